import Datasets
import Inspection
import Networks
import Testing

private let digits = Digits.load().train.batch(at: Array(0..<64))

private func model(seed: UInt64 = 1) -> SimpleMLP {
    var generator = SplitMix64(seed: seed)
    return SimpleMLP(inputs: 64, hidden: 8, outputs: 10, using: &generator)
}

private func directions(for model: SimpleMLP) -> (Parameters, Parameters) {
    var generator = SplitMix64(seed: 7)
    let weights = model.parameters
    func next() -> Parameters { weights.randomDirection(using: &generator).filterNormalized(to: weights) }
    let first = next()
    return (first, next())
}

@Suite struct LossSliceTests {
    @Test func `a slice has the bits of losses evaluated directly`() {
        let model = model()
        let (direction, _) = directions(for: model)
        let slice = model.lossSlice(along: direction, at: .init(evenly: 11, over: -1...1)) {
            crossEntropy($0(digits.images), digits.labels)
        }
        for (distance, loss) in zip(slice.distances, slice.losses) {
            var moved = model
            moved.hidden.weight = Tensor(
                zip(model.hidden.weight.scalars, direction["hidden.weight"]!.scalars).map { $0 + distance * $1 },
                shape: model.hidden.weight.shape)
            moved.output.weight = Tensor(
                zip(model.output.weight.scalars, direction["output.weight"]!.scalars).map { $0 + distance * $1 },
                shape: model.output.weight.shape)
            #expect(loss == crossEntropy(moved.inference(digits.images), digits.labels).item)
        }
    }

    @Test func `a surface has the slice through its middle, bit for bit`() {
        let model = model()
        let (first, second) = directions(for: model)
        func loss(_ model: inout SimpleMLP) -> Tensor { crossEntropy(model(digits.images), digits.labels) }
        let x: [Scalar] = .init(evenly: 5, over: -1...1)
        let surface = model.lossSurface(along: first, second, x: x, y: [-0.5, 0, 0.5], of: loss)
        #expect(surface.losses[1] == model.lossSlice(along: first, at: x, of: loss).losses)
        #expect(surface.losses[2][0] != surface.losses[1][0])
    }

    @Test func `every filter of a normalised direction is as long as the filter it moves`() {
        var generator = SplitMix64(seed: 2)
        let weights: Parameters = [
            "conv": .normal([3, 2, 3, 3], deviation: 0.1, using: &generator), "bias": .ones([3]),
        ]
        let direction = weights.randomDirection(using: &generator).filterNormalized(to: weights)
        for filter in 0..<3 {
            let (own, other) = (
                direction["conv"]!.gathering([filter]).squaredNorm, weights["conv"]!.gathering([filter]).squaredNorm
            )
            #expect(abs(own - other) < 1e-6 * other)
        }
        #expect(direction["bias"] == [0, 0, 0])
    }

    @Test func `a network rescaled between its layers has the same slice`() {
        // ReLU: twice the weights into a unit and half of those out of it compute the same. Powers of two, so that rounding is the same too.
        let model = model()
        var rescaled = model
        rescaled.hidden.weight = model.hidden.weight * 2
        rescaled.hidden.bias = model.hidden.bias.map { $0 * 2 }
        rescaled.output.weight = model.output.weight / 2
        let random = { (seed: UInt64) in
            var generator = SplitMix64(seed: seed)
            return model.parameters.randomDirection(using: &generator)
        }
        func slice(_ model: SimpleMLP) -> LossSlice {
            let direction = random(3).filterNormalized(to: model.parameters)
            return model.lossSlice(along: direction, at: [-1, -0.5, 0, 0.5, 1]) {
                crossEntropy($0(digits.images), digits.labels)
            }
        }
        for (a, b) in zip(slice(model).losses, slice(rescaled).losses) { #expect(abs(a - b) < 1e-5 * max(1, a)) }
        func plain(_ model: SimpleMLP) -> LossSlice {
            model.lossSlice(along: random(3), at: [1]) { crossEntropy($0(digits.images), digits.labels) }
        }
        #expect(abs(plain(model).losses[0] - plain(rescaled).losses[0]) > 0.1)
    }

    @Test func `valleys are counted by their depth`() {
        func slice(_ losses: [Scalar]) -> LossSlice {
            Tensor([0]).lossSlice(along: ["": [1]], at: losses.indices.map { Scalar($0) }) { w in
                Tensor(losses[Int(w.item)])
            }
        }
        #expect(slice([4, 1, 0, 1, 4]).valleyCount(deeperThan: 0.5) == 1)
        #expect(slice([4, 0, 2, 1, 4]).valleyCount(deeperThan: 0.5) == 2)
        #expect(slice([4, 0, 2, 1, 4]).valleyCount(deeperThan: 1.5) == 1)
        #expect(slice([0, 1, 2, 3]).valleyCount(deeperThan: 0.5) == 1)  // its lowest point is an end
        #expect(slice([3, 2, 1, 0]).valleyCount(deeperThan: 0.5) == 0)
    }
}
