//: # 2 · Stochastic gradient descent on MNIST
//: **Document D's task, on the data it names: 60,000 handwritten digits, batches of 64, a network 784-128-10, SGD at 0.01.**
//:
//: [The lesson](README.md) uses 1,442 small digits that travel with it. Here are the real ones. `make data` fetches them, `make lesson2 DATA=mnist` trains (some minutes), saves what was measured
//: in [MNIST.json](MNIST.json), and weaves this report from that file.
//#-hidden-code What is run, and how it is saved
import Downhill
import Foundation

/// Everything that the training measured: what this report is woven from.
struct History: Codable {
    struct Configuration: Codable, Equatable {
        var model = "784-128-10, ReLU"
        var parameters = 0
        var loss = "cross-entropy"
        var normalization = "(pixel / 255 − 0.1307) / 0.3081"
        var batch = 64
        var seeds: [UInt64] = []
    }
    struct Epoch: Codable {
        /// The mean over the epoch's batches, while the network was learning.
        var trainLoss: Double
        var testLoss: Double
        var testAccuracy: Double
    }
    struct Run: Codable {
        var name: String
        var seed: UInt64
        var rate: Double
        /// Mean losses of every fourteen batches of the first epoch, 67 of them.
        var firstEpoch: [Double] = []
        var epochs: [Epoch] = []
        /// What the optimizer said when it refused a gradient, if it did.
        var broke: String?
        /// For a run in order of class: the test accuracy on each digit, 40 times in its last epoch.
        var knowledge: [[Double]]?
    }
    var configuration = Configuration()
    var runs: [Run] = []
}

let flags = CommandLine.arguments
let notebook = Notebook(
    title: "Stochastic gradient descent on MNIST", report: "MNIST.md", arguments: flags.filter { $0 != "--reweave" })
let isTraining = !flags.contains("--reweave") && !flags.contains("--diff")
let historyFile = notebook.root.appending(
    path: (notebook.seed == 1 ? "" : "Runs/seed-\(notebook.seed)/") + "Lessons/02-StochasticGradientDescent/MNIST.json")

/// How a run differs from document D's task.
enum Pipeline: String, CaseIterable, Sendable {
    case task = "as document D asks"
    case faster = "rate 0.1"
    case unzeroed = "gradients never zeroed"
    case mislabelled = "labels shuffled among the images"
    case stored = "as stored, never shuffled"
    case sorted = "sorted by class, never shuffled"

    var rate: Double { self == .faster ? 0.1 : 0.01 }
    var momentum: Double { self == .unzeroed ? 1 : 0 }
    var epochs: Int { self == .task || self == .faster ? 10 : 1 }
    var shuffles: Bool { self != .stored && self != .sorted }

    func images(_ images: ImageSet, seed: UInt64) -> ImageSet {
        var generator = SplitMix64(seed: seed).split("labels")
        return switch self {
        case .mislabelled: images.relabelled(generator.permutation(of: images.count).map { images.labels[$0] })
        case .sorted: images.sortedByClass()
        default: images
        }
    }
}
//#-end-hidden-code
func train(_ pipeline: Pipeline, on data: Split<ImageSet>, seed: UInt64) -> History.Run {
    var run = History.Run(name: pipeline.rawValue, seed: seed, rate: pipeline.rate)
    var weights = SplitMix64(seed: seed).split("weights")
    var shuffling = SplitMix64(seed: seed).split("shuffling")
    var model = SimpleMLP(inputs: 784, hidden: 128, outputs: 10, using: &weights)
    var optimizer = Optimizer(Momentum(learningRate: .constant(pipeline.rate), momentum: .constant(pipeline.momentum)))
    let images = pipeline.images(data.train, seed: seed)
    for epoch in 1...pipeline.epochs {
        var total = 0.0
        var recent: [Double] = []
        let batches = pipeline.shuffles ? images.batches(of: 64, using: &shuffling) : images.batches(of: 64)
        for (step, batch) in batches.enumerated() {
            let (loss, gradient) = valueAndGradient(of: &model) { crossEntropy($0(batch.images), batch.labels) }
            do {
                try optimizer.update(&model, along: gradient)
            } catch {
                run.broke = error.description
                break
            }
            total += Double(loss) * Double(batch.count)
            recent.append(Double(loss))
            if epoch == 1, recent.count == 14 {
                run.firstEpoch.append(recent.reduce(0, +) / 14)
                recent = []
            }
            if pipeline == .sorted, step % 24 == 23 {
                run.knowledge = (run.knowledge ?? []) + [evaluate(model, on: data.test).byClass]
            }
        }
        let test = evaluate(model, on: data.test)
        run.epochs.append(.init(trainLoss: total / Double(images.count), testLoss: test.loss, testAccuracy: test.accuracy))
        notebook.progress("\(pipeline.rawValue), seed \(seed), epoch \(epoch): test accuracy \(test.accuracy)")
    }
    return run
}
//#-hidden-code Testing, measuring, saving
func evaluate(_ model: SimpleMLP, on images: ImageSet) -> (loss: Double, accuracy: Double, byClass: [Double]) {
    var (loss, right) = (0.0, Array(repeating: 0, count: 10))
    let answer = model.inference
    for batch in images.batches(of: 1_000) {
        let logits = answer(batch.images)
        loss += Double(crossEntropy(logits, batch.labels).item) * Double(batch.count)
        for (guess, label) in zip(logits.argmaxOfRows(), batch.labels) where guess == label { right[label] += 1 }
    }
    return (
        loss / Double(images.count), Double(right.reduce(0, +)) / Double(images.count),
        zip(right, images.countsByClass).map { Double($0) / Double($1) }
    )
}

func measure() throws -> History {
    let data = try MNIST.load(from: notebook.root.appending(path: "Data").path).map { $0.normalized(by: .mnist) }
    var history = History()
    var generator = SplitMix64(seed: notebook.seed)
    history.configuration.parameters = SimpleMLP(inputs: 784, hidden: 128, outputs: 10, using: &generator).parameterCount
    for pipeline in Pipeline.allCases {
        history.runs += notebook.sweep { seed in train(pipeline, on: data, seed: seed) }
    }
    history.configuration.seeds = history.runs.prefix(5).map(\.seed)
    return history
}

func save(_ history: History, to file: URL) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try encoder.encode(history).write(to: file, options: .atomic)
}

let history = notebook.attempt {
    if isTraining { try save(try measure(), to: historyFile) }
    return try JSONDecoder().decode(History.self, from: try Data(contentsOf: historyFile))
}

func runs(_ pipeline: Pipeline) -> [History.Run] { history.runs.filter { $0.name == pipeline.rawValue } }
func sample(_ pipeline: Pipeline, epoch: Int = 1, _ value: (History.Epoch) -> Double) -> Sample {
    Sample(runs(pipeline).map { value($0.epochs[epoch - 1]) })
}
//#-end-hidden-code
//: ## One epoch, and ten
//: An epoch is 938 updates, forty times as many as on the small digits. The mean loss of the first is {{task.first}}, and the network that comes out of it reads {{task.accuracy1}} of the test images; ten epochs
//: bring {{task.accuracy10}}. The same ten at a rate of 0.1 bring {{faster.accuracy10}}. (A number with a range is a median over five seeds, with quartiles.)
notebook.record("task.first", sample(.task) { $0.trainLoss })
notebook.record("task.accuracy1", sample(.task) { $0.testAccuracy }, as: .percent(1))
notebook.record("task.accuracy10", sample(.task, epoch: 10) { $0.testAccuracy }, as: .percent(1))
notebook.record("faster.accuracy10", sample(.faster, epoch: 10) { $0.testAccuracy }, as: .percent(1))
notebook.show(
    Facets("On MNIST the rate of 0.01 learns, and 0.1 learns more", columns: 2, sharing: .none) {
        Plot("loss of the batches, first epoch") {
            for pipeline in [Pipeline.task, .faster] {
                BandMark(runs: runs(pipeline).map(\.firstEpoch), x: (1...67).map { 14 * Double($0) - 7 }, by: "rate \(pipeline.rate)")
            }
            RuleMark(y: Elementary.log(10), "ln 10")
        }.xAxis("update").yAxis("cross-entropy", .linear(0...2.5)).legend(.top)
        Plot("test error by epoch") {
            for pipeline in [Pipeline.task, .faster] {
                BandMark(runs: runs(pipeline).map { $0.epochs.map { 1 - $0.testAccuracy } }, x: (1...10).map(Double.init), by: "rate \(pipeline.rate)")
            }
        }.xAxis("epoch").yAxis("share of the test set that is wrong", .log).legend(.top)
    }, named: "training",
    alt: "Left: the loss during the first epoch falls from ln 10, faster at rate 0.1 than at 0.01. Right: the test error over ten epochs, lower at 0.1 throughout.",
    caption: "Document D's epoch (left) and nine more, at its rate and at ten times its rate. Median and quartiles of five seeds.")
//: ## Does one epoch verify the pipeline?
//: Break the pipeline on purpose and see whether the one number that the task asks for, the mean loss of the first epoch, gives it away.
notebook.show(
    Table(
        "One epoch, medians of five seeds", columns: ["pipeline", "rate", .init("mean loss", as: .fixed(3)), .init("test loss", as: .fixed(3)), .init("test accuracy", as: .percent(1))],
        rows: Pipeline.allCases.map { [$0.rawValue, $0.rate, sample($0) { $0.trainLoss }.median, sample($0) { $0.testLoss }.median, sample($0) { $0.testAccuracy }.median] }))
notebook.finish()
