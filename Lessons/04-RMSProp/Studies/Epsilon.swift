import Downhill

/// What ε = 10⁻⁸ does outside the root and inside it, in steps of η = 1.
struct Epsilon: Sendable {
    /// Sizes of the slope, and the step that each rule settles at under it.
    let sizes: [Double] = [1e-3, 1e-4, 1e-5, 1e-6, 1e-8]
    let outside, inside: [Double]

    /// Steps on slopes of 0, 0 and 10⁻³⁰: with ε outside the root, inside it, and without any.
    let still: (outside: [Double], inside: [Double], without: [Double])

    /// Eight steps of η = 0.01 under given slopes by the library's rule, and by the document's formula worked out in Double.
    let library, formula: [Double]

    init() {
        func settled(_ rule: some UpdateRule, _ g: Double) -> Double {
            rule.steps(under: Array(repeating: Scalar(g), count: 150))[149]
        }
        outside = sizes.map { settled(RMSProp(learningRate: 1, smoothing: 0.9), $0) }
        inside = sizes.map { settled(RMSProp(learningRate: 1, smoothing: 0.9, epsilonPlace: .insideRoot), $0) }

        let nothing: [Scalar] = [0, 0, 1e-30]
        still = (
            RMSProp(learningRate: 1, epsilon: 1e-8).steps(under: nothing),
            RMSProp(learningRate: 1, epsilon: 1e-8, epsilonPlace: .insideRoot).steps(under: nothing),
            RMSProp(learningRate: 1, epsilon: 0).steps(under: nothing)
        )

        let slopes: [Scalar] = [3, -1, 0.5, 2, -4, 1e-4, 1e-4, 0]
        library = RMSProp(learningRate: 0.01, smoothing: 0.9, epsilonPlace: .insideRoot).steps(under: slopes)
        var s = 0.0
        var byFormula: [Double] = []
        for g in slopes {
            s = 0.9 * s + 0.1 * Double(g) * Double(g)
            byFormula.append(0.01 / (s + 1e-8).squareRoot() * Double(g))
        }
        formula = byFormula
    }
}

extension Epsilon: Study {
    var table: Exhibit {
        .table(
            Table(
                "Settled step, in η, with ε = 10⁻⁸",
                columns: [
                    .init("size of the slope", as: .scientific(0)), .init("ε outside the root", as: .significant(3)),
                    .init("ε inside", as: .significant(3)),
                ],
                rows: sizes.indices.map { [sizes[$0], outside[$0], inside[$0]] }))
    }

    var exhibits: [Exhibit] { [table] }

    var claims: [Claim] {
        [
            Claim("B-026") {
                let gap = zip(library, formula).map { abs($0 - $1) }.max() ?? .infinity
                Condition(
                    "the library's rule with ε inside against the formula in Double: largest difference over eight steps of η = 0.01",
                    gap, isBelow: 1e-7)
            },
            Claim("B-028") {
                Condition("slope 0, the document's ε inside the root", staysFinite: still.inside)
                Condition("slope 0, the same without ε", diverges: still.without[0])
            } beyond: {
                Condition("slope 0, ε outside the root", staysFinite: still.outside)
            },
        ]
    }
}
