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
            Recorded("twice", settings.count { $0.before.largest >= 2 * $0.none.largest }),
            Recorded("convolutions", convolutions.before.largest / convolutions.none.largest, as: .fixed(1)),
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
                        "\($0.name): largest usable rate over that without norm",
                        $0.before.largest / $0.none.largest, isAtLeast: 2)
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
            Claim("B-072a") {
                panel(rectified) {
                    Condition(
                        "\($0.name): largest usable rate, norm before the ReLU against behind it", $0.before.largest,
                        isAbove: $0.behind.largest)
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
