import Tensors
import Testing

/// Fails unless `hessianProduct` agrees with central differences of the gradient, for a loss of the given inputs along a random direction.
///
/// The loss is `Σ cᵢ·sin-like(yᵢ)`: squared, so that the operation's own second derivative and those of its neighbours both count.
private func expectHessianProduct(
    at inputs: Tensor..., sourceLocation: SourceLocation = #_sourceLocation,
    of operation: @escaping ([Tensor]) -> Tensor
) {
    let weights = normal(operation(inputs).shape, seed: 5)
    func loss(_ inputs: [Tensor]) -> Tensor {
        let y = operation(inputs)
        return (y.squared() * weights + y).sum()
    }
    let direction = Parameters(
        inputs.enumerated().map { .init(name: "\($0)", tensor: normal($1.shape, seed: 40 + UInt64($0))) })
    let (slope, product) = inputs.hessianProduct(along: direction) { loss($0) }

    func gradient(at distance: Scalar) -> Parameters {
        var moved = zip(inputs, direction).map { $0 + distance * $1.tensor }
        return valueAndGradient(at: &moved) { loss($0) }.gradient
    }
    let h = Scalar.defaultDifference
    let (ahead, behind, here) = (gradient(at: h), gradient(at: -h), gradient(at: 0))
    let expectedSlope = zip(here, direction).reduce(0) { $0 + ($1.0.tensor * $1.1.tensor).sum().item }
    #expect(
        abs(slope - expectedSlope) <= 100 * .ulpOfOne * max(1, here.norm * direction.norm),
        sourceLocation: sourceLocation)
    // A central difference is wrong by about h² of the third derivative and ε/h of the gradient.
    let tolerance: Scalar = Scalar.ulpOfOne < 1e-10 ? 1e-7 : 2e-2
    for (entry, (a, b)) in zip(product, zip(ahead, behind)) {
        let numerical = (a.tensor - b.tensor) / (2 * h)
        let scale = max(1, Scalar(numerical.squaredNorm.squareRoot()))
        let error = Scalar((entry.tensor - numerical).squaredNorm.squareRoot()) / scale
        #expect(error <= tolerance, "\(entry.name): off by \(error)", sourceLocation: sourceLocation)
    }
}

private func rectified(_ y: Tensor, _ isRectified: Bool) -> Tensor { isRectified ? y.relu() : y }

@Suite struct HessianProductTests {
    @Test func `of a parabola it is the matrix times the direction`() {
        // L = w₁² + 10·w₂² + 3·w₁w₂, H = [[2, 3], [3, 20]].
        let w: Tensor = [4, 2]
        let (slope, product) = w.hessianProduct(along: ["": [1, -1]]) { w in
            (w.squared() * [1, 10]).sum() + 3 * (w * [1, 0]).sum() * (w * [0, 1]).sum()
        }
        #expect(product[""] == [-1, -17])
        #expect(slope == (8 + 6) - (40 + 12))
    }

    @Test func `a loss that bends nowhere has a product of zero`() {
        let (slope, product) = Tensor([1, 2]).hessianProduct(along: ["": [1, 1]]) { (3 * $0).sum() }
        #expect(slope == 6)
        #expect(product[""] == [0, 0])
    }

    @Test func `elementwise functions bend as they should`() {
        let x = awayFromZero([7], seed: 1)
        expectHessianProduct(at: x) { $0[0].squared() }
        expectHessianProduct(at: x) { $0[0].absoluteValue() }
        expectHessianProduct(at: x) { $0[0].relu() }
        expectHessianProduct(at: x) { $0[0].leakyReLU() }
        expectHessianProduct(at: x) { $0[0].elu() }
        expectHessianProduct(at: x) { $0[0].gelu() }
        expectHessianProduct(at: x) { $0[0].geluApproximation() }
        expectHessianProduct(at: x) { $0[0].silu() }
        expectHessianProduct(at: x) { $0[0].softplus() }
        expectHessianProduct(at: x) { $0[0].tanh() }
        expectHessianProduct(at: x) { $0[0].sigmoid() }
        expectHessianProduct(at: x) { $0[0].exp() }
        expectHessianProduct(at: positive([7], seed: 2)) { $0[0].log() }
        expectHessianProduct(at: positive([7], seed: 2)) { $0[0].squareRoot() }
        expectHessianProduct(at: positive([7], seed: 2)) { 2 / $0[0] + $0[0] / 3 - 1 + 4 * $0[0] }
    }

    @Test func `arithmetic, broadcast, bends as it should`() {
        let (a, b) = (normal([3, 4], seed: 1), positive([4], seed: 2))
        expectHessianProduct(at: a, b) { $0[0] + $0[1] }
        expectHessianProduct(at: b, a) { $0[0] - $0[1] }
        expectHessianProduct(at: a, b) { $0[0] * $0[1] }
        expectHessianProduct(at: a, b) { $0[0] / $0[1] }
        expectHessianProduct(at: positive([3, 1], seed: 3), b) { -$0[0] / $0[1] }
    }

    @Test func `products and layers bend as they should`() {
        expectHessianProduct(at: normal([3, 4], seed: 1), normal([4, 2], seed: 2)) { matmul($0[0], $0[1]) }
        expectHessianProduct(at: normal([3, 4], seed: 1), normal([2, 4], seed: 2)) {
            matmul($0[0], $0[1], transposing: .right)
        }
        expectHessianProduct(at: normal([4, 3], seed: 1), normal([4, 2], seed: 2)) {
            matmul($0[0], $0[1], transposing: .left)
        }
        for isRectified in [false, true] {
            expectHessianProduct(at: normal([3, 4], seed: 1), normal([2, 4], seed: 2), normal([2], seed: 3)) {
                rectified(affine($0[0], $0[1], $0[2]), isRectified)
            }
            // Away from the kinks of these few units; the inputs constant, as in a network's first layer.
            let x = normal([3, 4], seed: 4)
            expectHessianProduct(at: normal([2, 4], seed: 5), normal([2], seed: 6)) {
                rectified(affine(x, $0[0], $0[1]), isRectified)
            }
        }
        expectHessianProduct(at: normal([2, 5, 4, 3], seed: 1), normal([2, 3, 3, 3], seed: 2)) {
            convolve($0[0], $0[1], stride: 2, padding: 1)
        }
    }

    @Test func `sums, shapes and parts bend as they should`() {
        let x = normal([3, 4], seed: 1)
        expectHessianProduct(at: x) { $0[0].sum() }
        expectHessianProduct(at: x) { $0[0].mean(along: 1, keepingAxis: true) }
        expectHessianProduct(at: x) { $0[0].transposed().reshaped(to: [2, 6]) }
        expectHessianProduct(at: x) { $0[0].gathering([0, 2, 0]) }
        expectHessianProduct(at: x) { $0[0].picking([3, 0, 1]) }
        expectHessianProduct(at: x) { $0[0].sliced(1..<4, along: 1, by: 2).padded(before: 1, after: 2, along: 0) }
        expectHessianProduct(at: x) { [c = normal([3, 2], seed: 2)] in Tensor.concatenated([$0[0], c, $0[0]], along: 1)
        }
    }

    @Test func `softmax and cross-entropy bend as they should`() {
        let x = normal([3, 4], seed: 1)
        expectHessianProduct(at: x) { $0[0].softmax() }
        expectHessianProduct(at: x) { $0[0].logSoftmax() }
        expectHessianProduct(at: x) { $0[0].logSumExp() }
        expectHessianProduct(at: x, normal([3, 4], seed: 2)) { $0[0].binaryCrossEntropies($0[1]) }
        expectHessianProduct(at: x) { $0[0].crossEntropy([0, 3, 1], smoothing: 0) }
        expectHessianProduct(at: x) { $0[0].crossEntropy([0, 3, 1], smoothing: 0.2) }
    }

    @Test func `pooling and batch norm bend as they should`() {
        let x = normal([2, 4, 6, 3], seed: 1)
        expectHessianProduct(at: x) { $0[0].maxPooled(window: 2) }
        expectHessianProduct(at: x) { $0[0].maxPooled(window: 3, stride: 2, padding: 1) }
        expectHessianProduct(at: x) { $0[0].averagePooled(window: 2, stride: 1) }
        expectHessianProduct(at: x) { $0[0].globallyAveraged() }
        let (gain, offset, residual) = (positive([3], seed: 2), normal([3], seed: 3), normal([2, 2, 3], seed: 4))
        let small = normal([2, 2, 3], seed: 6)
        for isRectified in [false, true] {
            expectHessianProduct(at: small, gain, offset, residual) {
                rectified($0[0].batchNormalized(gain: $0[1], offset: $0[2], epsilon: 1e-3).output + $0[3], isRectified)
            }
            expectHessianProduct(at: small, gain, offset) { [mean = normal([3], seed: 8)] in
                rectified(
                    $0[0].normalized(mean: mean, variance: gain, gain: $0[1], offset: $0[2], epsilon: 1e-3), isRectified
                )
            }
        }
    }

    @Test func `the model and its statistics stay as they are`() {
        struct Counter: Parameterized {
            var w: Tensor = [2], seen: Tensor = [0]
            mutating func visit<E: Error>(path: ModelPath, body: (ModelPath, inout Tensor) throws(E) -> Void) throws(E)
            {
                try w.visit(path: path / "w", body: body)
                try seen.visit(path: path.buffer("seen"), body: body)
            }
        }
        let model = Counter()
        let product = model.hessianProduct(along: ["w": [1]]) { model in
            model.seen = model.seen + 1
            return model.w.squared().sum() * 3
        }.product
        #expect(product["w"] == [6])
        #expect(model.seen == [0])
    }

    @Test func `an operation without a second derivative is named`() async {
        let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = Tensor([1]).hessianProduct(along: ["": [1]]) { x in
                x.map({ $0 * $0 }, derivative: { x, _ in 2 * x }, named: "square").sum()
            }
        }
        #expect(result.says("square has no rule"))
    }
}
