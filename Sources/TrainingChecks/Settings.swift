import Training

extension SanityChecks {
    /// How much the checks do, and where they draw their lines.
    ///
    /// Each line is where theory or a document puts it; healthy models of every kind in this package stand on its right side with room to spare
    /// (`SanityChecksHealthyTests`), and lesson 8 measures what falls on its wrong one.
    public struct Settings: Sendable, Equatable {
        /// Steps of the loss curve: document B watches 20 to 50.
        public var batches = 50

        /// How many samples make the one batch that is to be overfitted: document B's 16.
        public var overfitSamples = 16

        /// How many steps it may take: document B's 100.
        public var overfitSteps = 100

        /// The share of it that must be right then: document B's 95 %.
        public var overfitAccuracy = 0.95

        /// The share of ln C that the loss must fall below as well. Softmax taken twice leaves at least ln(e + C − 1) − 1, 0.63·ln C for ten
        /// classes, however right the predictions are.
        public var overfitLossShare = 0.5

        func overfitLoss(classes: Int) -> Double { overfitLossShare * Elementary.log(Double(classes)) }

        /// Where the initial loss may lie around ln C. The excess is about s²/2 for scores of variance s². Each residual block adds about 1 to the
        /// variance of what it passes on, so that ResNet-20 with He's initialisation starts near s = 2; 4.5 allows for 3.
        public var initialLossExcess = -0.2...4.5

        /// A gradient so many times as long as the weights it belongs to explodes: at a rate of 0.01 one step replaces them.
        public var explodingGradient = 100.0

        /// A layer whose gradient is so small a part of another's hardly takes part.
        public var vanishingGradient = 1e-3

        /// The share of a layer's units without gradient that is too much.
        public var deadUnits = 0.5

        /// Steps over which updates are measured.
        public var updates = 10

        /// ‖Δw‖/‖w‖ a step. A. Karpathy (CS231n notes, 2015) advises about 10⁻³; first steps with momentum or Adam are often ten times longer.
        /// Below 5·10⁻⁴ it takes thousands of steps to make a weight anew, above a fifth it takes five.
        public var updateRatio = 5e-4...0.2

        /// What the loss must fall below, as a share of the labels' entropy, within `batches`.
        public var stuckLoss = 0.95

        /// A loss so many times the first one explodes.
        public var explodingLoss = 1.5

        /// Standard errors between genuine and shuffled labels: chance alone exceeds 3 once in 700 times.
        public var labelAdvantage = 3.0

        /// Batches of which the inputs are looked at.
        public var inputBatches = 20

        /// The inputs' root mean square. Initialisations are made for 1, and the largest learning rate of the first layer goes with its
        /// inverse square; pixels from 0 to 1 have about a half.
        public var inputSize = 0.1...5.0

        /// The share of features that may be constant; of MNIST's pixels 9 % are.
        public var constantFeatures = 0.5

        /// The share of the classes expected in a batch that it must hold.
        public var classesPerBatch = 0.5

        /// How many times its fair share the commonest class may have.
        public var imbalance = 3.0

        /// The lines as they are drawn here.
        public init() {}
    }
}
