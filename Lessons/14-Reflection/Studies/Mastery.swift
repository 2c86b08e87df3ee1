import Downhill
import Foundation

/// What nobody's notes can show: whether their author has mastered the subject. The nearest is how much of what he wrote holds.
struct Mastery: Study {
    let share: Double

    init(root: URL) throws {
        let verdicts = try Verdicts(root: root, own: [])
        share = Verdicts.share(.upheld, of: verdicts.decided.filter { $0.document == "E" })
    }

    var claims: [Claim] {
        [
            Claim(
                "E-071",
                untestable: """
                    What somebody has mastered shows in what he does next, and not in a page that he has written. Nobody's work is graded here but \
                    the reader's own, by the exercises.
                    """
            ) {
                Condition(
                    "document E's assertions that a measurement decided in lessons 1 to 13: share upheld", share,
                    isAtLeast: 0.5,
                    as: .percent(0))
            }
        ]
    }
}
