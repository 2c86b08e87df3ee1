//: # the order is ignored
//: The batches hold the numbers 0, 1, 2, … themselves. They are places in `order`: what is wanted is what stands there.

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
        let batch = Array(position..<end)
        position = end
        return batch
    }
}
