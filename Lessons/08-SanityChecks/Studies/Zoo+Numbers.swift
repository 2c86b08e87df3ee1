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
        ]
    }
}
