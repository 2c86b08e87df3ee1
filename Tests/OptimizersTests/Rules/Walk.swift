import Optimizers
import Tensors
import Testing

/// Where one weight that starts at 1 stands after each of the gradients: what a pencil follows.
func walk(_ rule: some UpdateRule, along gradients: [Scalar]) throws -> [Scalar] {
    var optimizer = Optimizer(rule)
    var model: Parameters = ["w": [1]]
    return try gradients.map { g in
        try optimizer.update(&model, along: ["w": [g]])
        return model[0].tensor[0]
    }
}

/// Whether a walk is the pencil's. Weights are at most 1 and a step rounds some ten times, each by half a unit of the last place at most.
func expectWalk(
    _ rule: some UpdateRule, along gradients: [Scalar], _ pencil: [Double],
    sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let found = try walk(rule, along: gradients)
    #expect(found.count == pencil.count, sourceLocation: sourceLocation)
    for (w, expected) in zip(found, pencil) {
        #expect(
            abs(Double(w) - expected) <= Double(gradients.count) * 10 * Double(Scalar.ulpOfOne),
            "\(found), not \(pencil)",
            sourceLocation: sourceLocation)
    }
}
