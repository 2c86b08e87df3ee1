import Plots
import Testing

@Suite struct BitmapTests {
    private func painted(_ box: Rectangle, opacity: Double = 1) -> Bitmap {
        var bitmap = Bitmap(width: 8, height: 8)
        var rasterizer = Rasterizer(width: 8, height: 8)
        for piece in Outline(box).pieces { rasterizer.add(piece.points) }
        bitmap.paint(&rasterizer, .black, opacity: opacity)
        return bitmap
    }

    @Test func `Full coverage is the colour itself`() {
        let bitmap = painted(Rectangle(x: 2, y: 2, width: 3, height: 3))
        #expect(bitmap[3, 3] == .black)
        #expect(bitmap[1, 3] == .white && bitmap[5, 3] == .white)
    }

    @Test func `Half covered is half the light, not half the code`() {
        // Half of the light of white is code 188: 255 · (1.055 · 0.5^(1/2.4) − 0.055).
        let half = painted(Rectangle(x: 2, y: 2, width: 3.5, height: 3))[5, 3]
        #expect(abs(Int(half.red) - 188) <= 1)
        #expect(half.red == half.green && half.green == half.blue)
    }

    @Test func `Opacity acts as coverage does`() {
        #expect(painted(Rectangle(x: 2, y: 2, width: 3, height: 3), opacity: 0.5)[3, 3].red == 188)
    }

    @Test func `The way to light and back is the identity`() {
        for code in 0...255 { #expect(Light.encode(Light.linear[code]) == UInt8(code)) }
    }

    @Test func `Few colours are kept exactly`() throws {
        let pixels: [UInt32] = (0..<1000).map { UInt32($0 % 250) * 0x10101 }
        let colors = try #require(IndexedColors.exact([pixels], limit: 256))
        let indices = colors.indices(of: pixels)
        #expect(zip(pixels, indices).allSatisfy { colors.palette[Int($1)] == $0 })
    }

    @Test func `Too many shades are merged by a step nobody sees`() throws {
        let pixels: [UInt32] = (0..<700).map { UInt32($0 % 256) << 16 | UInt32($0 / 3) }
        let colors = try #require(IndexedColors.merged([pixels], limit: 256))
        #expect(colors.palette.count <= 256)
        for (pixel, index) in zip(pixels, colors.indices(of: pixels)) {
            let (a, b) = (Color(pixel), Color(colors.palette[Int(index)]))
            for (x, y) in [(a.red, b.red), (a.green, b.green), (a.blue, b.blue)] {
                #expect(abs(Int(x) - Int(y)) <= IndexedColors.largestStep)
            }
        }
    }

    @Test func `A gradient over areas keeps its colours`() {
        let pixels: [UInt32] = (0..<400).flatMap { repeatElement(UInt32($0 * 40), count: 700) }
        #expect(IndexedColors.merged([pixels], limit: 256) == nil)
    }
}
