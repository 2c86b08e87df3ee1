import Dispatch
import Synchronization

/// Measurements that do not depend on each other, made on all cores.
enum SideBySide {
    /// What a measurement gives for each item, in the items' order.
    static func map<Item: Sendable, Result: Sendable>(_ items: [Item], _ measure: @Sendable (Item) -> Result)
        -> [Result]
    {
        let results = Mutex<[Int: Result]>([:])
        DispatchQueue.concurrentPerform(iterations: items.count) { index in
            let result = measure(items[index])
            results.withLock { $0[index] = result }
        }
        return results.withLock { found in items.indices.compactMap { found[$0] } }
    }
}
