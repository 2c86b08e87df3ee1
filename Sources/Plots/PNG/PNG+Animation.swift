extension PNG {
    /// One picture of an animation as stored: a part of the canvas that replaces or covers what was there.
    private struct StoredFrame {
        var x: Int
        var y: Int
        var width: Int
        var height: Int
        var seconds: Double
        var dispose: UInt8
        var blend: UInt8
        var data: [UInt8] = []

        init(control: [UInt8]) throws {
            guard control.count == 26 else {
                throw Failure(description: "APNG: a frame control of \(control.count) bytes")
            }
            func field(_ offset: Int, _ count: Int) -> Int { PNG.number(control[offset..<offset + count]) }
            (width, height, x, y) = (field(4, 4), field(8, 4), field(12, 4), field(16, 4))
            let parts = field(22, 2) == 0 ? 100 : field(22, 2)
            seconds = Double(field(20, 2)) / Double(parts)
            (dispose, blend) = (control[24], control[25])
        }
    }

    /// Plays an animation: each frame is decoded by libpng as a file of its own and laid on the canvas.
    static func decodeFrames(_ chunks: [Chunk], _ image: Image) throws -> [Frame] {
        guard let header = chunks.first(where: { $0.type == "IHDR" }), header.content.count == 13 else {
            throw Failure(description: "APNG: no header")
        }
        var stored: [StoredFrame] = []
        for chunk in chunks {
            switch chunk.type {
            case "fcTL": stored.append(try StoredFrame(control: chunk.content))
            case "IDAT" where !stored.isEmpty: stored[stored.count - 1].data += chunk.content
            case "fdAT" where !stored.isEmpty: stored[stored.count - 1].data += chunk.content.dropFirst(4)
            default: break
            }
        }
        let shared = chunks.filter { ["PLTE", "tRNS", "sRGB", "gAMA"].contains($0.type) }
        var canvas = [UInt8](repeating: 0, count: 4 * image.width * image.height)
        return try stored.map { frame in
            guard frame.x + frame.width <= image.width, frame.y + frame.height <= image.height else {
                throw Failure(description: "APNG: a frame lies outside the picture")
            }
            let size = bigEndian(UInt32(frame.width)) + bigEndian(UInt32(frame.height))
            var parts = [Chunk("IHDR", size + header.content[8...])] + shared
            parts += [Chunk("IDAT", frame.data), Chunk("IEND", [])]
            let patch = try decodeStill(signature + parts.flatMap(\.bytes))
            let before = canvas
            for y in 0..<frame.height {
                for x in 0..<frame.width {
                    let source = 4 * (y * frame.width + x)
                    let target = 4 * ((frame.y + y) * image.width + frame.x + x)
                    // Alpha is all or nothing in our files; anything between is laid over as it stands.
                    if frame.blend == 1 && patch.pixels[source + 3] == 0 { continue }
                    for channel in 0..<4 { canvas[target + channel] = patch.pixels[source + channel] }
                }
            }
            let shown = Frame(pixels: canvas, seconds: frame.seconds)
            if frame.dispose == 2 { canvas = before }
            if frame.dispose == 1 {
                for y in frame.y..<frame.y + frame.height {
                    let row = 4 * (y * image.width + frame.x)
                    canvas.replaceSubrange(row..<row + 4 * frame.width, with: repeatElement(0, count: 4 * frame.width))
                }
            }
            return shown
        }
    }
}
