import CKernels
import Testing

/// All suites of this module: one after the other, because instruction set and thread count are set for the whole process.
@Suite(.serialized) enum Kernels {}

/// The instruction sets that this machine can run.
let instructionSets: [String] = ["portable", "neon", "avx2", "avx512"].filter { (name: String) in dh_set_isa(name) }

/// Computes on every instruction set with 1, 2 and 4 threads, checks that the bits agree, and returns the result.
func everywhere<T: Precision>(
    _ what: @autoclosure () -> String, sourceLocation: SourceLocation = #_sourceLocation, _ compute: () -> [T]
) -> [T] {
    let isa = String(cString: dh_isa_name()), threads = dh_threads()
    defer {
        _ = dh_set_isa(isa)
        dh_set_threads(threads)
    }
    var first: [T]?
    for name in instructionSets {
        _ = dh_set_isa(name)
        for count in [1, 2, 4] as [Int32] {
            dh_set_threads(count)
            let result = compute()
            if let first {
                #expect(
                    sameBits(first, result), "\(what()) on \(name), \(count) threads", sourceLocation: sourceLocation)
            }
            first = first ?? result
        }
    }
    return first ?? []
}

/// Equal to the bit, any NaN being as good as another.
func sameBits<T: Precision>(_ a: [T], _ b: [T]) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { ($0 == $1 && $0.sign == $1.sign) || ($0.isNaN && $1.isNaN) }
}

/// Checks |got − want| ≤ bound·magnitude, element by element, and says where it fails.
func expectClose<T: Precision>(
    _ got: [T], _ want: [T], within bound: Double, of magnitude: [T], _ what: @autoclosure () -> String,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    #expect(got.count == want.count, sourceLocation: sourceLocation)
    for i in got.indices where !(abs(Double(got[i]) - Double(want[i])) <= bound * Double(magnitude[i])) {
        Issue.record(
            "\(what()): element \(i) is \(got[i]), should be \(want[i]) ± \(bound * Double(magnitude[i]))",
            sourceLocation: sourceLocation)
        return
    }
}

/// Repeatable numbers (Steele, Lea and Flood 2014).
struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }

    /// Uniform in −1..<1.
    mutating func numbers<T: Precision>(_ count: Int) -> [T] {
        (0..<count).map { _ in T(Double(Int64(bitPattern: next()) >> 11) / Double(1 << 52)) }
    }
}

/// `count` numbers that a kernel fills in. They start as NaN, so that a number left out is seen.
func filled<T: Precision>(_ count: Int, _ fill: (UnsafeMutablePointer<T>) -> Void) -> [T] {
    var numbers = [T](repeating: .nan, count: max(count, 1))
    numbers.withUnsafeMutableBufferPointer { buffer in
        if let base = buffer.baseAddress { fill(base) }
    }
    return Array(numbers.prefix(count))
}
