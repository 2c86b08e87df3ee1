import Downhill

extension Panel {
    var numbers: [Recorded] {
        [
            Recorded("seeds", four.none.runs.values.count), Recorded("settings", settings.count),
            Recorded("rectified", rectified.count),
            Recorded("steps", Self.epochs * DigitsTask.training.count / DigitsTask.batch),
            Recorded("none", four.none.largestUsable, as: .significant(2)),
            Recorded("before", four.before.largestUsable, as: .significant(2)),
            Recorded("noneSteps", Int(four.none.cost)), Recorded("beforeSteps", Int(four.before.cost)),
            Recorded("twice", settings.count { $0.before.largestUsable >= 2 * $0.none.largestUsable }),
            Recorded("higher", rectified.count { $0.before.largestUsable > $0.behind.largestUsable }),
            Recorded("lower", rectified.count { $0.behind.smallestUsable < $0.before.smallestUsable }),
            Recorded("wider", rectified.count { $0.before.usableWidth > $0.behind.usableWidth + 0.4 }),
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
                        $0.before.largestUsable / $0.none.largestUsable, isAtLeast: 2)
                }
            },
            Claim("B-074") {
                panel {
                    Condition(
                        "\($0.name): steps to learn at the best rate, with norm against four fifths of those without",
                        $0.before.cost, isBelow: 0.8 * $0.none.cost)
                }
            },
            Claim("B-165a") {
                panel {
                    Condition(
                        "\($0.name): powers of ten of usable rates, with norm against without", $0.before.usableWidth,
                        isAbove: $0.none.usableWidth, by: 0.4)
                }
            },
            Claim("B-165b") {
                panel {
                    Condition(
                        "\($0.name): largest usable rate, with norm against without", $0.before.largestUsable,
                        isAbove: $0.none.largestUsable)
                }
            },
            Claim(
                "B-072a",
                instead: """
                    Before the ReLU the range of usable rates is wider in {{panel.wider}} of {{panel.rectified}} networks. Behind it the smallest usable rate
                    is smaller in {{panel.lower}}; before it the largest is larger in {{panel.higher}}.
                    """
            ) {
                panel(rectified) {
                    Condition(
                        "\($0.name): powers of ten of usable rates, norm before the ReLU against behind",
                        $0.before.usableWidth, isAbove: $0.behind.usableWidth, by: 0.4)
                }
            },
        ]
    }
}
