import Foundation
import Plots
import Testing

@Suite struct PNGTests {
    private static func small() -> Plot {
        Plot("A small plot: ∇L", width: 200, height: 150) { LineMark([1.0, 3, 2], by: "s") }.alt("Three points")
    }

    @Test func `A file decodes to the pixels that were drawn, with its texts and density`() throws {
        let plot = PNGTests.small()
        let bitmap = try plot.drawing().render()
        let image = try PNG.decode(plot.png())
        #expect(image.width == 400 && image.height == 300)
        let decoded = stride(from: 0, to: image.pixels.count, by: 4).map {
            Color(red: image.pixels[$0], green: image.pixels[$0 + 1], blue: image.pixels[$0 + 2])
        }
        #expect(decoded == bitmap.pixels.map { Color($0) })
        #expect(image.text["Title"] == "A small plot: ∇L")
        #expect(image.text["Description"] == "Three points")
        #expect(image.pixelsPerMeter == 7559)
        #expect(image.frames.isEmpty)
    }

    @Test(arguments: [PNG.Effort.quick, .thorough]) func `Every effort and every filter keeps the pixels`(
        effort: PNG.Effort
    ) throws {
        let contour = Plot(width: 200, height: 150) {
            ContourMark(x: -1...1, y: -1...1, samples: 30) { $0 * $0 - $1 }
            for index in 0..<6 { LineMark([0.0, Double(index) / 5], by: "\(index)").unlabelled() }
        }
        let heat = Plot(width: 200, height: 150) {
            HeatMark(values: (0..<60).map { y in (0..<60).map { Double($0 * y) } }, x: 0...1, y: 0...1)
        }
        for plot in [PNGTests.small(), contour, heat] {
            let drawn = try plot.drawing().render().pixels
            let shown = try PNG.decode(plot.png(effort)).pixels
            for (index, pixel) in drawn.enumerated() {
                let color = Color(pixel)
                #expect(Array(shown[4 * index..<4 * index + 4]) == [color.red, color.green, color.blue, 255])
            }
        }
    }

    @Test func `Colours beyond a palette survive`() throws {
        let pixels: [UInt32] = (0..<4096).map { UInt32($0) &* 4099 & 0xFF_FFFF }
        let source = PNG.Source(trueColor: pixels, width: 64, height: 64)
        let image = try PNG.decode(PNG.encode(source))
        #expect(image.pixels[4 * 77] == UInt8(pixels[77] >> 16) && image.pixels[4 * 77 + 2] == UInt8(pixels[77] & 0xFF))
    }

    /// Flat areas are compressed by our own hands: rows about as long as a match reaches, rows too long to look at the one above,
    /// more tokens than a block has, colours so unequally frequent that Huffman's code would be too long.
    @Test(arguments: [1, 2, 3, 85, 86, 87, 88, 172, 173, 259, 10_922, 10_923]) func `Flat areas survive`(
        width: Int
    ) throws {
        var random = Random(seed: UInt64(width))
        let height = 5
        func color() -> UInt32 { UInt32(truncatingIfNeeded: random.next()) & 0xFF_FFFF }
        let few = (0..<3).map { _ in color() }
        let unequal = (0..<22).flatMap { index in
            repeatElement(UInt32(index) * 0x01_0101, count: Int(pow(1.618, Double(index))))
        }
        let row = (0..<width).map { few[$0 / 40 % 3] }
        let pictures: [[UInt32]] = [
            Array(repeating: few[0], count: width * height),
            (0..<height).flatMap { _ in row },
            (0..<width * height).map { _ in few[Int(random.next() % 3)] },
            (0..<width * height).map { _ in color() },
            (0..<width * height).map { _ in unequal[Int(random.next() % UInt64(unequal.count))] },
        ]
        for pixels in pictures {
            let image = try PNG.decode(PNG.encode(PNG.Source(trueColor: pixels, width: width, height: height)))
            let decoded = stride(from: 0, to: image.pixels.count, by: 4).map { index in
                image.pixels[index..<index + 3].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
            }
            #expect(decoded == pixels)
        }
    }

    @Test(arguments: [2, 4, 16, 200]) func `Small palettes are packed and read back`(count: Int) throws {
        var source = PNG.Source(width: 13, height: 7, pixels: (0..<91).map { UInt8($0 % count) })
        source.palette = (0..<count).map { Color(UInt32($0 * 70_001) & 0xFF_FFFF) }
        let image = try PNG.decode(PNG.encode(source))
        for index in 0..<91 { #expect(image.pixels[4 * index] == source.palette[index % count].red) }
    }

    @Test func `Sameness looks at pixels, not at bytes`() throws {
        let plot = PNGTests.small()
        let drawn = PNG.Source(try plot.drawing().render(), title: "", alt: "")
        let (tight, loose) = (try PNG.encode(drawn, .thorough), try PNG.encode(drawn, .quick))
        #expect(tight.count < loose.count)
        #expect(try PNG.samePixels(tight, loose))
        let other = Plot("A small plot", width: 200, height: 150) { LineMark([1.0, 3, 2.1], by: "s") }
        #expect(try !PNG.samePixels(tight, other.png()))
    }

    @Test func `The same plot gives the same bytes`() throws {
        #expect(try PNGTests.small().png() == PNGTests.small().png())
    }

    @Test func `A damaged file is an error, never a crash`() throws {
        let bytes = try PNGTests.small().png()
        #expect(throws: PNG.Failure.self) { try PNG.decode([]) }
        #expect(throws: PNG.Failure.self) { try PNG.decode(Array("not a picture".utf8)) }
        for cut in stride(from: 1, to: bytes.count, by: 97) {
            #expect(throws: PNG.Failure.self) { try PNG.decode(Array(bytes.prefix(cut))) }
        }
        var random = Random(seed: 9)
        for _ in 0..<60 {
            var broken = bytes
            broken[8 + Int(random.next() % UInt64(bytes.count - 8))] ^= UInt8(1 << (random.next() % 8))
            #expect(throws: PNG.Failure.self) { try PNG.decode(broken) }
        }
    }

    @Test func `The checksum is the standard one`() {
        #expect(PNG.checksum(Array("123456789".utf8)) == 0xCBF4_3926)
    }
}
