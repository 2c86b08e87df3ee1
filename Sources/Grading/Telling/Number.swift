import Checking
import Foundation

/// How the values of records are shown.
enum Number {
    static func text(_ value: Record.Value, digits: Int = 6) -> String {
        switch value {
        case .words(Recorder.unanswered): Recorder.unanswered
        case .words(let words): "“\(words)”"
        case .numbers(let numbers):
            numbers.count == 1
                ? text(numbers[0], digits: digits)
                : "[" + numbers.prefix(8).map { text($0, digits: digits) }.joined(separator: ", ")
                    + (numbers.count > 8 ? ", …]" : "]")
        }
    }

    /// Two values in so many digits that they look different.
    static func differingTexts(_ a: Record.Value?, _ b: Record.Value) -> (String, String)? {
        guard let a else { return nil }
        for digits in 6...17 where text(a, digits: digits) != text(b, digits: digits) {
            return (text(a, digits: digits), text(b, digits: digits))
        }
        return hidden(a, b)
    }

    /// Lists that part behind what is shown: the first place where they do.
    private static func hidden(_ a: Record.Value, _ b: Record.Value) -> (String, String)? {
        guard case .numbers(let a) = a, case .numbers(let b) = b else { return nil }
        guard let place = zip(a, b).enumerated().first(where: { $0.element.0 != $0.element.1 })?.offset else {
            return ("\(a.count) numbers", "\(b.count) numbers")
        }
        guard let texts = differingTexts(.numbers([a[place]]), .numbers([b[place]])) else { return nil }
        return ("\(texts.0), as number \(place + 1)", texts.1)
    }

    /// A number in as many digits as a reader compares.
    private static func text(_ number: Double, digits: Int) -> String {
        guard !number.isNaN else { return "NaN" }
        guard number.isFinite else { return number > 0 ? "inf" : "-inf" }
        if number == number.rounded(), abs(number) < 1e9 { return String(format: "%.0f", number) }
        return String(format: "%.\(digits)g", number)
    }
}
