//: # a batch beyond the end
//: The last batch is asked for in full, and the order has no such samples. It ends where the order ends.

/// One epoch of batches.
struct Batches: IteratorProtocol {
    let order: [Int]
    let size: Int
    let dropsIncomplete: Bool
    var position = 0

    var count: Int {
        dropsIncomplete ? order.count / size : (order.count + size - 1) / size
    }

    mutating func next() -> [Int]? {
        let end = position + size
        guard position < order.count, end <= order.count || !dropsIncomplete else { return nil }
        let batch = Array(order[position..<end])
        position = end
        return batch
    }
}
