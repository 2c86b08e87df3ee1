import Downhill

extension LossSurface {
    /// How many pits the surface has: the deepest, and every place from which all ways to a deeper one climb by more than a depth.
    ///
    /// The places are flooded from the lowest up. Where two pools meet, the shallower one ends; its depth is how high the water then stands above its floor.
    func pits(deeperThan depth: Scalar) -> Int {
        let heights = losses.flatMap(\.self).map { $0.isNaN ? .infinity : $0 }
        let columns = losses.first?.count ?? 0
        // Of each place the next one on the way to its pool's floor; the floor leads to itself, a dry place nowhere.
        var way: [Int?] = Array(repeating: nil, count: heights.count)
        func floor(below place: Int) -> Int {
            var place = place
            while let next = way[place], next != place { place = next }
            return place
        }
        var pits = heights.isEmpty ? 0 : 1
        for place in heights.indices.sorted(by: { (heights[$0], $0) < (heights[$1], $1) }) {
            way[place] = place
            for neighbour in Self.neighbours(of: place, columns: columns, count: heights.count)
            where way[neighbour] != nil {
                let (a, b) = (floor(below: place), floor(below: neighbour))
                if a == b { continue }
                let (deeper, shallower) = heights[a] <= heights[b] ? (a, b) : (b, a)
                if heights[place] - heights[shallower] > depth { pits += 1 }
                way[shallower] = deeper
            }
        }
        return pits
    }

    /// The places around one, eight inside and fewer at the border.
    private static func neighbours(of place: Int, columns: Int, count: Int) -> [Int] {
        let (row, column) = (place / columns, place % columns)
        return (row - 1...row + 1).flatMap { r in
            (column - 1...column + 1).filter { 0 <= $0 && $0 < columns }.map { r * columns + $0 }
        }.filter { 0 <= $0 && $0 < count && $0 != place }
    }
}
