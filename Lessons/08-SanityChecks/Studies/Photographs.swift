import Downhill
import Foundation

/// The first gradient and the first fifty batches of CIFAR-10, document B's own task, on LargerNetwork's ConvNet. The photographs are no part of this package,
/// so what was measured is kept in `CIFAR-10.json`; it is measured again where that file is missing, after `make data`.
struct Photographs: Codable, Sendable {
    /// Every setting that the measurement reads.
    struct Settings: Codable, Sendable, Equatable {
        var images = 1_600
        var width = 8
        var batch = 32
        var batches = 50
        var optimizer = "Adam"
        var rates = [0.0003, 0.001, 0.003, 0.01]
        var seeds: [UInt64] = [101, 102, 103, 104, 105]
        /// The starts whose first gradient is measured.
        var starts: [UInt64] = [101, 102, 103, 104, 105]

        /// 32, 64 and 128 channels, and the least of the document's batches, 128 images. One run, because each takes half a minute.
        static let full = Settings(images: 6_400, width: 32, batch: 128, rates: [0.0003, 0.001, 0.003], seeds: [101])
    }

    let settings: Settings
    /// By rate and seed: the loss of each batch.
    let losses: [[[Double]]]
    /// By start: the gradient norms of the layers before the first step, on the first batch, with batch norm and without.
    let norms, plainNorms: [[Double]]

    /// What the file in a package keeps of these settings, or what is measured and then kept.
    static func kept(_ settings: Settings = Settings(), under root: URL) throws -> Photographs {
        let place = root.appending(path: "Lessons/08-SanityChecks/CIFAR-10.json")
        var all: [Photographs] = []
        if let data = try? Data(contentsOf: place) { all = try JSONDecoder().decode([Photographs].self, from: data) }
        if let found = all.first(where: { $0.settings == settings }) { return found }
        guard all.count < 2 else { throw Stale(file: place.lastPathComponent) }
        let measured = try Photographs(settings, data: root.appending(path: "Data").path)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        try encoder.encode(all + [measured]).write(to: place, options: .atomic)
        return measured
    }

    /// The file was measured under other settings.
    struct Stale: Error, CustomStringConvertible {
        let file: String
        var description: String { "\(file) was measured under other settings: remove it, and measure again" }
    }

    private init(_ settings: Settings, data folder: String) throws {
        let all = try CIFAR10.load(from: folder).train.firstOfEveryClass(settings.images)
        let images = all.normalized(by: all.measuredNormalization)
        self.settings = settings
        losses = settings.rates.map { rate in
            settings.seeds.concurrentMap { seed in
                LargerNetwork.look(
                    at: images, rate: rate, width: settings.width, batches: settings.batches, of: settings.batch,
                    seed: seed
                ).losses
            }
        }
        func firstNorms(_ model: (inout SplitMix64) -> AnyModule) -> [[Double]] {
            settings.starts.map { start in
                var generator = SplitMix64(seed: start)
                let procedure = TrainingProcedure(model(&generator), Optimizer(Adam(learningRate: 0.001)))
                let batches = procedure.firstBatches(1, of: settings.batch, from: images, using: &generator)
                return SanityChecks.GradientFlow(of: procedure, on: batches).layers.map(\.gradientNorm)
            }
        }
        norms = firstNorms { AnyModule(ConvNet(images: [32, 32, 3], width: settings.width, using: &$0)) }
        plainNorms = firstNorms { Self.withoutBatchNorm(width: settings.width, using: &$0) }
    }

    /// ConvNet without its batch norm.
    private static func withoutBatchNorm(width: Int, using generator: inout SplitMix64) -> AnyModule {
        AnyModule(
            Sequential(
                Convolution(inputs: 3, outputs: width, kernel: 3, padding: 1, using: &generator), Activation.relu,
                MaxPool(window: 2),
                Convolution(inputs: width, outputs: 2 * width, kernel: 3, padding: 1, using: &generator),
                Activation.relu, MaxPool(window: 2),
                Convolution(inputs: 2 * width, outputs: 4 * width, kernel: 3, padding: 1, using: &generator),
                Activation.relu, MaxPool(window: 2), Flatten(),
                Linear(inputs: 64 * width, outputs: 10, using: &generator)))
    }

    /// The rate with the lowest end, by the median; the edges of the grid are no better.
    private var best: Int {
        let ends = losses.map { Sample($0.map { Sample($0.suffix(10)).mean }).median }
        return ends.indices.min { ends[$0] < ends[$1] } ?? 0
    }
    var bestRate: Double { settings.rates[best] }

    /// The first loss of the first run at it, and the highest loss of any batch of any run.
    var firstLoss: Double { losses[best].first?.first ?? .nan }
    var highest: Double { losses[best].joined().max() ?? .nan }

    /// At the next rate of the grid, about three times the best: of the run that leaps highest, its highest loss and its end.
    var leap: (rate: Double, highest: Double, end: Double) {
        let next = min(best + 1, losses.count - 1)
        let run = losses[next].max { ($0.max() ?? 0) < ($1.max() ?? 0) } ?? []
        return (settings.rates[next], run.max() ?? .nan, Sample(run.suffix(10)).mean)
    }

    /// How many of the runs at that rate come to the 5.6 of document B.
    var leaps: Int { losses[min(best + 1, losses.count - 1)].count { ($0.max() ?? 0) >= 5.6 } }

    /// At it: the means of batches 16 to 20 and of the last ten.
    var afterTwenty: Sample { Sample(losses[best].map { Sample($0[15..<20]).mean }) }
    var end: Sample { Sample(losses[best].map { Sample($0.suffix(10)).mean }) }
}
