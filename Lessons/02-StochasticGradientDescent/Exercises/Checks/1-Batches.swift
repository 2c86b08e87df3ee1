import Checking
@testable import Exercise

check { inputs, record in
    let order = inputs.ints("order")
    func epoch() -> Batches {
        Batches(order: order, size: inputs.int("size"), dropsIncomplete: inputs.int("drops") == 1)
    }
    var (batches, another) = (epoch(), epoch())
    var number = 0
    while number <= order.count, let batch = batches.next() {
        number += 1
        record("batch \(number)", batch)
    }
    record("what comes after batch \(number)", batches.next().map { "another batch, \($0)" } ?? "nil")
    record("count", batches.count)
    record("count before the first batch", epoch().count)
    if let first = another.next() { record("the first batch of another epoch", first) }
}
