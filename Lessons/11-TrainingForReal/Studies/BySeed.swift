import Dispatch
import Synchronization

/// Independent trainings side by side, as many at a time as there are processors; their results in their order.
func sideBySide<Value: Sendable>(_ count: Int, _ run: @Sendable (Int) throws -> Value) throws -> [Value] {
    let results = Mutex<[Int: Result<Value, any Error>]>([:])
    DispatchQueue.concurrentPerform(iterations: count) { index in
        let result = Result { try run(index) }
        results.withLock { $0[index] = result }
    }
    let found = results.withLock { $0 }
    return try (0..<count).compactMap { try found[$0]?.get() }
}

/// One result a seed, in the order of the seeds.
func bySeed<Value: Sendable>(_ seeds: [UInt64], _ run: @Sendable (UInt64) throws -> Value) throws -> [Value] {
    try sideBySide(seeds.count) { try run(seeds[$0]) }
}

/// One list of results a case, in it one a seed; no case waits until another is through.
func bySeed<Case: Sendable, Value: Sendable>(
    _ seeds: [UInt64], of cases: [Case], _ run: @Sendable (Case, UInt64) throws -> Value
) throws -> [[Value]] {
    let all = try sideBySide(cases.count * seeds.count) { place in
        try run(cases[place / seeds.count], seeds[place % seeds.count])
    }
    return cases.indices.map { Array(all[$0 * seeds.count..<($0 + 1) * seeds.count]) }
}
