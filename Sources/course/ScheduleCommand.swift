import ArgumentParser
import Downhill

/// `course schedule`: the learning rates of a schedule.
struct ScheduleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schedule",
        abstract: "Write down or draw the learning rates of a schedule.",
        discussion: """
            \(examples(
                "schedule --schedule one-cycle --csv -",
                "schedule --schedule cosine --warm-up 5 \\\n      --figure s.png",
                "schedule --schedule step --every \"3 epochs\" \\\n      --steps-per-epoch 10 --figure s.png"))

            Lengths are steps, or epochs where that is said. The CSV has the columns step and learning_rate, step 0 first.
            """)

    @Option(help: "η: the first rate, or the highest.")
    var learningRate = 0.1

    @Option(help: "How many steps to write down.")
    var steps = 120

    @Option(help: "How many steps make an epoch.")
    var stepsPerEpoch = 1

    @OptionGroup(title: "Schedule") var schedule: ScheduleOptions

    @Option(help: .file("A file for the numbers; - is standard output."), completion: .csv)
    var csv: String?

    @Option(help: .file("A file for the curve, as PNG."), completion: .png)
    var figure: String?

    func validate() throws {
        guard (1...1_000_000).contains(steps) else {
            throw ValidationError("--steps is \(steps); it is a number from 1 to 1,000,000.")
        }
        try checkLearningRate(learningRate)
        guard stepsPerEpoch > 0 else {
            throw ValidationError("--steps-per-epoch is \(stepsPerEpoch); an epoch has one step at least.")
        }
        guard csv != nil || figure != nil else {
            throw ValidationError("Say where the rates go: --csv - for the terminal, --figure s.png for a picture.")
        }
    }

    func run() throws {
        try Output.check(["csv": csv, "figure": figure])
        let made = try schedule.make(learningRate: learningRate, steps: steps)
        let rates = made.learningRate.values(steps: steps, stepsPerEpoch: stepsPerEpoch)
        var output = Output()
        if let csv {
            let lines = rates.enumerated().map { "\($0),\($1.inFull)" }
            output.add((["step,learning_rate"] + lines).joined(separator: "\n") + "\n", to: csv)
        }
        if let figure {
            let plot = Plot("\(schedule.schedule), η = \(learningRate)") { LineMark(rates) }
                .xAxis("step").yAxis("learning rate")
            try output.add(plot, to: figure)
        }
        try output.write()
    }
}
