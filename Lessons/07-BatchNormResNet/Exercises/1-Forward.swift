//: # 1 · Batch norm, forward
//: Write batch norm as PyTorch and this library have it. In training, for each channel by itself:
//:
//:     x̂ᵢ = (xᵢ − μ)/√(σ² + ε) and yᵢ = γ·x̂ᵢ + β,
//:
//: with the batch's own mean μ and variance σ² (divided by n). The running averages take a share `momentum` of every new batch and keep the rest. The running mean averages μ, the running variance averages the
//: *unbiased* variance (divided by n − 1). In inference they stand in for μ and σ², and nothing is remembered.
//:
//: **To do.** Write `training` and `inference`.
//:
//: **By hand first.** One channel, the batch 1, 1, 5, 5, γ = 3, β = 2 and a large ε = 2.25. What are the four outputs? What do the two running averages hold after this batch, if they begin at 0 and 1 and `momentum` is 0.1?

/// Batch norm of any number of channels.
struct BatchNorm {
    /// γ and β, a number for each channel.
    var gain: [Double]
    var offset: [Double]

    /// The share of the newest batch in the running averages.
    let momentum: Double

    /// ε: keeps the division legal where a channel does not vary.
    let epsilon: Double

    /// A number for each channel.
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

    /// The outputs for a batch of two or more samples, `batch[sample][channel]`. Updates the running averages.
    mutating func training(_ batch: [[Double]]) -> [[Double]] {
        fatalError("not written yet")
    }

    /// The output for a single sample, `sample[channel]`.
    func inference(_ sample: [Double]) -> [Double] {
        fatalError("not written yet")
    }
}
