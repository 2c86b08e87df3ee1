import ArgumentParser
import Downhill

/// `course check`: the sanity checks of a model, a data set and an optimizer together.
struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Ask eight questions of a training before giving it an hour.",
        discussion: """
            Trains small copies for a few seconds and says what it sees: inputs, initial loss, gradients, updates, one batch \
            learnt by heart, the first losses, shuffled labels, numbers that are not finite.

            \(examples(
                "check --figure dashboard.png",
                "check --model convnet --data shapes \\\n      --learning-rate 0.001",
                "check --learning-rate 5"))

            What does the last one see?

            Pixels are brought to mean 0 and deviation 1 first. The status is 1 if a check fails; a warning leaves it at 0.
            """)

    @Option(
        help: .name("What to train.", of: Architecture.all, \.description),
        completion: .list(Architecture.all.names))
    var model = "simplemlp"

    @OptionGroup(title: "Images") var images: ImageOptions

    @Option(
        help: .name("The update rule.", of: NamedRule.all) { "\($0.name): \($0.summary)" },
        completion: .list(NamedRule.all.names))
    var optimizer = "adam"

    @Option(help: "η, how far a step goes.")
    var learningRate = 0.003

    @Option(help: "λ, the weight decay.")
    var weightDecay: Double?

    @Option(name: [.customLong("batch-size"), .customLong("batch")], help: "How many samples a step sees.")
    var batchSize = 32

    @Option(help: "Decides the first weights and the order of the samples.")
    var seed: UInt64 = 1

    @Option(help: .file("A file for the dashboard, as PNG."), completion: .png)
    var figure: String?

    private static let fewestImages = 200

    func validate() throws {
        try checkLearningRate(learningRate)
        if let weightDecay, !RuleSetting.weightDecay.range.contains(weightDecay) {
            throw ValidationError("--weight-decay is \(weightDecay); it is \(RuleSetting.weightDecay.range).")
        }
        guard (2...1_024).contains(batchSize) else {
            throw ValidationError("--batch-size is \(batchSize); it is a number from 2 to 1,024.")
        }
        if let limit = images.limit, limit < Self.fewestImages {
            throw ValidationError(
                """
                --limit is \(limit); the checks want \(Self.fewestImages) images or more: a large network learns fewer by heart \
                within 50 batches, whatever their labels.
                """)
        }
    }

    func run() throws {
        try Output.check(["figure": figure])
        let architecture = try Architecture.named(model)
        let (rule, transforms) = try NamedRule.named(optimizer).make(
            learningRate: learningRate, weightDecay.map { [.weightDecay: $0] } ?? [:], momentum: nil)
        // A part of the larger sets is enough.
        let samples = try NamedImages.named(images.data).load(from: images.dataFolder, limit: images.limit ?? 2_000)
            .train
        var generator = SplitMix64(seed: seed)
        let network = architecture.model(
            for: [samples.height, samples.width, samples.channels], classes: samples.classes.count, using: &generator)
        let report = SanityChecks.run(
            network, on: samples.normalized(by: samples.measuredNormalization),
            optimizer: Optimizer(rule, transforms: transforms), batchSize: batchSize, seed: seed)

        let subject = "\(architecture.name) on \(images.data), \(optimizer), η = \(learningRate)"
        var output = Output()
        output.add(page(of: report, on: subject), to: "-")
        if let figure { try output.add(report.dashboard("Sanity checks: \(subject)"), to: figure) }
        try output.write()
        if report.verdict == .failed { throw ExitCode.failure }
    }

    /// A line a check, and for those that did not pass what lies behind it and what to do.
    private func page(of report: SanityChecks.Report, on subject: String) -> String {
        let width = SanityChecks.names.map(\.count).max() ?? 0
        let margin = String(repeating: " ", count: width + 4)
        var lines = ["Sanity checks: \(subject), batches of \(batchSize), seed \(seed)", ""]
        for finding in report.findings {
            let name = finding.check + String(repeating: " ", count: width - finding.check.count)
            lines.append("\(finding.verdict.sign) \(name)  \(finding.measured)")
            guard finding.verdict != .passed else { continue }
            lines.append("\(margin)likely: \(finding.causes.joined(separator: "; "))")
            lines.append("\(margin)next:   \(finding.next)")
        }
        let counts = SanityChecks.Verdict.allCases.compactMap { verdict in
            let count = report.findings.count { $0.verdict == verdict }
            return count == 0 ? nil : "\(count) \(verdict.rawValue)"
        }
        return (lines + ["", counts.joined(separator: ", ") + "."]).joined(separator: "\n") + "\n"
    }
}

extension SanityChecks.Verdict {
    fileprivate var sign: String {
        switch self {
        case .passed: "✓"
        case .warning: "!"
        case .failed: "✗"
        }
    }
}
