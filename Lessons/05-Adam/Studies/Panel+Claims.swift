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
                    Given steps enough: in {{panel.good}} of {{panel.settings}} settings $0.001$ is good in the usual time; in ten times that it gains {{panel.enough}} or more of what the best rate does in the usual, in {{panel.good.long}} of the other {{panel.others}}. The network on the \
                    spirals has learned {{panel.spirals}} of its points by then, and {{panel.spirals.long}} in ten times that.
                    """
            ) { panel { Condition("\($0.name): gain at η = 0.001", $0.adam.gain(at: 0.001), isAtLeast: Self.enough) } },
            Claim(
                "B-048",
                instead: """
                    More robust than gradient descent in {{panel.wider}} of {{panel.settings}} settings, and by a factor of two in the rate or more than both that and momentum in {{panel.twice}}: \
                    in the middle the range of good rates spans {{panel.width}} powers of ten, against momentum's {{panel.width.momentum}} and gradient descent's {{panel.width.descent}}.
                    """
            ) {
                panel {
                    Condition(
                        "\($0.name): powers of ten with a gain of 0.95 or more, against the better of momentum's and gradient descent's and 0.30 more, a factor of two in the rate",
                        $0.adam.width, isAbove: $0.widthOfOthers + Self.factorOfTwo)
                }
            },
            Claim("B-050") {
                panel {
                    Condition(
                        "\($0.name): the best gain at 0.0001, 0.001 and 0.01", $0.bestOfThree, isAtLeast: Self.enough)
                }
            },
            Claim(
                "D-006b",
                untestable:
                    "“Gold standard” is praise, and no measurement would contradict it; nearest is whether the default does well on a panel."
            ) {
                Condition(
                    "settings of the panel in which Adam's gain at 0.001 is 0.95 or more",
                    settings.count { $0.adam.gain(at: 0.001) >= Self.enough }, isAtLeast: 5)
            },
            Claim(
                "E-061",
                untestable:
                    "What others trained with is not for us to measure, and the listing is the document's own sketch; the paper (Redmon and others, You only look once, CVPR 2016) reports a momentum of $0.9$."
            ) {
                Condition("digits: Adam's gain at η = 0.001", settings[0].adam.gain(at: 0.001), isAtLeast: Self.enough)
            },
        ]
    }
}
