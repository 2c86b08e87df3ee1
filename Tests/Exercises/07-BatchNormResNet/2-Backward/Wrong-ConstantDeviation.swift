//: # the way through the deviation is missing
//: The pull goes directly and through μ, but not through σ. An input that lies far from the mean stretches σ; that is the term with x̂.

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
        gain / deviation * (pull - offsetSlope / n)
    }
    return (input, gainSlope, offsetSlope)
}
