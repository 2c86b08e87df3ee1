/// Opaque pixels, rows from the top.
package struct Bitmap: Equatable, Sendable {
    package let width: Int
    package let height: Int
    /// 0x00RRGGBB
    package private(set) var pixels: [UInt32]

    package init(width: Int, height: Int, background: Color = .white) {
        self.width = width
        self.height = height
        pixels = Array(repeating: background.packed, count: width * height)
    }

    package subscript(x: Int, y: Int) -> Color {
        get { Color(pixels[y * width + x]) }
        set { pixels[y * width + x] = newValue.packed }
    }

    /// Coverage is drawn in this many steps: an eye cannot tell 32 from 256 at two pixels a point, and a picture of few
    /// colours fits a palette.
    package static let levels: Int32 = 32

    /// Paints what the rasterizer has gathered and leaves it empty. Blending happens in light, not in code values, so
    /// that a thin line is as dark as its width says.
    package mutating func paint(_ rasterizer: inout Rasterizer, _ color: Color, opacity: Double = 1) {
        let full = Int32((Double(Bitmap.levels) * min(max(opacity, 0), 1)).rounded())
        let (width, levels, packed) = (width, Float(full), color.packed)
        let isSolid = full == Bitmap.levels
        var blender = Blender(color)
        // A local array is checked for sharing once, not at every pixel.
        var target: [UInt32] = []
        swap(&target, &pixels)
        defer { swap(&target, &pixels) }
        rasterizer.sweep { row, columns, coverage in
            let level = Int32(coverage * levels + 0.5)
            if level == 0 { return }
            let run = row * width + columns.lowerBound..<row * width + columns.upperBound
            // Checked here, the bounds are not checked again at every pixel, and a run is filled at the memory's pace.
            guard run.lowerBound >= 0, run.upperBound <= target.count else { return }
            if isSolid && level == full {
                for index in run { target[index] = packed }
            } else {
                for index in run { target[index] = blender.blend(over: target[index], level) }
            }
        }
    }
}

/// What several outlines cover together: of each pixel as much as the one that covers most of it. Summed, the edge of a stem that a
/// bowl runs along would be darker than its other edge, and letters would look smeared.
struct Coverage {
    let box: PixelBox
    private(set) var shares: [Float]

    init(of box: PixelBox) {
        self.box = box
        shares = Array(repeating: 0, count: box.x.count * box.y.count)
    }

    /// Takes over what the rasterizer has gathered and leaves it empty.
    mutating func add(_ rasterizer: inout Rasterizer) {
        let (box, width) = (box, box.x.count)
        var target: [Float] = []
        swap(&target, &shares)
        defer { swap(&target, &shares) }
        rasterizer.sweep { row, columns, coverage in
            guard box.y.contains(row) else { return }
            let row = (row - box.y.lowerBound) * width - box.x.lowerBound
            for column in columns.clamped(to: box.x) { target[row + column] = max(target[row + column], coverage) }
        }
    }
}

extension Bitmap {
    /// Paints what was covered, as it would be painted from a rasterizer.
    mutating func paint(_ coverage: Coverage, _ color: Color) {
        var blender = Blender(color)
        var index = 0
        for row in coverage.box.y {
            for place in row * width + coverage.box.x.lowerBound..<row * width + coverage.box.x.upperBound {
                let level = Int32(coverage.shares[index] * Float(Bitmap.levels) + 0.5)
                index += 1
                if level == 0 { continue }
                pixels[place] = level == Bitmap.levels ? color.packed : blender.blend(over: pixels[place], level)
            }
        }
    }
}

/// Lays one colour over others with a given share, in linear light.
struct Blender {
    private let source: SIMD4<Int32>
    private let fine = Light.fine
    private let coarse = Light.coarse
    // Neighbours are mostly alike: the last answer is kept.
    private var lastPixel = UInt32.max
    private var lastLevel: Int32 = -1
    private var lastResult: UInt32 = 0

    init(_ color: Color) {
        source = SIMD4(Light.fine[Int(color.red)], Light.fine[Int(color.green)], Light.fine[Int(color.blue)], 0)
    }

    @inline(__always)
    mutating func blend(over pixel: UInt32, _ level: Int32) -> UInt32 {
        if pixel == lastPixel && level == lastLevel { return lastResult }
        let r = mix(source.x, Int(pixel >> 16 & 0xFF), level)
        let g = mix(source.y, Int(pixel >> 8 & 0xFF), level)
        let b = mix(source.z, Int(pixel & 0xFF), level)
        (lastPixel, lastLevel, lastResult) = (pixel, level, r << 16 | g << 8 | b)
        return lastResult
    }

    @inline(__always)
    private func mix(_ source: Int32, _ code: Int, _ level: Int32) -> UInt32 {
        let under = fine[code]
        let light = under + (source - under) * level / Bitmap.levels
        return UInt32(coarse[Int(light >> 2)])
    }
}
