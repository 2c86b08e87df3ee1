/// The learning rate at which a method costs least: the best of a grid, then the best of ever finer grids around it.
///
///     let descent = try BestRate.search(over: Grid.logarithmic(0.001...1)) { η in steps(SGD(learningRate: η)) }
///     descent.rate, descent.cost
///
/// Costs are steps, losses, errors: whatever is to be small. A cost that is infinite or not a number means that the method did not arrive. Any other
/// parameter that is positive is searched in the same way.
public struct BestRate: Sendable, Equatable {
    /// One rate that was tried: what it cost, and with seeds what it cost in each run.
    public struct Trial: Sendable, Equatable {
        /// The rate that was tried.
        public let rate: Double
        /// The median of the runs' costs.
        public let cost: Double
        /// What each run cost.
        public let runs: [Double]
    }

    /// Every rate that was tried, in increasing order.
    public let trials: [Trial]
    private let best: Trial

    /// The rate that cost least.
    public var rate: Double { best.rate }
    /// The least cost; with seeds, their median.
    public var cost: Double { best.cost }
    /// The costs of the single runs at the best rate; without seeds one.
    public var runs: Sample { Sample(best.runs) }

    /// Searches for the best rate of a method whose cost is the same at each run.
    ///
    /// - Parameters:
    ///   - grid: increasing rates whose first and last are worse than some between.
    ///   - resolution: how far apart rates are at last: 0.01 is one per cent.
    /// - Throws: `Edge` when the best rate is the first or the last of the grid, or when none has a finite cost.
    public static func search(
        over grid: [Double], resolution: Double = 0.01, _ cost: @Sendable (Double) throws -> Double
    ) throws -> BestRate {
        try search(over: grid, seeds: [0], resolution: resolution) { rate, _ in try cost(rate) }
    }

    /// Searches for the rate with the least median of the costs over seeds; each rate meets the same seeds.
    ///
    /// - Throws: `Edge` when the best rate is the first or the last of the grid, or when none has a finite cost.
    public static func search(
        over grid: [Double], seeds: [UInt64], resolution: Double = 0.1,
        _ cost: @Sendable (_ rate: Double, _ seed: UInt64) throws -> Double
    ) throws -> BestRate {
        precondition(
            grid.count >= 3 && zip(grid, grid.dropFirst()).allSatisfy(<) && grid[0] > 0,
            "a grid increases and has three rates or more")
        precondition(!seeds.isEmpty && resolution > 0, "a search has a seed and a resolution")
        var trials = try measure(grid, seeds, cost)
        var index = middleOfBest(trials)
        guard trials[index].cost.isFinite else { throw Edge(grid: grid, best: nil) }
        guard index > 0, index < trials.count - 1 else { throw Edge(grid: grid, best: trials[index]) }
        while trials[index + 1].rate / trials[index - 1].rate > (1 + resolution) * (1 + resolution) {
            let finer = [(index - 1, index), (index, index + 1)].flatMap { pair in
                between(trials[pair.0].rate, trials[pair.1].rate, resolution: resolution)
            }
            if finer.isEmpty { break }
            trials = (trials + (try measure(finer, seeds, cost))).sorted { $0.rate < $1.rate }
            index = middleOfBest(trials)
            // A finer grid holds points on both sides of the best of the coarse one, so that its best is never an edge.
            index = min(max(index, 1), trials.count - 2)
        }
        return BestRate(trials: trials, best: trials[index])
    }

    private init(trials: [Trial], best: Trial) {
        self.trials = trials
        self.best = best
    }

    /// Up to three rates between two, evenly spaced on a logarithmic scale.
    private static func between(_ low: Double, _ high: Double, resolution: Double) -> [Double] {
        guard high / low > 1 + resolution else { return [] }
        let middle = (low * high).squareRoot()
        guard high / low > (1 + resolution) * (1 + resolution) else { return [middle] }
        return [(low * middle).squareRoot(), middle, (middle * high).squareRoot()]
    }

    /// The best rate; where several neighbours are equally good, the one in their middle.
    private static func middleOfBest(_ trials: [Trial]) -> Int {
        let least = trials.map(\.cost).min() ?? .infinity
        let first = trials.firstIndex { $0.cost == least } ?? 0
        let run = trials[first...].prefix { $0.cost == least }.count
        return first + (run - 1) / 2
    }

    private static func measure(
        _ rates: [Double], _ seeds: [UInt64], _ cost: @Sendable (Double, UInt64) throws -> Double
    ) throws -> [Trial] {
        let costs = try (0..<rates.count * seeds.count).concurrentMap { run in
            let cost = try cost(rates[run / seeds.count], seeds[run % seeds.count])
            return cost.isNaN ? .infinity : cost
        }
        return rates.enumerated().map { i, rate in
            let runs = Array(costs[i * seeds.count..<(i + 1) * seeds.count])
            return Trial(rate: rate, cost: Sample(runs).median, runs: runs)
        }
    }

    /// A search whose best rate lies at an edge of its grid, so that a better one may lie outside.
    public struct Edge: Error, Sendable, Equatable, CustomStringConvertible {
        /// The rates that were tried.
        public let grid: [Double]
        /// The best trial, or nothing if no rate had a finite cost.
        public let best: Trial?

        public var description: String {
            func text(_ number: Double) -> String { NumberFormat.significant(3).text(number) }
            let range = "\(text(grid.first ?? .nan)) to \(text(grid.last ?? .nan))"
            guard let best else {
                return "no rate from \(range) has a finite cost; search where the method arrives, or give it more steps"
            }
            let side = best.rate <= (grid.first ?? 0) ? "below" : "above"
            return "the best rate, \(text(best.rate)), lies at an edge of its grid, \(range); widen the grid \(side) it"
        }
    }
}

/// Rates to try.
public enum Grid {
    /// Rates evenly spaced on a logarithmic scale, ends included: four a decade unless told otherwise, and 300 at the most.
    public static func logarithmic(_ range: ClosedRange<Double>, perDecade: Int = 4) -> [Double] {
        precondition(
            range.lowerBound > 0 && range.upperBound > range.lowerBound, "rates are positive, and more than one")
        precondition((1...300).contains(perDecade), "\(perDecade) rates a decade; there can be 1 to 300")
        var decades = 0.0
        var rest = range.upperBound / range.lowerBound
        while rest > 1 {
            rest /= 10
            decades += 1
        }
        // Whole numbers of roots of ten, so that 0.01 is reached exactly where it is a point.
        let count = Int(decades) * perDecade
        let roots = roots(ofTen: perDecade)
        let points = (0...count).map { step in
            (0..<(step / perDecade)).reduce(range.lowerBound * roots[step % perDecade]) { value, _ in value * 10 }
        }
        return points.filter { $0 < range.upperBound * (1 - 1e-9) } + [range.upperBound]
    }

    /// 10^(k/n) for every k below n, by bisection: correctly rounded arithmetic alone, so the same bits everywhere.
    private static func roots(ofTen n: Int) -> [Double] {
        var roots = [1.0]
        var target = 1.0
        while roots.count < n {
            target *= 10
            // The last root times the first is nearly the next: a bracket so narrow saves most of the halvings.
            let guess = roots[roots.count - 1] * (roots.count > 1 ? roots[1] : 1)
            var (low, high) = (guess * (1 - 1e-12), guess * (1 + 1e-12))
            if power(low, n, exceeds: target) || !power(high, n, exceeds: target) { (low, high) = (1, 10) }
            while true {
                let middle = (low + high) / 2
                if middle <= low || middle >= high { break }
                if power(middle, n, exceeds: target) { high = middle } else { low = middle }
            }
            roots.append(low)
        }
        return roots
    }

    /// Whether xⁿ is larger, for an x of 1 or more.
    private static func power(_ x: Double, _ n: Int, exceeds target: Double) -> Bool {
        var power = 1.0
        var k = 0
        while k < n, power <= target {
            power *= x
            k += 1
        }
        return power > target
    }
}
