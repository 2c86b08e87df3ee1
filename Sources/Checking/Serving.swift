#if canImport(Glibc)
@preconcurrency import Glibc
#else
import Darwin
#endif

/// Answers requests until there are no more: numbers come on standard input, and numbers go back on descriptor 3, each list after its length.
///
/// A learner's part of a training is asked for thousands of numbers in every step, so they travel as they lie in memory.
public func serve(_ answer: (_ request: [Double]) throws -> [Double]) {
    Confinement.begin()
    guard let channel = fdopen(3, "w") else { fatalError("this program is started by `make mine`") }
    setvbuf(stdout, nil, _IOLBF, 0)  // what the learner prints before a crash is wanted
    while let request = readNumbers() {
        let numbers: [Double]
        do { numbers = try answer(request) } catch { fatalError("threw an error: \(error)") }
        var count = Int64(numbers.count)
        fwrite(&count, MemoryLayout<Int64>.size, 1, channel)
        fwrite(numbers, MemoryLayout<Double>.stride, numbers.count, channel)
        fflush(channel)
    }
}

/// The next list of numbers; nil at the end.
private func readNumbers() -> [Double]? {
    var count = Int64(0)
    guard fread(&count, MemoryLayout<Int64>.size, 1, stdin) == 1, count >= 0 else { return nil }
    var numbers = [Double](repeating: 0, count: Int(count))
    guard fread(&numbers, MemoryLayout<Double>.stride, numbers.count, stdin) == numbers.count else { return nil }
    return numbers
}
