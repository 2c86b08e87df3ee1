import Downhill

extension Zoo {
    var numbers: [Recorded] {
        let byCheck = zip(SanityChecks.names, SanityChecks.names.indices).map { name, check in
            Recorded(
                "by." + name.map { $0 == " " ? "-" : String($0) }.joined(),
                bugs.count { $0.counts[check] >= Self.often })
        }
        let inTheFile = self["labels off by one, file"].counts.count { $0 > 0 }
        return byCheck + [
            Recorded("bugs", bugs.count), Recorded("caught", bugs.count(where: \.isCaught)),
            Recorded("escaped", escaped.count),
            Recorded("escapedNames", escaped.map { "*\($0.name)*" }.joined(separator: ", ")),
            Recorded("one", bugs.count { $0.catches == 1 }),
            Recorded("soundRuns", sound.reduce(0) { $0 + $1.outcomes.count }), Recorded("alarms", alarms),
            Recorded("sound", self["sound SimpleMLP"].accuracy, as: .percent(0)),
            Recorded("fileCaught", inTheFile == 0 ? "none" : "\(inTheFile)"),
            Recorded("fileRight", self["labels off by one, file"].accuracy, as: .percent(0)),
            Recorded("detachedRight", self["first layer detached"].accuracy, as: .percent(0)),
            Recorded("rateRight", self["learning rate × 100"].rightByHeart.median, as: .percent(0)),
            Recorded("pixelsRight", self["pixels from 0 to 255"].rightByHeart.median, as: .percent(0)),
        ]
    }

    var claims: [Claim] {
        [
            Claim(
                "B-124",
                instead: """
                    Not those alone: with a rate a hundred times too *large* {{zoo.rateRight}} are right after a hundred steps, and with raw \
                    pixels {{zoo.pixelsRight}}, though every layer has a gradient at the start.
                    """
            ) {
                for name in ["learning rate × 100", "pixels from 0 to 255"] {
                    Condition(
                        "\(name): share of 16 that is right in the end", self[name].rightByHeart, isAbove: 0.3,
                        as: .percent(0))
                }
            } beyond: {
                for name in ["learning rate × 100", "pixels from 0 to 255"] {
                    Condition(
                        "\(name): smallest gradient norm of a layer before the first step",
                        self[name].sample { $0.report.gradientFlow.layers.map(\.gradientNorm).min() ?? .nan },
                        isAbove: 0)
                }
            }
        ]
    }
}
