/// One list of results a case, in it one a seed; no case waits until another is through.
func bySeed<Case: Sendable, Value: Sendable>(
    _ seeds: [UInt64], of cases: [Case], _ run: @Sendable (Case, UInt64) throws -> Value
) throws -> [[Value]] {
    let all = try (0..<cases.count * seeds.count).concurrentMap { place in
        try run(cases[place / seeds.count], seeds[place % seeds.count])
    }
    return cases.indices.map { Array(all[$0 * seeds.count..<($0 + 1) * seeds.count]) }
}

/// What a training comes to under every seed, at the rate that does best under the first.
struct AtBest<Value: Sendable>: Sendable {
    let rate: Double
    let runs: [Value]

    /// One a case, in their order: the first seed tries all rates, the others the best.
    static func search<Case: Sendable>(
        _ rates: [Double], seeds: [UInt64], of cases: [Case], by cost: (Value) -> Double,
        _ run: @Sendable (Case, _ rate: Double, _ seed: UInt64) throws -> Value
    ) throws -> [AtBest] {
        let pairs = cases.flatMap { tried in rates.map { (tried: tried, rate: $0) } }
        let first = try bySeed([seeds[0]], of: pairs) { try run($0.tried, $0.rate, $1) }.map { $0[0] }
        let best = cases.indices.map { place in
            let tried = place * rates.count..<(place + 1) * rates.count
            return tried.min { cost(first[$0]) < cost(first[$1]) } ?? tried.lowerBound
        }
        let others = try bySeed(Array(seeds.dropFirst()), of: best) { try run(pairs[$0].tried, pairs[$0].rate, $1) }
        return zip(best, others).map { AtBest(rate: pairs[$0].rate, runs: [first[$0]] + $1) }
    }
}
