import Downhill

/// A linear regression whose every theoretical number is known, in double precision: rows of inputs with a 1 for the bias after them, and the answers.
///
/// The columns are exactly orthogonal, so the curvatures of the loss `mean((ŷ − y)²)` are known, and so are its minimum and the loss there.
struct Regression: Sendable {
    let x: [Double]
    let y: [Double]
    let minimum: [Double]
    let curvatures: [Double]
    let floor: Double

    var count: Int { y.count }
    var dimensions: Int { minimum.count }
    var everyone: Range<Int> { 0..<count }
    var start: [Double] { Array(repeating: 0, count: dimensions) }

    /// Document E's first experiment, as far as it is described: 1,000 samples; the rest is chosen so that its losses can come about. From a start at 0 every direction
    /// has the same share of the loss, `½·λ·w² = 0.413`, together 2.48.
    ///
    /// - Parameter half: whether the loss is `½(ŷ − y)²`: that of inputs and answers divided by √2.
    init(deviations: [Double] = [0.5, 0.7071, 1, 1.4142, 2], noise: Double = 0.153, half: Bool = false, seed: UInt64) {
        var generator = SplitMix64(seed: seed).split("regression")
        let data = LinearRegression(
            weights: deviations.map { 0.6426 / $0 }, bias: 0.6426, deviations: deviations, noise: noise,
            using: &generator)
        let features = deviations.count
        let scale = half ? 0.5.squareRoot() : 1
        let inputs = data.inputs.scalars
        x = (0..<data.count).flatMap { row -> [Double] in
            (0..<features).map { scale * Double(inputs[row * features + $0]) } + [scale]
        }
        y = data.targets.scalars.map { scale * Double($0) }
        minimum = data.minimum.weights + [data.minimum.bias]
        curvatures = data.hessianEigenvalues.map { half ? $0 / 2 : $0 }
        floor = half ? data.minimum.loss / 2 : data.minimum.loss
    }

    /// `L(w) − L(minimum) = Σ ½·λⱼ·(wⱼ − minimumⱼ)²`, exactly, because the columns are orthogonal.
    func excess(at w: [Double]) -> Double {
        var sum = 0.0
        for j in w.indices { sum += 0.5 * curvatures[j] * (w[j] - minimum[j]) * (w[j] - minimum[j]) }
        return sum
    }

    /// Adds `Σ 2·(w·xᵢ − yᵢ)·xᵢ` over some samples to a sum.
    func addGradients(of batch: some Sequence<Int>, at w: [Double], to sum: inout [Double]) {
        for i in batch {
            let row = i * w.count
            var error = -y[i]
            for j in w.indices { error += w[j] * x[row + j] }
            for j in w.indices { sum[j] += 2 * error * x[row + j] }
        }
    }

    /// The mean of the gradients of some samples.
    func gradient(of batch: some Collection<Int>, at w: [Double]) -> [Double] {
        var sum = Array(repeating: 0.0, count: dimensions)
        addGradients(of: batch, at: w, to: &sum)
        return sum.map { $0 / Double(batch.count) }
    }
}

extension Regression {
    /// The same samples, smallest answer first.
    func sortedByAnswer() -> Regression {
        let order = y.indices.sorted { (y[$0], $0) < (y[$1], $1) }
        return Regression(
            x: order.flatMap { Array(x[$0 * dimensions..<($0 + 1) * dimensions]) }, y: order.map { y[$0] },
            minimum: minimum, curvatures: curvatures, floor: floor)
    }

    private init(x: [Double], y: [Double], minimum: [Double], curvatures: [Double], floor: Double) {
        (self.x, self.y, self.minimum, self.curvatures, self.floor) = (x, y, minimum, curvatures, floor)
    }
}
