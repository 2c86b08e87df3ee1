import Foundation

let timesSmaller: Double? = slope(scale: 1) / slope(scale: 4)
let exponent: Double? = log10(chain([Double](repeating: 0.5, count: 12) + [Double](repeating: -0.5, count: 12)))
let outputAlone: Double? = normalized([7], gain: 3, offset: 2)[0]

func normalized(_ x: [Double], gain: Double, offset: Double) -> [Double] {
    let mean = x.reduce(0, +) / Double(x.count)
    let variance = x.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / Double(x.count)
    return x.map { gain * ($0 - mean) / (variance + 1e-5).squareRoot() + offset }
}

/// The slope of a loss for w₁ at (w₁, w₂) = scale · (1, ½), by central differences.
func slope(scale: Double) -> Double {
    let (first, second) = ([1.0, 2, 0, -1], [0.5, -1, 1, 2])
    let wanted = [1.0, 0, 0.5, -1]
    func loss(_ w: Double) -> Double {
        let sums = zip(first, second).map { w * $0 + 0.5 * scale * $1 }
        return zip(normalized(sums, gain: 1, offset: 0), wanted).map { ($0 - $1) * ($0 - $1) }.reduce(0, +)
    }
    return (loss(scale + 1e-5) - loss(scale - 1e-5)) / 2e-5
}

/// The gradient at the first of a chain of blocks.
func chain(_ slopes: [Double]) -> Double { slopes.reduce(1) { pull, slope in pull + slope * pull } }
