import Downhill

/// What a number of trials can be expected to find: rates drawn at random from a range, the best chosen by some held-out digits and judged by others.
struct Tuning: Sendable {
    static let trials = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32]

    /// One choice of ranges and what comes of it: by method, the expected share of mistakes after so many trials.
    struct Search: Sendable {
        let name: String
        let ranges: [ClosedRange<Double>]
        let expected: [[Double]]

        func mistakes(_ contestant: Int, after trials: Int) -> Double {
            Tuning.trials.firstIndex(of: trials).map { expected[contestant][$0] } ?? .nan
        }
    }

    /// One range for all, and for each the two powers of ten around the rate that it is usually given.
    let common, usual: Search

    /// By method: the share of the common range's rates whose mistakes, the mean over seeds on all held-out digits, are at most a point above those at the
    /// best rate; with straight lines from rate to rate.
    let goodShares: [Double]

    init(of battle: Battle) {
        let all = 1e-4...10.0
        func search(_ name: String, _ ranges: [ClosedRange<Double>]) -> Search {
            Search(
                name: name, ranges: ranges,
                expected: ranges.enumerated().map { contestant, range in
                    let tried = Battle.rates.indices.filter {
                        Battle.rates[$0] > range.lowerBound * 0.99 && Battle.rates[$0] < range.upperBound * 1.01
                    }
                    let outcomes = tried.flatMap { battle.outcomes[contestant][$0] }
                    let ranked = outcomes.sorted { $0.chosenBy < $1.chosenBy }
                    return Self.trials.map { Self.expectedBest(of: ranked.map(\.judgedBy), trials: $0) }
                })
        }
        common = search("one range for all", Battle.contestants.map { _ in all })
        usual = search("for each its usual range", [0.01...1, 0.001...0.1, 1e-4...0.01, 1e-4...0.01])
        goodShares = Battle.contestants.indices.map { contestant in
            let means = battle.outcomes[contestant].map {
                Sample($0.map { ($0.chosenBy.mistakes + $0.judgedBy) / 2 }).mean
            }
            return Self.share(of: means, atMost: (means.min() ?? .nan) + 0.01)
        }
    }

    /// The share of a line through values at even distances that lies at a level or below it.
    static func share(of values: [Double], atMost level: Double) -> Double {
        let places = 100 * (values.count - 1)
        let low = (0...places).count { place in
            let (i, part) = (min(place / 100, values.count - 2), Double(place) / 100)
            return values[i] + (part - Double(i)) * (values[i + 1] - values[i]) <= level
        }
        return Double(low) / Double(places + 1)
    }

    /// The mean result of the first in the ranking among `trials` independent draws.
    ///
    /// Of N results, the first of k draws is the i-th with the probability `((N − i + 1)/N)ᵏ − ((N − i)/N)ᵏ`: all draws at the i-th or behind it, less
    /// all behind it.
    static func expectedBest(of ranked: [Double], trials k: Int) -> Double {
        let count = Double(ranked.count)
        func power(_ x: Double) -> Double { (0..<k).reduce(1) { product, _ in product * x } }
        return ranked.enumerated().reduce(0) { sum, entry in
            let behind = count - Double(entry.offset)
            return sum + entry.element * (power(behind / count) - power((behind - 1) / count))
        }
    }

    /// How many trials meet a good rate with a chance of nine in ten, where a share p of all is good: `ln 0.1/ln(1 − p)`, rounded up.
    static func trialsNeeded(share p: Double) -> Int {
        guard p > 0, p < 1 else { return 1 }
        return Int((Elementary.log(0.1) / Elementary.log(1 - p)).rounded(.up))
    }
}
