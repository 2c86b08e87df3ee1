import Optimizers
import Tensors
import Testing

/// Every rule against PyTorch's, or against its paper where PyTorch has none.
@Suite struct `Golden trajectories` {
    /// 1e-12 in Double. In Float, 1e-5, as far as the references in the two precisions go together.
    static let tolerance = isDouble ? 1e-12 : 1e-5

    @Test(arguments: Golden.rules.cases)
    func `an optimizer makes the reference's steps`(golden: Golden.Trajectory) throws {
        let (rule, transforms) = try NamedRule.named(golden.rule).make(golden)
        var optimizer = Optimizer(rule, transforms: transforms)
        let problem = Problem(named: golden.problem)
        var model = problem.start
        let expected = isDouble ? golden.double : golden.single
        try #require(expected.count >= 6, "the first ten steps at least are compared")
        for step in 1...Golden.rules.steps[expected.count - 1] {
            try optimizer.update(&model, along: problem.gradient(optimizer.probe(model)))
            guard let place = Golden.rules.steps.firstIndex(of: step) else { continue }
            let weights = model.flatMap { $0.tensor.scalars }
            for (i, (found, reference)) in zip(weights, expected[place]).enumerated() {
                #expect(
                    isClose(found, reference, within: Self.tolerance),
                    "step \(step), weight \(i): \(found) instead of \(reference)")
            }
        }
    }

    @Test(arguments: Golden.rules.cases.filter { $0.problem != "least squares" })
    func `a descent walks where an optimizer walks, to the bit`(golden: Golden.Trajectory) throws {
        let (rule, transforms) = try NamedRule.named(golden.rule).make(golden)
        var optimizer = Optimizer(rule, transforms: transforms)
        let problem = Problem(named: golden.problem)
        let landscape = try NamedLandscape.named(golden.problem)
        var model = problem.start
        for snapshot in Descent(on: landscape, by: rule, transforms: transforms).prefix(101) {
            #expect(model[0].tensor.scalars == [snapshot.point.x, snapshot.point.y], "after \(snapshot.step) steps")
            try optimizer.update(&model, along: problem.gradient(optimizer.probe(model)))
        }
    }

    @Test func `every rule has a reference`() {
        #expect(Set(Golden.rules.cases.map(\.rule)) == Set(NamedRule.all.map(\.name)))
    }
}

extension NamedRule {
    func make(_ golden: Golden.Trajectory) throws -> Parts {
        let settings = try golden.settings.map { (try #require(RuleSetting(rawValue: $0.key)), $0.value) }
        return try make(
            learningRate: golden.learningRate, Dictionary(uniqueKeysWithValues: settings))
    }
}

/// The problems of `Golden/rules.py`.
struct Problem {
    let start: Parameters
    let gradient: (Parameters) -> Parameters

    init(named name: String) {
        switch name {
        case "ravine": self.init(on: .ravine, from: [4, 2])
        case "rosenbrock": self.init(on: .rosenbrock, from: [-1.2, 1])
        default: self = .leastSquares
        }
    }

    private init(start: Parameters, gradient: @escaping (Parameters) -> Parameters) {
        self.start = start
        self.gradient = gradient
    }

    init(on landscape: some Landscape, from point: Point) {
        start = ["w": Tensor([point.x, point.y])]
        gradient = { at in
            let g = landscape.gradient(at: Point(at[0].tensor[0], at[0].tensor[1]))
            return ["w": Tensor([g.x, g.y])]
        }
    }

    /// `L = Σ (x·W + b − y)²/(2n)` over n = 6 rows: 12 weights and 4 biases, so that lanes are left over.
    static var leastSquares: Problem {
        let x = matrix(6, 3) { i, j in Scalar((7 * i + 3 * j) % 11 - 5) / 4 }
        let y = matrix(6, 4) { i, j in Scalar((5 * i + 4 * j) % 13 - 6) / 3 }
        let w = matrix(3, 4) { i, j in Scalar((5 * i + 2 * j) % 7 - 3) / 5 }
        return Problem(start: ["weight": w, "bias": .ones([4])]) { model in
            let residual = matmul(x, model[0].tensor) + model[1].tensor - y
            return [
                "weight": matmul(x, residual, transposing: .left) / 6,
                "bias": residual.sum(along: 0) / 6,
            ]
        }
    }

    private static func matrix(_ rows: Int, _ columns: Int, _ entry: (Int, Int) -> Scalar) -> Tensor {
        Tensor((0..<rows).flatMap { i in (0..<columns).map { j in entry(i, j) } }, shape: [rows, columns])
    }
}
