import ArgumentParser
import Downhill

/// `course descend`: one optimizer on one landscape.
struct Descend: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Walk down a landscape of two weights.",
        discussion: """
            Every optimizer of the course on every landscape, with PyTorch's meaning of every setting.

            \(examples(
                "descend --optimizer momentum \\\n      --learning-rate 0.02 --figure p.png",
                "descend --landscape rosenbrock \\\n      --optimizer adam --csv p.csv",
                "descend --landscape rosenbrock",
                "descend --learning-rate 0.1 --csv -"))

            The third diverges: why? And does the last arrive?

            The CSV has the columns step, w1, w2, loss and gradient_norm, the start first.
            """)

    @Option(
        help: .name("What to descend.", of: NamedLandscape.all) { "\($0.name): \($0.formula)" },
        completion: .list(NamedLandscape.all.names))
    var landscape = "ravine"

    @Option(help: "κ, how many times as steep a ravine is across as along.")
    var condition: Scalar?

    @Option(help: "How many steps to make.")
    var steps = 100

    @Option(help: "Where to start, such as --start=-1.2,1. The landscape's own place, if nothing is said.")
    var start: Start?

    @OptionGroup(title: "Optimizer") var rule: RuleOptions
    @OptionGroup(title: "Schedule") var schedule: ScheduleOptions

    @Option(help: .file("A file for the numbers; - is standard output."), completion: .csv)
    var csv: String?

    @Option(help: .file("A file for the path drawn on a map, as PNG."), completion: .png)
    var figure: String?

    @Option(help: .file("A file for the walk as it happens, as animated PNG."), completion: .png)
    var animation: String?

    func validate() throws {
        guard (0...1_000_000).contains(steps) else {
            throw ValidationError("--steps is \(steps); it is a number from 0 to 1,000,000.")
        }
        if let condition, !(1e-6...1e6).contains(condition) {
            throw ValidationError("--condition is \(condition.inFull); it is a number from 0.000001 to 1,000,000.")
        }
    }

    func run() throws {
        try Output.check(["csv": csv, "figure": figure, "animation": animation])
        let landscape = try NamedLandscape.named(landscape, condition: condition)
        let made = try rule.make(schedule.make(learningRate: rule.learningRate, steps: steps))
        let start = start?.point ?? landscape.start
        let trajectory = Descent(on: landscape, from: start, by: made.rule, transforms: made.transforms)
            .run(atMost: steps)

        var output = Output()
        if let csv { output.add(trajectory.csv, to: csv) }
        let map = DescentMap(trajectory, on: landscape, by: rule.optimizer, learningRate: rule.learningRate)
        if let figure { try output.add(map.plot(upTo: trajectory.steps), to: figure) }
        if let animation { try output.add(map.animation, to: animation) }
        try output.write()
        Output.note(summary(of: trajectory, on: landscape))
    }

    private func summary(of trajectory: Trajectory, on landscape: any Landscape) -> String {
        let last = trajectory.last
        if last.isStuck, last.point.x.isFinite, last.point.y.isFinite, last.loss.isFinite {
            return """
                Stuck: at step \(last.step) what \(rule.optimizer) remembers of the gradients overflowed, and it will never move again \
                (w = \(last.point.x), \(last.point.y); loss \(last.loss)). Start nearer, or try another --optimizer.
                """
        }
        if trajectory.outcome == .diverged {
            return """
                Diverged: after step \(last.step) the numbers are no longer finite \
                (w = \(last.point.x.inFull), \(last.point.y.inFull); loss \(last.loss.inFull)). Try a lower --learning-rate.
                """
        }
        return """
            After \(last.step) steps on \(landscape.formula): w = \(last.point.x), \(last.point.y); \
            loss \(last.loss); ‖gradient‖ \(last.gradientNorm).
            """
    }
}

/// A point as it is written on a command line: `-1.2,1`, or `3` on a landscape of one weight. `0,01` is none: nobody writes 1 as 01, but many
/// write 0.01 so.
struct Start: ExpressibleByArgument {
    let point: Point

    init?(argument: String) {
        guard argument.wholeMatch(of: /-?[0-9]+,0[0-9]+/) == nil else { return nil }
        let numbers = argument.split(separator: ",", omittingEmptySubsequences: false)
            .map { Scalar($0.trimmingPrefix { $0 == " " }) }
        guard (1...2).contains(numbers.count), let first = numbers[0], first.isFinite else { return nil }
        guard let second = numbers.count == 2 ? numbers[1] : 0, second.isFinite else { return nil }
        point = Point(first, second)
    }
}

extension Trajectory {
    /// One line a snapshot; every number with all the digits that make it out.
    var csv: String {
        let lines = snapshots.map {
            "\($0.step),\($0.point.x.inFull),\($0.point.y.inFull),\($0.loss.inFull),\($0.gradientNorm.inFull)"
        }
        return (["step,w1,w2,loss,gradient_norm"] + lines).joined(separator: "\n") + "\n"
    }
}
