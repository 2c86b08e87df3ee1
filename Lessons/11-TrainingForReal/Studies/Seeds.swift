import Downhill

/// What document B says of seeds: here, beside what the two studies measured.
struct Seeds: Study {
    let resuming: Resuming
    let drift: Drift

    var claims: [Claim] {
        [
            Claim(
                "B-160",
                instead: """
                    On one machine that adds in one order. With the same seed and each batch added up in two halves, as another number of threads or \
                    workers does, {{drift.same}} of the weights have the same bits after an epoch at the small rate.
                    """
            ) {
                Condition(
                    "the same seed twice: largest difference of a weight at the end", resuming.repeated, equals: 0,
                    within: 0)
                Condition(
                    "stopped and gone on with, the generator's state kept: largest difference", resuming.resumed,
                    equals: 0,
                    within: 0)
                Condition(
                    "gone on with from another state: largest difference", resuming.reshuffled, isAbove: 1e-3)
            } beyond: {
                Condition(
                    "sums in another order, at the small rate: share of weights with the same bits after an epoch",
                    drift.slow.same,
                    equals: 1,
                    within: 0, as: .percent(0))
            }
        ]
    }
}
