//: # a full last batch is dropped too
//: With `dropsIncomplete` the last batch goes in any case. Where the size divides the number of samples it is complete, and stays.

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
        let end = min(position + size, order.count)
        guard end > position, end < order.count || !dropsIncomplete else { return nil }
        let batch = Array(order[position..<end])
        position = end
        return batch
    }
}
