import Downhill

/// Deep networks before their first step: how the gradient changes on its way from the last layer to the first.
struct FirstDraw: Sendable {
    /// A stack of layers or blocks: the size of the gradient behind each, from the first to the last but one, over that of the last.
    struct Profile: Sendable {
        let sizes: [Double]

        /// Layers from one place to the next.
        let pitch: Int

        var places: [Double] { sizes.indices.map { Double(1 + pitch * $0) } }

        /// From the last to the first.
        var growth: Double { sizes[0] }

        /// From one place to the one before it, on average.
        var factor: Double { Elementary.pow(growth, 1 / Double(sizes.count - 1)) }
    }

    /// 22 plain layers with weights of half He's size, He's, and twice He's.
    let half, he, twice: Profile

    /// Fifty layers: plain; with batch norm; in residual blocks; in residual blocks with batch norm.
    let plain, norm, residual, both: Profile

    /// Fifty layers with batch norm behind the ReLU, and with weights five times He's.
    let behind, large: Profile

    /// Residual blocks with batch norm: six, twelve, and those of `both`.
    let deeper: [Profile]

    let draws: Int

    /// How many times better the norm before the ReLU keeps the gradient's size through all fifty layers than behind it.
    var behindOverBefore: Double { behind.growth / norm.growth }

    init(seeds: [UInt64]) {
        draws = seeds.count
        func profile(_ design: Design) -> Profile {
            let runs = seeds.map { seed in
                let sizes = DigitsTask.network(design, seed: seed).gradientByLayer(on: DigitsTask.sample)
                return sizes.map { $0 / (sizes.last ?? .nan) }
            }
            let medians = runs[0].indices.map { place in Sample(runs.map { $0[place] }).median }
            return Profile(sizes: medians, pitch: design.skips ? 2 : 1)
        }
        half = profile(Design(depth: 22, width: 96, gain: 0.5))
        he = profile(Design(depth: 22, width: 96))
        twice = profile(Design(depth: 22, width: 96, gain: 2))
        plain = profile(Design(depth: 50, width: 96))
        norm = profile(Design(depth: 50, width: 96, norm: .beforeReLU))
        residual = profile(Design(depth: 50, width: 96, skips: true))
        deeper = [14, 26, 50].map { profile(Design(depth: $0, width: 96, skips: true, norm: .beforeReLU)) }
        both = deeper[2]
        behind = profile(Design(depth: 50, width: 96, norm: .afterReLU))
        large = profile(Design(depth: 50, width: 96, norm: .beforeReLU, gain: 5))
    }
}

/// What theory says of the first draw.
extension FirstDraw {
    /// A layer with batch norm multiplies the gradient by 1/√(1 − 1/π) (Yang 2019).
    static let normFactor = 1 / (1 - 1 / Double.pi).squareRoot()

    /// A residual block without norm: the squares of both ways add up, 1 + 2.
    static let blockFactor = 3.0.squareRoot()

    /// The same factor at each place, 1 at the last.
    static func geometric(_ factor: Double, places: Int) -> [Double] {
        (0..<places).map { Elementary.pow(factor, Double(places - 1 - $0)) }
    }

    /// With both cures block k multiplies by √(1 + 1.21²/(v₀ + k)), where the stream begins with variance v₀ = ½ − 1/2π (De and Smith 2020).
    static func product(places: Int) -> [Double] {
        let factors = (0..<places - 1).map { k in
            (1 + normFactor * normFactor / (0.5 - 0.5 / Double.pi + Double(k))).squareRoot()
        }
        return (0..<places).map { factors[$0...].reduce(1, *) }
    }
}
