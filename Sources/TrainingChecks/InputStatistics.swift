import Training

extension SanityChecks {
    /// What the model is shown: sizes, constant features, balance and order of the classes, in the first batches as they come.
    public struct InputStatistics: Sendable {
        /// What reports call it.
        public static let name = "inputs"

        /// Over every value of every sample: mean, standard deviation, the lowest and the highest.
        public let mean, deviation, lowest, highest: Double

        /// The share of features that are the same in every sample.
        public let constantFeatures: Double

        /// How many of the samples belong to each class.
        public let countsByClass: [Int]

        /// How many classes a batch holds on average, and how many it would if they were drawn at random.
        public let classesPerBatch, expectedClassesPerBatch: Double

        /// Whether a second epoch comes in the same order as the first.
        public let repeatsOrder: Bool

        /// How many values fall into each of twenty bins between lowest and highest; into fewer where there are not as many different
        /// values, since grey levels in more bins leave gaps that the data do not have.
        public let histogram: [Int]

        /// Measures the first batches of two epochs.
        public init(
            of procedure: TrainingProcedure<some Module>, on data: ImageSet, using generator: inout SplitMix64,
            _ settings: Settings = Settings()
        ) {
            func startOfEpoch() -> [Batch<[Int]>] {
                var start: [Batch<[Int]>] = []
                for batch in procedure.batches(data, procedure.batchSize, &generator) {
                    start.append(batch)
                    if start.count == settings.inputBatches { break }
                }
                return start
            }
            self.init(startOfEpoch(), next: startOfEpoch(), classes: data.classes.count)
        }

        /// - Parameter next: The batches of the epoch after.
        public init(_ batches: [Batch<[Int]>], next: [Batch<[Int]>], classes: Int) {
            let values = batches.flatMap { $0.inputs.scalars.map { Double($0) } }
            let count = Double(max(values.count, 1))
            let mean = values.reduce(0, +) / count
            self.mean = mean
            deviation = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count).squareRoot()
            let (lowest, highest) = (values.min() ?? .nan, values.max() ?? .nan)
            self.lowest = lowest
            self.highest = highest
            constantFeatures = Self.shareOfConstantFeatures(values, samples: batches.reduce(0) { $0 + $1.count })
            let labels = batches.flatMap(\.labels)
            countsByClass = (0..<classes).map { label in labels.count { $0 == label } }
            classesPerBatch =
                batches.reduce(0) { $0 + Double(Set($1.labels).count) } / Double(max(batches.count, 1))
            expectedClassesPerBatch = Self.expectedClasses(countsByClass, batch: batches.first?.count ?? 0)
            repeatsOrder = !batches.isEmpty && batches.map(\.indices) == next.map(\.indices)
            let bins = max(Self.countOfLevels(values, atMost: 20), 1)
            histogram = values.reduce(into: Array(repeating: 0, count: bins)) { counts, value in
                guard highest > lowest, value.isFinite else { return }
                counts[min(bins - 1, Int(Double(bins) * (value - lowest) / (highest - lowest)))] += 1
            }
        }

        /// √(mean²+ deviation²), on which the scale of the first layer's outputs depends.
        public var rootMeanSquare: Double { (mean * mean + deviation * deviation).squareRoot() }

        /// The commonest class, against an equal share.
        public var imbalance: Double {
            let total = countsByClass.reduce(0, +)
            return Double((countsByClass.max() ?? 0) * countsByClass.count) / Double(max(total, 1))
        }

        /// Whether a model can learn from such inputs.
        public func finding(_ settings: Settings) -> Finding {
            let measured =
                "mean \(brief(mean)), deviation \(brief(deviation)), from \(brief(lowest)) to \(brief(highest)); "
                + "\(percent(constantFeatures)) of the features constant; \(brief(classesPerBatch)) classes a batch"
            func finding(_ verdict: Verdict, _ measured: String, _ causes: [String], _ next: String) -> Finding {
                Finding(check: Self.name, verdict: verdict, measured: measured, causes: causes, next: next)
            }
            if !(mean.isFinite && deviation.isFinite) {
                return finding(
                    .failed, "some inputs are not finite", ["a division by a deviation of zero", "a damaged file"],
                    "find the first such sample")
            }
            if constantFeatures > settings.constantFeatures {
                return finding(
                    .failed, measured,
                    ["a preprocessing that wipes the samples out", "the same sample again and again"],
                    "look at the samples just before they enter the model")
            }
            if !settings.inputSize.contains(rootMeanSquare) {
                return finding(
                    .failed, measured, ["inputs not normalised: bytes from 0 to 255?", "normalised twice"],
                    "bring them to mean 0 and deviation 1, measured on the training set")
            }
            if classesPerBatch < settings.classesPerBatch * expectedClassesPerBatch {
                return finding(
                    .failed, measured, ["sorted data that is not shuffled"], "draw a new order in every epoch")
            }
            if repeatsOrder {
                return finding(
                    .warning, "every epoch comes in the same order", ["data that is not shuffled"],
                    "draw a new order in every epoch")
            }
            // By chance a class with a fair share of 20 samples stays away once in e²⁰ times.
            let missing = countsByClass.count { $0 == 0 }
            if missing > 0, countsByClass.reduce(0, +) >= 20 * countsByClass.count {
                return finding(
                    .warning, "\(missing) of the \(countsByClass.count) classes never come",
                    ["a filter or a split that lost them", "labels numbered from 1"],
                    "count the labels before and after each step of the preparation")
            }
            if imbalance > settings.imbalance {
                return finding(
                    .warning, "the commonest class has \(brief(imbalance)) times its fair share",
                    ["unbalanced data", "a sampler that favours a class"],
                    "judge accuracy class by class; draw or weigh the rare ones more")
            }
            return .passed(Self.name, measured)
        }

        /// How many different values there are; counted no further than the limit.
        private static func countOfLevels(_ values: [Double], atMost limit: Int) -> Int {
            var levels: Set<Double> = []
            for value in values where levels.insert(value).inserted && levels.count == limit { break }
            return levels.count
        }

        private static func shareOfConstantFeatures(_ values: [Double], samples: Int) -> Double {
            guard samples > 1 else { return 0 }
            let width = values.count / samples
            let constant = (0..<width).count { feature in
                (1..<samples).allSatisfy { values[$0 * width + feature] == values[feature] }
            }
            return Double(constant) / Double(max(width, 1))
        }

        /// Σ 1 − (1 − pᵢ)ᴮ: a class of share p is missing from B independent draws with probability (1 − p)ᴮ.
        private static func expectedClasses(_ counts: [Int], batch: Int) -> Double {
            let total = Double(max(counts.reduce(0, +), 1))
            return counts.reduce(0) { $0 + 1 - Elementary.pow(1 - Double($1) / total, Double(batch)) }
        }
    }
}
