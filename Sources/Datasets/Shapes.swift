import Tensors

/// Ten kinds of figures in 32×32 colour pixels, drawn on the spot: CIFAR-10's format without its download.
///
/// Position, size, rotation, colours, background, clutter and noise are random and say nothing of the class. So a
/// linear model, which weighs pixel by pixel, has next to nothing to go by, whereas a convolutional network learns the
/// outlines.
public enum Shapes {
    /// The names of the classes, by label.
    public static let classes = [
        "disc", "ring", "half-disc", "crescent", "triangle", "square", "bar", "cross", "star", "heart",
    ]

    /// Draws both parts; batches are `[batch, 32, 32, 3]` in 0…1. Image i shows class `i % 10`.
    ///
    /// Every image has a generator of its own, made from the seed, the part and its number: the first 1,000 of 5,000
    /// are the same images as all of 1,000.
    public static func load(train: Int = 5_000, test: Int = 1_000, seed: UInt64 = 1) -> Split<ImageSet> {
        let generator = SplitMix64(seed: seed)
        return Split(train: drawn(train, by: generator.split("train")), test: drawn(test, by: generator.split("test")))
    }

    private static func drawn(_ count: Int, by generator: SplitMix64) -> ImageSet {
        guard count >= 0 else { fatalError("Shapes: \(count) images cannot be drawn.") }
        var pixels: [UInt8] = []
        pixels.reserveCapacity(count * side * side * 3)
        for index in 0..<count {
            var own = generator.split(String(index))
            pixels.append(contentsOf: image(of: outlines[index % classes.count], using: &own))
        }
        return ImageSet(
            height: side, width: side, channels: 3, pixels: pixels, labels: (0..<count).map { $0 % classes.count },
            classes: classes)
    }

    /// One figure over a background that changes from one colour to another, above clutter, under noise.
    private static func image(of outline: Outline, using generator: inout SplitMix64) -> [UInt8] {
        let first = color(using: &generator)
        let second = color(using: &generator)
        let direction = unitVector(turnedBy: generator.uniform()) / Double(side)
        let clutter = (0..<generator.index(below: 4)).map { _ in
            Stamp(
                outline: clutterOutlines[generator.index(below: clutterOutlines.count)],
                color: color(using: &generator), radius: generator.uniform(in: 1.5..<3), margin: 0, turns: 0.5,
                using: &generator)
        }
        let radius = generator.uniform(in: 8..<13)
        let figure = Stamp(
            outline: outline, color: color(awayFrom: 0.5 * (first + second), using: &generator), radius: radius,
            margin: radius, turns: 0.1, using: &generator)
        let noise = generator.uniform(in: 0..<0.1)

        var bytes: [UInt8] = []
        bytes.reserveCapacity(side * side * 3)
        for y in 0..<side {
            for x in 0..<side {
                let point = SIMD2(Double(x) + 0.5, Double(y) + 0.5)
                let share = 0.5 + ((point - Double(side) / 2) * direction).sum()
                var value = first + (second - first) * min(max(share, 0), 1)
                for stamp in clutter { stamp.print(over: &value, at: point) }
                figure.print(over: &value, at: point)
                value += noise * centeredTriple(using: &generator)
                for channel in 0..<3 { bytes.append(UInt8(min(max(value[channel], 0), 1) * 255 + 0.5)) }
            }
        }
        return bytes
    }

    /// A figure at a place, in a size, a direction and a colour.
    private struct Stamp {
        let outline: Outline
        let color: SIMD3<Double>
        let radius: Double
        let center: SIMD2<Double>
        let axis: SIMD2<Double>

        /// Centre and direction at random: the centre no nearer to the edges than `margin`, at most `turns` of a full
        /// turn either way.
        init(
            outline: Outline, color: SIMD3<Double>, radius: Double, margin: Double, turns: Double,
            using generator: inout SplitMix64
        ) {
            let range = margin..<Double(side) - margin
            self.outline = outline
            self.color = color
            self.radius = radius
            self.center = SIMD2(generator.uniform(in: range), generator.uniform(in: range))
            self.axis = unitVector(turnedBy: generator.uniform(in: -turns..<turns))
        }

        /// Mixes the figure's colour into a pixel by the share that the figure covers.
        func print(over value: inout SIMD3<Double>, at point: SIMD2<Double>) {
            let offset = (point - center) / radius
            guard (offset * offset).sum() < (1 + 1 / radius) * (1 + 1 / radius) else { return }
            let turned = SIMD2(
                offset.x * axis.x + offset.y * axis.y, offset.y * axis.x - offset.x * axis.y)
            let coverage = min(max(0.5 - outline.signedDistance(from: turned) * radius, 0), 1)
            value += (color - value) * coverage
        }
    }

    private static func unitVector(turnedBy turns: Double) -> SIMD2<Double> {
        SIMD2(Elementary.cos(2 * .pi * turns), Elementary.sin(2 * .pi * turns))
    }

    private static func color(using generator: inout SplitMix64) -> SIMD3<Double> {
        SIMD3(generator.uniform(), generator.uniform(), generator.uniform())
    }

    /// A colour far enough from another to be seen before it.
    private static func color(
        awayFrom other: SIMD3<Double>, using generator: inout SplitMix64
    ) -> SIMD3<Double> {
        while true {
            let candidate = color(using: &generator)
            let difference = candidate - other
            if (difference * difference).sum() > 0.5 * 0.5 { return candidate }
        }
    }

    /// Three numbers from −1 to 1 out of one draw.
    private static func centeredTriple(using generator: inout SplitMix64) -> SIMD3<Double> {
        let bits = generator.next()
        let parts = SIMD3<UInt64>(bits, bits >> 21, bits >> 42) & 0x1F_FFFF
        return SIMD3<Double>(parts) * 0x1p-20 - 1
    }

    private static let side = 32

    /// The outlines in the order of `classes`.
    private static let outlines: [Outline] = [
        disc,
        .difference(disc, .disc(center: .zero, radius: 0.6)),
        .difference(disc, .polygon([SIMD2(-2, 0), SIMD2(2, 0), SIMD2(2, 2), SIMD2(-2, 2)])),
        .difference(disc, .disc(center: SIMD2(0.45, 0), radius: 0.75)),
        .star(corners: 3, radii: [1]),
        .rectangle(halfWidth: 0.7, halfHeight: 0.7),
        .rectangle(halfWidth: 0.97, halfHeight: 0.25),
        .union([.rectangle(halfWidth: 0.96, halfHeight: 0.28), .rectangle(halfWidth: 0.28, halfHeight: 0.96)]),
        .star(corners: 10, radii: [1, 0.4]),
        .union([
            .polygon([SIMD2(0, -0.35), SIMD2(0.65, 0.3), SIMD2(0, 0.95), SIMD2(-0.65, 0.3)]),
            .disc(center: SIMD2(0.325, -0.025), radius: 0.46), .disc(center: SIMD2(-0.325, -0.025), radius: 0.46),
        ]),
    ]

    /// What lies about underneath: too small to be taken for a figure.
    private static let clutterOutlines: [Outline] = [disc, outlines[5], outlines[6]]

    private static let disc = Outline.disc(center: .zero, radius: 1)
}
