#if canImport(Glibc)
@preconcurrency import Glibc
#else
import Darwin
#endif

/// Where a driver reports what the learner's code did, one record at a time; each is on its way before the next is made, so
/// that what came before a crash is kept.
public struct Recorder {
    private let send: (String) -> Void

    init(send: @escaping (String) -> Void) { self.send = send }

    private func callAsFunction(_ name: String, value: Record.Value) {
        precondition(!name.contains(" = ") && !name.contains(where: \.isNewline), "a record cannot be called \(name)")
        send(Record(name, value).line)
    }

    /// Records a number.
    public func callAsFunction(_ name: String, _ number: Double) { self(name, value: .numbers([number])) }

    /// Records a number, every digit of it.
    public func callAsFunction(_ name: String, _ number: Float) { self(name, Double(number)) }

    /// Records a whole number.
    public func callAsFunction(_ name: String, _ number: Int) { self(name, Double(number)) }

    /// Records a list of numbers.
    public func callAsFunction(_ name: String, _ numbers: [Double]) { self(name, value: .numbers(numbers)) }

    /// Records a list of numbers, every digit of them.
    public func callAsFunction(_ name: String, _ numbers: [Float]) { self(name, numbers.map { Double($0) }) }

    /// Records a list of whole numbers.
    public func callAsFunction(_ name: String, _ numbers: [Int]) { self(name, numbers.map { Double($0) }) }

    /// Records whether something is so, as `yes` or `no`.
    public func callAsFunction(_ name: String, _ isSo: Bool) { self(name, isSo ? "yes" : "no") }

    /// Records words.
    public func callAsFunction(_ name: String, _ words: String) { self(name, value: .words(words)) }

    /// An answer that the learner may not have given yet.
    public func callAsFunction(_ name: String, _ answer: Double?) {
        if let answer { self(name, answer) } else { self(name, Self.unanswered) }
    }

    /// Records a whole number that is an answer; nil if it was not given.
    public func callAsFunction(_ name: String, _ answer: Int?) { self(name, answer.map { Double($0) }) }

    /// What stands in a record where the learner's answer is still nil.
    public static let unanswered = "no answer yet"

    /// The last record of a case that ran to its end.
    public static let end = Record("end of the case", .words("reached"))

    /// The record of an error that the learner's code threw.
    public static let thrown = "error thrown"
}

/// Runs one case: reads its inputs from standard input and lets a driver report on descriptor 3 what the learner's code does with them.
///
/// The driver only reports. What is right is known to the process that started this one.
public func check(_ driver: (Inputs, Recorder) throws -> Void) {
    Confinement.begin()
    var lines: [String] = []
    while let line = readLine() { lines.append(line) }
    guard let channel = fdopen(3, "w") else { fatalError("this program is started by `make exercise`") }
    setvbuf(stdout, nil, _IOLBF, 0)  // what the learner prints before a crash is wanted
    let recorder = Recorder { line in
        fputs(line + "\n", channel)
        fflush(channel)
    }
    do {
        try driver(Inputs(lines.compactMap(Record.init(line:))), recorder)
    } catch {
        recorder(Recorder.thrown, "\(error)")
    }
    recorder.finish()
}

extension Recorder {
    fileprivate func finish() { send(Self.end.line) }
}
