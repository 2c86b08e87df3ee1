import Downhill

/// What document A says of one-cycle, on the lesson's network and on the panel.
struct OneCycleUsually: Study {
    let digits: OnDigits
    let panel: Panel

    private var networks: [Panel.Setting] { panel.settings.filter(\.isNetwork) }

    var numbers: [Recorded] {
        [
            Recorded("lower", panel.settings.count { $0.mostly(.oneCycle, over: .fixed) < 1 }),
            Recorded("fewer", networks.count { $0.mistakes(.oneCycle, over: .fixed) <= 0.95 }),
            // Twelve starts leave such a ratio uncertain by two hundredths or more.
            Recorded("barely", networks.count { (0.93...0.95).contains($0.mistakes(.oneCycle, over: .fixed)) }),
        ]
    }

    var claims: [Claim] {
        [
            Claim(
                "A-006",
                instead: """
                    It ends lower than the best fixed rate in {{oneCycleUsually.lower}} of {{panel.settings}} settings, and gets there late: on the lesson's network the \
                    fixed rate stands at {{onDigits.fixedEarly}} after the first epoch, one-cycle at {{onDigits.cycleEarly}}. And it takes PyTorch's momentum: with the \
                    rate inside the velocity, as document B writes it, one-cycle ends at {{onDigits.cycleInside}}, the fixed rate at {{onDigits.fixed}} in both.
                    """
            ) {
                for setting in panel.settings {
                    let condition = Condition(
                        "\(setting.name): one-cycle over fixed, in three runs of four",
                        setting.mostly(.oneCycle, over: .fixed), isBelow: 1)
                    if setting.isNetwork { condition.onNetwork() } else { condition }
                }
            } beyond: {
                Condition(
                    "after the first of the eight epochs: training loss of one-cycle against fixed",
                    digits.after(1, of: digits.cycleCourse), isBelow: digits.after(1, of: digits.fixedCourse)
                ).onNetwork()
                Condition(
                    "the rate inside the velocity, as document B has it: one-cycle's training loss over the fixed rate's, median",
                    digits.losses(digits.cycleInside).over(digits.losses(digits.eight[0])).median, isBelow: 1
                ).onNetwork()
            },
            Claim(
                "A-007",
                instead: """
                    On {{oneCycleUsually.fewer}} of {{panel.networks}} networks, barely on {{oneCycleUsually.barely}}, and while the training is short: \
                    on the lesson's {{onDigits.cycleError}} of the unseen digits are wrong after eight epochs with one-cycle and {{onDigits.fixedError}} at the best fixed rate, a lead of {{onDigits.errorsApart}} standard errors, after thirty \
                    {{onDigits.cycleErrorThirty}} and {{onDigits.fixedErrorThirty}}.
                    """
            ) {
                for setting in networks {
                    Condition(
                        "\(setting.name): one-cycle's wrong answers over the fixed rate's, all starts together",
                        setting.mistakes(.oneCycle, over: .fixed), isAtMost: 0.95
                    ).onNetwork()
                }
            } beyond: {
                Condition(
                    "thirty epochs: one-cycle's wrong answers over the fixed rate's, all other starts together",
                    digits.cycleErrorsThirty.mean / digits.fixedErrorsThirty.mean, isAtMost: 0.95
                ).onNetwork()
            },
        ]
    }
}
