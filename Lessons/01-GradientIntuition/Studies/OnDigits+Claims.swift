import Downhill

extension OnDigits {
    var claims: [Claim] {
        [
            Claim("B-005") {
                Condition(
                    "network, 1,210 weights: slope along the gradient's direction over the gradient's length",
                    slopeAlong, equals: 1, within: 0.02)
            },
            Claim("C-001") {
                Condition(
                    "digits: loss after 120 steps at the best rate, against half the start's", search.runs,
                    isBelow: 0.5 * startLosses.median
                )
                .onNetwork()
                Condition(
                    "the same, against a search without gradients for as much work", search.runs, isBelow: searched
                ).onNetwork()
            },
            Claim(
                "C-034",
                untestable: """
                    What a foundation is, is a way of speaking. A search without any gradient lowers a network's loss too, from {{onDigits.start}} to \
                    {{onDigits.searched}} for as much work as \
                    takes descent to {{onDigits.high}}.
                    """
            ) {
                Condition(
                    "digits: loss after a search without gradients, against the start", searched, isBelow: startLosses
                ).onNetwork()
            },
        ]
    }
}
