struct Epoch {
    let rate: Double
    let norms: [Double]
    let training: Double
    let new: Double
}

struct Phase {
    let first: Int
    let last: Int
    let norm: Double
    let gap: Double
    let drop: Double?
}

/// The phases of a log, in their order.
func phases(of log: [Epoch]) -> [Phase] {
    var starts: [Int] = []
    for i in log.indices where i == 0 || log[i].rate != log[i - 1].rate { starts.append(i) }
    let ends = starts.dropFirst() + [log.count]
    return zip(starts, ends).map { start, end in
        let norms = log[start..<end].flatMap(\.norms).sorted()
        let last = log[end - 1]
        return Phase(
            first: start + 1,
            last: end,
            norm: (norms[(norms.count - 1) / 2] + norms[norms.count / 2]) / 2,
            gap: last.new - last.training,
            drop: start > 0 ? log[start - 1].new - log[start].new : nil)
    }
}

/// The first epoch with the fewest mistakes on new images, counted from 1.
func bestEpoch(of log: [Epoch]) -> Int {
    var best = 0
    for i in log.indices where log[i].new < log[best].new { best = i }
    return best + 1
}
