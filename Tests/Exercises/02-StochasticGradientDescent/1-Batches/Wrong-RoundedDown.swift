//: # the incomplete batch is not counted
//: The batches are right, but a division of whole numbers rounds down, and the incomplete one is missing from `count`.

/// One epoch of batches.
struct Batches: IteratorProtocol {
    let order: [Int]
    let size: Int
    let dropsIncomplete: Bool
    var position = 0

    var count: Int {
        dropsIncomplete ? order.count / size : order.count / size
    }

    mutating func next() -> [Int]? {
        let end = min(position + size, order.count)
        guard end > position, end == position + size || !dropsIncomplete else { return nil }
        let batch = Array(order[position..<end])
        position = end
        return batch
    }
}
