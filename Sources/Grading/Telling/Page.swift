import Foundation

/// What a learner sees of a lesson's exercises.
package struct Page: Sendable {
    package let attempts: [Attempt]
    /// Which exercise was asked for, if one was: then there is room for more.
    package let only: Int?
    package let hint: Int?

    package init(_ attempts: [Attempt], only: Int? = nil, hint: Int? = nil) {
        (self.attempts, self.only, self.hint) = (attempts, only, hint)
    }

    package var text: String {
        var lines: [String] = [""]
        let shown = attempts.filter { only == nil || $0.exercise.number == only }
        let hinted = hint == nil ? nil : shown.first { !$0.isSolved } ?? shown.first
        let headings = shown.map { ($0, title: title($0), points: points($0)) }
        let width = max(71, headings.map { $0.title.count + 1 + $0.points.count }.max() ?? 0)
        for (attempt, title, points) in headings {
            lines.append(title.padded(to: width - points.count) + points)
            let feedback = Feedback(attempt, isDetailed: only != nil)
            lines += feedback.lines.map { $0.isEmpty ? "" : "      " + $0 }
            if hint == nil, attempt.canUseHint {
                lines.append(
                    "      A hint: make exercise\(attempt.exercise.lesson) EXERCISE=\(attempt.exercise.number) HINT=1")
            }
            if let hint, attempt.exercise.number == hinted?.exercise.number {
                lines += hints(attempt.exercise, upTo: hint)
            }
            lines.append("")
        }
        lines.append(summary(shown))
        return lines.joined(separator: "\n")
    }

    private func title(_ attempt: Attempt) -> String {
        "  \(attempt.state.mark) \(attempt.exercise.title) (\(attempt.exercise.sheet.kind.rawValue))"
    }

    private func points(_ attempt: Attempt) -> String {
        "\(Self.show(attempt.score())) of \(Self.show(attempt.exercise.sheet.points)) points"
    }

    private func hints(_ exercise: Exercise, upTo hint: Int) -> [String] {
        let hints = exercise.sheet.hints.prefix(hint)
        return hints.enumerated().flatMap { index, text in
            ["      Hint \(index + 1) of \(exercise.sheet.hints.count):"] + text.wrapped(to: 90).map { "      " + $0 }
        }
    }

    private func summary(_ attempts: [Attempt]) -> String {
        let solved = attempts.count(where: \.isSolved)
        let points = attempts.reduce(0) { $0 + $1.score() }
        let all = attempts.reduce(0) { $0 + $1.exercise.sheet.points }
        return "  \(solved) of \(attempts.count) solved, \(Self.show(points)) of \(Self.show(all)) points."
    }

    static func show(_ points: Double) -> String {
        points == points.rounded() ? String(format: "%.0f", points) : String(format: "%.1f", points)
    }
}

extension Attempt {
    fileprivate var canUseHint: Bool {
        switch state {
        case .wrong, .partial, .begun, .broken, .unfit: true
        case .solved, .notBegun, .missing: false
        }
    }
}

extension Attempt.State {
    package var mark: String {
        switch self {
        case .solved: "✓"
        case .partial, .begun: "◐"
        case .notBegun: "·"
        case .wrong, .missing, .broken, .unfit: "✗"
        }
    }
}

extension String {
    func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }

    func wrapped(to width: Int) -> [String] {
        split(whereSeparator: \.isWhitespace).reduce(into: [String]()) { lines, word in
            if let last = lines.last, last.count + 1 + word.count <= width {
                lines[lines.count - 1] += " " + word
            } else {
                lines.append(String(word))
            }
        }
    }
}
