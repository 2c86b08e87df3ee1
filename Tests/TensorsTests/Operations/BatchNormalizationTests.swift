import Tensors
import Testing

@Suite struct BatchNormalizationTests {
    private static let shapes: [[Int]] = [[5, 3], [2, 3, 2, 2], [7, 1], [2, 1, 1, 17], [3, 2, 5]]

    /// The definition, written with the other operations.
    private func reference(_ x: Tensor, _ gain: Tensor, _ offset: Tensor, _ residual: Tensor?, _ rectified: Bool)
        -> Tensor
    {
        let rows = x.reshaped(to: [x.shape.count / gain.shape.count, gain.shape.count])
        let centred = rows - rows.mean(along: 0)
        let variance = centred.squared().mean(along: 0)
        var y = (gain * centred / (variance + 1e-5).squareRoot() + offset).reshaped(to: x.shape)
        if let residual { y = y + residual }
        return rectified ? y.relu() : y
    }

    @Test(arguments: shapes) func `values and statistics follow the definition`(extents: [Int]) {
        let x = normal(Shape(extents), seed: 1) * 3 + 2
        let channels = extents[extents.count - 1]
        let (gain, offset) = (normal([channels], seed: 2), normal([channels], seed: 3))
        let residual = normal(x.shape, seed: 4)
        func norm() -> Tensor { x.batchNormalized(gain: gain, offset: offset, epsilon: 1e-5).output }
        let (_, mean, variance) = x.batchNormalized(gain: gain, offset: offset, epsilon: 1e-5)
        let rows = x.reshaped(to: [x.shape.count / channels, channels])
        expectClose(mean, rows.mean(along: 0))
        expectClose(variance, (rows - mean).squared().mean(along: 0))
        func fixed() -> Tensor {
            x.normalized(mean: mean, variance: variance, gain: gain, offset: offset, epsilon: 1e-5)
        }
        for y in [norm, fixed] {
            expectClose(y(), reference(x, gain, offset, nil, false))
            expectClose(y().relu(), reference(x, gain, offset, nil, true))
            expectClose(y() + residual, reference(x, gain, offset, residual, false))
            expectClose((residual + y()).relu(), reference(x, gain, offset, residual, true))
        }
    }

    @Test(arguments: shapes) func `gradients agree with central differences`(extents: [Int]) {
        for seed in 1...3 as ClosedRange<UInt64> {
            let x = normal(Shape(extents), seed: seed)
            let channels = extents[extents.count - 1]
            let (gain, offset) = (normal([channels], seed: seed + 10), normal([channels], seed: seed + 20))
            let residual = normal(x.shape, seed: seed + 30)
            expectGradient(at: x, gain, offset) {
                $0[0].batchNormalized(gain: $0[1], offset: $0[2], epsilon: 1e-2).output
            }
            expectGradient(at: x, gain, offset, residual) {
                $0[0].batchNormalized(gain: $0[1], offset: $0[2], epsilon: 1e-2).output + $0[3]
            }
            expectGradient(at: x, gain, offset, residual) {
                $0[3]
                    + $0[0].normalized(
                        mean: offset, variance: gain.squared(), gain: $0[1], offset: $0[2], epsilon: 1e-1)
            }
        }
    }

    /// A sum hands one gradient to both its operands: a pullback that works in place must not spoil the other's.
    @Test func `a gradient that is shared stays as it is`() {
        let (gain, offset) = (normal([3], seed: 2), normal([3], seed: 3))
        expectGradient(at: normal([5, 3], seed: 1), normal([5, 3], seed: 4)) {
            $0[0].batchNormalized(gain: gain, offset: offset, epsilon: 1e-2).output
                + $0[1].batchNormalized(gain: gain, offset: offset, epsilon: 1e-2).output
        }
    }

    /// With ReLU there are kinks, which numbers from a seed keep clear of by more than the difference reaches.
    @Test(arguments: shapes) func `gradients through ReLU agree with those of the definition`(extents: [Int]) {
        let channels = extents[extents.count - 1]
        var operands = [
            normal(Shape(extents), seed: 1), normal([channels], seed: 2), normal([channels], seed: 3),
            normal(Shape(extents), seed: 4),
        ]
        let weights = normal(Shape(extents), seed: 5)
        for usesResidual in [false, true] {
            let fused = valueAndGradient(at: &operands) { operands in
                let y = operands[0].batchNormalized(gain: operands[1], offset: operands[2], epsilon: 1e-5).output
                return ((usesResidual ? y + operands[3] : y).relu() * weights).sum()
            }.gradient
            let expected = valueAndGradient(at: &operands) { operands in
                (reference(operands[0], operands[1], operands[2], usesResidual ? operands[3] : nil, true) * weights)
                    .sum()
            }.gradient
            for (a, b) in zip(fused, expected) { expectClose(a.tensor, b.tensor, within: 1_000 * .ulpOfOne) }
        }
    }

    @Test func `a gain for another number of channels ends the program`() async {
        let exit = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = Tensor.zeros([4, 3]).batchNormalized(gain: .ones([2]), offset: .zeros([2]), epsilon: 1e-5)
        }
        #expect(
            exit.says("batchNormalized: 4×3 and 2 and 2 do not fit; gain and offset hold one scalar for each channel"))
    }
}
