import Checking
@testable import Exercise

check { inputs, record in
    let samples = zip(inputs.list("x"), inputs.list("y")).map { (x: $0, y: $1) }
    let (orders, size, epochs) = (inputs.ints("orders"), inputs.int("batchSize"), inputs.int("epochs"))
    var asked = 0
    let training = train(on: samples, batchSize: size, epochs: epochs, learningRate: inputs["learningRate"]) { count in
        defer { asked += 1 }
        return Array(orders.dropFirst(asked % epochs * samples.count).prefix(count))
    }
    let batches = (samples.count + size - 1) / size
    for (step, slope) in training.slopes.enumerated() {
        record("slope after batch \(step % batches + 1) of epoch \(step / batches + 1)", slope)
        if step % batches == batches - 1, step / batches < training.losses.count {
            record("loss of epoch \(step / batches + 1)", training.losses[step / batches])
        }
    }
    record("epochs with a loss", training.losses.count)
    record("random orders asked for", asked)
}
