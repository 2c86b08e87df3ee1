import Downhill

extension WarmUps: Study {
    var table: Exhibit {
        .table(
            Table(
                "Fifteen epochs along a cosine, at once and with five epochs of warm-up; medians",
                columns: [
                    "network", .init("top rate", as: .significant(2)),
                    .init("highest batch loss over the first: at once", as: .significant(2)),
                    .init("warmed up", as: .significant(2)), .init("loss at the end: at once", as: .significant(2)),
                    .init("warmed up", as: .significant(2)),
                ],
                rows: (residual + limits + [harsh] + adam).map { start in
                    [
                        start.name, start.rate, start.peaks(start.cold).median, start.peaks(start.warm).median,
                        start.losses(start.cold).median, start.losses(start.warm).median,
                    ]
                }))
    }

    var exhibits: [Exhibit] { [table] }

    var numbers: [Recorded] {
        [
            Recorded("earlyNorm", residual[0].earlyNorm.median, as: .significant(2)),
            Recorded("lateNorm", residual[0].lateNorm.median, as: .significant(2)),
            Recorded("earlyAgreement", residual[0].earlyAgreement.median, as: .significant(2)),
            Recorded("lateAgreement", residual[0].lateAgreement.median, as: .significant(2)),
            Recorded("cold", residual[0].losses(residual[0].cold).median, as: .significant(2)),
            Recorded("warm", residual[0].losses(residual[0].warm).median, as: .significant(2)),
            Recorded("coldHigh", residual[1].losses(residual[1].cold).median, as: .significant(2)),
            Recorded("warmHigh", residual[1].losses(residual[1].warm).median, as: .significant(2)),
            Recorded("limit", limits[0].rate, as: .significant(2)),
            Recorded("limitCold", limits[0].peaks(limits[0].cold).median, as: .significant(2)),
            Recorded("limitWarm", limits[0].peaks(limits[0].warm).median, as: .significant(2)),
            Recorded("times", limits[0].rate / Self.rates[0], as: .significant(1)),
            Recorded("adamRate", adam[0].rate, as: .significant(2)),
            Recorded("adamPeak", adam[0].peaks(adam[0].cold).median, as: .significant(2)),
            Recorded("adamWarmPeak", adam[0].peaks(adam[0].warm).median, as: .significant(2)),
            Recorded("adamCold", adam[0].losses(adam[0].cold).median, as: .significant(2)),
            Recorded("adamWarm", adam[0].losses(adam[0].warm).median, as: .significant(2)),
            Recorded("harshPeak", harsh.peaks(harsh.cold).median, as: .significant(2)),
            Recorded("harshWarmPeak", harsh.peaks(harsh.warm).median, as: .significant(2)),
        ]
    }

    var claims: [Claim] {
        [
            Claim(
                "B-096a",
                instead: """
                    The first are larger, but not twice as large, {{warmUps.earlyNorm}} against {{warmUps.lateNorm}} at the end of the epoch, and no \
                    more at odds with each other: the \
                    cosine between successive ones is {{warmUps.earlyAgreement}}, and {{warmUps.lateAgreement}} later.
                    """
            ) {
                Condition(
                    "residual network: gradient in the first five batches over that at the end of the epoch",
                    residual[0].earlyNorm.over(residual[0].lateNorm).median, isAtLeast: 2
                ).onNetwork()
                Condition(
                    "residual network: agreement of successive batches, the first five against the end of the epoch",
                    residual[0].earlyAgreement.median, isBelow: residual[0].lateAgreement.median
                ).onNetwork()
            },
            Claim(
                "B-096b",
                instead: """
                    At $\\eta = 0.1$ no batch of the first epoch loses much more than the very first. It takes a rate {{warmUps.times}} times as \
                    large.
                    """
            ) {
                Condition(
                    "residual network, η = 0.1: highest batch loss of the first epoch over the first",
                    Sample(residual[0].cold.map(\.firstPeak)).median, isAtLeast: Self.unstable
                ).onNetwork()
            },
            Claim(
                "B-099a",
                instead: """
                    A rate that is too high stays too high. At the lowest that is so for a start at once, {{warmUps.limit}} for the residual network, \
                    the loss rises to {{warmUps.limitCold}} times the first without a warm-up and to {{warmUps.limitWarm}} times with one. What a warm-up \
                    calms are first weights far too large, two and a half times those of He's rule: with these the loss rises to {{warmUps.harshPeak}} \
                    times the first without it, to {{warmUps.harshWarmPeak}} with it. And what it mends is Adam's start: at $\\eta$ = {{warmUps.adamRate}}, where \
                    its losses rise to {{warmUps.adamPeak}} times the first, they rise to {{warmUps.adamWarmPeak}} times with a warm-up, and \
                    {{warmUps.adamWarm}} is left in place of {{warmUps.adamCold}}.
                    """
            ) {
                for start in limits {
                    Condition(
                        "\(start.name), η = \(NumberFormat.significant(2).text(start.rate)): with a warm-up, highest batch loss of the training over the first",
                        start.peaks(start.warm).median, isBelow: Self.unstable
                    ).onNetwork()
                }
            },
            Claim(
                "B-099b",
                instead: """
                    A residual network at $\\eta = 0.1$ ends at {{warmUps.cold}} without a warm-up and {{warmUps.warm}} with it, at $\\eta = 0.4$ at \
                    {{warmUps.coldHigh}} and {{warmUps.warmHigh}}.
                    """
            ) {
                for start in residual {
                    Condition(
                        "residual network, η = \(start.rate): loss at the end without warm-up over that with it",
                        start.losses(start.cold).over(start.losses(start.warm)).median, isAtLeast: 2
                    ).onNetwork()
                }
            },
        ]
    }
}
