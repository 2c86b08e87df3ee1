import Datasets
import Tensors
import Testing

@Suite struct AugmentationTests {
    let set = Shapes.load(train: 60, test: 0).train
    let everything = Augmentation(padding: 4, flips: true, brightness: 0.3, contrast: 0.3, saturation: 0.3)

    /// What becomes of every image in the epoch that a seed begins with, by its place in the set.
    private static func outcome(
        _ set: ImageSet, _ augmentation: Augmentation, size: Int, seed: UInt64 = 1
    ) -> [Int: [Scalar]] {
        var generator = SplitMix64(seed: seed)
        var outcome: [Int: [Scalar]] = [:]
        for batch in set.batches(of: size, using: &generator).augmented(by: augmentation) {
            let scalars = batch.images.scalars
            for (row, index) in batch.indices.enumerated() {
                outcome[index] = Array(scalars[row * set.features..<(row + 1) * set.features])
            }
        }
        return outcome
    }

    @Test func `An image's change depends on seed, epoch and place alone, not on the batch size`() {
        let first = Self.outcome(set, everything, size: 16)
        #expect(first.count == 60)
        #expect(first == Self.outcome(set, everything, size: 7))
        #expect(first != Self.outcome(set, everything, size: 16, seed: 2))
    }

    @Test func `Any number of threads gives the same bits`() async {
        let (set, everything) = (set, everything)
        let expected = Self.outcome(set, everything, size: 16)
        await withTaskGroup(of: [Int: [Scalar]].self) { group in
            for size in 1...8 { group.addTask { Self.outcome(set, everything, size: size) } }
            for await outcome in group { #expect(outcome == expected) }
        }
    }

    @Test func `Every epoch changes images anew, in the order that it has without`() {
        var with = SplitMix64(seed: 1)
        var without = SplitMix64(seed: 1)
        var epochs: [[Scalar]] = []
        for _ in 0..<2 {
            let changed = Array(set.batches(of: 60, using: &with).augmented(by: everything))
            let plain = Array(set.batches(of: 60, using: &without))
            #expect(changed.map(\.indices) == plain.map(\.indices))
            #expect(changed.map(\.labels) == plain.map(\.labels))
            #expect(changed[0].images != plain[0].images)
            epochs.append(Array(changed[0].images.scalars[..<set.features]))
        }
        #expect(with == without)
        #expect(epochs[0] != epochs[1])
    }

    @Test func `Nothing asked for, nothing changed`() {
        var generator = SplitMix64(seed: 1)
        let batches = set.batches(of: 16, using: &generator)
        #expect(batches.augmented(by: Augmentation()).map(\.images) == batches.map(\.images))
    }

    /// What is not changed is scaled and normalised in one go, anything else in two.
    @Test func `Nothing asked for, nothing changed of normalised images`() {
        let normalized = set.normalized(by: .cifar10)
        let batches = normalized.batches(of: 16)
        #expect(batches.augmented(by: Augmentation()).map(\.images) == batches.map(\.images))
        #expect(normalized.images == Normalization.cifar10.applied(to: set.images))
    }

    @Test func `A window is one of the (2p + 1)² shifts, flipped or not, and all of them come up`() {
        let image = PixelImage(height: 3, width: 3, channels: 1, scalars: (1...9).map { Scalar($0) / 10 })
        let shifted = (-1...1).flatMap { down in (-1...1).map { image.shifted(down: down, right: $0) } }
        let possible = shifted + shifted.map { $0.mirrored() }
        var seen = Array(repeating: 0, count: possible.count)
        var generator = SplitMix64(seed: 1)
        for _ in 0..<1_800 {
            var changed = image
            Augmentation(padding: 1, flips: true).apply(to: &changed, using: &generator)
            guard let place = possible.firstIndex(of: changed) else {
                Issue.record("\(changed.scalars) is no window of the padded image.")
                continue
            }
            seen[place] += 1
        }
        // Each of 18 is expected 100 ± 10 times; five standard deviations are allowed.
        #expect(seen.allSatisfy { (50...150).contains($0) })
    }

    /// A grey image of one value: brightness multiplies it, and contrast and saturation cannot change it.
    @Test func `Brightness factors spread evenly over the stated range`() {
        var generator = SplitMix64(seed: 1)
        let factors = (0..<1_000).map { _ in
            var image = PixelImage(height: 1, width: 1, channels: 3, scalars: [0.5, 0.5, 0.5])
            Augmentation(brightness: 0.4, contrast: 0.9, saturation: 0.9).apply(to: &image, using: &generator)
            return Double(image.scalars[0]) / 0.5
        }
        #expect(factors.allSatisfy { 0.599999 < $0 && $0 < 1.400001 })
        // A uniform factor's mean scatters by 0.8 / √12 / √1,000 = 0.0073; five of those are allowed.
        let mean: Double = factors.reduce(0, +) / 1_000
        #expect(abs(mean - 1) < 0.0365)
        #expect(factors.reduce(.infinity, min) < 0.61)
        #expect(factors.reduce(0, max) > 1.39)
    }

    @Test func `Padding is black before normalising`() {
        let white = ImageSet(
            height: 8, width: 8, channels: 1, pixels: Array(repeating: 255, count: 64 * 20),
            labels: Array(repeating: 0, count: 20), classes: ["white"]
        ).normalized(by: Normalization(mean: [0.5], deviation: [0.25]))
        let scalars = Self.outcome(white, .cropAndFlip, size: 20).values.joined()
        #expect(scalars.contains(-2))
        #expect(scalars.allSatisfy { $0 == -2 || $0 == 2 })
    }

    @Test func `A negative strength ends the program`() async {
        await #expect(processExitsWith: .failure) { _ = Augmentation(contrast: -0.1) }
    }
}
