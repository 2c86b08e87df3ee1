import Datasets
import Tensors
import Testing

@Suite struct LinearRegressionTests {
    static func problem(seed: UInt64 = 1) -> LinearRegression {
        var generator = SplitMix64(seed: seed)
        return LinearRegression(
            weights: [2, -3.4], bias: 4.2, deviations: [1, 5], noise: 0.5, using: &generator)
    }

    let problem = Self.problem()

    /// The mean squared error and its gradient, summed in double precision from inputs and targets as they are stored.
    private func loss(_ weights: [Double], _ bias: Double) -> (value: Double, gradient: [Double]) {
        let inputs = problem.inputs.scalars.map { Double($0) }
        let targets = problem.targets.scalars.map { Double($0) }
        let n = Double(problem.count)
        var value = 0.0
        var gradient = [0.0, 0.0, 0.0]
        for row in 0..<problem.count {
            let x = [inputs[2 * row], inputs[2 * row + 1]]
            let residual = weights[0] * x[0] + weights[1] * x[1] + bias - targets[row]
            value += residual * residual / n
            for (i, input) in (x + [1]).enumerated() { gradient[i] += 2 * residual * input / n }
        }
        return (value, gradient)
    }

    @Test func `Shapes are [count, features] and [count, 1]`() {
        #expect(problem.inputs.shape == [1_000, 2])
        #expect(problem.targets.shape == [1_000, 1])
        let batch = problem.batch(at: [7, 3])
        #expect(batch.inputs.shape == [2, 2])
        #expect(batch.targets.shape == [2, 1])
        #expect(batch.targets.scalars == [problem.targets[7, 0], problem.targets[3, 0]])
    }

    /// Inputs are rounded to Float: relative errors of 6e-8 each, so 1e-6 leaves room.
    @Test func `The gradient vanishes at the stated minimum, where the loss is as stated`() {
        let (value, gradient) = loss(problem.minimum.weights, problem.minimum.bias)
        #expect(abs(value / problem.minimum.loss - 1) < 1e-6)
        #expect(gradient.allSatisfy { abs($0) < 1e-5 })
    }

    /// Central differences of a gradient that is linear in the parameters are exact but for rounding.
    @Test func `The Hessian is diagonal with the stated eigenvalues`() {
        let point = problem.minimum.weights + [problem.minimum.bias]
        for axis in 0..<3 {
            var ahead = point
            var behind = point
            ahead[axis] += 1
            behind[axis] -= 1
            let difference = zip(
                loss(Array(ahead[..<2]), ahead[2]).gradient, loss(Array(behind[..<2]), behind[2]).gradient
            )
            .map { ($0 - $1) / 2 }
            for other in 0..<3 {
                let expected = axis == other ? problem.hessianEigenvalues[axis] : 0
                #expect(abs(difference[other] - expected) < 1e-5 * 50)
            }
        }
        #expect(problem.hessianEigenvalues == [2, 50, 2])
        #expect(problem.conditionNumber == 25)
    }

    @Test func `The loss away from the minimum is as stated`() {
        let (value, _) = loss([0, 0], 0)
        let excess = zip(problem.minimum.weights, problem.deviations).reduce(
            problem.minimum.bias * problem.minimum.bias
        ) { $0 + $1.1 * $1.1 * $1.0 * $1.0 }
        #expect(abs(value / (problem.minimum.loss + excess) - 1) < 1e-6)
    }

    /// The estimate of weight j scatters by noise / (sⱼ·√n), here 0.016 and 0.003; five of them are allowed.
    @Test(arguments: 1...5)
    func `The minimum lies as near to the true weights as noise lets it`(seed: UInt64) {
        let problem = Self.problem(seed: seed)
        #expect(abs(problem.minimum.weights[0] - 2) < 5 * 0.0159)
        #expect(abs(problem.minimum.weights[1] + 3.4) < 5 * 0.0032)
        #expect(abs(problem.minimum.bias - 4.2) < 5 * 0.0159)
        #expect(abs(problem.minimum.loss / 0.25 - 1) < 5 * (2.0 / 1_000).squareRoot())
    }

    @Test func `Without noise the minimum is at the true weights`() {
        var generator = SplitMix64(seed: 1)
        let exact = LinearRegression(
            count: 50, weights: [2, -3.4], bias: 4.2, deviations: [1, 5], noise: 0, using: &generator)
        #expect(zip(exact.minimum.weights, exact.weights).allSatisfy { abs($0 - $1) < 1e-12 })
        #expect(exact.minimum.loss < 1e-24)
    }

    @Test(arguments: [1.0, 10, 100, 1e4])
    func `A condition number can be asked for`(κ: Double) {
        var generator = SplitMix64(seed: 1)
        let problem = LinearRegression(features: 5, conditionNumber: κ, noise: 0.1, using: &generator)
        #expect(abs(problem.conditionNumber / κ - 1) < 1e-12)
    }

    @Test func `Same seed, same bits`() {
        #expect(Self.problem().inputs == problem.inputs)
        #expect(Self.problem().targets == problem.targets)
        #expect(Self.problem(seed: 2).inputs != problem.inputs)
    }

    @Test func `More parameters than samples end the program`() async {
        await #expect(processExitsWith: .failure) {
            var generator = SplitMix64(seed: 1)
            _ = LinearRegression(count: 3, weights: [1, 2], deviations: [1, 1], noise: 0, using: &generator)
        }
    }
}
