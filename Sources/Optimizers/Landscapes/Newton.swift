import Tensors

/// Newton's method: straight to the minimum of the parabola that fits the loss where one stands,
///
///     w ← w − η·H⁻¹·∇L(w)
///
/// with η = 1, or less to be careful. It needs the second derivatives, n² numbers for n weights, which is why networks do without; and
/// it goes to whatever has slope zero, saddles and tops included.
public struct Newton: Sendable {
    /// η: 1 goes all the way to the parabola's minimum, less than 1 a part of it.
    public var damping: Scalar

    /// The full step, unless a smaller η is given.
    public init(damping: Scalar = 1) { self.damping = damping }
}
