import Optimizers
import Tensors
import Testing

@Suite struct `An optimizer` {
    /// One of each rule, with settings under which all that it remembers matters.
    static let rules: [any UpdateRule] = [
        SGD(learningRate: 0.1),
        Momentum(learningRate: 0.1, momentum: 0.9, dampening: 0.3),
        Momentum(learningRate: 0.1, ratePlace: .inVelocity),
        Nesterov(learningRate: 0.1),
        NesterovLookahead(learningRate: 0.1),
        AdaGrad(learningRate: 0.1, rateDecay: 0.1, initialAccumulator: 0.1),
        RMSProp(learningRate: 0.1),
        RMSProp(learningRate: 0.1, epsilonPlace: .insideRoot),
        RMSPropWithMomentum(learningRate: 0.1, isCentered: true),
        Adam(learningRate: .cosine(from: 0.1, over: 50)),
        AdamW(learningRate: 0.1),
        AMSGrad(learningRate: 0.1),
        NAdam(learningRate: 0.1),
        Lion(learningRate: 0.1, weightDecay: 0.1),
    ]

    static func random(_ shapes: [(String, Shape)], seed: UInt64) -> Parameters {
        var generator = SplitMix64(seed: seed)
        return Parameters(shapes.map { .init(name: $0, tensor: .normal($1, using: &generator)) })
    }

    @Test func `is tried with every rule that has a name`() throws {
        let tried = Set(Self.rules.map { "\(type(of: $0))" })
        for named in NamedRule.all {
            #expect(tried.contains("\(type(of: try named.make(learningRate: 0.1).rule))"), "\(named.name)")
        }
    }

    @Test func `moves a network's parameters in place, without a copy`() throws {
        var model: Parameters = ["w": .ones([40])]
        var optimizer = Optimizer(Adam())
        func address() -> UnsafePointer<Scalar>? { model[0].tensor.withUnsafeScalars(\.baseAddress) }
        let before = address()
        for _ in 0..<3 { try optimizer.update(&model, along: ["w": .ones([40])]) }
        #expect(address() == before)
        #expect(model[0].tensor[0] < 1)
    }

    @Test func `leaves a copy of the model alone`() throws {
        var model: Parameters = ["w": .ones([3])]
        let copy = model
        var optimizer = Optimizer(SGD(learningRate: 0.5))
        try optimizer.update(&model, along: ["w": .ones([3])])
        #expect(copy == ["w": .ones([3])])
        #expect(model == ["w": [0.5, 0.5, 0.5]])
    }

    @Test(arguments: rules)
    func `moves each weight as if it were alone`(rule: any UpdateRule) throws {
        // 21 scalars in one tensor, and the same in three of 1, 9 and 11.
        var whole = Self.random([("w", [21])], seed: 1)
        var parts: Parameters = [
            "a": Tensor(Array(whole[0].tensor.scalars[0..<1])),
            "b": Tensor(Array(whole[0].tensor.scalars[1..<10])),
            "c": Tensor(Array(whole[0].tensor.scalars[10..<21])),
        ]
        var optimizerOfWhole = Optimizer(rule)
        var optimizerOfParts = Optimizer(rule)
        for step in 0..<20 {
            let gradient = Self.random([("w", [21])], seed: UInt64(100 + step))
            let g = gradient[0].tensor.scalars
            try optimizerOfWhole.update(&whole, along: gradient)
            try optimizerOfParts.update(
                &parts,
                along: ["a": Tensor(Array(g[0..<1])), "b": Tensor(Array(g[1..<10])), "c": Tensor(Array(g[10..<21]))])
        }
        #expect(parts.flatMap { $0.tensor.scalars } == whole[0].tensor.scalars)
    }

    @Test(arguments: rules)
    func `gives the same bits on one thread and on three`(rule: any UpdateRule) throws {
        let shapes: [(String, Shape)] = [("large", [300, 301]), ("small", [5])]
        func trained(threads: Int) throws -> Parameters {
            let before = Threads.count
            Threads.setCount(threads)
            defer { Threads.setCount(before) }
            var model = Self.random(shapes, seed: 3)
            var optimizer = Optimizer(rule, .clippedToNorm(1))
            for step in 0..<3 { try optimizer.update(&model, along: Self.random(shapes, seed: UInt64(10 + step))) }
            return model
        }
        #expect(try trained(threads: 1) == trained(threads: 3))
    }

    @Test(arguments: rules)
    func `restored to a saved state goes on to the same bits`(rule: any UpdateRule) throws {
        let shapes: [(String, Shape)] = [("hidden.weight", [3, 5]), ("hidden.bias", [5])]
        func gradient(_ step: Int) -> Parameters { Self.random(shapes, seed: UInt64(step)) }
        var model = Self.random(shapes, seed: 99)
        var optimizer = Optimizer(rule, plateau: ReduceOnPlateau(patience: 2))
        for step in 0..<7 {
            try optimizer.update(&model, along: gradient(step))
            optimizer.observe(loss: 1)
        }
        let state = optimizer.state

        var resumed = Optimizer(rule, plateau: ReduceOnPlateau(patience: 2))
        try resumed.restore(state)
        #expect(resumed.state == state)
        var resumedModel = model
        for step in 7..<15 {
            try optimizer.update(&model, along: gradient(step))
            try resumed.update(&resumedModel, along: gradient(step))
            optimizer.observe(loss: 1)
            resumed.observe(loss: 1)
        }
        #expect(resumedModel == model)
        #expect(resumed.state == optimizer.state)
    }

    @Test func `keeps what it remembers under PyTorch's names`() throws {
        var model: Parameters = ["hidden.weight": .ones([2, 3])]
        var optimizer = Optimizer(NAdam())
        try optimizer.update(&model, along: ["hidden.weight": .ones([2, 3])])
        #expect(optimizer.state.tensors.names == ["hidden.weight.exp_avg", "hidden.weight.exp_avg_sq"])
        #expect(optimizer.state.tensors.allSatisfy { $0.tensor.shape == [2, 3] })
        #expect(Array(optimizer.state.numbers.keys) == ["mu_product"])
        #expect(isClose(optimizer.state.tensors[0].tensor[0, 0], 0.1, within: 1e-7))
    }

    @Test func `refuses a state of another rule, and keeps its own`() throws {
        var model: Parameters = ["w": .ones([2])]
        var adam = Optimizer(Adam())
        try adam.update(&model, along: ["w": .ones([2])])
        var momentum = Optimizer(Momentum(learningRate: 0.1))
        try momentum.update(&model, along: ["w": .ones([2])])
        let before = momentum.state
        let error = #expect(throws: OptimizerError.self) { try momentum.restore(adam.state) }
        #expect(error?.description.contains("exp_avg") == true)
        #expect(momentum.state == before)
        #expect(throws: OptimizerError.self) { try adam.restore(momentum.state) }

        var half = adam.state
        half.tensors = Parameters(Array(half.tensors.dropLast()))
        #expect(throws: OptimizerError.self) { try adam.restore(half) }

        for step in [-1, Int.min, Int.max] {
            var uncounted = adam.state
            uncounted.step = step
            #expect(throws: OptimizerError.self, "step \(step)") { try adam.restore(uncounted) }
        }

        var larger: Parameters = ["w": .ones([20])]
        #expect(throws: OptimizerError.self) { try adam.update(&larger, along: ["w": .ones([20])]) }
    }

    @Test(arguments: [Scalar.nan, .infinity, -.infinity])
    func `refuses a gradient that is not finite, and changes nothing`(value: Scalar) throws {
        var model: Parameters = ["first": .ones([9]), "second": .ones([3, 4])]
        var optimizer = Optimizer(Adam(), .clippedToNorm(1))
        try optimizer.update(&model, along: ["first": .ones([9]), "second": .ones([3, 4])])
        let (modelBefore, stateBefore) = (model, optimizer.state)
        var bad = Tensor.ones([3, 4])
        bad[2, 1] = value
        let error = #expect(throws: OptimizerError.self) {
            try optimizer.update(&model, along: ["first": .ones([9]), "second": bad])
        }
        #expect(error?.description.contains("step 2: the gradient of second is \(value) at index 9.") == true)
        #expect(model == modelBefore)
        #expect(optimizer.state == stateBefore)
    }

    @Test func `refuses a gradient that was made not finite, and one that became so afterwards`() throws {
        var model: Parameters = ["w": .ones([3])]
        var optimizer = Optimizer(SGD(learningRate: 0.1))
        let infinite = valueAndGradient(at: &model) { ($0[0].tensor - [1, 2, 3]).squareRoot().sum() }.gradient
        #expect(throws: OptimizerError.self) { try optimizer.update(&model, along: infinite) }

        var gradient = valueAndGradient(at: &model) { $0[0].tensor.squared().sum() }.gradient
        gradient.visit(path: .root) { _, tensor in tensor[2] = .nan }
        #expect(throws: OptimizerError.self) { try optimizer.update(&model, along: gradient) }
        #expect(model[0].tensor == .ones([3]) && optimizer.stepCount == 0)
    }

    @Test func `takes a gradient as large as can be written for finite`() throws {
        var model: Parameters = ["w": .ones([3])]
        var optimizer = Optimizer(SGD(learningRate: 0))
        let largest = Scalar.greatestFiniteMagnitude
        try optimizer.update(&model, along: ["w": [largest, -largest, largest]])
        #expect(optimizer.stepCount == 1)
    }

    @Test func `refuses a gradient that does not fit the model`() {
        var model: Parameters = ["w": .ones([2, 2]), "b": .ones([2])]
        var optimizer = Optimizer(SGD(learningRate: 0.1))
        #expect(throws: OptimizerError.missingGradient(parameter: "b")) {
            try optimizer.update(&model, along: ["w": .ones([2, 2])])
        }
        #expect(throws: OptimizerError.shapeMismatch(parameter: "w", shape: [2, 2], gradient: [4])) {
            try optimizer.update(&model, along: ["w": .ones([4]), "b": .ones([2])])
        }
        #expect(model == ["w": .ones([2, 2]), "b": .ones([2])])
    }

    @Test func `does not touch statistics`() throws {
        struct Layer: Parameterized {
            var weight = Tensor.ones([2])
            var mean = Tensor.ones([2])
            mutating func visit<E: Error>(path: ModelPath, body: (ModelPath, inout Tensor) throws(E) -> Void) throws(E)
            {
                try body(path.buffer("running_mean"), &mean)
                try body(path / "weight", &weight)
            }
        }
        var layer = Layer()
        var optimizer = Optimizer(SGD(learningRate: 0.5), .l2(1))
        try optimizer.update(&layer, along: ["weight": [1, 3]])
        #expect(layer.mean == [1, 1])
        #expect(layer.weight == [0, -1])
    }

    @Test func `probes ahead of the weights where its rule looks ahead, and at them where not`() throws {
        var model: Parameters = ["w": [4, 2]]
        var ahead = Optimizer(NesterovLookahead(learningRate: 0.125, momentum: 0.5))
        #expect(ahead.probe(model) == model)
        try ahead.update(&model, along: ["w": [8, 40]])  // v = 1, 5
        #expect(model == ["w": [3, -3]])
        #expect(ahead.probe(model) == ["w": [2.5, -5.5]])
        var plain = Optimizer(Nesterov(learningRate: 0.125))
        try plain.update(&model, along: ["w": [8, 40]])
        #expect(plain.probe(model) == model)
    }

    @Test func `follows its schedule, in steps and in epochs`() throws {
        var model: Parameters = ["w": [0]]
        var optimizer = Optimizer(SGD(learningRate: .step(from: 1, every: .epochs(2), by: 0.5)), stepsPerEpoch: 3)
        var rates: [Double] = []
        for _ in 0..<13 {
            rates.append(optimizer.learningRate)
            try optimizer.update(&model, along: ["w": [-1]])
        }
        #expect(rates == [1, 1, 1, 1, 1, 1, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.25])
        #expect(model == ["w": [9.25]])
    }

    @Test func `lowers its rate on a plateau`() throws {
        var optimizer = Optimizer(SGD(learningRate: 0.5), plateau: ReduceOnPlateau(factor: 0.5, patience: 1))
        for loss in [3.0, 2, 2, 2] { optimizer.observe(loss: loss) }
        #expect(optimizer.learningRate == 0.25)
    }

    @Test func `of a learner's own rule works like any other`() throws {
        var model: Parameters = ["w": .ones([11])]
        var optimizer = Optimizer(SignDescent(learningRate: 0.25))
        try optimizer.update(&model, along: ["w": Tensor((0..<11).map { Scalar($0 - 5) })])
        #expect(model[0].tensor.scalars == [1.25, 1.25, 1.25, 1.25, 1.25, 1, 0.75, 0.75, 0.75, 0.75, 0.75])
    }

    @Test func `has no state where its rule remembers what has no name`() async {
        await #expect(processExitsWith: .failure) { _ = Optimizer(Nameless(learningRate: 1)).state }
    }
}

/// What it remembers has no name.
private struct Nameless: UpdateRule {
    var learningRate: Schedule
    struct Slot: LaneSlot { var v = Lanes() }
    func prepare(_ step: Step) -> Scalar { Scalar(step.learningRate) }
    func update(_ w: inout Lanes, along g: Lanes, _ slot: inout Slot, _ η: Scalar) { w -= η * g }
}

private struct SignDescent: UpdateRule {
    var learningRate: Schedule
    struct Slot: LaneSlot {}
    func prepare(_ step: Step) -> Scalar { Scalar(step.learningRate) }
    func update(_ w: inout Lanes, along g: Lanes, _ slot: inout Slot, _ η: Scalar) { w -= η * sign(g) }
}
