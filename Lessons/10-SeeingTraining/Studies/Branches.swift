import Downhill

/// What a shortcut does, and what the size of the branch beside it: networks of twenty-two layers, trained to the same loss, which differ in one of the two.
struct Branches: Study {
    /// The second layer of a block over He's size, so that ten branches together are as large as the stream to which they are added.
    static let small = 1 / Scalar(10).squareRoot()

    typealias Surroundings = Landscapes.Surroundings

    /// Without shortcuts: second layers of He's size, and of half of it. By seed.
    let plain, plainHalved: [Surroundings]
    /// With them: of half of it, and of all of it. By seed.
    let halved, full: [Surroundings]
    /// The largest loss at which one of them stands.
    let loss: Double
    /// How many pits each network's maps have, those of `Landscapes` first: by seed.
    let pits: [(name: String, counts: [Double])]

    /// - Parameter seeds: The first of those of the landscapes.
    init(beside landscapes: Landscapes, seeds: [UInt64]) {
        let settings: [(hasShortcuts: Bool, share: Scalar)] = [(false, 0.5), (true, 0.5), (true, 1)]
        let found = (0..<settings.count * seeds.count).concurrentMap { index in
            let (hasShortcuts, share) = settings[index / seeds.count]
            return Self.look(hasShortcuts: hasShortcuts, share: share, seed: seeds[index % seeds.count])
        }
        func at(_ setting: Int) -> [Surroundings] {
            found[setting * seeds.count..<(setting + 1) * seeds.count].map(\.surroundings)
        }
        plain = landscapes.of(.plain).prefix(seeds.count).map(\.surroundings)
        (plainHalved, halved, full) = (at(0), at(1), at(2))
        loss = found.map(\.loss).max() ?? .nan
        let names = [
            "22 layers, plain, half of He's size", "22 layers, with shortcuts, half of He's size",
            "22 layers, with shortcuts, He's size",
        ]
        pits =
            Landscapes.Network.allCases.map { ($0.rawValue, landscapes.pits($0)) }
            + names.enumerated().map { setting, name in
                (name, found[setting * seeds.count..<(setting + 1) * seeds.count].map { Double($0.pits) })
            }
    }

    private static func look(
        hasShortcuts: Bool, share: Scalar, seed: UInt64
    ) -> (loss: Double, surroundings: Surroundings, pits: Int) {
        var generator = SplitMix64(seed: seed)
        var network = DeepNetwork(hasShortcuts: hasShortcuts, share: share, using: &generator)
        Landscapes.train(&network)
        let directions = Landscapes.directions(through: network, &generator)
        return (
            Double(DigitTask.crossEntropy(&network).item), Landscapes.surroundings(of: network, along: directions),
            Landscapes.map(of: network, along: directions).pits(deeperThan: Landscapes.depth)
        )
    }
}
