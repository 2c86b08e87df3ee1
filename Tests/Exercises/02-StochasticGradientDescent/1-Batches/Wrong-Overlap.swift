//: # a sample too many
//: A batch reaches from `position` up to, not including, `position + size`: with `...` it holds one sample of the next batch as well.

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
        guard end > position, end == position + size || !dropsIncomplete else { return nil }
        let batch = Array(order[position...min(end, order.count - 1)])
        position = end
        return batch
    }
}
