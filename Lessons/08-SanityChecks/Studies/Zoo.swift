import Downhill

/// Three sound trainings and all bugs, each through the eight checks and then, to see what it costs, through three epochs.
struct Zoo: Study {
    struct Outcome: Sendable {
        let report: SanityChecks.Report
        /// The share of the test digits that are right after three epochs; not a number where nobody trained that long.
        let accuracy: Double
        /// The largest gradient norm of a layer in those epochs.
        let largestNorm: Double
    }

    struct Row: Sendable {
        let name: String
        let outcomes: [Outcome]
        /// In how many runs each check speaks up.
        let counts: [Int]

        init(_ name: String, _ outcomes: [Outcome]) {
            (self.name, self.outcomes) = (name, outcomes)
            let verdicts = outcomes.map { $0.report.findings.map(\.verdict) }
            counts = SanityChecks.names.indices.map { check in verdicts.count { $0[check] != .passed } }
        }

        var catches: Int { counts.count { $0 >= Zoo.often } }
        var isCaught: Bool { catches > 0 }

        func sample(_ value: (Outcome) -> Double) -> Sample { Sample(outcomes.map(value)) }
        var accuracy: Double { sample(\.accuracy).median }
        /// Steps until 95 % of sixteen digits are right.
        var stepsByHeart: Sample { sample { $0.report.overfit.stepsUntilRight } }

        func mostly(_ wanted: SanityChecks.LossCurve.Outcome...) -> Bool {
            outcomes.count { wanted.contains($0.report.lossCurve.outcome(DigitTask.settings)) } >= Zoo.often
        }
    }

    /// Of five runs: what a check must reach to count as catching a bug.
    static let often = 4

    let sound, bugs: [Row]

    init(seeds: [UInt64]) {
        let bugs = Bug.all
        let kinds = Kind.allCases
        let outcomes = (0..<(kinds.count + bugs.count) * seeds.count).concurrentMap { index in
            let (subject, seed) = (index / seeds.count, seeds[index % seeds.count])
            guard subject >= kinds.count else {
                // ResNet-20 is only looked at: three epochs of it cost more than all the rest.
                let kind = kinds[subject]
                return Self.examine(kind.sound(seed: seed), epochs: kind == .resNet ? 0 : 3, seed: seed)
            }
            let bug = bugs[subject - kinds.count]
            return Self.examine(bug.procedure(seed: seed), test: bug.test, seed: seed)
        }
        func row(_ name: String, _ subject: Int) -> Row {
            Row(name, Array(outcomes[subject * seeds.count..<(subject + 1) * seeds.count]))
        }
        sound = kinds.enumerated().map { row("sound \($1.rawValue)", $0) }
        self.bugs = bugs.enumerated().map { row($1.name, kinds.count + $0) }
    }

    static func examine(
        _ procedure: Procedure, test: ImageSet = DigitTask.digits.test, epochs: Int = 3, seed: UInt64
    ) -> Outcome {
        let report = SanityChecks.run(
            procedure, on: DigitTask.digits.train, seed: seed, settings: DigitTask.settings)
        let (model, largestNorm) = procedure.trained(epochs: epochs, seed: seed)
        let accuracy = epochs == 0 ? .nan : procedure.share(of: test, rightBy: model)
        return Outcome(report: report, accuracy: accuracy, largestNorm: largestNorm)
    }

    subscript(name: String) -> Row {
        guard let row = (sound + bugs).first(where: { $0.name == name }) else {
            fatalError("Zoo: there is no \(name).")
        }
        return row
    }

    var escaped: [Row] { bugs.filter { !$0.isCaught } }

    /// How often a check speaks up where nothing is wrong.
    var alarms: Int { sound.reduce(0) { $0 + $1.counts.reduce(0, +) } }
}
