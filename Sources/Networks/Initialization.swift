/// How a layer's parameters are drawn before training.
///
/// `fanIn` and `fanOut` count the inputs and outputs that one output and one input of the layer is joined to.
public enum Initialization: Sendable, Hashable, CaseIterable {
    /// Weight and bias uniform over ±1/√fanIn: PyTorch's default for linear and convolution layers.
    case uniformByFanIn

    /// Weight normal with variance 2/fanIn, bias 0: keeps the variance of activations through ReLU layers (He 2015).
    case he

    /// Weight uniform over ±√(6/(fanIn + fanOut)), bias 0: keeps variances forward and backward on average (Glorot and Bengio 2010).
    case xavier

    /// All zeros, for weights that are loaded next. Nothing is drawn. To train from there would keep all units of a layer alike.
    case zeros

    func weight(_ shape: Shape, fanIn: Int, fanOut: Int, using generator: inout SplitMix64) -> Tensor {
        switch self {
        case .uniformByFanIn:
            return Self.uniform(shape, limit: 1 / Double(fanIn).squareRoot(), using: &generator)
        case .he:
            return .normal(shape, deviation: Scalar((2 / Double(fanIn)).squareRoot()), using: &generator)
        case .xavier:
            return Self.uniform(shape, limit: (6 / Double(fanIn + fanOut)).squareRoot(), using: &generator)
        case .zeros:
            return .zeros(shape)
        }
    }

    func bias(_ shape: Shape, fanIn: Int, using generator: inout SplitMix64) -> Tensor {
        switch self {
        case .uniformByFanIn: Self.uniform(shape, limit: 1 / Double(fanIn).squareRoot(), using: &generator)
        case .he, .xavier, .zeros: .zeros(shape)
        }
    }

    private static func uniform(_ shape: Shape, limit: Double, using generator: inout SplitMix64) -> Tensor {
        .uniform(shape, in: Scalar(-limit)..<Scalar(limit), using: &generator)
    }
}
