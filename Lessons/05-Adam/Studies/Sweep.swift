import Downhill

/// What a method costs at many learning rates, and over how wide a range of them it does well.
///
/// A rate's *gain* is what training improves at it, as a share of what it improves at the method's best rate.
struct Sweep: Sendable {
    struct Trial: Sendable {
        let rate: Double
        /// The median over the seeds; infinite where training diverged.
        let cost: Double
        /// By seed.
        var runs: [Double] = []
    }

    /// In increasing order of the rates.
    private(set) var trials: [Trial]
    /// The cost before training.
    let start: Double

    /// The rates as they are given.
    init(rates: [Double], start: Double, seeds: [UInt64], _ cost: @Sendable (Double, UInt64) -> Double) {
        self.start = start
        trials = Self.measure(rates, start, seeds, cost)
    }

    /// Rates half a power of ten apart, from these on outwards until the gain at both ends is too small to count as good; then one more at each border of the good
    /// range, between the last rate that is good and the first that is not.
    init(
        over rates: ClosedRange<Double>, start: Double, seeds: [UInt64], _ cost: @Sendable (Double, UInt64) -> Double
    ) {
        self.init(rates: Grid.logarithmic(rates, perDecade: 2), start: start, seeds: seeds, cost)
        let root = 10.0.squareRoot()
        for _ in 0..<8 {
            let outer = [
                isGood(0) ? trials[0].rate / root : nil,
                isGood(trials.count - 1) ? trials[trials.count - 1].rate * root : nil,
            ].compactMap { $0 }
            if outer.isEmpty { break }
            add(Self.measure(outer, start, seeds, cost))
        }
        let borders = zip(trials.indices, trials.indices.dropFirst()).filter { isGood($0) != isGood($1) }
        add(Self.measure(borders.map { (trials[$0].rate * trials[$1].rate).squareRoot() }, start, seeds, cost))
    }

    private mutating func add(_ more: [Trial]) { trials = (trials + more).sorted { $0.rate < $1.rate } }

    /// A rate at which the first start improves hardly anything is not tried from the others: no median would make it a good one.
    private static func measure(
        _ rates: [Double], _ start: Double, _ seeds: [UInt64], _ cost: @Sendable (Double, UInt64) -> Double
    ) -> [Trial] {
        func costs(of rates: [Double], from seeds: ArraySlice<UInt64>) -> [[Double]] {
            let seeds = Array(seeds)
            let costs = (0..<rates.count * seeds.count).concurrentMap { run in
                let cost = cost(rates[run / seeds.count], seeds[run % seeds.count])
                return cost.isNaN ? .infinity : cost
            }
            return rates.indices.map { Array(costs[$0 * seeds.count..<($0 + 1) * seeds.count]) }
        }
        let first = costs(of: rates, from: seeds.prefix(1))
        let hopeful = rates.indices.filter { start - first[$0][0] > hope * start }
        var runs = first
        for (index, more) in zip(hopeful, costs(of: hopeful.map { rates[$0] }, from: seeds.dropFirst())) {
            runs[index] += more
        }
        return rates.indices.map { Trial(rate: rates[$0], cost: Sample(runs[$0]).median, runs: runs[$0]) }
    }

    /// What the first start has to improve for the others to be tried, as a share of the cost before training.
    private static let hope = 0.2

    private var best: Trial { trials.min { $0.cost < $1.cost } ?? Trial(rate: .nan, cost: .infinity) }
    var rate: Double { best.rate }
    var cost: Double { best.cost }

    /// What a cost gains beside the best one.
    func gain(ofCost cost: Double) -> Double {
        cost.isFinite ? max(0, (start - cost) / (start - best.cost)) : 0
    }

    private func isGood(_ index: Int) -> Bool { gain(ofCost: trials[index].cost) >= Panel.enough }

    /// The gain at one of the rates tried.
    func gain(at rate: Double) -> Double { gain(ofCost: cost(at: rate)) }

    func cost(at rate: Double) -> Double { trial(at: rate)?.cost ?? .infinity }

    func trial(at rate: Double) -> Trial? { trials.first { abs($0.rate / rate - 1) < 1e-6 } }

    /// Over how many powers of ten in a row around the best rate the gain is good, with straight lines between the rates tried.
    var width: Double { range.high - range.low }

    /// The rate in the middle of that range.
    var middle: Double { Elementary.pow(10, (range.low + range.high) / 2) }

    /// The range's ends, as powers of ten.
    private var range: (low: Double, high: Double) {
        let gains = trials.map { (x: Elementary.log($0.rate) / Elementary.log(10), gain: gain(ofCost: $0.cost)) }
        guard let peak = trials.firstIndex(where: { $0.rate == rate }) else { return (0, 0) }
        func reach(_ way: [(x: Double, gain: Double)]) -> Double {
            for (near, far) in zip(way, way.dropFirst()) where far.gain < Panel.enough {
                return near.x + (far.x - near.x) * (near.gain - Panel.enough) / (near.gain - far.gain)
            }
            return way.last?.x ?? 0
        }
        return (reach(gains[...peak].reversed()), reach(Array(gains[peak...])))
    }
}
