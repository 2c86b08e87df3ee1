let timesAsMany: Double? = Double(steps(steepness: 1000)) / Double(steps(steepness: 1))
let restlessness: Double? = endDistance(learningRate: 0.01) / 0.01

/// Steps of RMSProp on steepness · (w₁² + w₂²) from (4, 2) to a thousandth of the loss.
func steps(steepness: Double) -> Int {
    var (weights, averages) = ([4.0, 2.0], [0.0, 0.0])
    var count = 0
    while weights[0] * weights[0] + weights[1] * weights[1] > 20 / 1000.0 {
        for i in weights.indices { step(&weights[i], &averages[i], slope: 2 * steepness * weights[i], rate: 0.01) }
        count += 1
    }
    return count
}

/// How far from the minimum of w² a thousand steps from 3 end.
func endDistance(learningRate: Double) -> Double {
    var (weight, average) = (3.0, 0.0)
    for _ in 0..<1_000 { step(&weight, &average, slope: 2 * weight, rate: learningRate) }
    return abs(weight)
}

func step(_ weight: inout Double, _ average: inout Double, slope: Double, rate: Double) {
    average = 0.9 * average + 0.1 * slope * slope
    weight -= rate * slope / (average.squareRoot() + 1e-8)
}
