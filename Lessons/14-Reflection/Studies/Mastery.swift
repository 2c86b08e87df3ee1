import Downhill

/// What nobody's notes can show: whether their author has mastered the subject.
struct Mastery: Study {
    var claims: [Claim] {
        [
            Claim(
                "E-071",
                untestable: """
                    What somebody has mastered shows in what he does next, and not in a page that he has written. Nobody's work is graded here but \
                    the reader's own, by the exercises.
                    """)
        ]
    }
}
