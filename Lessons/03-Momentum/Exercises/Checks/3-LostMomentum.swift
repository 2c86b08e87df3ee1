import Checking
@testable import Exercise

check { inputs, record in
    let points = zip(inputs.list("x"), inputs.list("y")).map { (x: $0, y: $1) }
    let size = inputs.int("batchSize")
    func fitted() -> [Double] {
        fit(
            points, batchSize: size, epochs: inputs.int("epochs"), learningRate: inputs["learningRate"],
            momentum: inputs["momentum"])
    }
    let slopes = fitted()
    let batches = (points.count + size - 1) / size
    for (step, slope) in slopes.enumerated() {
        record("slope after batch \(step % batches + 1) of epoch \(step / batches + 1)", slope)
    }
    record("last slope of the same fit, made once more", fitted().last ?? .nan)
}
