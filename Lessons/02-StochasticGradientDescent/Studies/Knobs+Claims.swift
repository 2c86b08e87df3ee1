import Downhill

extension Knobs {
    var numbers: [Recorded] {
        let others = settings.filter(\.isNetwork).map(\.other)
        return [
            Recorded("tenfold", settings.map(\.tenfold).min() ?? .nan, as: .percent(0)),
            Recorded("tenth", settings.map(\.tenth).max() ?? .nan, as: .percent(0)),
            Recorded("rate", settings.filter(\.isNetwork).map(\.rate).min() ?? .nan, as: .percent(0)),
            Recorded("other.least", others.map(\.range).min() ?? .nan, as: .percent(0)),
            Recorded("other.most", others.map(\.range).max() ?? .nan, as: .percent(0)),
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
            }
        ]
    }
}
