import Checking
@testable import Exercise

check { inputs, record in
    let points = zip(inputs.list("x"), inputs.list("y")).map { (x: $0, y: $1) }
    let size = inputs.int("batchSize")
    let slopes = fit(
        points, batchSize: size, epochs: inputs.int("epochs"), learningRate: inputs["learningRate"],
        momentum: inputs["momentum"])
    let batches = (points.count + size - 1) / size
    for (step, slope) in slopes.enumerated() {
        record("slope after batch \(step % batches + 1) of epoch \(step / batches + 1)", slope)
    }
}
