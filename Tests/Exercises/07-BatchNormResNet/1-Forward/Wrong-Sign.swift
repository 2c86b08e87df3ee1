//: # a sign: the input is taken off the mean
//: The mean is taken off the input, x − μ. The other way round every output is mirrored in β.

/// Batch norm of any number of channels.
struct BatchNorm {
    var gain: [Double]
    var offset: [Double]
    let momentum: Double
    let epsilon: Double
    var runningMean: [Double]
    var runningVariance: [Double]

    init(gain: [Double], offset: [Double], momentum: Double = 0.1, epsilon: Double = 1e-5) {
        self.gain = gain
        self.offset = offset
        self.momentum = momentum
        self.epsilon = epsilon
        runningMean = Array(repeating: 0, count: gain.count)
        runningVariance = Array(repeating: 1, count: gain.count)
    }

    mutating func training(_ batch: [[Double]]) -> [[Double]] {
        let count = Double(batch.count)
        var outputs = batch
        for channel in gain.indices {
            let mean = batch.map { $0[channel] }.reduce(0, +) / count
            let squares = batch.map { ($0[channel] - mean) * ($0[channel] - mean) }.reduce(0, +)
            let variance = squares / count
            for sample in batch.indices {
                let normalized = (mean - batch[sample][channel]) / (variance + epsilon).squareRoot()
                outputs[sample][channel] = gain[channel] * normalized + offset[channel]
            }
            runningMean[channel] = (1 - momentum) * runningMean[channel] + momentum * mean
            let unbiased = squares / (count - 1)
            runningVariance[channel] = (1 - momentum) * runningVariance[channel] + momentum * unbiased
        }
        return outputs
    }

    func inference(_ sample: [Double]) -> [Double] {
        sample.indices.map { channel in
            let deviation = (runningVariance[channel] + epsilon).squareRoot()
            return gain[channel] * (runningMean[channel] - sample[channel]) / deviation + offset[channel]
        }
    }
}
