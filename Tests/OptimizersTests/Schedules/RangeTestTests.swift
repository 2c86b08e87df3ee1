import Optimizers
import Tensors
import Testing

@Suite struct `A range test` {
    /// Gradient descent on a parabola of curvature 1, where rates above 2 diverge.
    static func result(highest: Double) throws -> (test: RangeTest, result: RangeTest.Result) {
        let test = RangeTest(from: 1e-4, to: highest, steps: 80)
        var model: Tensor = [3]
        var optimizer = Optimizer(SGD(learningRate: test.schedule))
        let result = try test.run {
            let loss = Double(model[0] * model[0]) / 2
            try optimizer.update(&model, along: ["": model])
            return loss
        }
        return (test, result)
    }

    @Test func `goes through its rates evenly on a logarithmic axis`() throws {
        let (test, result) = try Self.result(highest: 1)
        #expect(!result.isCutShort)
        try #require(result.readings.count == 80)
        #expect(result.readings[0].learningRate == 1e-4)
        #expect(isClose(result.readings[79].learningRate, 1, within: 1e-12))
        #expect(isClose(test.schedule(40) / test.schedule(39), test.schedule(2) / test.schedule(1), within: 1e-12))
    }

    @Test func `stops when the loss explodes, and finds a rate that trains`() throws {
        let (_, result) = try Self.result(highest: 1000)
        #expect(result.isCutShort)
        let steepest = try #require(result.steepest)
        let lowest = try #require(result.lowest)
        #expect(0.005 < steepest && steepest < 2)
        #expect(steepest <= lowest)
        let last = try #require(result.readings.last)
        #expect(last.learningRate > 2)
    }

    @Test func `is the same with a constant added to every loss`() throws {
        func readings(plus constant: Double) -> RangeTest.Result {
            let test = RangeTest(from: 1e-4, to: 10, steps: 60)
            var descent = Descent(on: .styblinskiTang, by: SGD(learningRate: test.schedule)).makeIterator()
            return test.run { (descent.next().map { Double($0.loss) } ?? .infinity) + constant }
        }
        let (below, above) = (readings(plus: -1_000), readings(plus: 1_000))
        #expect(below.readings.count == above.readings.count && below.readings.count > 20)
        #expect(below.isCutShort == above.isCutShort)
        #expect(below.steepest == above.steepest)
    }

    @Test func `finds nothing where the loss only grows`() {
        var loss = 1.0
        let result = RangeTest(from: 0.1, to: 1, steps: 10).run {
            loss *= 1.1
            return loss
        }
        #expect(result.steepest == nil)
    }
}
