import Datasets
import Inspection
import Networks
import Testing

/// Lesson 1's network and data: 64-16-10 on 200 digits.
private func lessonOneNetwork(seed: UInt64) -> SimpleMLP {
    var generator = SplitMix64(seed: seed)
    return SimpleMLP(inputs: 64, hidden: 16, outputs: 10, using: &generator)
}

private let digits = Digits.load().train.batch(at: Array(0..<200))

private func sharpness(of model: SimpleMLP) -> Curvature {
    var generator = SplitMix64(seed: 1)
    let start = model.parameters.randomDirection(using: &generator)
    return model.largestCurvatures(from: start) { crossEntropy($0(digits.images), digits.labels) }[0]
}

@Suite struct CurvatureTests {
    /// Computed in double precision by PyTorch from the same weights: automatic second derivatives, all 1,210 columns, `eigvalsh`.
    @Test(arguments: zip(101...105 as ClosedRange<UInt64>, [0.63, 0.77, 0.58, 0.88, 0.70]))
    func `the sharpness of lesson 1's network is that of its Hessian`(seed: UInt64, expected: Double) {
        let found = sharpness(of: lessonOneNetwork(seed: seed))
        #expect(abs(found.value - expected) <= 0.005 + 0.01 * expected)
        #expect(found.residual <= 2e-3 * found.value)
    }

    @Test(arguments: 1...5 as ClosedRange<UInt64>, [Activation.relu, .tanh])
    func `the largest eigenvalues are those of the whole Hessian`(seed: UInt64, activation: Activation) {
        var generator = SplitMix64(seed: seed)
        let model = Sequential(
            Linear(inputs: 64, outputs: 4, using: &generator), activation,
            Linear(inputs: 4, outputs: 6, using: &generator), activation,
            Linear(inputs: 6, outputs: 10, using: &generator))
        func loss(_ model: inout Sequential) -> Tensor { crossEntropy(model(digits.images.flattened()), digits.labels) }
        let exact = model.hessian(of: loss).eigenpairs().map(\.value)
        let found = model.largestCurvatures(3, from: model.parameters.randomDirection(using: &generator), of: loss)
        for (curvature, value) in zip(found, exact) {
            #expect(abs(curvature.value - value) <= 0.01 * exact[0])
            // An eigenvalue is within the residual, and what rounding adds to it.
            let rounding = 100 * Double(Scalar.ulpOfOne) * exact[0]
            #expect(exact.contains { abs($0 - curvature.value) <= curvature.residual + rounding })
            #expect(abs(curvature.direction.norm - 1) < 1e-5)
        }
    }

    @Test func `a step across a kink does not disturb it, as it disturbs a difference of gradients`() {
        // L = ½·max(w, 0)² + ½·w²: curvature 2 where w > 0, 1 where w < 0. A kink of the slope would be at 0; so near it, differences mix both.
        func loss(_ w: inout Tensor) -> Tensor { 0.5 * (w.relu().squared() + w.squared()).sum() }
        for (w, expected) in [(Scalar(1e-6), 2.0), (-1e-6, 1.0)] {
            let found = Tensor([w]).largestCurvatures(from: ["": [1]], of: loss)
            #expect(found[0].value == expected)
        }
    }

    @Test func `no more products are spent than allowed, and the residual says how far they got`() {
        let model = lessonOneNetwork(seed: 101)
        var generator = SplitMix64(seed: 3)
        let start = model.parameters.randomDirection(using: &generator)
        var calls = 0
        let found = model.largestCurvatures(from: start, atMost: 3) { model in
            calls += 1
            return crossEntropy(model(digits.images), digits.labels)
        }
        #expect(calls == 4)  // the last measures the residual
        #expect(found[0].residual > 1e-2 * found[0].value)
        #expect(found[0].value < 0.63)  // a Rayleigh quotient is below the largest
    }
}
