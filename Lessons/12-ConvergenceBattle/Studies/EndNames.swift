import Downhill

/// Names beside the ends of lines that lie close to each other: in the lines' order, apart as far as letters need, each tied to its end.
enum EndNames {
    /// On a logarithmic axis of y.
    ///
    /// - Parameters:
    ///   - x: where the lines end, where their ties do, and so the names begin.
    ///   - ratio: of the heights of two names, at least.
    static func marks(_ ends: [(name: String, y: Double)], x: (end: Double, name: Double), ratio: Double) -> [any Mark]
    {
        let ends = ends.filter { $0.y > 0 && $0.y.isFinite }.sorted { $0.y < $1.y }
        let heights = apart(ends.map { Elementary.log($0.y) }, by: Elementary.log(ratio)).map { Elementary.exp($0) }
        return zip(ends, heights).flatMap { end, height -> [any Mark] in
            let color = MethodLook.named(end.name)?.color ?? .ink
            return [
                LineMark(x: [x.end, x.name], y: [end.y, height]).context().color(color).lineWidth(1),
                TextMark(end.name, at: [x.name, height], .trailing, distance: 4).color(color),
            ]
        }
    }

    /// Rising places, moved as little as it takes until none is closer to the next than `gap`.
    static func apart(_ places: [Double], by gap: Double) -> [Double] {
        var blocks: [[Double]] = []
        func start(_ block: [Double]) -> Double { block.reduce(0, +) / Double(block.count) }
        // In each block places follow each other at the gap; what is kept is where the first would be for each.
        for (index, place) in places.enumerated() {
            blocks.append([place - Double(index) * gap])
            while blocks.count > 1, start(blocks[blocks.count - 2]) > start(blocks[blocks.count - 1]) {
                let last = blocks.removeLast()
                blocks[blocks.count - 1] += last
            }
        }
        return blocks.flatMap { block in block.map { _ in start(block) } }.enumerated().map { $1 + Double($0) * gap }
    }
}
