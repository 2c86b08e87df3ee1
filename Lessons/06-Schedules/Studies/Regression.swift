import Downhill

/// A stand-in for document E's regression: 1,000 samples, four inputs of deviation 1 and a bias, and noise such that the lowest loss is near the
/// document's 0.0234. In double precision, with uncorrelated inputs, so that the minimum is known.
struct Regression: Sendable {
    private let x: [Double], y: [Double]
    let minimum: [Double]
    let floor: Double

    init(seed: UInt64) {
        var generator = SplitMix64(seed: seed).split("regression")
        let data = LinearRegression(
            weights: Array(repeating: 0.6426, count: 4), bias: 0.6426, deviations: [1, 1, 1, 1], noise: 0.153,
            using: &generator)
        let inputs = data.inputs.scalars
        x = (0..<data.count).flatMap { row in (0..<4).map { Double(inputs[4 * row + $0]) } + [1] }
        y = data.targets.scalars.map { Double($0) }
        minimum = data.minimum.weights + [data.minimum.bias]
        floor = data.minimum.loss
    }

    /// A walk: the loss over its lowest possible value after every epoch; infinite from where it overflows.
    func losses(batch size: Int, under schedule: Schedule, epochs: Int = 50, seed: UInt64) -> [Double] {
        var generator = SplitMix64(seed: seed)
        var w = Array(repeating: 0.0, count: minimum.count)
        var sum = w
        var step = 0
        return (0..<epochs).map { _ in
            let order = generator.permutation(of: y.count)
            for start in stride(from: 0, to: order.count, by: size) {
                let batch = order[start..<min(start + size, order.count)]
                for i in batch {
                    let row = i * w.count
                    var error = -y[i]
                    for j in w.indices { error += w[j] * x[row + j] }
                    for j in w.indices { sum[j] += 2 * error * x[row + j] }
                }
                let η = schedule(step) / Double(batch.count)
                for j in w.indices {
                    w[j] -= η * sum[j]
                    sum[j] = 0
                }
                step += 1
            }
            // All curvatures are 2, so that the loss above the lowest is the squared distance.
            let excess = zip(w, minimum).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
            return excess.isFinite ? 1 + excess / floor : .infinity
        }
    }
}
