import Datasets
import Testing

@Suite struct ShapesTests {
    let shapes = Shapes.load(train: 40, test: 20)

    @Test func `Classes take turns`() {
        #expect(shapes.train.labels == (0..<40).map { $0 % 10 })
        #expect(shapes.test.countsByClass == Array(repeating: 2, count: 10))
        #expect(shapes.train.batch(at: [0]).images.shape == [1, 32, 32, 3])
    }

    @Test func `An image depends on seed, part and number alone`() {
        #expect(Shapes.load(train: 15, test: 0).train == shapes.train.prefix(15))
        #expect(Shapes.load(train: 40, test: 20).test == shapes.test)
        #expect(Shapes.load(train: 40, test: 0, seed: 2).train.pixels != shapes.train.pixels)
        #expect(shapes.train.prefix(20).pixels != shapes.test.pixels)
    }

    /// Nothing but IEEE arithmetic and this package's own functions goes into a pixel, so the bytes are the same
    /// everywhere.
    @Test func `The pixels are the same on every machine`() {
        #expect(fingerprint(of: shapes.train.pixels) == 0x2151_BBBF_0947_50DE)
    }

    /// A class is drawn in every colour, so a pixel's mean over many images of a class is nearly that over all classes:
    /// what a linear model could use is small beside the spread (0.27) of single pixels.
    @Test func `The mean images of the classes are alike`() {
        let train = Shapes.load(train: 2_000, test: 0).train
        let size = train.features
        var sums = Array(repeating: Array(repeating: 0.0, count: size), count: 10)
        for index in 0..<train.count {
            for place in 0..<size { sums[index % 10][place] += Double(train.pixels[index * size + place]) / 255 / 200 }
        }
        let overall = (0..<size).map { place in sums.reduce(0) { $0 + $1[place] } / 10 }
        let distances = sums.map { mean in
            (zip(mean, overall).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) } / Double(size)).squareRoot()
        }
        // Chance alone gives 0.27 / √200 ≈ 0.02.
        #expect(distances.allSatisfy { $0 < 0.04 })
    }
}
