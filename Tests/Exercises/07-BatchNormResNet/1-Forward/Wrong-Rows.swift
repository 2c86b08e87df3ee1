//: # statistics over the channels of a sample
//: Each sample is normalised by itself, over its channels. That is layer norm; batch norm takes mean and variance of one channel over the samples.

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
        for sample in batch.indices {
            let row = batch[sample]
            let mean = row.reduce(0, +) / Double(row.count)
            let variance = row.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / Double(row.count)
            for channel in row.indices {
                let normalized = (row[channel] - mean) / (variance + epsilon).squareRoot()
                outputs[sample][channel] = gain[channel] * normalized + offset[channel]
            }
        }
        for channel in gain.indices {
            let mean = batch.map { $0[channel] }.reduce(0, +) / count
            let squares = batch.map { ($0[channel] - mean) * ($0[channel] - mean) }.reduce(0, +)
            runningMean[channel] = (1 - momentum) * runningMean[channel] + momentum * mean
            let unbiased = squares / (count - 1)
            runningVariance[channel] = (1 - momentum) * runningVariance[channel] + momentum * unbiased
        }
        return outputs
    }

    func inference(_ sample: [Double]) -> [Double] {
        sample.indices.map { channel in
            let deviation = (runningVariance[channel] + epsilon).squareRoot()
            return gain[channel] * (sample[channel] - runningMean[channel]) / deviation + offset[channel]
        }
    }
}
