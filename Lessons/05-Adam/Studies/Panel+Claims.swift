import Downhill

extension Panel {
    private func panel(_ condition: (Setting) -> Condition) -> [Condition] {
        settings.map { $0.isNetwork ? condition($0).onNetwork() : condition($0) }
    }

    var claims: [Claim] {
        [
            Claim(
                "B-047",
                instead: """
                    Given steps enough: in {{panel.good}} of {{panel.settings}} settings $0.001$ is good in the usual time. The network on the spirals has \
                    learned {{panel.spirals}} of its points by then, and {{panel.spirals.long}} in ten times that.
                    """
            ) { panel { Condition("\($0.name): gain at η = 0.001", $0.gain(at: 0.001), isAtLeast: Self.enough) } },
            Claim("B-048") {
                panel {
                    Condition(
                        "\($0.name): powers of ten with a gain of 0.95 or more, against gradient descent's",
                        $0.width($0.adam), isAbove: $0.width($0.descent))
                }
            },
            Claim("B-050") {
                panel {
                    Condition("\($0.name): the best gain at 0.0001, 0.001 and 0.01", $0.bestOfThree, isAtLeast: 0.98)
                }
            },
            Claim(
                "D-006b",
                untestable:
                    "“Gold standard” is praise, and no measurement would contradict it; nearest is whether the default does well on a panel."
            ) {
                Condition(
                    "settings of the panel in which Adam's gain at 0.001 is 0.95 or more",
                    settings.count { $0.gain(at: 0.001) >= Self.enough }, isAtLeast: 5)
            },
            Claim(
                "E-061",
                untestable:
                    "What others trained with is not for us to measure; the paper of 2016 (Redmon and others) reports SGD with momentum $0.9$, not Adam."
            ) {
                Condition("digits: Adam's gain at η = 0.001", settings[0].gain(at: 0.001), isAtLeast: Self.enough)
            },
        ]
    }
}
