import Downhill

/// What needs clipping, as documents B and E say it: deep and recurrent networks, large rates; and what clipping and watching prevent.
struct Critical: Study {
    let cliff: Cliff
    let reading: Reading
    let depth: Depth
    let large: LargeRates

    /// Clipping leaves less than a tenth of the starts that leave the map and do not come back, at one of the rates.
    private func lost(at place: Int) -> Condition {
        Condition(
            "one recurrent unit at \(NumberFormat.significant(1).text(Cliff.rates[place])): starts that leave the map and do not arrive, clipped, over those without",
            Double(cliff.clipped[place].lost) / Double(cliff.free[place].lost), isBelow: 0.1)
    }

    private func saved(_ pair: LargeRates.Pair) -> Condition {
        Condition(
            "\(pair.network.rawValue) on digits at a rate of \(Int(pair.rate)): mistakes without clipping, less those with",
            pair.saved,
            isAbove: 0.1, as: .percent(1)
        ).onNetwork()
    }

    var claims: [Claim] {
        [
            Claim("B-106") {
                Condition("one recurrent unit, fifty rounds: largest norm met", cliff.largestNorm, isAtLeast: 10_000)
                Condition(
                    "a recurrent network on digits: largest norm met", reading.largestNorm, isAtLeast: 10_000)
            },
            Claim(
                "B-111b",
                instead: """
                    It bounds a step of gradient descent by $\\eta c$. Without it {{cliff.lost}} starts leave the map and do not come back at a rate of $3$, with it {{cliff.lostClipped}}; \
                    at $10$, where the bound is longer than the map is wide, {{cliff.lostAtTen}} and {{cliff.lostClippedAtTen}}.
                    """
            ) {
                lost(at: 1)
                Condition(
                    "the recurrent network at 0.1, clipped: highest loss of the seeds",
                    reading.clippedAtTenth.max() ?? .nan, isBelow: Reading.ignorance)
            } beyond: {
                for place in 2...5 { lost(at: place) }
            },
            Claim(
                "B-112a",
                instead: """
                    A network of {{depth.layers}} layers with shortcuts learns without it: where its pairs start as the identity, {{depth.free}} of the test \
                    digits are wrong without clipping and {{depth.clipped}} with it; as PyTorch starts a layer, {{depth.byFanInFree}} and \
                    {{depth.byFanInClipped}}.
                    """
            ) {
                Condition(
                    "100 layers with shortcuts, each pair the identity at first: mistakes without clipping, less those with, each at the best of four rates",
                    depth.free.cost - depth.clipped.cost, isAbove: 0.1, as: .percent(1)
                ).onNetwork()
            } beyond: {
                Condition(
                    "both layers of a pair as PyTorch starts them: the same",
                    depth.byFanIn.free - depth.byFanIn.clipped,
                    isAbove: 0.1, as: .percent(1)
                ).onNetwork()
            },
            Claim(
                "B-112b",
                instead: """
                    Not where there are gates, which the two networks that it names have: a GRU's loss is {{reading.gatedFree}} without clipping and \
                    {{reading.gatedClipped}} with it. Without gates it is {{reading.free}} and {{reading.clipped}}: there clipping is the difference \
                    between learning little and learning.
                    """
            ) {
                Condition(
                    "a GRU, 32 rounds: best loss without clipping, less that with, medians of \(reading.gatedFree.count) seeds",
                    Sample(reading.gatedFree).median - Sample(reading.gatedClipped).median, isAbove: 0.1
                ).onNetwork()
            } beyond: {
                Condition(
                    "a recurrent network without gates, 32 rounds: best loss without clipping, less that with",
                    reading.free.cost - reading.clipped.cost, isAbove: 0.1
                ).onNetwork()
            },
            Claim(
                "B-112c",
                instead: """
                    One hidden layer, at its best at {{largeRates.rate}}, makes {{largeRates.one}} mistakes at $1$ and {{largeRates.oneClipped}} clipped; at $3$ {{largeRates.three}} and {{largeRates.threeClipped}}, \
                    at $10$ {{largeRates.ten}} and {{largeRates.tenClipped}}. With batch norm it is {{largeRates.normedOne}} and {{largeRates.normedOneClipped}} at $1$, and \
                    {{largeRates.normedThree}} and {{largeRates.normedThreeClipped}} at $3$.
                    """
            ) {
                for pair in large.large.prefix(2) { saved(pair) }
            } beyond: {
                for pair in large.large.dropFirst(2) + large.others { saved(pair) }
            },
            Claim(
                "B-113",
                untestable: """
                    What is typical is what others set. Where every gradient is longer than c, a step is $\\eta c$ long, so that c means nothing without \
                    η. Nearest: the recurrent network at its best rate, whose usual norm is {{reading.usual}}.
                    """
            ) {
                Condition(
                    "share of its steps that were clipped at 1", reading.clippedShare, isAtMost: 0.5, as: .percent(0))
            },
            Claim(
                "B-186",
                untestable:
                    "A table of what is usual. Nearest: whether clipping at $1$ does harm where it is not needed."
            ) {
                Condition(
                    "100 layers with shortcuts: mistakes clipped at 1, less those as it is",
                    depth.clipped.cost - depth.free.cost,
                    isAtMost: 0.02, as: .percent(1))
            },
            Claim(
                "E-058a",
                instead: """
                    Mostly, where the norm has had time to be usual: in {{reading.led}} of {{reading.growing}} runs whose rate grows. At fixed rates above the best the loss leaps in the \
                    first steps, and an alarm at three times the usual norm came before it in {{reading.warned}} of {{reading.blown}} runs. And of the single unit's starts that were not \
                    thrown off it rang at {{cliff.needless}} all the same.
                    """
            ) {
                Condition(
                    "one recurrent unit at 0.1: starts thrown off the map: share at which an alarm at three times the usual norm rang a step or more before",
                    cliff.warned, isAtLeast: 1, as: .percent(0))
                Condition(
                    "the recurrent network, its rate growing until it blows up: share of runs in which it rang a step or more before the loss leapt",
                    Double(reading.led) / Double(reading.leads.values.count), isAtLeast: 1, as: .percent(0)
                ).onNetwork()
                Condition(
                    "the recurrent network at fixed rates above the best: runs that blew up, share in which it came a step or more before",
                    Double(reading.warned) / Double(reading.blown), isAtLeast: 1, as: .percent(0)
                ).onNetwork()
            } beyond: {
                Condition(
                    "one recurrent unit at 0.1: starts not thrown off: share at which it rang all the same",
                    cliff.needless,
                    isAtMost: 0.1, as: .percent(0))
                Condition(
                    "the recurrent network at its best rate: runs in which it rang all the same", reading.needless,
                    isAtMost: 0
                ).onNetwork()
            },
            Claim("E-058b") {
                Condition(
                    "100 layers without shortcuts, first step: norm of the first layer's gradient over the last's, or 10⁻³⁷ if that is larger",
                    max(depth.vanishing, 1e-37), isBelow: 1e-3)
                Condition(
                    "and after the training: mistakes on test digits", depth.plain, isAtLeast: 0.8, as: .percent(0))
            },
        ]
    }
}
