//: # 7 · Depth on CIFAR-10
//: **The experiment that residual networks were invented for: 20 and 56 layers, without shortcuts and with them, on real photographs.**
//:
//: [The lesson](README.md) shows degradation on images that travel with it. Here it is on CIFAR-10: `make data` fetches the photographs, `make lesson7 DATA=cifar-10` trains four networks one after the
//: other (some hours on two cores; stopped, it goes on with the epoch it was in), saves what was measured in [CIFAR-10.json](CIFAR-10.json), and weaves this report from that file.
//#-hidden-code What is run, and how it is saved
import Downhill
import Foundation

/// Everything that the training measured: what this report is woven from.
struct History: Codable {
    struct Configuration: Codable, Equatable {
        var trainingImages = 20_000
        var testImages = 10_000
        var epochs = 15
        var batch = 128
        var optimizer = "SGD with momentum 0.9"
        var weightDecay = 1e-4
        var learningRate = 0.1
        var warmUpSteps = 157
        var dropsAfterEpochs = [8, 12]
        var augmentation = "crop-and-flip"
        var seed: UInt64 = 1
    }
    struct Run: Codable {
        var name: String
        var parameters: Int
        var history: TrainingHistory
    }
    var configuration = Configuration()
    var runs: [Run] = []
}

/// The networks, by the names that the report has for them, in the order in which they are trained.
enum Network: String, CaseIterable {
    case plain20 = "plain-20"
    case residual20 = "ResNet-20"
    case plain56 = "plain-56"
    case residual56 = "ResNet-56"

    var architecture: String {
        self == .plain20
            ? "plainnet20" : self == .plain56 ? "plainnet56" : rawValue.lowercased().replacing("-", with: "")
    }
}

/// The command line: what the notebook knows of it, and what is this program's own.
struct Request {
    var arguments: [String] = []
    var isReweaving = false
    var networks = Network.allCases

    init(_ commandLine: [String]) {
        var rest = commandLine[...]
        while let argument = rest.popFirst() {
            switch argument {
            case "--reweave": isReweaving = true
            case "--run":
                let name = rest.popFirst() ?? ""
                guard let network = Network.allCases.first(where: { $0.rawValue.lowercased() == name.lowercased() })
                else {
                    let names = Network.allCases.map(\.rawValue).joined(separator: ", ")
                    FileHandle.standardError.write(Data("--run takes one of \(names), not “\(name)”\n".utf8))
                    exit(64)
                }
                networks = [network]
            default: arguments.append(argument)
            }
        }
        if arguments.contains("--diff") { isReweaving = true }
    }
}

let request = Request(CommandLine.arguments)
let notebook = Notebook(title: "Depth on CIFAR-10", report: "CIFAR-10.md", arguments: request.arguments)
let home = notebook.root.appending(path: notebook.seed == 1 ? "" : "Runs/seed-\(notebook.seed)")
let historyFile = home.appending(path: "Lessons/07-BatchNormResNet/CIFAR-10.json")
//#-end-hidden-code
func train(_ network: Network, _ setup: History.Configuration, on data: Split<ImageSet>) throws -> History.Run {
    var configuration = TrainingConfiguration(
        model: network.architecture, optimizer: "momentum", learningRate: setup.learningRate)
    configuration.ruleSettings = [.momentum: 0.9, .weightDecay: setup.weightDecay]
    configuration.schedule = "multi-step"
    // Counted from the end of the warm-up, which takes the first epoch.
    let milestones = setup.dropsAfterEpochs.map { "\($0 - 1) epochs" }.joined(separator: ",")
    configuration.scheduleSettings = [.milestones: milestones, .warmUp: "\(setup.warmUpSteps) steps"]
    configuration.batchSize = setup.batch
    configuration.augmentation = setup.augmentation
    configuration.seed = setup.seed
    var trainer = try configuration.trainer(on: data)

    let folder = notebook.root.appending(path: "Runs/lesson7-cifar-10/\(network.rawValue)-seed-\(setup.seed)")
    let checkpoint = folder.appending(path: "checkpoint.safetensors")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    if FileManager.default.fileExists(atPath: checkpoint.path) { try trainer.resume(from: checkpoint) }
    while trainer.history.epochs.count < setup.epochs {
        let epoch = try trainer.trainEpoch()
        try trainer.checkpoint.write(to: checkpoint)
        notebook.progress("\(network.rawValue), \(epoch)")
    }
    return History.Run(
        name: network.rawValue, parameters: trainer.model.parameterCount, history: trainer.history)
}
//#-hidden-code Training what is asked for, saving
/// What was saved before, if it was measured under the same configuration.
func stored(_ configuration: History.Configuration) throws -> History {
    guard FileManager.default.fileExists(atPath: historyFile.path) else { return History(configuration: configuration) }
    let history = try JSONDecoder().decode(History.self, from: try Data(contentsOf: historyFile))
    return history.configuration == configuration ? history : History(configuration: configuration)
}

func measure() throws {
    var configuration = History.Configuration()
    configuration.seed = notebook.seed
    let all = try CIFAR10.load(from: notebook.root.appending(path: "Data").path)
    let data = Split(train: all.train.firstOfEveryClass(configuration.trainingImages), test: all.test)
    for network in request.networks {
        let run = try train(network, configuration, on: data)
        var history = try stored(configuration)
        history.runs.removeAll { $0.name == run.name }
        history.runs.append(run)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        try FileManager.default.createDirectory(
            at: historyFile.deletingLastPathComponent(), withIntermediateDirectories: true)
        try encoder.encode(history).write(to: historyFile, options: .atomic)
    }
}

let history = notebook.attempt {
    if !request.isReweaving { try measure() }
    return try JSONDecoder().decode(History.self, from: try Data(contentsOf: historyFile))
}
//#-end-hidden-code
notebook.finish()
