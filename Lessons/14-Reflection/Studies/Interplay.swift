import Downhill

/// Four things at once: an architecture, a schedule, the rate of both, and the gradients that come of it. Is what is best of one best whatever the others are?
struct Interplay: Sendable {
    /// One architecture with one schedule, at every rate.
    struct Corner: Sendable {
        let name: String
        let isNormed: Bool
        let isFalling: Bool
        let best: BestRate
        /// The size of the whole set's gradient where the training ends, at the best rate.
        let gradient: Sample

        /// The least loss, and where it lies.
        var loss: Double { best.cost }
        var rate: Double { best.rate }

        /// The loss at the rate that is best in another corner, over the least one; infinite where it does not arrive.
        func loss(atBestOf other: Corner) -> Double {
            let trial = best.trials.min { abs($0.rate / other.rate - 1) < abs($1.rate / other.rate - 1) }
            return (trial?.cost ?? .infinity) / loss
        }
    }

    static let epochs = 10
    static let batch = 48
    static let rates = Grid.logarithmic(0.01...10, perDecade: 4)

    /// Plain and fixed, plain and falling, normed and fixed, normed and falling.
    let corners: [Corner]
    let seeds: [UInt64]

    init(seeds: [UInt64]) throws {
        let images = Digits.load().train.prefix(720)
        let steps = Self.epochs * images.count / Self.batch
        self.seeds = seeds
        @Sendable func trial(_ isNormed: Bool, _ isFalling: Bool, _ η: Double, _ seed: UInt64) -> Trial<Stack> {
            let rule =
                isFalling ? SGD(learningRate: .cosine(from: η, over: .steps(steps))) : SGD(learningRate: η)
            return Trial(by: rule, on: images, batchSize: Self.batch, epochs: Self.epochs, seed: seed) {
                Stack(isNormed: isNormed, using: &$0)
            }
        }
        func corner(_ name: String, isNormed: Bool, isFalling: Bool) throws -> Corner {
            // The grid itself, without refinement: rates that are carried over must have been tried.
            let best = try BestRate.search(over: Self.rates, seeds: seeds, resolution: 1) { η, seed in
                trial(isNormed, isFalling, η, seed).epochLosses.last ?? .infinity
            }
            let whole = images.batch(at: Array(0..<images.count))
            let gradients = seeds.map { seed in
                let model = trial(isNormed, isFalling, best.rate, seed).model
                return Self.gradient(of: model, on: whole).map(\.size).reduce(0) { $0 + $1 * $1 }.squareRoot()
            }
            return Corner(
                name: name, isNormed: isNormed, isFalling: isFalling, best: best, gradient: Sample(gradients))
        }
        corners = [
            try corner("plain, fixed", isNormed: false, isFalling: false),
            try corner("plain, cosine", isNormed: false, isFalling: true),
            try corner("batch norm, fixed", isNormed: true, isFalling: false),
            try corner("batch norm, cosine", isNormed: true, isFalling: true),
        ]
    }

    private static func gradient(of model: Stack, on batch: Batch<[Int]>) -> [(name: String, size: Double)] {
        var model = model
        return valueAndGradient(at: &model) { crossEntropy($0(batch.images), batch.labels) }.gradient
            .map { ($0.name, Double($0.tensor.squaredNorm).squareRoot()) }
    }

    /// How many times more of the loss is left when each of two corners takes over the other's best rate; the larger of the two.
    func costOfExchange(_ a: Int, _ b: Int) -> Double {
        max(corners[a].loss(atBestOf: corners[b]), corners[b].loss(atBestOf: corners[a]))
    }

    /// What the falling rate leaves of the fixed one's loss, each at its best: plain and normed.
    var leftByFalling: (plain: Double, normed: Double) {
        (corners[1].loss / corners[0].loss, corners[3].loss / corners[2].loss)
    }

    /// The four that document A names.
    enum Factor: String, Sendable {
        case rates = "hyper-parameters"
        case schedules, gradients, architecture
    }

    /// Two of the four in one setting, and how much one of them changes with the other: 1 is not at all.
    struct Pair: Sendable {
        let factors: [Factor]
        let setting: String
        let effect: Double
    }

    /// A quarter more of the loss, or sizes a quarter apart.
    static let effectThatMatters = 1.25

    /// Each wherever it can be looked at: what a best rate costs elsewhere, what the cosine leaves, the gradients' sizes at the end.
    var pairs: [Pair] {
        func gradients(_ a: Int, _ b: Int) -> Double {
            Self.apart(corners[a].gradient.median, corners[b].gradient.median)
        }
        return [
            Pair(factors: [.rates, .architecture], setting: "fixed", effect: costOfExchange(0, 2)),
            Pair(factors: [.rates, .architecture], setting: "cosine", effect: costOfExchange(1, 3)),
            Pair(factors: [.rates, .schedules], setting: "plain", effect: costOfExchange(0, 1)),
            Pair(factors: [.rates, .schedules], setting: "batch norm", effect: costOfExchange(2, 3)),
            Pair(
                factors: [.schedules, .architecture], setting: "what the cosine leaves of the fixed rate's loss",
                effect: Self.apart(leftByFalling.plain, leftByFalling.normed)),
            Pair(factors: [.gradients, .architecture], setting: "fixed", effect: gradients(0, 2)),
            Pair(factors: [.gradients, .architecture], setting: "cosine", effect: gradients(1, 3)),
            Pair(factors: [.gradients, .schedules], setting: "plain", effect: gradients(0, 1)),
            Pair(factors: [.gradients, .schedules], setting: "batch norm", effect: gradients(2, 3)),
        ]
    }

    /// How many times the larger of two numbers is the smaller.
    static func apart(_ a: Double, _ b: Double) -> Double { max(a, b) / min(a, b) }
}
