import Downhill

/// How far chance alone moves an accuracy: ten thousand test images, of which a network answers each rightly with a probability of four in five.
struct Chance: Study {
    static let images = 10_000
    static let trials = 400

    /// √(p(1 − p)/n), of one network and of the difference of two.
    static func deviation(_ p: Double, of images: Int) -> Double { (p * (1 - p) / Double(images)).squareRoot() }
    static func ofDifference(_ p: Double, of images: Int) -> Double { 2.0.squareRoot() * deviation(p, of: images) }

    /// The same, from so many test sets drawn.
    let drawn: Double

    init(seed: UInt64) {
        var generator = SplitMix64(seed: seed).split("coins")
        let shares = (0..<Self.trials).map { _ in
            Double((0..<Self.images).count { _ in generator.index(below: 5) > 0 }) / Double(Self.images)
        }
        let mean = shares.reduce(0, +) / Double(Self.trials)
        drawn = (shares.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(Self.trials - 1)).squareRoot()
    }

    var numbers: [Recorded] {
        let here = Drawings.unseen.count
        return [
            Recorded("one", 100 * Self.deviation(0.8, of: Self.images), as: .fixed(2)),
            Recorded("drawn", 100 * drawn, as: .fixed(2)), Recorded("trials", Self.trials),
            Recorded("two", 100 * Self.ofDifference(0.8, of: Self.images), as: .fixed(2)),
            Recorded("apart", 0.014 / Self.ofDifference(0.8, of: Self.images), as: .fixed(1)),
            Recorded("images", here), Recorded("double", 200 * Self.ofDifference(0.7, of: here), as: .fixed(1)),
        ]
    }
}
