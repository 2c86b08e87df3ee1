import Downhill
import Foundation

/// A training's folder, of the lesson or as `course train --out` leaves it.
struct TrainingFolder {
    let place: URL

    init(_ place: URL) { self.place = place }

    private var kept: URL { place.appending(path: "history.json") }
    private var checkpoint: URL { place.appending(path: "checkpoint.safetensors") }

    var configuration: TrainingConfiguration {
        get throws { try TrainingConfiguration(contentsOf: place.appending(path: "configuration.json")) }
    }

    /// What the lesson keeps of the training; nothing, where it has not begun.
    var keptHistory: KeptHistory {
        get throws {
            guard FileManager.default.fileExists(atPath: kept.path) else { return KeptHistory() }
            return try JSONDecoder().decode(KeptHistory.self, from: Data(contentsOf: kept))
        }
    }

    /// Takes what `course train` left in another folder, where that has gone further.
    ///
    /// - Throws: `NotTheSame` for another configuration, or another course of the same epochs.
    func take(from run: TrainingFolder) throws {
        let file = run.place.appending(path: "history.json")
        guard FileManager.default.fileExists(atPath: file.path) else { return }
        var (asked, made) = (try configuration, try run.configuration)
        (asked.epochs, made.epochs) = (0, 0)
        guard asked == made else { throw NotTheSame(what: "configuration", of: place.lastPathComponent) }
        let history = KeptHistory(try JSONDecoder().decode(TrainingHistory.self, from: Data(contentsOf: file)))
        try keep(history)
    }

    /// Trains what is missing; each epoch is kept in a folder, so that an interrupted training goes on where it was.
    func train(
        on data: Split<ImageSet>, keeping run: TrainingFolder, progress: (TrainingHistory.Epoch, Duration) -> Void
    ) throws {
        let configuration = try configuration
        guard try keptHistory.count < configuration.epochs else { return }
        var trainer = try configuration.trainer(on: data)
        try FileManager.default.createDirectory(at: run.place, withIntermediateDirectories: true)
        if FileManager.default.fileExists(atPath: run.checkpoint.path) { try trainer.resume(from: run.checkpoint) }
        while trainer.history.epochs.count < configuration.epochs {
            let start = ContinuousClock.now
            let epoch = try trainer.trainEpoch()
            try trainer.checkpoint.write(to: run.checkpoint)
            progress(epoch, ContinuousClock.now - start)
        }
        try keep(KeptHistory(trainer.history))
    }

    private func keep(_ history: KeptHistory) throws {
        let before = try keptHistory
        if history.count <= before.count { return }
        guard before.isBeginning(of: history) else { throw NotTheSame(what: "course", of: place.lastPathComponent) }
        try history.json.write(to: kept, options: .atomic)
    }
}

/// A training that is not what the lesson asked for, or kept before.
struct NotTheSame: Error, CustomStringConvertible {
    let what: String
    let of: String

    init(what: String, of name: String) { (self.what, of) = (what, name) }

    var description: String {
        "\(of) has another \(what) than the lesson's; put it elsewhere, or remove the lesson's history"
    }
}

extension Trainings {
    /// Whether this run only weaves what is kept.
    private static var isWoven: Bool { CommandLine.arguments.contains { ["--reweave", "--diff"].contains($0) } }

    /// What is kept, after what is missing was taken from the folder that `DOWNHILL_RUNS` names, or else trained.
    init(bringingUpToDate folder: URL, root: URL, progress: (String) -> Void) throws {
        let kept = try Trainings(in: folder)
        if !Self.isWoven {
            if let runs = ProcessInfo.processInfo.environment["DOWNHILL_RUNS"] {
                for training in kept.all {
                    try TrainingFolder(folder.appending(path: training.name))
                        .take(from: TrainingFolder(URL(filePath: runs).appending(path: training.name)))
                }
            } else if !kept.all.allSatisfy(\.isWhole) {
                try Self.trainMissing(of: kept, in: folder, root: root, progress: progress)
            }
        }
        try self.init(in: folder)
    }

    private static func trainMissing(
        of kept: Trainings, in folder: URL, root: URL, progress: (String) -> Void
    ) throws {
        let data = try CIFAR10.load(from: root.appending(path: "Data").path)
        let missing = kept.all.filter { !$0.isWhole }
        progress(
            """
            Trainings to be made: \(missing.count), with \(missing.map(\.configuration.epochs).reduce(0, +)) epochs, the short ones first. After each epoch \
            you are told how long the training still takes. Ctrl-C stops them, and the same command goes on after the last whole epoch. On a slow machine \
            read what is kept, which .build/release/lesson13-cifar-10 --reweave weaves without any training; make lesson13, the lesson itself, needs none.
            """)
        // The shortest first.
        for training in kept.all.sorted(by: { $0.configuration.epochs < $1.configuration.epochs }) {
            let run = TrainingFolder(root.appending(path: "Runs/lesson13-cifar-10/\(training.name)"))
            try TrainingFolder(folder.appending(path: training.name)).train(on: data, keeping: run) { epoch, time in
                let left = training.configuration.epochs - epoch.number
                let error = NumberFormat.percent(1).text(epoch.testError)
                progress(
                    "\(training.name), epoch \(epoch.number) of \(training.configuration.epochs): test error \(error)"
                        + (left > 0 ? "; \((time * left).inWords) to go with this one" : ""))
            }
        }
    }
}
