import Downhill

let noiseInPercent: Double? = 100 * noise(replacing: false) / noise(replacing: true)
let digitsInBatch: Double? = meanVariety(inBatchesOf: 8)

/// The spread of the mean of 50 gradients out of 100, over 4,000 batches.
func noise(replacing: Bool) -> Double {
    var generator = SplitMix64(seed: 1)
    let gradients = (0..<100).map { _ in generator.normal() }
    let whole = gradients.reduce(0, +) / 100
    var squares = 0.0
    for _ in 0..<4_000 {
        let batch =
            replacing
            ? (0..<50).map { _ in generator.index(below: 100) } : Array(generator.permutation(of: 100).prefix(50))
        let error = batch.reduce(0) { $0 + gradients[$1] } / 50 - whole
        squares += error * error
    }
    return (squares / 4_000).squareRoot()
}

/// The mean number of classes in shuffled batches of the digits.
func meanVariety(inBatchesOf size: Int) -> Double {
    var generator = SplitMix64(seed: 1)
    let batches = Digits.load().train.batches(of: size, using: &generator).filter { $0.labels.count == size }
    return batches.reduce(0) { $0 + Double(Set($1.labels).count) } / Double(batches.count)
}
