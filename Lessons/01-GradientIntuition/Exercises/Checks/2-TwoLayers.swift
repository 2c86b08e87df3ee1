import Checking
@testable import Exercise

check { inputs, record in
    let (x, output, all) = (inputs.list("x"), inputs.list("output"), inputs.list("hidden"))
    let hidden = output.indices.map { Array(all[($0 * x.count)..<(($0 + 1) * x.count)]) }
    let found = TwoLayers(hidden: hidden, output: output).lossAndGradient(x: x, y: inputs["y"])
    record("loss", found.loss)
    record("slopes of the output's weights v", found.output)
    for (j, row) in found.hidden.enumerated() { record("slopes of the weights of hidden unit \(j + 1)", row) }
}
