import Downhill

extension Knobs {
    var numbers: [Recorded] {
        [
            Recorded("rate", settings[3].rate, as: .percent(0)),
            Recorded("other", settings[3].other.range, as: .percent(0)),
            Recorded("otherKnob", settings[3].other.knob),
        ]
    }

    var claims: [Claim] {
        [
            Claim("E-044a") {
                for setting in settings {
                    let condition = Condition(
                        "\(setting.name): worst minus best over ÷10, ×1, ×10 of the learning rate, against that of the next, \(setting.other.knob)",
                        setting.rate, isAbove: setting.other.range, by: 0.1)
                    if setting.isNetwork { condition.onNetwork() } else { condition }
                }
            },
            Claim(
                "E-044b",
                untestable:
                    "“Start with `0.01` and adjust” is right wherever one adjusts: no outcome would contradict it. As a guess it is too small for the digits and for the regression's whole batch, and good for its single samples."
            ),
        ]
    }
}
