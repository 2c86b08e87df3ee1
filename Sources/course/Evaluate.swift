import ArgumentParser
import Downhill
import Foundation

/// `course evaluate`: what a trained network answers to images that it did not learn from.
struct Evaluate: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Examine a trained network.",
        discussion: """
            Loss and error on the test images, and class by class: which of the answers with its name are right (precision), and which of \
            its images are answered rightly (recall).

            \(examples(
                "evaluate Runs/digits",
                "evaluate Runs/digits --figure confusion.png \\\n      --mistakes worst.png"))
            """)

    @Argument(
        help: ArgumentHelp("The folder that course train --out named.", valueName: "folder"), completion: .directory)
    var folder: String

    @Option(
        help: ArgumentHelp("Where mnist/ and cifar-10-batches-bin/ lie.", valueName: "folder"), completion: .directory)
    var dataFolder = "Data"

    @Option(help: .file("A file for the confusion matrix, as PNG."), completion: .png)
    var figure: String?

    @Option(help: .file("A file for the images that it was surest and wrong about, as PNG."), completion: .png)
    var mistakes: String?

    @Option(help: .file("A file for the matrix; - is standard output."), completion: .csv)
    var csv: String?

    func run() throws {
        try Output.check(["figure": figure, "mistakes": mistakes, "csv": csv])
        let folder = RunFolder(path: folder)
        guard folder.holdsRun || folder.holdsModel else {
            throw ValidationError(
                "\(folder.path) holds no training with a whole epoch. course runs lists those that there are in Runs.")
        }
        let configuration = try TrainingConfiguration(contentsOf: folder.configuration)
        let images = try configuration.images(from: dataFolder)
        let test = images.test.normalized(by: images.learned.train.measuredNormalization)
        var network = try configuration.network(for: test)
        let weights = folder.holdsModel ? folder.model : folder.checkpoint
        let isCheckpoint = weights == folder.checkpoint
        try network.load(
            isCheckpoint ? Checkpoint(contentsOf: weights).model : SafetensorsFile(contentsOf: weights).tensors)

        let matrix = ConfusionMatrix(of: network, on: test)
        var output = Output()
        output.add(page(of: matrix, from: weights, on: test), to: csv == "-" ? "/dev/stderr" : "-")
        let subject = "\(configuration.model) on \(configuration.data)"
        if let csv { output.add(Self.csv(of: matrix), to: csv) }
        if let figure { try output.add(matrix.plot("What \(subject) answers"), to: figure) }
        if let mistakes {
            try output.add(matrix.worstMistakes("The worst mistakes of \(subject)", among: test), to: mistakes)
        }
        try output.write()
    }

    private func page(of matrix: ConfusionMatrix, from weights: URL, on test: ImageSet) -> String {
        let width = max(matrix.classes.map(\.count).max() ?? 0, 5)
        func row(_ name: String, _ cells: [String]) -> String {
            name.padded(to: width) + cells.map { $0.indented(to: 12) }.joined()
        }
        func percent(_ value: Double) -> String { NumberFormat.percent(2).text(value) }
        let classes = matrix.classes.indices.map { label in
            row(
                matrix.classes[label],
                [
                    "\(matrix.counts[label].reduce(0, +))", percent(matrix.precision(of: label)),
                    percent(matrix.recall(of: label)),
                ])
        }
        return
            ([
                "\(weights.relativePath) on \(test)",
                "loss \(NumberFormat.fixed(4).text(matrix.loss)), error \(percent(matrix.error))", "",
                row("class", ["images", "precision", "recall"]),
            ] + classes).joined(separator: "\n") + "\n"
    }

    private static func csv(of matrix: ConfusionMatrix) -> String {
        let rows = zip(matrix.classes, matrix.counts).map { name, counts in
            ([name] + counts.map { "\($0)" }).joined(separator: ",")
        }
        return ((["class"] + matrix.classes).joined(separator: ",") + "\n") + rows.joined(separator: "\n") + "\n"
    }
}
