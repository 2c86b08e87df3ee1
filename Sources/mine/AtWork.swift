import Downhill
import Foundation
import Grading

/// A learner's parts at work, beside the library's: what is shown and drawn.
struct AtWork {
    private let parts: Parts
    private let rule: Part
    private let library: DigitsRun.Result
    private let learner: DigitsRun.Result
    /// The parts that took part to the end.
    private let used: [Part: URL]
    private let failures: [PartFailure]
    /// The last loss with one part taken out, for each part.
    private let lossWithout: [Part: Double]

    init(_ parts: Parts) throws {
        let rule = parts.programs[.adam] == nil && parts.programs[.momentum] != nil ? Part.momentum : .adam
        (self.parts, self.rule) = (parts, rule)
        library = try DigitsRun([:], rule: rule).run()
        var used = parts.programs.filter { $0.key == rule || ![.momentum, .adam].contains($0.key) }
        var failures: [PartFailure] = []
        var learner: DigitsRun.Result?
        while learner == nil {
            do { learner = try DigitsRun(used, rule: rule).run() } catch let failure as PartFailure {
                failures.append(failure)
                used[failure.part] = nil
            }
        }
        var lossWithout: [Part: Double] = [:]
        for part in used.keys {
            lossWithout[part] = try? DigitsRun(used.filter { $0.key != part }, rule: rule).run().losses.last
        }
        (self.used, self.failures, self.lossWithout) = (used, failures, lossWithout)
        self.learner = learner ?? library
    }

    /// The part without which the training would have come lowest, if that is lower by a tenth or more.
    private var culprit: Part? {
        guard let last = learner.losses.last else { return nil }
        let best = Part.allCases.filter { lossWithout[$0] != nil }.min {
            (lossWithout[$0] ?? 0) < (lossWithout[$1] ?? 0)
        }
        guard let best, let loss = lossWithout[best], !last.isFinite && loss.isFinite || loss < 0.9 * last else {
            return nil
        }
        return best
    }

    var text: String {
        var lines = [
            "",
            "  Your optimizer at work: 64 – 32 – 10 with batch norm, 1,226 digits to learn from and \(DigitsRun.heldOut) held out,",
            "  at most \(DigitsRun.epochs) epochs", "",
        ]
        for part in Part.allCases where part == rule || ![.momentum, .adam].contains(part) {
            lines.append("  " + part.name.padding(toLength: 28, withPad: " ", startingAt: 0) + account(of: part))
        }
        lines += ["", "                            yours    the library's"]
        lines.append(row("epochs", Double(learner.losses.count), Double(library.losses.count), digits: 0))
        lines.append(row("loss of the last epoch", learner.losses.last, library.losses.last, digits: 4))
        lines.append(
            row(
                "right on the test, %", learner.accuracies.last.map { 100 * $0 },
                library.accuracies.last.map { 100 * $0 }, digits: 1))
        lines.append("")
        if !learner.checks.isEmpty { lines += ["  Your checks say:"] + learner.checks.map { "    " + $0 } + [""] }
        if used.isEmpty {
            lines.append("  Nothing of yours is at work yet. Any one of the exercises above will do for a beginning.")
        } else if let culprit {
            let (lesson, number) = culprit.exercise
            lines.append(
                "  What holds it back: \(culprit.name). With the library's in its place the last loss is "
                    + "\(String(format: "%.4f", lossWithout[culprit] ?? .nan)). See: make exercise\(lesson) EXERCISE=\(number)"
            )
        } else {
            lines.append("  Nothing of yours holds it back.")
        }
        return lines.joined(separator: "\n")
    }

    private func account(of part: Part) -> String {
        if let failure = failures.first(where: { $0.part == part }) { return "the library’s: yours \(failure.reason)" }
        if used[part] != nil {
            return parts.attempts[part]?.isSolved == true ? "yours" : "yours, though the exercise is not solved"
        }
        let (lesson, number) = part.exercise
        return "the library’s, until you write exercise \(lesson).\(number)"
    }

    private func row(_ name: String, _ mine: Double?, _ its: Double?, digits: Int) -> String {
        let numbers = [mine, its].map { String(format: "%12.\(digits)f", $0 ?? .nan) }
        return "  " + name.padding(toLength: 22, withPad: " ", startingAt: 0) + numbers.joined(separator: "    ")
    }

    /// Both losses by epoch.
    var figure: some Picture {
        Plot("Your optimizer at work, beside the library's") {
            LineMark(x: 1...library.losses.count, y: library.losses, by: "the library's")
            LineMark(x: 1...learner.losses.count, y: learner.losses.map { $0.isFinite ? $0 : .nan }, by: "yours")
        }
        .xAxis("epoch").yAxis("mean loss of its batches", .log)
    }
}
