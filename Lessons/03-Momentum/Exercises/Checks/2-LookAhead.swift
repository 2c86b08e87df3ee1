import Checking
@testable import Exercise

check { inputs, record in
    var (weights, velocity) = (inputs.list("weights"), inputs.list("velocity"))
    let curvatures = inputs.list("curvatures")
    for step in 1...inputs.int("steps") {
        nesterovStep(
            weights: &weights, velocity: &velocity, learningRate: inputs["learningRate"], momentum: inputs["momentum"]
        ) { point in
            record("where step \(step) asks for the gradient", point)
            return zip(curvatures, point).map { $0 * $1 }
        }
        record("velocity after step \(step)", velocity)
        record("weights after step \(step)", weights)
    }
}
