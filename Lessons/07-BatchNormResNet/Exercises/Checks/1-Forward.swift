import Checking
@testable import Exercise

check { inputs, record in
    var layer = BatchNorm(
        gain: inputs.list("gain"), offset: inputs.list("offset"), momentum: inputs["momentum"],
        epsilon: inputs["epsilon"])
    let (numbers, channels) = (inputs.list("batches"), layer.gain.count)
    let samples = stride(from: 0, to: numbers.count, by: channels).map { Array(numbers[$0..<($0 + channels)]) }
    var start = 0
    for (index, size) in inputs.ints("sizes").enumerated() {
        let outputs = layer.training(Array(samples[start..<(start + size)]))
        start += size
        record("outputs for batch \(index + 1), sample by sample", outputs.flatMap { $0 })
        record("running mean after batch \(index + 1)", layer.runningMean)
        record("running variance after batch \(index + 1)", layer.runningVariance)
    }
    record("output in inference", layer.inference(inputs.list("alone")))
}
