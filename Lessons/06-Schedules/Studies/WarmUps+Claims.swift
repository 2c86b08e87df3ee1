import Downhill

extension WarmUps: Study {
    var table: Exhibit {
        .table(
            Table(
                "Three epochs along a cosine, at once and with a first epoch of warm-up; medians",
                columns: [
                    "network", "top rate",
                    .init("highest loss of epoch 1 over the first: at once", as: .significant(2)),
                    .init("warmed up", as: .significant(2)), .init("loss after 3 epochs: at once", as: .significant(2)),
                    .init("warmed up", as: .significant(2)),
                ],
                rows: all.flatMap { start in
                    start.rates.indices.map { rate in
                        [
                            start.name, start.rates[rate], start.peaks(start.cold[rate]).median,
                            start.peaks(start.warm[rate]).median, start.losses(start.cold[rate]).median,
                            start.losses(start.warm[rate]).median,
                        ]
                    }
                }))
    }

    var exhibits: [Exhibit] { [table] }

    var numbers: [Recorded] {
        [
            Recorded("earlyNorm", residual.earlyNorm.median, as: .significant(2)),
            Recorded("lateNorm", residual.lateNorm.median, as: .significant(2)),
            Recorded("earlyAgreement", residual.earlyAgreement.median, as: .significant(2)),
            Recorded("lateAgreement", residual.lateAgreement.median, as: .significant(2)),
            Recorded("harshPeak", harsh.peaks(harsh.cold[1]).median, as: .significant(2)),
            Recorded("cold", residual.losses(residual.cold[0]).median, as: .significant(2)),
            Recorded("warm", residual.losses(residual.warm[0]).median, as: .significant(2)),
            Recorded("coldHigh", residual.losses(residual.cold[1]).median, as: .significant(2)),
            Recorded("warmHigh", residual.losses(residual.warm[1]).median, as: .significant(2)),
            Recorded("wildCold", residual.peaks(residual.cold[2]).median, as: .significant(2)),
            Recorded("harshCold", harsh.losses(harsh.cold[1]).median, as: .significant(2)),
            Recorded("harshWarm", harsh.losses(harsh.warm[1]).median, as: .significant(2)),
            Recorded("mildCold", harsh.losses(harsh.cold[0]).median, as: .significant(2)),
            Recorded("mildWarm", harsh.losses(harsh.warm[0]).median, as: .significant(2)),
        ]
    }

    /// The loss without warm-up over that with it, at a rate, run by run.
    private func gain(_ start: Start, _ rate: Int) -> Sample {
        start.losses(start.cold[rate]).over(start.losses(start.warm[rate]))
    }

    var claims: [Claim] {
        [
            Claim(
                "B-096a",
                instead: """
                    The first are somewhat larger, {{warmUps.earlyNorm}} against {{warmUps.lateNorm}} at the end of the epoch, and no more at odds with \
                    each other: the \
                    cosine between successive ones is {{warmUps.earlyAgreement}}, and {{warmUps.lateAgreement}} later.
                    """
            ) {
                Condition(
                    "residual network: gradient in the first five batches over that at the end of the epoch",
                    residual.earlyNorm.over(residual.lateNorm).median, isAtLeast: 2)
                Condition(
                    "residual network: agreement of successive batches, the first five against the end of the epoch",
                    residual.earlyAgreement.median, isBelow: residual.lateAgreement.median)
            },
            Claim(
                "B-096b",
                instead: """
                    At $\\eta = 0.1$ no batch of the first epoch loses more than the very first. It takes a rate many times as large, or first weights \
                    that are far too large: with these one loses {{warmUps.harshPeak}} times as much, at $\\eta = 0.4$.
                    """
            ) {
                Condition(
                    "residual network, η = 0.1: highest batch loss of the epoch over the first",
                    residual.peaks(residual.cold[0]).median, isAtLeast: 1.5)
            },
            Claim(
                "B-099a",
                instead: """
                    It keeps a bad start from blowing up. It does not make a rate bearable that is too high: at $\\eta = 0.4$ such a network ends at \
                    {{warmUps.harshWarm}} with a warm-up and {{warmUps.harshCold}} without. And a residual network, the document's own kind, has nothing \
                    to avoid: at $\\eta = 3.2$ the losses of its first epoch rise to {{warmUps.wildCold}} times the first.
                    """
            ) {
                Condition(
                    "first weights far too large, η = 0.4, at once: highest batch loss of epoch 1 over the first",
                    harsh.peaks(harsh.cold[1]).median, isAtLeast: 1.5)
                Condition(
                    "the same with a warm-up", harsh.peaks(harsh.warm[1]).median, isBelow: 1.5)
            } beyond: {
                Condition(
                    "the same: loss after 3 epochs with warm-up over that without", 1 / gain(harsh, 1).median,
                    isAtMost: 0.5)
                Condition(
                    "residual network, η = 0.1, at once: highest batch loss of epoch 1 over the first",
                    residual.peaks(residual.cold[0]).median, isAtLeast: 1.5)
            },
            Claim(
                "B-099b",
                instead: """
                    A residual network at $\\eta = 0.1$ ends at {{warmUps.cold}} without a warm-up and {{warmUps.warm}} with it, at $\\eta = 0.4$ at \
                    {{warmUps.coldHigh}} and {{warmUps.warmHigh}}.
                    """
            ) {
                for rate in Self.rates.indices {
                    Condition(
                        "residual network, η = \(Self.rates[rate]): loss after 3 epochs without warm-up over that with it",
                        gain(residual, rate).median, isAtLeast: 2)
                }
            },
        ]
    }
}
