import Downhill

extension Zoo {
    /// What a check catches: of all bugs, and of those that no other check sees.
    private struct Catch {
        let check: String
        let all, alone: Int
    }

    private var catches: [Catch] {
        zip(SanityChecks.names, SanityChecks.names.indices).map { name, check in
            let caught = bugs.filter { $0.counts[check] >= Self.often }
            return Catch(check: name, all: caught.count, alone: caught.count { $0.catches == 1 })
        }
    }

    var numbers: [Recorded] {
        let byCheck = catches.flatMap { item in
            let name = item.check.map { $0 == " " ? "-" : String($0) }.joined()
            return [Recorded("by.\(name)", item.all), Recorded("alone.\(name)", item.alone)]
        }
        let inTheFile = self["labels off by one, file"].counts.count { $0 > 0 }
        return byCheck + [
            Recorded("bugs", bugs.count), Recorded("caught", bugs.count(where: \.isCaught)),
            Recorded("escaped", escaped.count),
            Recorded("one", bugs.count { $0.catches == 1 }),
            // In points, of the bug whose runs differ most.
            Recorded("scatter", 100 * (bugs.map { Self.range($0) }.max() ?? .nan), as: .fixed(0)),
            Recorded("soundRuns", sound.reduce(0) { $0 + $1.outcomes.count }), Recorded("alarms", alarms),
            Recorded("softmaxStuck", stuckRuns("softmax twice")), Recorded("alikeStuck", stuckRuns("all units alike")),
            Recorded("sound", self["sound SimpleMLP"].accuracy, as: .percent(0)),
            Recorded("fileCaught", inTheFile == 0 ? "none" : "\(inTheFile)"),
            Recorded("fileRight", self["labels off by one, file"].accuracy, as: .percent(0)),
        ]
    }

    private static func range(_ row: Row) -> Double {
        let shares = row.outcomes.map(\.accuracy)
        return (shares.max() ?? .nan) - (shares.min() ?? .nan)
    }

    private func stuckRuns(_ name: String) -> Int {
        self[name].outcomes.count { $0.report.lossCurve.outcome(DigitTask.settings) == .stuck }
    }

    var claims: [Claim] {
        let byHeart = catches.filter { $0.check == SanityChecks.OverfitOneBatch.name }
        let others = catches.filter { $0.check != SanityChecks.OverfitOneBatch.name }
        func most(_ counts: [Int]) -> Int { counts.max() ?? 0 }
        return [
            Claim(
                "B-123c",
                untestable:
                    "What is most important depends on which bugs one meets; nobody has counted those of other people. The nearest measurement counts the zoo's."
            ) {
                Condition(
                    "bugs that one batch by heart catches, against the most that another check does",
                    most(byHeart.map(\.all)), isAtLeast: most(others.map(\.all)))
                Condition(
                    "bugs that no other check sees, against the most that another check alone does",
                    most(byHeart.map(\.alone)), isAtLeast: most(others.map(\.alone)))
            }
        ]
    }
}
