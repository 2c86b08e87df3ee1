import Downhill

extension WarmUps: Study {
    var table: Exhibit {
        func cell(_ start: Start, _ sample: ([Run]) -> Sample) -> String {
            let format = NumberFormat.significant(2)
            return "\(format.text(sample(start.cold).median)) → \(format.text(sample(start.warm).median))"
        }
        return .table(
            Table(
                "Fifteen epochs along a cosine, at once → with five epochs of warm-up; medians",
                columns: [
                    "network", .init("top rate η", as: .significant(2)),
                    "highest batch loss of the first epoch, over the very first", "the same of all epochs",
                    "loss at the end",
                ],
                rows: (residual + limits + [harshBelow, harsh] + adam).map { start in
                    [
                        start.name, start.rate, cell(start, start.firstPeaks), cell(start, start.peaks),
                        cell(start, start.losses),
                    ]
                }))
    }

    var exhibits: [Exhibit] { [table] }

    var numbers: [Recorded] {
        [
            Recorded("earlyNorm", residual[0].earlyNorm.median, as: .significant(2)),
            Recorded("laterNorm", residual[0].laterNorm.median, as: .significant(2)),
            Recorded("firstNorm", residual[0].firstNorm.median, as: .significant(2)),
            Recorded("lastNorm", residual[0].lastNorm.median, as: .significant(2)),
            Recorded("earlyAgreement", residual[0].earlyAgreement.median, as: .significant(2)),
            Recorded("laterAgreement", residual[0].laterAgreement.median, as: .significant(2)),
            Recorded("wrongEarlyAgreement", mislabelled.earlyAgreement.median, as: .significant(2)),
            Recorded("wrongLaterAgreement", mislabelled.laterAgreement.median, as: .significant(2)),
            Recorded("cold", residual[0].losses(residual[0].cold).median, as: .significant(2)),
            Recorded("warm", residual[0].losses(residual[0].warm).median, as: .significant(2)),
            Recorded("coldHigh", residual[1].losses(residual[1].cold).median, as: .significant(2)),
            Recorded("warmHigh", residual[1].losses(residual[1].warm).median, as: .significant(2)),
            Recorded("limit", limits[0].rate, as: .significant(2)),
            Recorded("limitCold", limits[0].firstPeaks(limits[0].cold).median, as: .significant(2)),
            Recorded("limitWarm", limits[0].peaks(limits[0].warm).median, as: .significant(2)),
            Recorded("limitEpoch", limits[0].epochOfWarmPeak, as: .integer),
            Recorded(
                "plainEpochs",
                Set(limits.dropFirst().map { Int($0.epochOfWarmPeak) }).sorted().map { "epoch \($0)" }
                    .joined(separator: " and ")),
            Recorded("wrongEarly", mislabelled.earlyNorm.median, as: .significant(2)),
            Recorded("wrongLater", mislabelled.laterNorm.median, as: .significant(2)),
            Recorded("price", price(residual[0]), as: .significant(2)),
            Recorded("priceHigh", price(residual[1]), as: .significant(2)),
            Recorded("times", limits[0].rate / Self.rates[0], as: .significant(1)),
            Recorded("adamRate", adam[0].rate, as: .significant(2)),
            Recorded("adamCold", adam[0].losses(adam[0].cold).median, as: .significant(2)),
            Recorded("adamWarm", adam[0].losses(adam[0].warm).median, as: .significant(2)),
            Recorded("harshRate", harshBelow.rate, as: .significant(2)),
            Recorded("harshCold", harshBelow.losses(harshBelow.cold).median, as: .significant(2)),
            Recorded("harshWarm", harshBelow.losses(harshBelow.warm).median, as: .significant(2)),
        ]
    }

    /// Without a warm-up the loss at the end is so many times that with it.
    private func price(_ start: Start) -> Double { start.losses(start.cold).over(start.losses(start.warm)).median }

    private func title(of start: Start) -> String {
        "\(start.name), η = \(NumberFormat.significant(2).text(start.rate))"
    }

    var claims: [Claim] {
        [
            Claim(
                "B-096a",
                instead: """
                    It is the end that is small, where images are learned by heart: {{warmUps.earlyNorm}} in the first epoch, {{warmUps.laterNorm}} from the sixth on. With a fifth of \
                    the labels wrong, so that they are not, {{warmUps.wrongEarly}} and {{warmUps.wrongLater}}. And in the first five batches they are {{warmUps.firstNorm}} \
                    long, at the end of the epoch still {{warmUps.lastNorm}}.
                    """
            ) {
                Condition(
                    "residual network, a fifth of the labels wrong, η = 0.1: gradients of the first epoch over those from the sixth on",
                    mislabelled.earlyNorm.over(mislabelled.laterNorm).median, isAtLeast: 2
                ).onNetwork()
            } beyond: {
                Condition(
                    "right labels: gradients of the first five batches over those of the first epoch's last five",
                    residual[0].firstNorm.over(residual[0].lastNorm).median, isAtLeast: 2
                ).onNetwork()
            },
            Claim(
                "B-096c",
                instead: """
                    At first they agree best: the cosine between successive ones is {{warmUps.earlyAgreement}} in the first epoch, and \
                    {{warmUps.laterAgreement}} from the sixth on; with a fifth of the labels wrong {{warmUps.wrongEarlyAgreement}} and {{warmUps.wrongLaterAgreement}}.
                    """
            ) {
                Condition(
                    "residual network, a fifth of the labels wrong, η = 0.1: agreement of successive batches in the first epoch, against that from the sixth on",
                    mislabelled.earlyAgreement.median, isBelow: mislabelled.laterAgreement.median
                ).onNetwork()
                Condition(
                    "right labels: the same", residual[0].earlyAgreement.median,
                    isBelow: residual[0].laterAgreement.median
                ).onNetwork()
            },
            Claim(
                "B-096b",
                instead: """
                    At $\\eta = 0.1$ no batch of the first epoch has a loss much above that of the very first. It takes a rate {{warmUps.times}} times as \
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
                    In the first epoch. At the lowest rate at which that is unstable at once, {{warmUps.limit}} for the residual network, where its loss \
                    rises to {{warmUps.limitCold}} times the first, it is calm with a warm-up; but in epoch {{warmUps.limitEpoch}}, counted from zero, the loss rises to \
                    {{warmUps.limitWarm}} times the first. A rate that is too high stays too high. What a warm-up mends are first weights far too large, two and a half \
                    times those of He's rule: at $\\eta$ = {{warmUps.harshRate}} it leaves {{warmUps.harshWarm}} in place of {{warmUps.harshCold}}; and Adam's \
                    start: at $\\eta$ = {{warmUps.adamRate}} it leaves {{warmUps.adamWarm}} in place of {{warmUps.adamCold}}.
                    """
            ) {
                for start in limits + [harsh] + adam {
                    Condition(
                        "\(title(of: start)), unstable at once: highest batch loss of the first epoch over the very first, with a warm-up",
                        start.firstPeaks(start.warm).median, isBelow: Self.unstable
                    ).onNetwork()
                }
            } beyond: {
                for start in limits + adam {
                    Condition(
                        "\(title(of: start)): the same up to the first epoch after the warm-up",
                        start.rampPeaks(start.warm).median, isBelow: Self.unstable
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
                        price(start), isAtLeast: 2
                    ).onNetwork()
                }
            },
        ]
    }
}
