extension Frame {
    /// Stacks the names right of the frame in the order of their lines, as close to them as their heights allow.
    mutating func placeInMargin(_ requests: [LabelRequest], _ taken: inout [Rectangle]) {
        var names: [(request: LabelRequest, end: Double)] = requests.compactMap { request in
            if case .margin(let end) = request.place { (request, end) } else { nil }
        }
        names.sort { $0.end < $1.end }
        let places = Frame.spread(
            names.map(\.end), gap: LabelRequest.height + 1, from: area.minY - 2,
            to: area.maxY + LabelRequest.height * 0.3)
        var isApart = zip(names, places).map { abs($1 - $0.end) > LabelRequest.height * 0.6 }
        // One name of a stack that must keep its distance, and all do.
        let touching = places.indices.dropFirst().filter { places[$0] - places[$0 - 1] < LabelRequest.height + 2 }
        for index in touching where isApart[index - 1] { isApart[index] = true }
        for index in touching.reversed() where isApart[index] { isApart[index - 1] = true }
        for ((request, end), (place, isApart)) in zip(names, zip(places, isApart)) {
            let left = area.maxX + (isApart ? 18 : 8)
            if isApart {
                drawing.stroke(
                    Outline([Vector(area.maxX + 3, end), Vector(area.maxX + 8, end), Vector(left - 3, place)]),
                    Stroke(1),
                    request.color, opacity: 0.7)
            }
            let center = Vector(left + request.width / 2, place)
            write(request, center, hasHalo: false)
            taken.append(box(request, center))
        }
    }

    /// Moves sorted places apart by at least `gap` with the least squared movement (pool adjacent violators; Barlow 1972).
    package static func spread(_ wishes: [Double], gap: Double, from low: Double, to high: Double) -> [Double] {
        var blocks: [(sum: Double, count: Int)] = []
        for (index, wish) in wishes.enumerated() {
            blocks.append((wish - Double(index) * gap, 1))
            while blocks.count > 1 {
                let (a, b) = (blocks[blocks.count - 2], blocks[blocks.count - 1])
                if a.sum / Double(a.count) <= b.sum / Double(b.count) { break }
                blocks.removeLast(2)
                blocks.append((a.sum + b.sum, a.count + b.count))
            }
        }
        let ceiling = high - Double(max(wishes.count - 1, 0)) * gap
        let bases = blocks.flatMap { block in
            repeatElement(max(min(block.sum / Double(block.count), ceiling), low), count: block.count)
        }
        return bases.enumerated().map { $1 + Double($0) * gap }
    }
}
