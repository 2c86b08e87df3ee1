import Downhill

/// A network whose two middle layers are alike, and which can hand out its parts in another order: what somebody does who tidies a file up.
struct TwoMiddles: Module {
    var input, first, second, output: Linear
    var isReordered = false

    init(using generator: inout SplitMix64) {
        input = Linear(inputs: 64, outputs: 32, using: &generator)
        first = Linear(inputs: 32, outputs: 32, using: &generator)
        second = Linear(inputs: 32, outputs: 32, using: &generator)
        output = Linear(inputs: 32, outputs: 10, using: &generator)
    }

    mutating func forward(_ images: Tensor) -> Tensor {
        output(second(first(input(images.flattened()).relu()).relu()).relu())
    }

    mutating func visit<E: Error>(path: ModelPath, body: (ModelPath, inout Tensor) throws(E) -> Void) throws(E) {
        try input.visit(path: path / "input", body: body)
        if isReordered { try second.visit(path: path / "second", body: body) }
        try first.visit(path: path / "first", body: body)
        if !isReordered { try second.visit(path: path / "second", body: body) }
        try output.visit(path: path / "output", body: body)
    }
}

/// Document B's checkpoint by index, tried: Adam is stopped, and its memory goes back to the parameters by their index or by their name, in the same order
/// of parameters and in another.
struct Reordered: Study {
    /// For each seed, the mean loss of the epoch after the stop over that of the training that was never stopped.
    let byIndex, byIndexReordered, byNameReordered: Sample

    /// The rule in plain numbers on a ravine: the largest difference from the formula in Double over a hundred steps, as a share; and from the same rule
    /// in an optimizer.
    let fromFormula, fromOptimizer: Double

    init(seeds: [UInt64]) throws {
        let ratios = try seeds.concurrentMap { seed in
            let whole = try Self.loss(seed: seed, Self.byName)
            return (
                byIndex: try Self.loss(seed: seed, Self.byIndex) / whole,
                byIndexReordered: try Self.loss(seed: seed, reordered: true, Self.byIndex) / whole,
                byNameReordered: try Self.loss(seed: seed, reordered: true, Self.byName) / whole
            )
        }
        byIndex = Sample(ratios.map(\.byIndex))
        byIndexReordered = Sample(ratios.map(\.byIndexReordered))
        byNameReordered = Sample(ratios.map(\.byNameReordered))
        (fromFormula, fromOptimizer) = Self.plainNumbers()
    }

    private static func byName(_ state: Optimizer.State, _ before: [String], _ after: [String]) -> Optimizer.State {
        state
    }

    /// What belonged to the parameter in some place goes to the one that is there now.
    private static func byIndex(_ state: Optimizer.State, _ before: [String], _ after: [String]) -> Optimizer.State {
        var state = state
        let places = Dictionary(uniqueKeysWithValues: zip(before, after))
        state.tensors = Parameters(
            state.tensors.map { entry in
                let parts = entry.name.split(separator: ".")
                let name = parts.dropLast().joined(separator: ".")
                return .init(name: "\(places[name] ?? name).\(parts.last ?? "")", tensor: entry.tensor)
            })
        return state
    }

    /// The mean loss of the third epoch, its optimizer made anew after the second with the state that `restore` makes of the old one.
    private static func loss(
        seed: UInt64, reordered: Bool = false,
        _ restore: (_ state: Optimizer.State, _ before: [String], _ after: [String]) -> Optimizer.State
    ) throws -> Double {
        let images = Setting.digits(.hiddenLayer).learned
        var generator = SplitMix64(seed: seed).split("reordered")
        var model = TwoMiddles(using: &generator)
        var optimizer = Optimizer(Adam(learningRate: 0.003))
        var total = 0.0
        for epoch in 0..<3 {
            if epoch == 2 {
                let before = model.parameters.names
                model.isReordered = reordered
                var other = Optimizer(Adam(learningRate: 0.003))
                try other.restore(restore(optimizer.state, before, model.parameters.names))
                optimizer = other
                total = 0
            }
            for batch in images.batches(of: 16, using: &generator) {
                let loss = try optimizer.step(&model) { crossEntropy($0(batch.images), batch.labels) }
                total += Double(loss) * Double(batch.count)
            }
        }
        return total / Double(images.count)
    }

    private static func plainNumbers() -> (formula: Double, optimizer: Double) {
        let rule = Momentum(learningRate: 0.02)
        let walked = Descent(on: .ravine, from: [4, 2], by: rule).run(atMost: 100).points
        var (w, v) = (SIMD2(4.0, 2.0), SIMD2(0.0, 0.0))
        var weights: Parameters = ["w": [4, 2]]
        var optimizer = Optimizer(rule)
        var (formula, tensors) = (0.0, 0.0)
        for point in walked.dropFirst() {
            v = 0.9 * v + SIMD2(2 * w.x, 20 * w.y)
            w -= 0.02 * v
            let place = weights["w"]?.scalars ?? [0, 0]
            do {
                let slope = Ravine().gradient(at: Point(place[0], place[1]))
                try optimizer.update(&weights, along: ["w": [slope.x, slope.y]])
            } catch {
                fatalError("Reordered: \(error)")
            }
            let moved = weights["w"]?.scalars ?? [0, 0]
            formula = max(formula, abs(Double(point.x) - w.x), abs(Double(point.y) - w.y))
            tensors = max(tensors, Double(abs(point.x - moved[0])), Double(abs(point.y - moved[1])))
        }
        return (formula, tensors)
    }
}

extension Reordered {
    var table: Exhibit {
        .table(
            Table(
                "Adam's memory given back: loss of the next epoch over that of the uninterrupted run",
                columns: ["given back", "order of the parameters", .init("loss (quartiles)", as: .fixed(2))],
                rows: [
                    ["by index", "the same", byIndex], ["by index", "another", byIndexReordered],
                    ["by name", "another", byNameReordered],
                ]))
    }

    var exhibits: [Exhibit] { [table] }

    var numbers: [Recorded] {
        [
            Recorded("byIndex", byIndexReordered.median - 1, as: .percent(0))
        ]
    }

    var claims: [Claim] {
        [
            Claim(
                "B-156",
                instead: """
                    An index is good as long as the order stays. Exchange two layers of one shape and nothing complains: the next epoch's loss is \
                    {{reordered.byIndex}} higher. A name does not move.
                    """
            ) {
                Condition(
                    "by index, the same order: loss of the next epoch over that of the uninterrupted run", byIndex,
                    equals: 1,
                    within: 0)
            } beyond: {
                Condition(
                    "by index, two layers exchanged: loss of the next epoch over that of the uninterrupted run",
                    byIndexReordered, equals: 1, within: 0.01)
            },
            Claim("B-157") {
                Condition(
                    "momentum in plain numbers on a ravine, against the formula in Double: largest difference of a weight in 100 steps",
                    fromFormula, equals: 0, within: 1e-4)
                Condition(
                    "against the same rule moving a tensor: largest difference", fromOptimizer, equals: 0, within: 0)
            },
        ]
    }
}
