import Training

extension SanityChecks {
    /// Whether the procedure can learn one small batch by heart: document B's first check.
    ///
    /// Sixteen samples are nothing to remember for a network of thousands of weights. One that cannot has something between input and update
    /// that is broken, whatever it is. That it can says little about the data: it learns wrong labels by heart as well.
    public struct OverfitOneBatch: Sendable {
        /// What reports call it.
        public static let name = "overfit one batch"

        /// The loss of each step; the run ends when it has passed.
        public let losses: [Double]

        /// The share of the batch that is classified rightly before the first step, and after each.
        public let accuracies: [Double]

        /// How many classes there are.
        public let classes: Int

        /// The first number that was not finite, if there was one.
        public let breakdown: String?

        /// A run that was measured.
        public init(losses: [Double], accuracies: [Double], classes: Int, breakdown: String? = nil) {
            self.losses = losses
            self.accuracies = accuracies
            self.classes = classes
            self.breakdown = breakdown
        }

        /// Trains on one batch until it is learned by heart, or the steps run out.
        public init(
            of procedure: TrainingProcedure<some Module>, on data: ImageSet, using generator: inout SplitMix64,
            _ settings: Settings = Settings()
        ) {
            var run = TrainingRun(procedure)
            let batch = procedure.firstBatches(1, of: settings.overfitSamples, from: data, using: &generator).first
            var accuracies: [Double] = []
            if let batch {
                let classes = data.classes.count
                accuracies.append(accuracy(procedure.scores(run.model, batch.images), batch.labels))
                while run.breakdown == nil, run.losses.count < settings.overfitSteps {
                    run.step(on: batch)
                    accuracies.append(accuracy(procedure.scores(run.model, batch.images), batch.labels))
                    let now = OverfitOneBatch(losses: run.losses, accuracies: accuracies, classes: classes)
                    if now.steps(settings) != nil { break }
                }
            }
            self.init(
                losses: run.losses, accuracies: accuracies, classes: data.classes.count, breakdown: run.breakdown)
        }

        /// After how many steps accuracy and loss are where they should be, if they ever are.
        public func steps(_ settings: Settings) -> Int? {
            losses.indices.first { step in
                accuracies[step + 1] >= settings.overfitAccuracy
                    && losses[step] < settings.overfitLoss(classes: classes)
            }.map { $0 + 1 }
        }

        /// Whether it was learned by heart.
        public func finding(_ settings: Settings) -> Finding {
            let count = settings.overfitSamples
            if let steps = steps(settings) {
                return .passed(
                    Self.name,
                    "\(percent(accuracies[steps])) of \(count) samples right after \(steps) steps, loss \(brief(losses[steps - 1]))"
                )
            }
            let (accuracy, loss) = (accuracies.last ?? .nan, losses.last ?? .nan)
            let measured =
                "\(percent(accuracy)) of \(count) samples right after \(losses.count) steps, loss \(brief(loss))"
            func finding(_ causes: [String], _ next: String) -> Finding {
                Finding(check: Self.name, verdict: .failed, measured: measured, causes: causes, next: next)
            }
            let isLow = loss < settings.overfitLoss(classes: classes)
            if accuracy >= settings.overfitAccuracy, !isLow {
                return finding(
                    ["a loss that cannot reach zero, such as softmax taken twice", "learning rate too small"],
                    "give the loss scores that are surely right: is it near zero?")
            }
            if isLow, accuracy < 0.5 {
                return finding(
                    ["labels of the loss that are not those of the accuracy", "inference that differs from training"],
                    "print a few labels and predictions side by side")
            }
            return finding(
                [
                    "learning rate too small or too large", "a gradient that does not arrive",
                    "a step in the wrong direction", "inputs that tell samples apart no more",
                ],
                "look at update ratio and gradient flow; then try ten times the rate, and a tenth")
        }
    }
}
