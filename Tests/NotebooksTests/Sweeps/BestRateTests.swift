import Notebooks
import Testing

@Suite struct BestRateTests {
    /// Least at 0.037, on a logarithmic scale.
    private static let cost: @Sendable (Double) -> Double = { rate in
        let ratio = rate / 0.037
        return ratio + 1 / ratio
    }

    @Test func `the grid is refined until rates are a hundredth apart`() throws {
        let best = try BestRate.search(over: Grid.logarithmic(0.001...1)) { Self.cost($0) }
        #expect(abs(best.rate / 0.037 - 1) < 0.01)
        #expect(best.cost == Self.cost(best.rate))
        #expect(best.trials.map(\.rate) == best.trials.map(\.rate).sorted())
        #expect(best.trials.allSatisfy { $0.cost >= best.cost })
    }

    @Test func `a best rate at an edge fails the search and says on which side`() throws {
        for (grid, side) in [([0.001, 0.002, 0.004], "above"), ([0.1, 0.2, 0.4], "below")] {
            do {
                _ = try BestRate.search(over: grid) { Self.cost($0) }
                Issue.record("the edge is not noticed")
            } catch let edge as BestRate.Edge {
                #expect(edge.description.hasSuffix("widen the grid \(side) it"))
            }
        }
    }

    @Test func `a rate that never arrives costs infinitely much`() throws {
        let best = try BestRate.search(over: Grid.logarithmic(0.001...1)) { $0 > 0.05 ? .nan : Self.cost($0) }
        #expect(abs(best.rate / 0.037 - 1) < 0.01)
        #expect(throws: BestRate.Edge.self) { try BestRate.search(over: [1, 2, 3]) { _ in .infinity } }
    }

    @Test func `where several rates are equally good it is the one in their middle`() throws {
        let best = try BestRate.search(over: Grid.logarithmic(0.001...1)) { (0.01...0.1).contains($0) ? 5 : 9 }
        #expect((0.02...0.05).contains(best.rate))
    }

    @Test func `with seeds the median decides`() throws {
        let best = try BestRate.search(over: Grid.logarithmic(0.001...1), seeds: [1, 2, 3, 4, 5]) { rate, seed in
            Self.cost(rate) + (seed == 1 && rate < 0.02 ? -100 : Double(seed))  // one lucky run at small rates
        }
        #expect(abs(best.rate / 0.037 - 1) < 0.1)
        #expect(best.runs.values.count == 5)
        #expect(best.cost == best.runs.median)
    }

    @Test func `an error in a run ends the search`() {
        struct Broken: Error {}
        #expect(throws: Broken.self) { try BestRate.search(over: [1, 2, 3]) { _ in throw Broken() } }
    }

    @Test func `a grid has its ends and even ratios`() {
        let grid = Grid.logarithmic(0.001...1)
        #expect(grid.first == 0.001 && grid.last == 1 && grid.count == 13)
        let root = 1.7782794100389228  // the fourth root of ten
        #expect(zip(grid.dropFirst(), grid).allSatisfy { abs($0 / $1 - root) < 1e-9 })
        #expect(Grid.logarithmic(0.1...0.5).last == 0.5)
    }
}
