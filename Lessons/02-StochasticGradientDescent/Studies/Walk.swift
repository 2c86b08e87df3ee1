import Downhill

/// What became of one walk down the loss of a regression.
struct Walk: Sendable {
    /// In what order an epoch reads the samples.
    enum Order: Sendable { case reshuffled, drawnWithReplacement, asStored }

    var weights: [Double]
    /// Over all samples, at the start and after every epoch; infinite once it has overflowed.
    var losses: [Double]
    var updates = 0
    /// Updates after which the loss over all samples was higher than before.
    var rises = 0
    var samples = 0
    /// How many samples had been read when the loss was first below twice its lowest value, and first within 1 % of it.
    var samplesToTwice = Double.infinity
    var samplesToOnePercent = Double.infinity
    /// The mean over all updates of the last epochs, ten unless told otherwise: a floor, not a snapshot.
    var settled = 0.0

    /// - Parameter goal: where it ends early, as a share of the lowest loss above it: for counting samples up to there.
    init(
        on data: Regression, batch size: Int, rate: Double, epochs: Int = 50, order: Order = .reshuffled,
        summing: Bool = false, decay: Double = 0, from start: [Double]? = nil, until goal: Double = 0,
        settlingOver last: Int = 10, seed: UInt64
    ) {
        var generator = SplitMix64(seed: seed).split("walk")
        var w = start ?? data.start
        var sum = Array(repeating: 0.0, count: data.dimensions)
        var excess = data.excess(at: w)
        losses = [data.floor + excess]
        var tail = 0.0
        var counted = 0.0
        walk: for epoch in 1...epochs {
            let indices =
                switch order {
                case .reshuffled: generator.permutation(of: data.count)
                case .drawnWithReplacement: data.everyone.map { _ in generator.index(below: data.count) }
                case .asStored: Array(data.everyone)
                }
            for start in stride(from: 0, to: data.count, by: size) {
                let batch = indices[start..<min(start + size, data.count)]
                let η = rate / (1 + decay * Double(updates)) / (summing ? 1 : Double(batch.count))
                data.addGradients(of: batch, at: w, to: &sum)
                for j in w.indices {
                    w[j] -= η * sum[j]
                    sum[j] = 0
                }
                let before = excess
                excess = data.excess(at: w)
                updates += 1
                rises += excess > before ? 1 : 0
                samples += batch.count
                if excess < data.floor { samplesToTwice = min(samplesToTwice, Double(samples)) }
                if excess < data.floor / 100 { samplesToOnePercent = min(samplesToOnePercent, Double(samples)) }
                if excess < goal * data.floor { break walk }
                if epoch > epochs - last {
                    tail += excess
                    counted += 1
                }
            }
            guard excess.isFinite else {
                losses += Array(repeating: .infinity, count: epochs + 1 - epoch)
                tail = .infinity
                counted = 1
                break
            }
            losses.append(data.floor + excess)
        }
        weights = w
        settled = data.floor + tail / counted
    }
}
