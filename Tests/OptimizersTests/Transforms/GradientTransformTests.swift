import Optimizers
import Tensors
import Testing

@Suite struct `A gradient transform` {
    /// What one step of gradient descent from zero, or from `start`, along a transformed gradient leads to, with its sign turned.
    static func transformed(
        _ transforms: [GradientTransform], _ gradient: Parameters, at start: Parameters? = nil
    ) throws -> Parameters {
        var model = start ?? Parameters(gradient.map { .init(name: $0.name, tensor: .zeros($0.tensor.shape)) })
        let before = model
        var optimizer = Optimizer(SGD(learningRate: 1), transforms: transforms)
        try optimizer.update(&model, along: gradient)
        return Parameters(zip(before, model).map { .init(name: $0.name, tensor: $0.tensor - $1.tensor) })
    }

    @Test func `clips the norm of all parameters together, and keeps the direction`() throws {
        let gradient: Parameters = ["a": [6000], "b": [0, 8000]]
        let clipped = try Self.transformed([.clippedToNorm(1)], gradient)
        #expect(isClose(clipped[0].tensor[0], 0.6, within: 1e-6))
        #expect(isClose(clipped[1].tensor[1], 0.8, within: 1e-6))
        #expect(isClose(clipped.norm, 1, within: 1e-6))
    }

    @Test func `leaves a gradient below the limit as it is`() throws {
        let gradient: Parameters = ["a": [0.3, -0.4]]
        #expect(try Self.transformed([.clippedToNorm(1)], gradient) == gradient)
        #expect(try Self.transformed([.clippedToValue(1)], gradient) == gradient)
    }

    @Test func `clips each component on its own`() throws {
        let clipped = try Self.transformed([.clippedToValue(2)], ["a": [-5, -1, 0, 1, 5, 2, -2, 3, -3]])
        #expect(clipped == ["a": [-2, -1, 0, 1, 2, 2, -2, 2, -2]])
    }

    @Test func `adds the gradient of half the squared weights`() throws {
        let found = try Self.transformed([.l2(0.5)], ["a": [1, 1]], at: ["a": [4, -8]])
        #expect(found == ["a": [3, -3]])
    }

    @Test func `is done in its order`() throws {
        // Clip, then decay: 1 + 0.5·4. Decay, then clip: the limit.
        #expect(try Self.transformed([.clippedToNorm(1), .l2(0.5)], ["a": [8]], at: ["a": [4]]) == ["a": [3]])
        #expect(try Self.transformed([.l2(0.5), .clippedToNorm(1)], ["a": [8]], at: ["a": [4]]) == ["a": [1]])
    }

    @Test func `does the same to a point of a landscape`() {
        var descent = Descent(on: .ravine, from: [4, 2], by: SGD(learningRate: 1), transforms: [.clippedToValue(1)])
        _ = descent.next()
        #expect(descent.next()?.point == [3, 1])
    }
}
