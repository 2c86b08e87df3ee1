//: # 7 · Depth on CIFAR-10
//: **The experiment that residual networks were invented for: 20 and 56 layers, without shortcuts and with them, on photographs.**
//:
//: [The lesson](README.md) stacks layers on images that travel with it. Here are the real ones. `make data` fetches CIFAR-10, `make lesson7 DATA=cifar-10` trains four networks, one after the other. That takes
//: an hour or two on two cores; whatever stops it, the same command goes on with the epoch that was under way. Each run that ends is saved in [CIFAR-10.json](CIFAR-10.json), and this report is woven from that file. {{missing}}
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
let notebook = Notebook(title: "Depth on CIFAR-10", report: "CIFAR-10.md", verdicts: .byVote, arguments: request.arguments)
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
        notebook.progress("\(network.rawValue), epoch \(epoch.number): test error \(epoch.testError)")
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

/// The run of a network, if it has been made, and its last epoch.
func epochs(_ network: Network) -> [TrainingHistory.Epoch] {
    history.runs.first { $0.name == network.rawValue }?.history.epochs ?? []
}
func last(_ network: Network, _ value: (TrainingHistory.Epoch) -> Double) -> Double? { epochs(network).last.map(value) }

let missing = Network.allCases.filter { epochs($0).isEmpty }.map(\.rawValue)
notebook.record(
    "missing",
    missing.isEmpty
        ? "All four are in it."
        : "Not in it yet: \(missing.joined(separator: ", ")). What needs them is left open below.")
notebook.record(
    "fewer", 64_000 * 128 / (history.configuration.trainingImages * history.configuration.epochs))
notebook.record("test.images", history.configuration.testImages)
notebook.record("epochs", history.configuration.epochs)
notebook.record("drop.first", history.configuration.dropsAfterEpochs[0])
//#-end-hidden-code
//: ## What is trained, and how it differs from the paper
//: The networks are those of He 2015, §4.2, weight for weight: `plainnet20` and `plainnet56` are `resnet20` and `resnet56` with their shortcuts taken out, which have no parameters. The recipe is the paper's: batches of 128, momentum,
//: weight decay on everything, windows cut at random out of padded images, flips, a rate of 0.1 that falls to a tenth twice. The budget is not:
notebook.show(
    Table(
        "The same experiment on another budget", columns: ["", "here", "He 2015"],
        rows: [
            ["training images", history.configuration.trainingImages, "50,000 (45,000 to choose the schedule by)"],
            ["steps of 128 images", epochs(.plain20).last?.steps ?? 0, 64_000],
            ["images seen in all", history.configuration.trainingImages * history.configuration.epochs, 64_000 * 128],
            [
                "first steps", "climb to 0.1 over \(history.configuration.warmUpSteps) steps",
                "at 0.1 (110 layers: at 0.01, until the error is below 80 %)",
            ],
            [
                "the rate falls after",
                history.configuration.dropsAfterEpochs.map { "epoch \($0)" }.joined(separator: ", "),
                "32,000 and 48,000 steps",
            ],
            ["seeds", 1, "1, and 5 for 110 layers"],
        ]))
//: The training images are the first of every class in the order of the files, as many of each. The paper's networks see {{fewer}} times as many. So the errors are higher than its 8 to 9 % for 20 layers, and nothing here
//: says where they would end. What a short budget can show is whether a deeper network *fits the training images* worse than a shallower one that it contains. One seed each: a difference of less than a point would prove nothing, and the
//: claims below ask for more.
//:
//: ## The curves
//#-predict
//: A plain network of 56 layers can represent all that one of 20 can: let the other 36 be the identity. Over {{epochs}} epochs, will it have a lower *training* error, the same, or a higher one? And with shortcuts?
//#-answer
//: {{answer.plain}} {{answer.residual}}
//#-end
//#-hidden-code Words for the outcome
/// A difference of errors that another seed could turn round.
let hair = 0.01

func percent(_ value: Double) -> String { NumberFormat.percent(1).text(value) }

func untrained(_ networks: [Network]) -> String {
    networks.filter { epochs($0).isEmpty }.map(\.rawValue).joined(separator: " and ")
}

/// What a change of network does to the last epoch's training error, in words.
func effect(_ name: String, _ change: String, from before: Network, to after: Network) -> String {
    guard let old = last(before, { $0.trainError }), let new = last(after, { $0.trainError }) else {
        return "\(name) the answer waits for \(untrained([before, after]))."
    }
    let numbers = "\(percent(old)) in \(before.rawValue), \(percent(new)) in \(after.rawValue)"
    guard abs(new - old) > hair else {
        return "\(name) \(change) leave the training error of the last epoch about where it was: \(numbers)."
    }
    return "\(name) \(change) \(new > old ? "raise" : "lower") the training error of the last epoch: \(numbers)."
}
let aroundDrop = epochs(.plain20).filter { $0.number >= history.configuration.dropsAfterEpochs[0] }.map(\.testError)
notebook.record("drop.before", aroundDrop.first ?? .nan, as: .percent(1))
notebook.record("drop.after", aroundDrop.dropFirst().first ?? .nan, as: .percent(1))
notebook.record("answer.plain", effect("Without shortcuts", "the 36 more layers", from: .plain20, to: .plain56))
notebook.record("answer.residual", effect("With shortcuts", "the 36 more layers", from: .residual20, to: .residual56))
notebook.record("shortcuts.20", effect("In 20 layers", "shortcuts", from: .plain20, to: .residual20))
notebook.record("shortcuts.56", effect("In 56 layers", "shortcuts", from: .plain56, to: .residual56))
//#-end-hidden-code
let highestError = Network.allCases.flatMap { epochs($0) }.map { 100 * max($0.trainError, $0.testError) }.max() ?? 0
let errorRange = 0...max(80, 10 * (highestError / 10).rounded(.up))

func curves(
    _ title: String, _ networks: [Network], _ train: (TrainingHistory.Epoch) -> Double,
    _ test: (TrainingHistory.Epoch) -> Double
) -> Plot {
    Plot(title) {
        for network in networks where !epochs(network).isEmpty {
            let (run, depth) = (epochs(network), "\(network.rawValue.suffix(2)) layers")
            LineMark(x: run.map(\.number), y: run.map(train), by: depth).dashed().unlabelled()
            LineMark(x: run.map(\.number), y: run.map(test), by: depth)
        }
        for drop in history.configuration.dropsAfterEpochs { RuleMark(x: Double(drop) + 0.5).color(.grey) }
    }.xAxis("epoch", ticks: [1, 5, 10, 15]).legend(.top)
}

notebook.show(
    Facets("Errors on CIFAR-10 by epoch, after He 2015, figure 6", columns: 2) {
        curves("plain", [.plain20, .plain56], { 100 * $0.trainError }, { 100 * $0.testError })
            .yAxis("wrong answers, %", .linear(errorRange))
        curves("residual", [.residual20, .residual56], { 100 * $0.trainError }, { 100 * $0.testError })
            .yAxis("wrong answers, %", .linear(errorRange))
    }.subtitle("solid: test images, after the epoch; dashed: training images, during it"),
    named: "errors",
    alt:
        "Training error dashed and test error solid over {{epochs}} epochs, plain networks left and residual networks right. {{answer.plain}} {{answer.residual}}",
    caption: """
        Plain networks left, residual ones right. {{answer.plain}} {{answer.residual}} Upright lines: the rate falls to a tenth. The training error is counted while the network learns, on augmented images and by the \
        weights of that moment; so it can lie above the test error.
        """)
//: When the rate falls for the first time, after epoch {{drop.first}}, the test error of plain-20 goes from {{drop.before}} to {{drop.after}} within one epoch: much of what a high rate learns shows only once the rate is low (lesson 6).
notebook.show(
    Facets("The loss that is minimised", columns: 2) {
        curves("plain", [.plain20, .plain56], { $0.trainLoss }, { $0.testLoss }).yAxis("cross-entropy")
        curves("residual", [.residual20, .residual56], { $0.trainLoss }, { $0.testLoss }).yAxis("cross-entropy")
    }.subtitle("solid: test images; dashed: training images"),
    named: "losses",
    alt:
        "The same as losses: cross-entropy of training images dashed and of test images solid, plain left and residual right.",
    caption:
        "The loss behind the errors. Degradation is a matter of the dashed curves: whether the deeper network fits what it is shown."
)
notebook.show(
    Table(
        "After the last epoch",
        columns: [
            "network", "parameters", .init("training loss", as: .fixed(3)), .init("test loss", as: .fixed(3)),
            .init("training error", as: .percent(1)), .init("test error", as: .percent(1)),
        ],
        rows: Network.allCases.compactMap { network in
            guard let run = history.runs.first(where: { $0.name == network.rawValue }),
                let end = run.history.epochs.last
            else { return nil }
            return [run.name, run.parameters, end.trainLoss, end.testLoss, end.trainError, end.testError]
        }))
//: And what do the shortcuts do by themselves, at equal depth and with equally many weights? {{shortcuts.20}} {{shortcuts.56}}
//:
//: ## Verdicts
//: A claim about depth compares two runs, and counts where their errors differ by more than a point. (Of {{test.images}} test images, chance alone moves an error of a quarter by less than half a point; what another seed moves is not
//: known here.) Where no comparison does, the claim stays open: *untestable* on this budget.
//#-hidden-code Claims
/// One comparison of a claim, and whether its outcome is more than chance.
struct Comparison {
    let condition: Condition
    let isDecided: Bool

    /// The error of one network's last epoch, above another's.
    static func error(
        _ name: String, of network: Network, above other: Network, _ value: (TrainingHistory.Epoch) -> Double
    ) -> Comparison {
        let (larger, smaller) = (last(network, value) ?? .nan, last(other, value) ?? .nan)
        return Comparison(
            condition: Condition(name, larger, isAbove: smaller, by: hair, as: .percent(1)),
            isDecided: abs(larger - smaller) > hair)
    }
}

/// A claim about networks, which waits until they are trained, and stays open where another seed could turn every comparison round.
func claim(
    _ id: String, of networks: [Network], instead: String, says statement: String? = nil, line: Int = #line,
    column: Int = #column, _ comparisons: () -> [Comparison]
) {
    guard !networks.contains(where: { epochs($0).isEmpty }) else {
        guard statement == nil else { return }
        notebook.claim(
            id, pending: "Waits for \(untrained(networks)).", teaches: true, line: line, column: column)
        return
    }
    let all = comparisons()
    let conditions = all.map(\.condition)
    if !all.contains(where: \.isDecided) {
        guard statement == nil else { return }
        notebook.claim(
            id, untestable: "With one seed each, no two errors here differ by more than a point.", teaches: true,
            line: line, column: column
        ) { conditions }
    } else {
        notebook.claim(
            id, says: statement, teaches: true, instead: conditions.allSatisfy(\.holds) ? nil : instead, line: line,
            column: column
        ) { conditions }
    }
}
//#-end-hidden-code
claim(
    "B-171", of: [.plain20, .plain56],
    instead: "Within {{epochs}} epochs at most one of the two errors is higher by more than a point."
) {
    [
        .error("without shortcuts: training error, 56 layers against 20", of: .plain56, above: .plain20) {
            $0.trainError
        },
        .error("without shortcuts: test error, 56 layers against 20", of: .plain56, above: .plain20) { $0.testError },
    ]
}
claim(
    "B-078", of: [.plain20, .plain56],
    instead:
        "Within {{epochs}} epochs the deeper plain network fits what it is shown as well or better, or loses even more on the test images."
) {
    let training = Comparison.error(
        "plain: training error, 56 layers against 20", of: .plain56, above: .plain20
    ) { $0.trainError }
    let gap = { (epoch: TrainingHistory.Epoch) in epoch.testError - epoch.trainError }
    let overfitting = Condition(
        "plain: test error less training error, 56 layers, against that of 20 and a point",
        last(.plain56, gap) ?? .nan, isAtMost: (last(.plain20, gap) ?? .nan) + hair, as: .percent(1))
    return [training, Comparison(condition: overfitting, isDecided: training.isDecided)]
}
if epochs(.residual20).isEmpty || epochs(.residual56).isEmpty {
    for id in ["B-090", "B-170"] {
        notebook.claim(id, pending: "Waits for \(untrained([.residual20, .residual56])).", teaches: true)
    }
} else {
    let errors = [
        Comparison.error("with shortcuts: training error, 20 layers against 56", of: .residual20, above: .residual56) {
            $0.trainError
        },
        .error("with shortcuts: test error, 20 layers against 56", of: .residual20, above: .residual56) {
            $0.testError
        },
    ].map(\.condition)
    notebook.claim(
        "B-090",
        untestable:
            "“If trained properly” asks for more than {{epochs}} epochs and one seed: the paper trains {{fewer}} times as long. The lesson measures it on small networks, over seeds.",
        teaches: true
    ) { errors }
    notebook.claim(
        "B-170", untestable: "It is about long training, and 110 layers are not trained here.", teaches: true
    ) { errors[1] }
}
claim(
    "He-2015", of: Network.allCases,
    instead: "Within {{epochs}} epochs one half of it shows, or neither.",
    says: "Plain networks train worse when they are deeper, residual networks better (figure 6)."
) {
    [
        .error("plain: training error, 56 layers against 20", of: .plain56, above: .plain20) { $0.trainError },
        .error("residual: training error, 20 layers against 56", of: .residual20, above: .residual56) {
            $0.trainError
        },
    ]
}
notebook.claim(
    "B-077",
    untestable:
        "The document says neither which networks these are, nor how long they were trained, nor on how many images."
) {
    if let accuracy = last(.plain20, { 1 - $0.trainError }) {
        Condition(
            "plain-20: training accuracy after \(history.configuration.epochs) epochs", accuracy, equals: 0.78,
            within: 0.03, as: .percent(1)
        )
    }
}
//: ## What the documents say
//:
//: {{claims}}
notebook.finish()
