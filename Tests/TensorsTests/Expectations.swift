import Tensors
import Testing

/// The largest error of a gradient that still counts as right: central differences resolve no more in this precision.
let gradientTolerance: Scalar = Scalar.ulpOfOne < 1e-10 ? 1e-8 : 4e-3

/// Fails unless `operation`'s gradient agrees with central differences at every index of every input.
///
/// The loss is `Σ cᵢ·yᵢ` with random weights c, so that mistakes in different entries of the result cannot cancel.
func expectGradient(
    at inputs: Tensor..., tolerance: Scalar = gradientTolerance, sourceLocation: SourceLocation = #_sourceLocation,
    of operation: ([Tensor]) -> Tensor
) {
    var generator = SplitMix64(seed: 99)
    let weights = Tensor.normal(operation(inputs).shape, using: &generator)
    let check = GradientCheck.worst(at: inputs) { (operation($0) * weights).sum() }
    if let check { #expect(check.error <= tolerance, "\(check)", sourceLocation: sourceLocation) }
}

/// Fails unless shapes agree and every scalar is within `tolerance·max(1, |expected|)` of what is expected.
func expectClose(
    _ tensor: Tensor, _ expected: Tensor, within tolerance: Scalar = 32 * Scalar.ulpOfOne,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    #expect(tensor.shape == expected.shape, sourceLocation: sourceLocation)
    for (index, (a, b)) in zip(tensor.scalars, expected.scalars).enumerated()
    where !(abs(a - b) <= tolerance * max(1, abs(b))) {
        Issue.record("scalar \(index) is \(a), not \(b)", sourceLocation: sourceLocation)
        return
    }
}

/// Normal numbers from a seed.
func normal(_ shape: Shape, seed: UInt64, deviation: Scalar = 1) -> Tensor {
    var generator = SplitMix64(seed: seed)
    return .normal(shape, deviation: deviation, using: &generator)
}

/// Numbers at least a quarter away from zero, where functions with a kink can be checked.
func awayFromZero(_ shape: Shape, seed: UInt64) -> Tensor {
    Tensor(normal(shape, seed: seed).scalars.map { $0 < 0 ? $0 - 0.25 : $0 + 0.25 }, shape: shape)
}

/// Numbers between ¼ and 2¼.
func positive(_ shape: Shape, seed: UInt64) -> Tensor {
    var generator = SplitMix64(seed: seed)
    return .uniform(shape, in: 0.25..<2.25, using: &generator)
}

extension ExitTest.Result? {
    /// Whether the program that ended printed this text on its way out.
    func says(_ text: String) -> Bool {
        guard let bytes = self?.standardErrorContent else { return false }
        return String(decoding: bytes, as: UTF8.self).contains(text)
    }
}
