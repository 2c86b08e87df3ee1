/// Collects the frames of an animation, each as what changed since the one before.
struct FrameStrip {
    private struct Patch {
        var box: PixelBox
        var pixels: [UInt32]
        var delay: Delay
    }

    /// Stands for a pixel that stays as it was; no colour has it, since colours use 24 bits.
    private static let unchanged: UInt32 = 0x0100_0000

    private let title: String
    private let alt: String
    private let isMerging: Bool
    private var patches: [Patch] = []
    private var last: Bitmap?

    init(title: String, alt: String, merging: Bool) {
        isMerging = merging
        self.title = title
        self.alt = alt
    }

    mutating func add(_ bitmap: Bitmap, for delay: Delay) {
        defer { last = bitmap }
        guard let last, last.width == bitmap.width, last.height == bitmap.height else {
            let all = PixelBox(x: 0..<bitmap.width, y: 0..<bitmap.height)
            patches.append(Patch(box: all, pixels: bitmap.pixels, delay: delay))
            return
        }
        guard let box = last.difference(from: bitmap) else {
            // Nothing moved: the frame before is shown longer, if one fraction can say how long; else one pixel is drawn again.
            if let sum = patches[patches.count - 1].delay + delay {
                patches[patches.count - 1].delay = sum
            } else {
                let corner = PixelBox(x: 0..<1, y: 0..<1)
                patches.append(Patch(box: corner, pixels: [FrameStrip.unchanged], delay: delay))
            }
            return
        }
        var pixels: [UInt32] = []
        pixels.reserveCapacity(box.x.count * box.y.count)
        for y in box.y {
            for index in y * bitmap.width + box.x.lowerBound..<y * bitmap.width + box.x.upperBound {
                pixels.append(bitmap.pixels[index] == last.pixels[index] ? FrameStrip.unchanged : bitmap.pixels[index])
            }
        }
        patches.append(Patch(box: box, pixels: pixels, delay: delay))
    }

    func encoded(_ effort: PNG.Effort) throws -> [UInt8] {
        guard let last, let first = patches.first else { throw PlotError.noFrames(title) }
        // Entry 0 of the palette is the transparent one; the picture at rest is the last frame.
        let all = patches.map { $0.pixels.filter { $0 != FrameStrip.unchanged } } + [last.pixels]
        let colors = isMerging ? IndexedColors.merged(all, limit: 255) : IndexedColors.exact(all, limit: 255)
        func source(_ pixels: [UInt32], _ box: PixelBox) -> PNG.Source {
            guard let colors else { return PNG.Source(trueColor: pixels, width: box.x.count, height: box.y.count) }
            var source = PNG.Source(width: box.x.count, height: box.y.count, pixels: [])
            source.pixels = colors.indices(of: pixels, transparent: FrameStrip.unchanged)
            source.palette = [.white] + colors.palette.map { Color($0) }
            source.transparent = 1
            return source
        }
        var still = source(last.pixels, first.box)
        still.describe(title: title, alt: alt)
        var chunks = try PNG.chunks(of: PNG.encode(still, effort))
        let header = PNG.bigEndian(UInt32(patches.count)) + PNG.bigEndian(UInt32(0))
        chunks.insert(PNG.Chunk("acTL", header), at: 1)
        let end = chunks.removeLast()
        var sequence: UInt32 = 0
        func next() -> [UInt8] {
            defer { sequence += 1 }
            return PNG.bigEndian(sequence)
        }
        var shown = [UInt32](repeating: 0, count: colors == nil ? first.pixels.count : 0)
        for (index, patch) in patches.enumerated() {
            var pixels = patch.pixels
            if colors == nil { pixels = FrameStrip.filled(patch, &shown, first.box.x.count) }
            let place = [
                UInt32(patch.box.x.count), UInt32(patch.box.y.count), UInt32(patch.box.x.lowerBound),
                UInt32(patch.box.y.lowerBound),
            ]
            let blend: UInt8 = index == 0 || colors == nil ? 0 : 1
            let control =
                next() + place.flatMap { PNG.bigEndian($0) } + PNG.bigEndian(patch.delay.numerator)
                + PNG.bigEndian(patch.delay.denominator) + [0, blend]
            chunks.append(PNG.Chunk("fcTL", control))
            let encoded = try PNG.chunks(of: PNG.encode(source(pixels, patch.box), effort))
            for chunk in encoded where chunk.type == "IDAT" {
                chunks.append(PNG.Chunk("fdAT", next() + chunk.content))
            }
        }
        return PNG.signature + (chunks + [end]).flatMap(\.bytes)
    }

    /// Without a palette there is no transparent entry: unchanged pixels are written out.
    private static func filled(_ patch: Patch, _ shown: inout [UInt32], _ width: Int) -> [UInt32] {
        var pixels = patch.pixels
        var index = 0
        for y in patch.box.y {
            for x in patch.box.x {
                if pixels[index] == unchanged {
                    pixels[index] = shown[y * width + x]
                } else {
                    shown[y * width + x] = pixels[index]
                }
                index += 1
            }
        }
        return pixels
    }
}

extension Bitmap {
    /// The smallest box that holds every pixel in which two pictures of one size differ.
    func difference(from other: Bitmap) -> PixelBox? {
        var box: PixelBox?
        for y in 0..<height {
            let row = y * width..<(y + 1) * width
            guard let first = row.first(where: { pixels[$0] != other.pixels[$0] }),
                let last = row.last(where: { pixels[$0] != other.pixels[$0] })
            else { continue }
            let (from, to) = (first - row.lowerBound, last - row.lowerBound + 1)
            guard let known = box else {
                box = PixelBox(x: from..<to, y: y..<y + 1)
                continue
            }
            box = PixelBox(
                x: min(known.x.lowerBound, from)..<max(known.x.upperBound, to), y: known.y.lowerBound..<y + 1)
        }
        return box
    }
}
