//: # an incomplete batch is never dropped
//: `dropsIncomplete` is not heeded: a batch of fewer samples comes last.

/// One epoch of batches.
struct Batches: IteratorProtocol {
    let order: [Int]
    let size: Int
    let dropsIncomplete: Bool
    var position = 0

    var count: Int {
        (order.count + size - 1) / size
    }

    mutating func next() -> [Int]? {
        let end = min(position + size, order.count)
        guard end > position else { return nil }
        let batch = Array(order[position..<end])
        position = end
        return batch
    }
}
