//: # the last batch filled up from the beginning
//: Samples from the start of the order fill the last batch, so that they count twice in this epoch. Every sample comes once.

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
        let batch = Array((order + order)[position..<(position + size)])
        position = end
        return batch
    }
}
