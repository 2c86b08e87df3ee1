import Downhill

/// What the languages say of the methods, and whether the choice of one is the choice between arriving and never arriving: a search for one honest
/// instance.
struct Minutes: Study {
    let standings: Standings
    let vocabulary: Vocabulary
    let language: Language

    var claims: [Claim] {
        let epochs = standings.epochsToHalf.map(Double.init)
        let rare = Language.theory.words / 2 + 1...Language.theory.words
        return [
            Claim(
                "Kunstner-2024",
                says: """
                    Where classes are heavy-tailed, gradient descent learns the rare ones slowly, with momentum too, and Adam does not; where they are even, it is about as \
                    fast.
                    """,
                force: .always,
                instead: """
                    So without momentum, and in large languages with it. With $\\gamma = 0.9$ momentum knows {{language.momentum.known}} of {{language.words}} words in {{language.steps}} \
                    steps: it falls behind as the language grows. With \
                    {{vocabulary.words}} words it takes {{vocabulary.momentum}} steps to Adam's {{vocabulary.adam}}.
                    """
            ) {
                Condition(
                    "heavy-tailed: what is left of the rarer half's loss, gradient descent's above Adam's",
                    language.left(0, ranks: rare), isAbove: language.left(2, ranks: rare), by: 0.2)
                Condition(
                    "heavy-tailed: what gradient descent leaves of the rarer half above what it leaves of the eight most frequent",
                    language.left(0, ranks: rare), isAbove: language.left(0, ranks: 1...8), by: 0.2)
                Condition(
                    "even: steps until all words are known, gradient descent's over Adam's",
                    language.even.descent / language.even.adam,
                    isAtMost: 1.5)
                let last = Vocabulary.sizes.count - 1
                Condition(
                    "heavy-tailed, \(Vocabulary.sizes[last]) words, with momentum: steps until all are known, over Adam's",
                    vocabulary.momentum[last].cost / vocabulary.adam[last].cost, isAtLeast: 10)
            } beyond: {
                Condition(
                    "heavy-tailed, 256 words, with momentum: what is left of the rarer half's loss, above Adam's",
                    language.left(1, ranks: rare), isAbove: language.left(2, ranks: rare), by: 0.2)
            },
            Claim("D-002") {
                Condition(
                    "digits, each at its best rate: epochs until the loss is below 0.5, most over fewest",
                    (epochs.max() ?? .nan) / (epochs.min() ?? .nan), isAtLeast: 100
                ).onNetwork()
                for (place, words) in Vocabulary.sizes.enumerated() where words >= 256 {
                    Condition(
                        "a language of \(words) words, each at its best rate: steps until all are known, gradient descent's over Adam's",
                        vocabulary.descent[place].cost / vocabulary.adam[place].cost, isAtLeast: 100)
                }
            },
        ]
    }
}
