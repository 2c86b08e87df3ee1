import Downhill
import Foundation

/// What other lessons measured, as this report writes it: numbers under the names that they have there, and sizes out of the conditions of claims.
struct Quoted: Study {
    let numbers: [Recorded]

    /// What this report calls a number, the lesson that measured it, and what it is called there.
    private static let sources = [
        ("rate.right", 1, "ratePanel.justRight"), ("rate.settings", 1, "ratePanel.settings"),
        ("race.descent", 3, "race.descent"), ("race.usual", 3, "race.usual"), ("race.best", 3, "race.polyak"),
        ("battle.hundredth", 12, "standings.spread.hundredth"), ("battle.best", 12, "standings.spread.best"),
        ("batch.some", 2, "equalLoss.some"), ("batch.whole", 2, "equalLoss.whole"),
        ("norm.none", 7, "shift.none"), ("norm.shaken", 7, "shift.shaken"),
    ]

    /// Sizes that a sentence may state where it cites the claim.
    static let sizes = [
        Size("across", of: "B-057b", "momentum's crossings in 60 steps", as: .integer),
        Size("alternating", of: "B-020", "settled: share of plain descent's step", as: .percent(0)),
        Size("rangeTest", of: "Smith-2017", "a tenth of the lowest point's rate", as: .significant(2)),
        Size("words.descent", of: "D-002", "a language of 16384 words", as: .significant(2)),
        Size("words.momentum", of: "Kunstner-2024", "16384 words, with momentum", as: .significant(2)),
        Size("alarms", of: "E-058a", "starts not thrown off", as: .percent(0)),
        Size("stuck", of: "B-174"), Size("unstable", of: "B-175"),
        Size("cut", of: "C-011"), Size("cosine", of: "D-007"), Size("overCuts", of: "B-095b"),
    ]

    init(root: URL) throws {
        let judgements = try Judgements(root: root)
        func problem(_ message: String, _ remedy: String) -> Problem {
            Problem(file: "Lessons/14-Reflection/Studies/Quoted.swift", message, remedy: remedy)
        }
        let found = Reported.problems(in: Reported.all)
        if !found.isEmpty {
            let all = found.joined(separator: "; ")
            throw problem(all, "write {{quoted.…}}, a size of a claim that the sentence cites, or name none")
        }
        numbers =
            try Self.sources.map { name, lesson, original in
                guard let text = judgements.number(original, ofLesson: lesson) else {
                    throw problem("lesson \(lesson) records no {{\(original)}} any more", "quote another number")
                }
                return Recorded(name, text)
            }
            + Self.sizes.map { size in
                guard let text = size.text(in: judgements[size.claim]?.claim.conditions ?? []) else {
                    throw problem(
                        "\(size.claim) has no condition, or more than one, of “\(size.condition ?? "")”",
                        "quote it as \(size.claim) has it now, or another one")
                }
                return Recorded(size.name, text)
            }
    }
}
