//: # μ and σ taken for constants
//: Each pull is only scaled by γ/σ. But the batch’s mean and deviation are made of the inputs, and a pull passes through them to every sample.

/// The gradients of a loss for batch norm's input, gain and offset, in one channel.
func backward(
    through x: [Double], pull g: [Double], gain: Double, epsilon: Double
) -> (input: [Double], gain: Double, offset: Double) {
    let n = Double(x.count)
    let mean = x.reduce(0, +) / n
    let variance = x.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / n
    let deviation = (variance + epsilon).squareRoot()
    let normalized = x.map { ($0 - mean) / deviation }
    let offsetSlope = g.reduce(0, +)
    let gainSlope = zip(g, normalized).map { $0 * $1 }.reduce(0, +)
    let input = g.map { pull in
        gain / deviation * pull
    }
    return (input, gainSlope, offsetSlope)
}
