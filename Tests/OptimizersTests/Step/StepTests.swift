import Optimizers
import Tensors
import Testing

/// A model with a running statistic: the mean of what it has seen.
private struct Tracking: Parameterized {
    var weight: Tensor = [4, 2]
    var seen: Tensor = [0]

    mutating func visit<E: Error>(path: ModelPath, body: (ModelPath, inout Tensor) throws(E) -> Void) throws(E) {
        try weight.visit(path: path / "weight", body: body)
        try seen.visit(path: path.buffer("seen"), body: body)
    }

    /// `w₁² + 10·w₂²`, and notes the first weight that it was asked at.
    mutating func loss() -> Tensor {
        seen = [weight.detached[0]]
        return (weight.squared() * Tensor([1, 10])).sum()
    }
}

@Suite struct `A step` {
    private static func rules() throws -> [any UpdateRule] {
        try NamedRule.all.map { try $0.make(learningRate: 0.01).rule }
    }

    @Test func `of every rule walks where its descent walks, to the bit`() throws {
        for rule in try Self.rules() {
            var (model, optimizer) = (Tracking(), Optimizer(rule))
            for snapshot in Descent(on: Ravine(condition: 10), from: [4, 2], by: rule).prefix(30) {
                #expect(model.weight.scalars == [snapshot.point.x, snapshot.point.y], "\(rule), step \(snapshot.step)")
                try optimizer.step(&model) { $0.loss() }
            }
        }
    }

    @Test func `takes the gradient where the rule looks, and keeps the statistics gathered there`() throws {
        var (model, optimizer) = (Tracking(), Optimizer(NesterovLookahead(learningRate: 0.0625, momentum: 0.5)))
        try optimizer.step(&model) { $0.loss() }
        #expect(model.seen == [4] && model.weight == [3.5, -0.5])  // v = 0.5, 2.5
        try optimizer.step(&model) { $0.loss() }
        #expect(model.seen == [3.25])  // w − γ·v
        #expect(model.weight[0] == 3.5 - (0.25 + 0.0625 * 6.5))
    }

    @Test func `of every rule forgets what is subnormal, and keeps the smallest normal number`() throws {
        let least = Scalar.leastNormalMagnitude
        for rule in try Self.rules() {
            var (model, optimizer) = (Tracking(), Optimizer(rule))
            try optimizer.step(&model) { ($0.weight * (16 * least)).sum() }
            for _ in 0..<60 {
                try optimizer.step(&model) { ($0.weight * 0).sum() }
                #expect(!remembered(by: optimizer).contains { $0.isSubnormal }, "\(rule)")
            }
        }
        var (model, optimizer) = (Tracking(), Optimizer(Momentum(learningRate: 0.01, momentum: 0.5)))
        try optimizer.step(&model) { ($0.weight * (2 * least)).sum() }
        try optimizer.step(&model) { ($0.weight * 0).sum() }
        #expect(remembered(by: optimizer) == [least, least])
        try optimizer.step(&model) { ($0.weight * 0).sum() }
        #expect(remembered(by: optimizer) == [0, 0])
    }

    private func remembered(by optimizer: Optimizer) -> [Scalar] {
        optimizer.state.tensors.flatMap { $0.tensor.scalars }
    }

    @Test func `copies nothing where the rule does not look ahead`() throws {
        var (model, optimizer) = (Tracking(), Optimizer(Adam()))
        let place = model.weight.withUnsafeScalars(\.baseAddress)
        for _ in 0..<3 { try optimizer.step(&model) { $0.loss() } }
        #expect(model.weight.withUnsafeScalars(\.baseAddress) == place)
    }

    @Test(arguments: [Scalar.nan, .infinity])
    func `that is refused leaves model and optimizer as they were`(bad: Scalar) throws {
        for rule in [Momentum(learningRate: 0.01), NesterovLookahead(learningRate: 0.01)] as [any UpdateRule] {
            var (model, optimizer) = (Tracking(), Optimizer(rule))
            try optimizer.step(&model) { $0.loss() }
            let (before, state) = (model, optimizer.state)
            let error = #expect(throws: OptimizerError.self) { try optimizer.step(&model) { $0.loss() * bad } }
            #expect(error?.description.hasPrefix("step 2: the loss is") == true)
            // The root of zero: a finite loss with an infinite slope.
            let infinite = #expect(throws: OptimizerError.self) {
                try optimizer.step(&model) { model in
                    let loss = model.loss()
                    return loss + (model.weight - model.weight.detached).squareRoot().sum()
                }
            }
            #expect(infinite?.description.hasPrefix("step 2: the gradient of weight is inf at index 0") == true)
            #expect(model.weight == before.weight && model.seen == before.seen)
            #expect(optimizer.state == state)
        }
    }
}
@Suite struct `A rule whose memory overflows` {
    private static let huge = Scalar(isDouble ? 1e200 : 1e25)

    @Test(arguments: ["adam", "adamw", "amsgrad", "nadam", "rmsprop", "rmsprop-inside", "adagrad"])
    func `says so, and nothing is moved`(name: String) throws {
        let rule = try NamedRule.named(name).make(learningRate: 0.01).rule
        var model: Parameters = ["a": [1], "b": [2]]
        var optimizer = Optimizer(rule)
        try optimizer.update(&model, along: ["a": [1], "b": [1]])
        let (before, state) = (model, optimizer.state)
        let error = #expect(throws: OptimizerError.self) {
            try optimizer.update(&model, along: ["a": [1], "b": [Self.huge]])
        }
        #expect(error == .overflowingMemory(parameter: "b", step: 2))
        #expect(model == before && optimizer.state == state)
    }

    @Test func `is a descent that is stuck`() {
        struct Cliff: Landscape {
            let name = "cliff", formula = "L = huge·w₁", start = Point.zero, minima: [Point] = []
            let domain = Domain(w1: -1...1, w2: -1...1)
            func value(at w: Point) -> Scalar { gradient(at: w).x * w.x }
            func gradient(at w: Point) -> Point { [Scalar(isDouble ? 1e200 : 1e25), 0] }
            func hessian(at w: Point) -> Hessian { Hessian(0, 0, 0) }
        }
        let trajectory = Descent(on: Cliff(), by: Adam()).run(atMost: 50)
        #expect(trajectory.outcome == .diverged && trajectory.last.isStuck && trajectory.steps == 1)
        #expect(!Descent(on: Cliff(), by: Lion()).run(atMost: 50).last.isStuck)
    }
}
