//: # one batch too many counted
//: `order.count / size + 1` is right only where something is left over; where the size divides the number it counts a batch that does not exist.

/// One epoch of batches.
struct Batches: IteratorProtocol {
    let order: [Int]
    let size: Int
    let dropsIncomplete: Bool
    var position = 0

    var count: Int {
        order.count / size + 1
    }

    mutating func next() -> [Int]? {
        let end = min(position + size, order.count)
        guard end > position, end == position + size || !dropsIncomplete else { return nil }
        let batch = Array(order[position..<end])
        position = end
        return batch
    }
}
