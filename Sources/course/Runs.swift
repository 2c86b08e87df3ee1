import ArgumentParser
import Downhill
import Foundation

/// `course runs`: trainings side by side.
struct Runs: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List and compare trainings.",
        discussion: """
            A line a run: how far it came, its best and its last error on test images, and the options in which the runs differ.

            \(examples(
                "runs",
                "runs Runs/a Runs/b --figure curves.png",
                "runs --measure train-loss \\\n      --figure curves.png --csv runs.csv"))
            """)

    @Argument(
        help: ArgumentHelp(
            "Folders of trainings, or folders that hold such. Runs, if nothing is said.", valueName: "folder"),
        completion: .directory)
    var folders = ["Runs"]

    @Option(
        help: ArgumentHelp(
            "What the curves show: \(TrainingHistory.Measure.allCases.map(\.rawValue).joined(separator: ", ")).",
            valueName: "name"),
        completion: .list(TrainingHistory.Measure.allCases.map(\.rawValue)))
    var measure = TrainingHistory.Measure.testError.rawValue

    @Option(help: .file("A file for the curves, as PNG."), completion: .png)
    var figure: String?

    @Option(help: .file("A file for every epoch of every run; - is standard output."), completion: .csv)
    var csv: String?

    func run() throws {
        guard let measure = TrainingHistory.Measure(rawValue: measure) else {
            throw UnknownName(measure, kind: "measures", known: TrainingHistory.Measure.allCases.map(\.rawValue))
        }
        try Output.check(["csv": csv, "figure": figure])
        let runs = try folders.flatMap(RunFolder.found)
        guard !runs.isEmpty else {
            throw ValidationError(
                "There is no training in \(folders.joined(separator: ", ")). course train --out names the folder of one."
            )
        }
        let records = try runs.map(RunRecord.init)
        var output = Output()
        output.add(Self.table(of: records), to: csv == "-" ? "/dev/stderr" : "-")
        if let csv { output.add(Self.csv(of: records), to: csv) }
        if let figure {
            let curves = records.filter { !$0.history.epochs.isEmpty }.map { (name: $0.name, history: $0.history) }
            guard !curves.isEmpty else { throw ValidationError("None of the runs has a whole epoch to draw yet.") }
            try output.add(TrainingHistory.plot("\(measure.label) by epoch", of: curves, measure), to: figure)
        }
        try output.write()
    }

    private static func table(of records: [RunRecord]) -> String {
        let differing = Set(records.flatMap(\.options.keys)).filter { option in
            Set(records.map { $0.options[option] }).count > 1
        }
        let columns = differing.subtracting(["epochs"]).sorted()
        let header = ["run", "epochs", "best", "at", "last"] + columns
        let rows = records.map { record in
            let best = record.history.epochs.min { $0.testError < $1.testError }
            func percent(_ value: Double?) -> String { value.map { NumberFormat.percent(2).text($0) } ?? "–" }
            let planned = record.options["epochs"].map { "/\($0)" } ?? ""
            return [
                record.name, "\(record.history.epochs.count)\(planned)", percent(best?.testError),
                best.map { "\($0.number)" } ?? "–", percent(record.history.epochs.last?.testError),
            ] + columns.map { record.options[$0] ?? "–" }
        }
        let widths = header.indices.map { column in ([header] + rows).map { $0[column].count }.max() ?? 0 }
        return ([header] + rows).map { row in
            let cells = row.enumerated().map { column, text in
                let padding = String(repeating: " ", count: widths[column] - text.count)
                return (1...4).contains(column) ? padding + text : text + padding
            }
            return String(cells.joined(separator: "  ").reversed().drop { $0 == " " }.reversed()) + "\n"
        }.joined()
    }

    private static func csv(of records: [RunRecord]) -> String {
        let lines = records.flatMap { record in
            record.history.csv.split(separator: "\n").dropFirst().map { "\(quoted(record.name)),\($0)" }
        }
        let names = TrainingHistory().csv.split(separator: "\n")[0]
        return (["run,\(names)"] + lines).joined(separator: "\n") + "\n"
    }

    private static func quoted(_ name: String) -> String {
        name.contains { ",\"\n".contains($0) } ? "\"\(name.replacing("\"", with: "\"\""))\"" : name
    }
}

/// What a run's folder says of it.
struct RunRecord {
    let name: String
    let history: TrainingHistory

    /// The options that it was trained with, as they are written.
    let options: [String: String]

    /// - Throws: What is wrong with the folder's history or configuration; a run without either is as good as not begun.
    init(_ folder: RunFolder) throws {
        name = URL(filePath: folder.path).lastPathComponent
        history = try folder.readHistory()
        options = try folder.readConfiguration().mapValues { "\($0)" }
    }
}
