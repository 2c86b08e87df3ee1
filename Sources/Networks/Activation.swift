/// An elementwise nonlinearity as a layer, for use in `Sequential`.
public enum Activation: StatelessModule, CaseIterable {
    case relu, leakyReLU, elu, gelu, geluApproximation, silu, tanh, sigmoid

    public func forward(_ input: Tensor) -> Tensor {
        switch self {
        case .relu: input.relu()
        case .leakyReLU: input.leakyReLU()
        case .elu: input.elu()
        case .gelu: input.gelu()
        case .geluApproximation: input.geluApproximation()
        case .silu: input.silu()
        case .tanh: input.tanh()
        case .sigmoid: input.sigmoid()
        }
    }
}
