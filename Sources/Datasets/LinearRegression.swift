import Tensors

/// A linear regression whose every theoretical number is known: `y = w·x + b + noise`, with an exactly orthogonal
/// design.
///
/// The columns of `inputs` are random, then centred and made orthogonal, so that `XᵀX / n` is exactly diagonal. For the
/// mean squared error `L = mean((ŷ − y)²)` this gives in closed form, up to the rounding of the inputs,
///
/// - the Hessian: diagonal, `2·sⱼ²` for weight j and `2` for the bias, where sⱼ is the column's standard deviation;
/// - the minimum: `wⱼ = mean(xⱼ·y) / sⱼ²`, `b = mean(y)`;
/// - the loss anywhere: `L = minimum.loss + Σ sⱼ²·(wⱼ − minimum.weights[j])² + (b − minimum.bias)²`.
public struct LinearRegression: Dataset {
    /// `[count, features]`; each column has mean 0 and the chosen standard deviation.
    public let inputs: Tensor

    /// `[count, 1]`, so that it fits a linear layer's output without broadcasting.
    public let targets: Tensor

    /// The weights and the bias that made the targets; noise moves the minimum a little away from them.
    public let weights: [Double]

    /// What every target has on top, before noise.
    public let bias: Double

    /// The standard deviation of each column of `inputs`.
    public let deviations: [Double]

    /// The standard deviation of the normal noise in `targets`.
    public let noise: Double

    /// Where the mean squared error over all samples is least, and how large it is there.
    public let minimum: Minimum

    /// The best line there is, and what it costs.
    public struct Minimum: Sendable, Equatable {
        /// A weight for each input.
        public let weights: [Double]

        /// What is added to every prediction.
        public let bias: Double

        /// The mean squared error that is left.
        public let loss: Double
    }

    /// - Parameters:
    ///   - count: the number of samples, more than there are columns.
    ///   - deviations: the standard deviation of each column: unequal ones make an ill-conditioned problem.
    public init(
        count: Int = 1_000, weights: [Double], bias: Double = 0, deviations: [Double], noise: Double,
        using generator: inout SplitMix64
    ) {
        guard weights.count == deviations.count, deviations.allSatisfy({ $0 > 0 }), count > weights.count + 1 else {
            fatalError(
                """
                LinearRegression: \(count) samples, \(weights.count) weights, deviations \(deviations); there must be \
                one deviation above 0 a weight, and more samples than parameters.
                """)
        }
        let columns = Self.orthogonalColumns(weights.count, count: count, using: &generator)
        let samples = (0..<count).map { row in zip(columns, deviations).map { $0[row] * $1 } }
        let targets = samples.map { x in
            zip(weights, x).reduce(bias) { $0 + $1.0 * $1.1 } + noise * generator.normal()
        }
        let n = Double(count)
        let mean = targets.reduce(0, +) / n
        let slopes = zip(columns, deviations).map { column, deviation in
            zip(column, targets).reduce(0) { $0 + $1.0 * $1.1 } / (n * deviation)
        }
        let squares = zip(samples, targets).reduce(0) { sum, sample in
            let residual = zip(slopes, sample.0).reduce(mean - sample.1) { $0 + $1.0 * $1.1 }
            return sum + residual * residual
        }
        self.inputs = Tensor(samples.joined().map { Scalar($0) }, shape: [count, weights.count])
        self.targets = Tensor(targets.map { Scalar($0) }, shape: [count, 1])
        self.weights = weights
        self.bias = bias
        self.deviations = deviations
        self.noise = noise
        self.minimum = Minimum(weights: slopes, bias: mean, loss: squares / n)
    }

    /// A problem whose Hessian has this condition number: deviations from 1 to √κ, evenly spaced on a logarithmic
    /// scale.
    public init(
        count: Int = 1_000, features: Int, conditionNumber κ: Double, noise: Double, using generator: inout SplitMix64
    ) {
        guard features >= 2 || κ == 1, features >= 1, κ >= 1 else {
            fatalError("LinearRegression: \(features) features cannot have condition number \(κ), which is 1 or more.")
        }
        let exponents = (0..<features).map { features == 1 ? 0 : 0.5 * Double($0) / Double(features - 1) }
        self.init(
            count: count, weights: (0..<features).map { _ in generator.normal() }, bias: generator.normal(),
            deviations: exponents.map { Elementary.pow(κ, $0) }, noise: noise, using: &generator)
    }

    public var count: Int { targets.shape[0] }

    /// The curvatures of the mean squared error: `2·sⱼ²` for each weight, then 2 for the bias.
    public var hessianEigenvalues: [Double] { deviations.map { 2 * $0 * $0 } + [2] }

    /// The largest curvature over the smallest.
    public var conditionNumber: Double {
        hessianEigenvalues.reduce(0, max) / hessianEigenvalues.reduce(.infinity, min)
    }

    /// The samples at these places: inputs `[batch, features]`, targets `[batch, 1]`.
    public func batch(at indices: [Int]) -> Batch<Tensor> {
        Batch(inputs: inputs.rows(at: indices), targets: targets.rows(at: indices), indices: indices)
    }

    /// Columns with mean 0, mean square 1 and mean products 0: normal numbers, orthogonalised twice (Gram and Schmidt),
    /// since once leaves rounding errors that twice removes.
    private static func orthogonalColumns(
        _ columns: Int, count: Int, using generator: inout SplitMix64
    ) -> [[Double]] {
        var basis = [Array(repeating: 1.0, count: count)]
        for _ in 0..<columns {
            var column = (0..<count).map { _ in generator.normal() }
            for _ in 0..<2 {
                for other in basis {
                    let share = zip(column, other).reduce(0) { $0 + $1.0 * $1.1 } / Double(count)
                    for i in 0..<count { column[i] -= share * other[i] }
                }
            }
            let deviation = (column.reduce(0) { $0 + $1 * $1 } / Double(count)).squareRoot()
            basis.append(column.map { $0 / deviation })
        }
        return Array(basis.dropFirst())
    }
}
