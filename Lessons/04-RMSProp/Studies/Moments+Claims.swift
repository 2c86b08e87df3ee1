import Downhill

extension Moments {
    var claims: [Claim] {
        [
            Claim("B-039a") {
                Condition(
                    "the document's two weights: s of the shaky one against the calm one's", documents.shaky.settled,
                    isAbove: documents.calm.settled)
                Condition("slopes of mean 0: s at deviation 10 against deviation 1", shaky.plain, isAbove: calm.plain)
                Condition(
                    "slopes of mean 0 and deviation 10: s against their variance", shaky.plain.median, equals: 100,
                    within: .relative(0.05))
            },
            Claim(
                "B-039b",
                instead: """
                    s is the second moment, mean² + variance. Slopes that never vary get the same small rate as slopes of that size that \
                    shake; of the centred form the sentence is true.
                    """
            ) {
                Condition(
                    "the document's two weights: s of the calm one against the shaky one's", documents.calm.settled,
                    isBelow: documents.shaky.settled)
                Condition(
                    "slopes that are all 10, of variance 0: s against slopes of variance 1", steady.plain,
                    isBelow: calm.plain)
            } beyond: {
                Condition("centred: the same slopes", steady.centred, isBelow: calm.centred)
            },
            Claim(
                "Graves-2013",
                says: "What follows from the centred formula: it lengthens the steps by √(1 + mean²/variance).",
                force: .defines
            ) {
                Condition(
                    "slopes of mean 3 and deviation 1", lengthening, equals: 10.0.squareRoot(), within: .relative(0.05))
            },
        ]
    }
}
