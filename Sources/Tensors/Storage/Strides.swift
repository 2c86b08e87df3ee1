extension Shape {
    /// How far apart in memory neighbours along each axis lie.
    var strides: [Int] {
        var strides = Array(repeating: 1, count: rank)
        for axis in strides.indices.dropLast().reversed() { strides[axis] = strides[axis + 1] * self[axis + 1] }
        return strides
    }

    /// How far apart in memory neighbours along each axis of `result` lie: 0 along an axis that repeats.
    func strides(broadcastTo result: Shape) -> [Int] {
        let extents = padded(to: result.rank)
        var strides = Array(repeating: 0, count: result.rank)
        var stride = 1
        for axis in extents.indices.reversed() {
            strides[axis] = extents[axis] == 1 ? 0 : stride
            stride *= extents[axis]
        }
        return strides
    }
}

/// Calls `body` for every run along the last axis of `shape`: where the run starts, where each operand's starts, its length and the
/// operands' strides along it.
@inline(__always)
func forEachRow(
    of shape: Shape, _ left: [Int], _ right: [Int],
    _ body: (_ row: Int, _ left: Int, _ right: Int, _ count: Int, _ leftStride: Int, _ rightStride: Int) -> Void
) {
    guard shape.count > 0 else { return }
    guard let last = shape.last else { return body(0, 0, 0, 1, 0, 0) }
    let outer = shape.rank - 1
    var place = Array(repeating: 0, count: outer)
    var i = 0
    var j = 0
    for row in 0..<shape.count / last {
        body(row * last, i, j, last, left[outer], right[outer])
        var axis = outer - 1
        while axis >= 0 {
            place[axis] += 1
            i += left[axis]
            j += right[axis]
            if place[axis] < shape[axis] { break }
            place[axis] = 0
            i -= left[axis] * shape[axis]
            j -= right[axis] * shape[axis]
            axis -= 1
        }
    }
}
