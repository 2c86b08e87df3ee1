import Downhill
import Foundation

/// Numbers that other lessons measured, as their reports write them.
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

    init(root: URL) throws {
        let judgements = try Judgements(root: root)
        numbers = try Self.sources.map { name, lesson, original in
            guard let text = judgements.number(original, ofLesson: lesson) else {
                throw Problem(
                    file: "Lessons/14-Reflection/Studies/Quoted.swift",
                    "lesson \(lesson) records no {{\(original)}} any more", remedy: "quote another number")
            }
            return Recorded(name, text)
        }
    }
}
