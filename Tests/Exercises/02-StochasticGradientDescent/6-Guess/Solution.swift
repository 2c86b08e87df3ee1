let noiseInPercent: Double? = 100 * noise(replacing: false) / noise(replacing: true)
let digitsInBatch: Double? = meanVariety(inBatchesOf: 8)

/// The spread of the mean of 50 gradients out of 100, over 4,000 batches.
func noise(replacing: Bool) -> Double {
    var draws = Draws()
    let gradients = (0..<100).map { _ in (0..<12).reduce(-6.0) { sum, _ in sum + draws.uniform() } }
    let whole = gradients.reduce(0, +) / 100
    var squares = 0.0
    for _ in 0..<4_000 {
        let batch =
            replacing ? (0..<50).map { _ in draws.index(below: 100) } : Array(draws.permutation(of: 100).prefix(50))
        let error = batch.reduce(0) { $0 + gradients[$1] } / 50 - whole
        squares += error * error
    }
    return (squares / 4_000).squareRoot()
}

/// The mean number of classes in shuffled batches of the digits, of which there are so many of each.
func meanVariety(inBatchesOf size: Int) -> Double {
    let counts = [178, 182, 177, 183, 181, 182, 181, 179, 174, 180]
    let labels = counts.indices.flatMap { Array(repeating: $0, count: counts[$0]) }
    var draws = Draws()
    let varieties = (0..<20).flatMap { _ in
        let order = draws.permutation(of: labels.count)
        return stride(from: 0, through: order.count - size, by: size).map { start in
            Set(order[start..<(start + size)].map { labels[$0] }).count
        }
    }
    return Double(varieties.reduce(0, +)) / Double(varieties.count)
}

/// Knuth's linear congruential generator.
struct Draws {
    var state: UInt64 = 1

    mutating func uniform() -> Double {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Double(state >> 11) / 9_007_199_254_740_992
    }

    mutating func index(below count: Int) -> Int { Int(uniform() * Double(count)) }

    /// Fisher and Yates' shuffle.
    mutating func permutation(of count: Int) -> [Int] {
        var order = Array(0..<count)
        for last in stride(from: count - 1, to: 0, by: -1) { order.swapAt(last, index(below: last + 1)) }
        return order
    }
}
