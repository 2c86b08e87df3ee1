import Downhill
import Foundation
import Testing

@testable import lesson13
@testable import lesson13_cifar_10

/// What the studies of lesson 13 must give, by theory, and what its second report is woven from.
@Suite("Studies of lesson 13")
struct Studies13Tests {
    private static let kept = Repository.root.appending(path: "Lessons/13-CIFAR10/Trainings")

    @Test func `chance moves an accuracy by the root of p(1 − p)/n`() {
        #expect(abs(Chance.deviation(0.8, of: 10_000) - 0.004) < 1e-12)
        #expect(
            abs(Chance.ofDifference(0.8, of: 10_000) / Chance.deviation(0.8, of: 10_000) - 2.0.squareRoot()) < 1e-12)
        // The deviation of a deviation from 400 draws is a twenty-eighth of it.
        #expect(abs(Chance(seed: 3).drawn / 0.004 - 1) < 4 / 28.0)
    }

    @Test func `two networks asked the same images differ by what one alone gets right`() {
        // Of a hundred images both have eighty, the first ten more, the second six more: d = 0.16.
        let first = [(0..<100).map { $0 < 90 }]
        let second = [(0..<100).map { $0 < 80 || (90..<96).contains($0) }]
        let (difference, deviation) = Miniature.ahead(first, of: second)
        #expect(abs(difference - 0.04) < 1e-12)
        #expect(abs(deviation - ((0.16 - 0.04 * 0.04) / 99).squareRoot()) < 1e-12)
        let same = Miniature.ahead(first, of: first)
        #expect(same.difference == 0 && same.deviation == 0)
    }

    @Test func `the recipe on one weight ends where PyTorch's does`() throws {
        #expect(abs(try Recipe().weight - 1.0002) < 5e-5)
    }

    @Test func `drawings of four kinds, as many of each`() {
        #expect(Drawings.learned.countsByClass == [64, 64, 64, 64])
        #expect(Drawings.unseen.countsByClass == [150, 150, 150, 150])
        let image = ImageSet(
            height: 2, width: 2, channels: 1, pixels: [0, 10, 20, 31], labels: [0], classes: ["one"])
        #expect(image.halved.pixels == [15])
    }

    // MARK: - What is kept

    @Test func `every kept history fits what was asked for`() throws {
        let trainings = try Trainings(in: Self.kept)
        #expect(trainings.all.count == 36)
        let used =
            Baseline.names + FourRules(trainings).names + [FourRules.fasterMomentum, FourRules.fasterSGD]
            + TwentyLayers.names
            + Pairs.all.flatMap { [$0.sgd, $0.adam] }
        #expect(Set(trainings.all.map(\.name)) == Set(used))
        for training in trainings.all {
            let (history, name) = (training.history, training.name)
            #expect(history.count <= training.configuration.epochs, "\(name)")
            for column in [history.testError, history.fitError, history.testLoss, history.gradientNorm] {
                #expect(column.count == history.count && column.allSatisfy { $0.isFinite && $0 >= 0 }, "\(name)")
            }
            for layer in history.layers.values {
                #expect(layer.gradient.count == history.count && layer.weight.count == history.count, "\(name)")
            }
            #expect(try history.json.count < 300_000, "\(name)")
        }
    }

    @Test func `a history is kept with every digit`() throws {
        let history = KeptHistory(Self.course(errors: [0.3, 0.1 + 0.2]))
        #expect(try JSONDecoder().decode(KeptHistory.self, from: history.json) == history)
        #expect(history.layers.keys.sorted() == ["conv1.weight", "linear.weight"])
    }

    @Test func `what another configuration or another course left is not taken`() throws {
        let scratch = try Scratch()
        let (lesson, run) = (
            TrainingFolder(scratch.folder.appending(path: "lesson")),
            TrainingFolder(scratch.folder.appending(path: "run"))
        )
        var configuration = TrainingConfiguration(model: "convnet", optimizer: "sgd", learningRate: 0.1)
        func write(_ epochs: [Double]) throws {
            for folder in [lesson, run] {
                try FileManager.default.createDirectory(at: folder.place, withIntermediateDirectories: true)
            }
            try configuration.json.write(to: run.place.appending(path: "configuration.json"))
            try Self.course(errors: epochs).json.write(to: run.place.appending(path: "history.json"))
        }
        try write([0.5, 0.4])
        try configuration.json.write(to: lesson.place.appending(path: "configuration.json"))
        try lesson.take(from: run)
        #expect(try lesson.keptHistory.testError == [0.5, 0.4])
        try write([0.5, 0.4, 0.3])
        try lesson.take(from: run)
        #expect(try lesson.keptHistory.count == 3)
        try write([0.5, 0.45, 0.3, 0.2])
        #expect(throws: NotTheSame.self) { try lesson.take(from: run) }
        configuration.learningRate = 0.2
        try write([0.5, 0.4, 0.3, 0.2])
        #expect(throws: NotTheSame.self) { try lesson.take(from: run) }
        #expect(try lesson.keptHistory.count == 3)
    }

    @Test func `a training that was stopped goes on to the same numbers`() throws {
        let digits = Digits.load()
        let data = Split(train: digits.train.prefix(128), test: digits.test.prefix(64))
        func history(stoppingAfter stops: [Int], of scratch: Scratch) throws -> KeptHistory {
            let lesson = TrainingFolder(scratch.folder.appending(path: "lesson"))
            try FileManager.default.createDirectory(at: lesson.place, withIntermediateDirectories: true)
            for epochs in stops {
                var asked = TrainingConfiguration(model: "simplemlp", optimizer: "momentum", learningRate: 0.05)
                asked.epochs = epochs
                try asked.json.write(to: lesson.place.appending(path: "configuration.json"))
                try lesson.train(on: data, keeping: TrainingFolder(scratch.folder.appending(path: "run"))) { _, _ in }
            }
            return try lesson.keptHistory
        }
        let whole = try history(stoppingAfter: [3], of: Scratch())
        #expect(whole.count == 3)
        #expect(try history(stoppingAfter: [1, 3], of: Scratch()) == whole)
    }

    // MARK: - What a history decides

    @Test func `a claim follows its history`() {
        func verdict(_ errors: [Double]) -> Verdict? {
            let claims = Baseline(Self.trainings([Baseline.plain: errors])).claims
            return claims.first { $0.ids == ["B-130"] }?.verdict
        }
        // Document B says 72.9 % and not with which widths: five points are allowed.
        #expect(verdict(Array(repeating: 0.271, count: 200)) == .upheld)
        #expect(verdict(Array(repeating: 0.9, count: 195) + Array(repeating: 0.28, count: 5)) == .upheld)
        #expect(verdict(Array(repeating: 0.271, count: 195) + Array(repeating: 0.2, count: 5)) == .refuted)
        #expect(verdict(Array(repeating: 0.235, count: 200)) == .upheld)
        #expect(verdict(Array(repeating: 0.33, count: 200)) == .refuted)
        #expect(verdict(Array(repeating: 0.271, count: 199)) == .pending)
    }

    @Test func `what the falls of the rate bring is told within one training, over five epochs and over thirty`() {
        func verdict(before errors: [Double], momentum: Double = 0.2) -> Verdict? {
            func course(_ before: [Double]) -> [Double] { before + Array(repeating: 0.16, count: 140) }
            let trainings = Self.trainings([
                Baseline.scheduled: course(errors),
                Baseline.scheduledMomentum: course(Array(repeating: momentum, count: 60)),
            ])
            return Baseline(trainings).claims.first { $0.ids == ["B-136"] }?.verdict
        }
        let level = Array(repeating: 0.2, count: 60)
        #expect(verdict(before: level) == .upheld && verdict(before: level, momentum: 0.3) == .qualified)
        #expect(verdict(before: Array(repeating: 0.25, count: 55) + Array(repeating: 0.2, count: 5)) == .qualified)
        #expect(verdict(before: Array(repeating: 0.2, count: 55) + Array(repeating: 0.25, count: 5)) == .refuted)
    }

    @Test func `often is decided by five pairs, and by no fewer`() {
        func verdict(won: Int, missing: String? = nil) -> Verdict? {
            var errors: [String: [Double]] = [:]
            for (place, pair) in Pairs.all.enumerated() {
                errors[pair.sgd] = Array(repeating: place < won ? 0.1 : 0.2, count: 200)
                errors[pair.adam] = Array(repeating: 0.15, count: 200)
            }
            if let missing { errors[missing] = [0.1] }
            return Pairs(Self.trainings(errors)).claims.first?.verdict
        }
        #expect(verdict(won: 4) == .upheld && verdict(won: 3) == .qualified && verdict(won: 1) == .refuted)
        #expect(verdict(won: 5, missing: TwentyLayers.short) == .pending)
    }

    @Test func `a norm that falls at a fixed rate too does not track the rate`() {
        func verdict(fixed: Double) -> Verdict? {
            func norms(_ phases: [(Int, Double)]) -> [Double] { phases.flatMap { Array(repeating: $1, count: $0) } }
            let trainings = Self.trainings(
                [:],
                norms: [
                    Baseline.scheduled: norms([(60, 2.2), (60, 1.6), (80, 1.3)]),
                    Baseline.scheduledMomentum: norms([(60, 2.2), (60, 1.6), (80, 1.3)]),
                    Baseline.augmentedMomentum: norms([(60, 2.2), (140, fixed)]),
                    TwentyLayers.short: norms([(15, 2), (8, 1), (7, 0.5)]),
                ])
            return Norms(trainings).claims.first { $0.ids == ["B-155"] }?.verdict
        }
        #expect(verdict(fixed: 2.2) == .upheld && verdict(fixed: 1.5) == .qualified)
    }

    private static func trainings(_ errors: [String: [Double]], norms: [String: [Double]] = [:]) -> Trainings {
        let names = Set(errors.keys).union(norms.keys)
        return Trainings(
            names.sorted().map { name in
                var configuration = TrainingConfiguration(model: "convnet", optimizer: "sgd", learningRate: 0.1)
                configuration.epochs = name.contains("baseline") ? 200 : 30
                let errors = errors[name] ?? Array(repeating: 0.2, count: norms[name]?.count ?? 0)
                return Trainings.Training(
                    name: name, configuration: configuration,
                    history: KeptHistory(course(errors: errors, norms: norms[name])))
            })
    }

    /// A history with these test errors, all else made up.
    private static func course(errors: [Double], norms: [Double]? = nil) -> TrainingHistory {
        TrainingHistory(
            errors.indices.map { place in
                let gradients = ["conv1.weight": 0.5, "bn1.weight": 0.1, "linear.weight": 0.7, "linear.bias": 0.2]
                return TrainingHistory.Epoch(
                    number: place + 1, steps: 10 * place, learningRate: 0.1, trainLoss: 1, trainError: 0.5,
                    fit: .init(loss: 1, error: 0.5), testLoss: 2 * errors[place], testError: errors[place],
                    gradients: .init(mean: norms?[place] ?? 1, largest: 2, parameters: gradients),
                    weightNorms: gradients)
            })
    }
}
