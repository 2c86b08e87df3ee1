import CKernels
import Testing

extension Kernels {
    @Suite struct PixelsTests {
        /// Images, their bytes and their channels: none, less than sixteen bytes, a rest after sixteens, several items of work.
        static let shapes = [
            (0, 784, 1), (1, 1, 1), (3, 5, 1), (9, 6, 3), (5, 51, 17), (4, 100, 20), (64, 784, 1), (40, 3072, 3),
            (1000, 49, 1),
        ]

        @Test(arguments: shapes)
        func `images are gathered in order, each pixel as the formula gives it, to the bit, everywhere`(
            rows: Int, features: Int, channels: Int
        ) {
            check(Float.self, rows, features, channels)
            check(Double.self, rows, features, channels)
        }

        func check<T: Precision>(_: T.Type, _ rows: Int, _ features: Int, _ channels: Int) {
            let count = rows / 2 + 3
            var generator = SplitMix64(state: 14)
            let bytes = (0..<count * features).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
            var places = (0..<rows).map { _ in Int(generator.next() % UInt64(count)) }
            if rows > 1 { (places[0], places[rows - 1]) = (count - 1, 0) }
            let mean: [T] = generator.numbers(channels)
            let usual = (generator.numbers(channels) as [T]).map { 1.5 + $0 }
            // The reciprocal of the first is infinite, that of the second subnormal.
            let hostile: [T] = [.leastNonzeroMagnitude, 0x1.fp1 / .leastNormalMagnitude]
            let settings: [(white: T, deviation: T)] = [
                (255, usual[0]), (16, usual[0]), (255, hostile[0]), (255, hostile[1]),
            ]
            for (white, first) in settings {
                let deviation = [first] + usual.dropFirst()
                let got: [T] = everywhere("\(T.self), white \(white), deviation \(first)") {
                    filled(rows * features) {
                        T.gatherImages(bytes, places, rows, features, channels, white, mean, deviation, $0)
                    }
                }
                let expected = places.flatMap { place in
                    (0..<features).map { i in
                        (T(bytes[place * features + i]) / white - mean[i % channels]) / deviation[i % channels]
                    }
                }
                #expect(sameBits(got, expected), "\(T.self), white \(white), deviation \(first)")
            }
        }
    }
}
