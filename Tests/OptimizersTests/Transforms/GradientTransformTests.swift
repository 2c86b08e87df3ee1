import Optimizers
import Tensors
import Testing

@Suite struct `A gradient transform` {
    /// What one step of gradient descent from zero, or from `start`, along a transformed gradient leads to, with its sign turned.
    static func transformed<each Transform: GradientTransform>(
        _ gradient: Parameters, at start: Parameters? = nil, _ transforms: repeat each Transform
    ) throws -> Parameters {
        var model = start ?? Parameters(gradient.map { .init(name: $0.name, tensor: .zeros($0.tensor.shape)) })
        let before = model
        var optimizer = Optimizer(SGD(learningRate: 1), repeat each transforms)
        try optimizer.update(&model, along: gradient)
        return Parameters(zip(before, model).map { .init(name: $0.name, tensor: $0.tensor - $1.tensor) })
    }

    @Test func `clips the norm of all parameters together, and keeps the direction`() throws {
        let gradient: Parameters = ["a": [6000], "b": [0, 8000]]
        let clipped = try Self.transformed(gradient, .clippedToNorm(1))
        #expect(isClose(clipped[0].tensor[0], 0.6, within: 1e-6))
        #expect(isClose(clipped[1].tensor[1], 0.8, within: 1e-6))
        #expect(isClose(clipped.norm, 1, within: 1e-6))
    }

    @Test func `clips by any norm`() {
        let gradient: Parameters = ["a": [3, -4], "b": [12]]
        #expect(ClippedToNorm(1, p: 1).norm(of: gradient) == 19)
        #expect(ClippedToNorm(1).norm(of: gradient) == 13)
        #expect(isClose(ClippedToNorm(1, p: 3).norm(of: gradient), 12.20705, within: 1e-5))  // (27 + 64 + 1728)^(1/3)
        #expect(ClippedToNorm(1, p: .infinity).norm(of: gradient) == 12)
        var clipped = gradient
        ClippedToNorm(6, p: .infinity).apply(to: &clipped)
        #expect(clipped == ["a": [1.5, -2], "b": [6]])
    }

    @Test func `leaves a gradient below the limit as it is`() throws {
        let gradient: Parameters = ["a": [0.3, -0.4]]
        #expect(try Self.transformed(gradient, .clippedToNorm(1)) == gradient)
        #expect(try Self.transformed(gradient, .clippedToValue(1)) == gradient)
    }

    @Test func `clips each component on its own`() throws {
        let clipped = try Self.transformed(["a": [-5, -1, 0, 1, 5, 2, -2, 3, -3]], .clippedToValue(2))
        #expect(clipped == ["a": [-2, -1, 0, 1, 2, 2, -2, 2, -2]])
    }

    @Test func `adds the gradient of half the squared weights`() throws {
        let found = try Self.transformed(["a": [1, 1]], at: ["a": [4, -8]], .l2(0.5))
        #expect(found == ["a": [3, -3]])
    }

    @Test func `is done in its order, and once`() throws {
        // Clip, then decay: 1 + 0.5·4. Decay, then clip: the limit.
        #expect(try Self.transformed(["a": [8]], at: ["a": [4]], .clippedToNorm(1), .l2(0.5)) == ["a": [3]])
        #expect(try Self.transformed(["a": [8]], at: ["a": [4]], .l2(0.5), .clippedToNorm(1)) == ["a": [1]])
        var (model, optimizer): (Parameters, Optimizer) = (["a": [4]], Optimizer(SGD(learningRate: 1), .l2(0.5)))
        try optimizer.step(&model) { ($0[0].tensor * 8).sum() }
        #expect(model == ["a": [4 - 8 - 2]])
    }

    @Test func `decays beside the gradient, and only what is selected`() throws {
        let (start, gradient): (Parameters, Parameters) = (
            ["hidden.weight": Tensor([8, 8], shape: [1, 2]), "hidden.bias": [8]],
            ["hidden.weight": Tensor([1, 2], shape: [1, 2]), "hidden.bias": [4]]
        )
        func end(_ decay: DecoupledDecay) throws -> [Scalar] {
            var (model, optimizer) = (start, Optimizer(SGD(learningRate: 0.5), decay))
            try optimizer.update(&model, along: gradient)
            return model.flatMap(\.tensor.scalars)
        }
        #expect(try end(.decayed(0.25)) == [6.5, 6, 5])  // (1 − ηλ)·w − η·g
        #expect(try end(.decayed(0.25, on: .matrices)) == [6.5, 6, 6])
        let biases = ParameterSelection("biases") { name, _ in name.hasSuffix(".bias") }
        #expect(try end(.decayed(0.25, on: biases)) == [7.5, 7, 5])
        var clipped = gradient
        ClippedToValue(1, on: .matrices).apply(to: &clipped)
        #expect(clipped.flatMap(\.tensor.scalars) == [1, 1, 4])
    }

    @Test func `refuses what is not finite before it, unless it takes infinities`() throws {
        let infinite: Parameters = ["a": [1, .infinity, -.infinity]]
        #expect(throws: OptimizerError.self) { try Self.transformed(infinite, .clippedToValue(2)) }
        #expect(throws: OptimizerError.self) { try Self.transformed(infinite, .clippedToNorm(2)) }
        #expect(try Self.transformed(infinite, .clippedToValue(2, includingInfinities: true)) == ["a": [1, 2, -2]])
        #expect(throws: OptimizerError.self) {
            try Self.transformed(["a": [.nan]], .clippedToValue(2, includingInfinities: true))
        }
        // Alone, with nobody to refuse anything.
        var (byValue, byNorm) = (infinite, infinite)
        ClippedToValue(2).apply(to: &byValue)
        ClippedToNorm(2).apply(to: &byNorm)
        #expect(byValue == ["a": [1, 2, -2]])
        #expect(byNorm[0].tensor[0] == 0 && byNorm[0].tensor[1].isNaN)
    }

    @Test func `does the same to a point of a landscape`() {
        let clipped = Descent(on: .ravine, from: [4, 2], by: SGD(learningRate: 1), transforms: [ClippedToValue(1)])
        #expect(clipped.run(atMost: 1).last.point == [3, 1])
        let decayed = Descent(
            on: .ravine, from: [4, 2], by: SGD(learningRate: 0.0625), transforms: [DecoupledDecay(4)])
        #expect(decayed.run(atMost: 1).last.point == [2.5, -1])  // ¾·w − η·g
    }
}
