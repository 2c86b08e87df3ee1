import Downhill

extension Panel {
    var numbers: [Recorded] {
        [
            Recorded("seeds", seeds), Recorded("settings", settings.count),
            Recorded("rectified", rectified.count),
            Recorded("steps", Self.epochs * DigitsTask.training.count / DigitsTask.batch),
            Recorded("none", four.none.largest, as: .significant(2)),
            Recorded("before", four.before.largest, as: .significant(2)),
            Recorded("noneSteps", Int(four.none.best.cost)), Recorded("beforeSteps", Int(four.before.best.cost)),
            Recorded("within", settings.count { (2...11.6).contains($0.gain) }),
            Recorded("wider", rectified.count { $0.before.width > $0.behind.width }),
            Recorded("convolutions", convolutions.gain, as: .fixed(1)),
            Recorded("higher", rectified.count { $0.before.largest > $0.behind.largest }),
            Recorded("lower", rectified.count { $0.behind.smallest < $0.before.smallest }),
        ]
    }

    private func panel(_ chosen: [Setting]? = nil, _ condition: (Setting) -> Condition) -> [Condition] {
        (chosen ?? settings).map { condition($0).onNetwork() }
    }

    var claims: [Claim] {
        [
            Claim("B-073") {
                panel {
                    Condition(
                        "\($0.name): largest usable rate over that without norm, from 2 to 10 and a step of the search",
                        $0.gain, equals: 6.8, within: 4.8)
                }
            },
            Claim("B-074") {
                panel {
                    Condition(
                        "\($0.name): steps to learn at the best rate, with norm against four fifths of those without",
                        $0.before.best.cost, isBelow: 0.8 * $0.none.best.cost)
                }
            },
            Claim("B-165a") {
                panel {
                    Condition(
                        "\($0.name): powers of ten of usable rates, with norm against without", $0.before.width,
                        isAbove: $0.none.width, by: 0.4)
                }
            },
            Claim("B-165b") {
                panel {
                    Condition(
                        "\($0.name): largest usable rate, with norm against without", $0.before.largest,
                        isAbove: $0.none.largest)
                }
            },
            Claim(
                "B-072a",
                instead: """
                    At the upper end: {{panel.higher}} of {{panel.rectified}} networks bear a larger rate so. But the range of usable rates, by which batch norm itself is called \
                    stable (B-165a), is wider for it in {{panel.wider}}.
                    """
            ) {
                panel(rectified) {
                    Condition(
                        "\($0.name): largest usable rate, norm before the ReLU over that behind it",
                        $0.before.largest / $0.behind.largest, isAtLeast: 7.0 / 6)
                }
            } beyond: {
                panel(rectified) {
                    Condition(
                        "\($0.name): powers of ten of usable rates, norm before the ReLU against behind it",
                        $0.before.width, isAbove: $0.behind.width)
                }
            },
            Claim(
                "B-172",
                untestable:
                    "A habit: no outcome would contradict it. The nearest measurement is how soon a network learns with the norm there."
            ) {
                panel(rectified) {
                    Condition(
                        "\($0.name): steps to learn at the best rate, norm before the ReLU, no more than behind",
                        $0.before.best.cost, isAtMost: $0.behind.best.cost)
                }
            },
        ]
    }
}

extension Panel.Setting {
    /// The largest usable rate with a norm over that without, to a hundredth: finer than the search, and free of its rounding.
    fileprivate var gain: Double { (100 * before.largest / none.largest).rounded() / 100 }
}
