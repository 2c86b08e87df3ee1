import Downhill

/// The rates at which a network learns: outward from one at which it does, by roots of ten, until it does not; then both ends are narrowed down.
///
/// So no range is cut off by the end of a grid. At a rate it learns if most of the runs do; which they are is looked for only until that is clear.
struct UsableRates: Sendable {
    struct Trial: Sendable {
        let rate: Double
        /// The median of the runs' costs; infinite where most of them do not learn.
        let cost: Double
    }

    /// How far apart the two rates are between which an end lies: a fifteenth of a power of ten above, a quarter of one below.
    static let halvings = (above: 3, below: 1)

    /// The rates of which all runs were made and that are usable, in increasing order.
    let usable: [Trial]

    let smallest, largest: Double

    /// The best of the usable ones: its rate, and the median steps.
    var best: Trial { usable.min { $0.cost < $1.cost } ?? Trial(rate: .nan, cost: .infinity) }

    /// Powers of ten from the smallest usable rate to the largest.
    var width: Double { Elementary.log(largest / smallest) / Elementary.log(10.0 as Double) }

    /// - Parameters:
    ///   - start: A rate that is probably usable; where it is not, those a little above and below are tried.
    ///   - toTheEnds: Makes all runs at the ends as well, so that a curve can be drawn up to them.
    ///   - steps: What a run takes until it has learned; infinite if it has not.
    init(
        from start: Double, seeds: [UInt64], toTheEnds: Bool = false,
        _ steps: @Sendable (_ η: Double, _ seed: UInt64) -> Double
    ) throws {
        func isUsable(_ rate: Double) -> Bool {
            var (learned, failed) = (0, 0)
            for seed in seeds where 2 * max(learned, failed) <= seeds.count {
                if steps(rate, seed).isFinite { learned += 1 } else { failed += 1 }
            }
            return learned > failed
        }
        func cost(_ rate: Double) -> Double {
            var runs: [Double] = []
            for seed in seeds where 2 * runs.count(where: \.isInfinite) <= seeds.count {
                runs.append(steps(rate, seed))
            }
            return 2 * runs.count(where: \.isInfinite) > seeds.count ? .infinity : Sample(runs).median
        }
        var first = Trial(rate: start, cost: cost(start))
        for rate in [1.6 * start, start / 1.6] where !first.cost.isFinite {
            first = Trial(rate: rate, cost: cost(rate))
        }
        guard first.cost.isFinite else { throw NothingLearns(start: start) }
        var found = [first]
        /// Outward by a root of ten a time; then between the last usable rate and the first that is not.
        func end(from start: Double, by factor: Double, halvings: Int) -> Double {
            var (inside, outside) = (start, start * factor)
            while true {
                let trial = Trial(rate: outside, cost: cost(outside))
                guard trial.cost.isFinite else { break }
                found.append(trial)
                (inside, outside) = (outside, outside * factor)
            }
            for _ in 0..<halvings {
                let middle = (inside * outside).squareRoot()
                if isUsable(middle) { inside = middle } else { outside = middle }
            }
            if toTheEnds, inside != start, !found.contains(where: { $0.rate == inside }) {
                found.append(Trial(rate: inside, cost: cost(inside)))
            }
            return inside
        }
        let root = 10.0.squareRoot()
        largest = end(from: first.rate, by: root, halvings: Self.halvings.above)
        smallest = end(from: first.rate, by: 1 / root, halvings: Self.halvings.below)
        usable = found.sorted { $0.rate < $1.rate }
    }

    /// No rate near the start is usable.
    struct NothingLearns: Error, CustomStringConvertible {
        let start: Double
        var description: String { "at no rate near \(start) does the network learn; begin elsewhere" }
    }
}
