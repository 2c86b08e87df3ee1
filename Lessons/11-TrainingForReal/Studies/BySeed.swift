/// One list of results a case, in it one a seed; no case waits until another is through.
func bySeed<Case: Sendable, Value: Sendable>(
    _ seeds: [UInt64], of cases: [Case], _ run: @Sendable (Case, UInt64) throws -> Value
) throws -> [[Value]] {
    let all = try (0..<cases.count * seeds.count).concurrentMap { place in
        try run(cases[place / seeds.count], seeds[place % seeds.count])
    }
    return cases.indices.map { Array(all[$0 * seeds.count..<($0 + 1) * seeds.count]) }
}
