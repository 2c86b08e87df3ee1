import Datasets
import Tensors
import Testing

@Suite struct PixelImageTests {
    /// Two rows of three grey pixels.
    let image = PixelImage(height: 2, width: 3, channels: 1, scalars: [1, 2, 3, 4, 5, 6])

    @Test(arguments: [
        (0, 0, [1, 2, 3, 4, 5, 6]), (1, 0, [0, 0, 0, 1, 2, 3]), (-1, 0, [4, 5, 6, 0, 0, 0]),
        (0, 1, [0, 1, 2, 0, 4, 5]),
        (0, -2, [3, 0, 0, 6, 0, 0]), (1, -1, [0, 0, 0, 2, 3, 0]), (2, 0, [0, 0, 0, 0, 0, 0]),
        (0, 3, [0, 0, 0, 0, 0, 0]),
        (0, -4, [0, 0, 0, 0, 0, 0]), (5, 7, [0, 0, 0, 0, 0, 0]),
    ])
    func `Shifting brings in black`(down: Int, right: Int, expected: [Int]) {
        #expect(image.shifted(down: down, right: right).scalars == expected.map { Scalar($0) })
    }

    @Test func `Mirroring turns rows around and keeps channels`() {
        #expect(image.mirrored().scalars == [3, 2, 1, 6, 5, 4])
        let colour = PixelImage(height: 1, width: 2, channels: 3, scalars: [1, 2, 3, 4, 5, 6])
        #expect(colour.mirrored().scalars == [4, 5, 6, 1, 2, 3])
        #expect(colour.mirrored().mirrored() == colour)
    }

    @Test func `Mixing keeps a share and cuts off at 0 and 1`() {
        var grey = PixelImage(height: 1, width: 3, channels: 1, scalars: [0.25, 0.5, 0.75])
        grey.mix(with: { _ in 0 }, keeping: 1.5)
        #expect(grey.scalars == [0.375, 0.75, 1])
        grey.mix(with: { _ in 0.5 }, keeping: 3)
        #expect(grey.scalars == [0.125, 1, 1])
    }

    @Test func `Without its colours a pixel has its luminance everywhere`() {
        var colour = PixelImage(height: 1, width: 1, channels: 3, scalars: [1, 0.5, 0])
        let luminance: Scalar = 0.299 + 0.587 * 0.5
        #expect(abs(colour.meanLuminance - luminance) < 1e-6)
        colour.mix(with: { $0 }, keeping: 0)
        #expect(colour.scalars.allSatisfy { abs($0 - luminance) < 1e-6 })
    }
}
