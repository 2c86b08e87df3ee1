import Downhill
import Synchronization

/// Looks at every gradient of a training and changes none: how large it is, and how well it agrees with the one before.
final class GradientLog: GradientTransform {
    private struct State {
        var norms: [Double] = []
        var agreements: [Double] = []
        var last: [Scalar] = []
    }

    private let limit: Int
    private let state = Mutex(State())

    /// - Parameter limit: How many gradients it looks at.
    init(first limit: Int) { self.limit = limit }

    /// The Euclidean norm of each gradient.
    var norms: [Double] { state.withLock { $0.norms } }

    /// The cosine of the angle between each gradient and the one before: one fewer than there are norms.
    var agreements: [Double] { state.withLock { $0.agreements } }

    var description: String { "watched" }

    func apply(to gradient: inout Parameters, at weights: Parameters) {
        let scalars = gradient.flatMap(\.tensor.scalars)
        state.withLock { state in
            guard state.norms.count < limit else { return }
            let norm = Self.dot(scalars, scalars).squareRoot()
            if let before = state.norms.last {
                state.agreements.append(Self.dot(scalars, state.last) / (norm * before))
            }
            state.norms.append(norm)
            state.last = scalars
        }
    }

    private static func dot(_ a: [Scalar], _ b: [Scalar]) -> Double {
        zip(a, b).reduce(0) { $0 + Double($1.0) * Double($1.1) }
    }
}
