/// The colours of pictures, numbered, so that one byte a pixel is enough.
///
/// A plot has a dozen colours, but every edge adds shades between two of them, and several edges over each other add
/// hundreds. A still that has too many keeps them and is stored with three bytes a pixel. The frames of an animation must
/// share one palette: there, shades that no eye tells apart are merged, by steps of at most `largestStep`.
package struct IndexedColors {
    package static let largestStep = 16
    /// A colour on more pixels of a picture than this belongs to an area.
    private static let largestShade = 600

    package let palette: [UInt32]
    /// Each colour met and its number in the palette.
    private var table: ColorTable

    /// Every colour as it is; nil if there are more than the limit.
    package static func exact(_ pictures: [[UInt32]], limit: Int) -> IndexedColors? {
        var table = ColorTable()
        for picture in pictures { guard table.count(picture, atMost: limit) else { return nil } }
        return IndexedColors(table, table.mostFrequent.map(\.color))
    }

    /// Shades of edges merged as far as the limit asks; nil if the pictures need more colours even so.
    package static func merged(_ pictures: [[UInt32]], limit: Int) -> IndexedColors? {
        var table = ColorTable()
        for picture in pictures { guard table.count(picture, atMost: ColorTable.most) else { return nil } }
        let entries = table.mostFrequent
        let colors = entries.map(\.color)
        // A colour that fills an area is no shade of an edge: merged, it would show as a step in a gradient.
        let areas = entries.prefix { $0.count > largestShade * pictures.count }.count
        for step in [0, 1, 2, 3, 4, 6, 8, 10, 12, 14, largestStep] {
            if let kept = thin(colors, areas: areas, step: step, limit: limit) { return IndexedColors(table, kept) }
        }
        return nil
    }

    private init?(_ table: ColorTable, _ palette: [UInt32]) {
        guard !palette.isEmpty else { return nil }
        self.palette = palette
        self.table = table
        for (color, _) in table.entries { self.table.assign(color, IndexedColors.nearest(color, palette)) }
    }

    /// Keeps the areas' colours, and a shade only if none kept before is within `step` in every channel; nil if too many are left.
    private static func thin(_ colors: [UInt32], areas: Int, step: Int, limit: Int) -> [UInt32]? {
        if step == 0 || colors.count <= limit || areas > limit { return colors.count <= limit ? colors : nil }
        var kept = Array(colors.prefix(areas))
        for color in colors.dropFirst(areas) where !kept.contains(where: { distance($0, color) <= step }) {
            if kept.count == limit { return nil }
            kept.append(color)
        }
        return kept
    }

    private static func distance(_ a: UInt32, _ b: UInt32) -> Int {
        func channel(_ shift: UInt32) -> Int { abs(Int(a >> shift & 0xFF) - Int(b >> shift & 0xFF)) }
        return max(channel(16), channel(8), channel(0))
    }

    private static func nearest(_ color: UInt32, _ palette: [UInt32]) -> UInt8 {
        var best = (index: 0, distance: Int.max)
        for (index, candidate) in palette.enumerated() {
            let distance = distance(color, candidate)
            if distance < best.distance { best = (index, distance) }
            if distance == 0 { break }
        }
        return UInt8(best.index)
    }

    package func indices(of picture: [UInt32]) -> [UInt8] {
        var (lastColor, lastNumber) = (UInt32.max, UInt8(0))
        return picture.map { color in
            if color != lastColor { (lastColor, lastNumber) = (color, table.number(of: color)) }
            return lastNumber
        }
    }

    /// The same with entry 0 set aside for pixels that stay as they were.
    package func indices(of picture: [UInt32], transparent: UInt32) -> [UInt8] {
        picture.map { $0 == transparent ? 0 : table.number(of: $0) + 1 }
    }
}

/// A hash table from colour to count and palette number, with open addressing.
private struct ColorTable {
    private static let slots = 1 << 15
    private var keys = [UInt32](repeating: .max, count: slots)
    private var counts = [Int](repeating: 0, count: slots)
    private var numbers = [UInt8](repeating: 0, count: slots)
    private var used = 0

    private func slot(of color: UInt32) -> Int {
        var slot = Int((color &* 2_654_435_769) >> 17)
        while keys[slot] != color && keys[slot] != .max { slot = (slot + 1) & (ColorTable.slots - 1) }
        return slot
    }

    /// More colours than this are too many to be merged.
    static let most = slots / 4

    /// False as soon as there are more colours than asked for.
    mutating func count(_ picture: [UInt32], atMost limit: Int) -> Bool {
        var start = 0
        while start < picture.count {
            let color = picture[start]
            var end = start + 1
            while end < picture.count && picture[end] == color { end += 1 }
            let slot = slot(of: color)
            if keys[slot] == .max {
                if used == limit { return false }
                used += 1
                keys[slot] = color
            }
            counts[slot] += end - start
            start = end
        }
        return true
    }

    /// The most frequent colours first; ties by value, so that the outcome does not depend on the table's order.
    var mostFrequent: [(color: UInt32, count: Int)] {
        entries.sorted { $0.count != $1.count ? $0.count > $1.count : $0.color < $1.color }
    }

    var entries: [(color: UInt32, count: Int)] {
        keys.indices.filter { keys[$0] != .max }.map { (keys[$0], counts[$0]) }
    }

    mutating func assign(_ color: UInt32, _ number: UInt8) { numbers[slot(of: color)] = number }
    func number(of color: UInt32) -> UInt8 { numbers[slot(of: color)] }
}
