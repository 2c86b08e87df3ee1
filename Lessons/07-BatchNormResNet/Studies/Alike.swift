import Downhill

/// What twenty layers, as first drawn, make of who resembles whom: the cosines between all pairs of 144 digits, layer after layer.
struct Alike: Sendable {
    struct Stack: Sendable {
        let name: String

        /// By layer, the pixels first: shares of the pairs in each bin, of the same digit and of different digits.
        let same, different: [[Double]]

        /// By layer: the mean cosine over all pairs.
        let mean: [Double]

        /// The correlation of the cosines at the top with those in the pixels.
        let kept: Double
    }

    /// The edges of the bins, from −0.4 to 1.
    static let edges = (0...35).map { Double($0) / 25 - 0.4 }

    let plain, norm, both: Stack

    /// The mean cosine that the arc-cosine map makes of the pixels' cosines in nineteen ReLU layers (Cho and Saul 2009).
    let predictedPlain: Double

    /// The mean cosine at the top of the plain stack, draw by draw: one draw's lies far from another's.
    let plainDraws: [Double]

    init(seed: UInt64, draws: [UInt64]) {
        let batch = DigitsTask.sample
        let pixels = Self.cosines(batch.images.flattened())
        func stack(_ name: String, skips: Bool = false, norm: NormPlace = .none) -> Stack {
            var net = DigitsTask.network(Design(depth: 20, width: 128, skips: skips, norm: norm), seed: seed)
            let cosines = [pixels] + net.outputs(batch.images).map(Self.cosines)
            func shares(_ cosines: [Double], ofSame isSame: Bool) -> [Double] {
                let chosen = zip(cosines, Self.pairs(batch.labels)).filter { $0.1 == isSame }.map(\.0)
                let edges = Self.edges
                var counts = Array(repeating: 0.0, count: edges.count - 1)
                for cosine in chosen {
                    let bin = Int(((cosine - edges[0]) / (edges[1] - edges[0])).rounded(.down))
                    counts[min(max(bin, 0), counts.count - 1)] += 1
                }
                return counts.map { $0 / Double(chosen.count) }
            }
            return Stack(
                name: name, same: cosines.map { shares($0, ofSame: true) },
                different: cosines.map { shares($0, ofSame: false) }, mean: cosines.map(\.mean),
                kept: Self.correlation(cosines[cosines.count - 1], pixels))
        }
        plain = stack("plain")
        self.norm = stack("batch norm", norm: .beforeReLU)
        both = stack("residual blocks with batch norm", skips: true, norm: .beforeReLU)
        plainDraws = draws.map { seed in
            var net = DigitsTask.network(Design(depth: 20, width: 128), seed: seed)
            let outputs = net.outputs(batch.images)
            return Self.cosines(outputs[outputs.count - 1]).mean
        }
        predictedPlain = pixels.map { cosine in (0..<19).reduce(cosine) { c, _ in Self.behindReLU(c) } }.mean
    }

    /// What a wide ReLU layer with random weights makes of a cosine.
    static func behindReLU(_ c: Double) -> Double {
        let c = min(max(c, -1), 1)
        let sine = (1 - c * c).squareRoot()
        return (sine + c * (Double.pi - Self.angle(c))) / Double.pi
    }

    /// The angle of a cosine, by halving an interval: the cosine falls from 0 to π.
    private static func angle(_ c: Double) -> Double {
        var (low, high) = (0.0, Double.pi)
        for _ in 0..<60 {
            let middle = (low + high) / 2
            if Elementary.cos(middle) > c { low = middle } else { high = middle }
        }
        return (low + high) / 2
    }

    /// The cosine between each two rows.
    private static func cosines(_ rows: Tensor) -> [Double] {
        let units = rows / rows.squared().sum(along: 1, keepingAxis: true).squareRoot()
        let (count, all) = (rows.shape[0], matmul(units, units, transposing: .right).scalars)
        return (0..<count).flatMap { i in (0..<i).map { j in Double(all[i * count + j]) } }
    }

    /// For each two rows, whether they have the same label.
    private static func pairs(_ labels: [Int]) -> [Bool] {
        labels.indices.flatMap { i in (0..<i).map { labels[$0] == labels[i] } }
    }

    private static func correlation(_ a: [Double], _ b: [Double]) -> Double {
        let (meanA, meanB) = (a.mean, b.mean)
        let products = zip(a, b).map { ($0 - meanA) * ($1 - meanB) }.mean
        let spreads = (a.map { ($0 - meanA) * ($0 - meanA) }.mean, b.map { ($0 - meanB) * ($0 - meanB) }.mean)
        return products / (spreads.0 * spreads.1).squareRoot()
    }
}
