import Downhill

/// Whether the choice of a method is the choice between arriving and never arriving: a search for one honest instance.
struct Minutes: Study {
    let standings: Standings
    let vocabulary: Vocabulary

    var claims: [Claim] {
        let epochs = standings.epochsToHalf.map(Double.init)
        return [
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
            }
        ]
    }
}
