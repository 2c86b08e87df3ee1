import Dispatch
import Synchronization

/// One result a seed, in the order of the seeds; several at a time where there are several processors.
func bySeed<Value: Sendable>(_ seeds: [UInt64], _ run: @Sendable (UInt64) throws -> Value) throws -> [Value] {
    let results = Mutex<[Int: Result<Value, any Error>]>([:])
    DispatchQueue.concurrentPerform(iterations: seeds.count) { index in
        let result = Result { try run(seeds[index]) }
        results.withLock { $0[index] = result }
    }
    let found = results.withLock { $0 }
    return try seeds.indices.compactMap { try found[$0]?.get() }
}
