import Downhill

/// A linear regression with ten weights on a hundred samples whose inputs are scaled to deviation 1: the mean squared error, in double precision.
struct TenWeights: Sendable {
    static let weights = 10
    private static let samples = 100

    /// L = w·Hw/2 − c·w + L(0)
    private let hessian: [[Double]]
    private let slope: [Double]
    private let atZero: Double
    /// The weights of the lowest loss.
    let minimum: [Double]

    init(using generator: inout SplitMix64) {
        let truth = (0..<Self.weights).map { _ in generator.normal() }
        let inputs = (0..<Self.samples).map { _ in (0..<Self.weights).map { _ in generator.normal() } }
        let targets = inputs.map { x in zip(x, truth).reduce(0.5 * generator.normal()) { $0 + $1.0 * $1.1 } }
        let share = 2 / Double(Self.samples)
        let h = (0..<Self.weights).map { i in
            (0..<Self.weights).map { j in share * inputs.reduce(0) { $0 + $1[i] * $1[j] } }
        }
        let c = (0..<Self.weights).map { i in share * zip(inputs, targets).reduce(0) { $0 + $1.0[i] * $1.1 } }
        hessian = h
        slope = c
        atZero = share / 2 * targets.reduce(0) { $0 + $1 * $1 }
        minimum = Self.solve(h, c)
    }

    func gradient(at w: [Double]) -> [Double] {
        zip(hessian, slope).map { row, c in zip(row, w).reduce(-c) { $0 + $1.0 * $1.1 } }
    }

    /// The loss where the gradient is known: L = w·(∇L − c)/2 + L(0), with −c the slope at zero.
    private func loss(at w: [Double], _ gradient: [Double]) -> Double {
        var loss = atZero
        for j in w.indices { loss += w[j] * (gradient[j] - slope[j]) / 2 }
        return loss
    }

    /// The losses of gradient descent from zero.
    func losses(rate η: Double, steps: Int) -> [Double] {
        var w = Array(repeating: 0.0, count: Self.weights)
        var g = gradient(at: w)
        return [loss(at: w, g)]
            + (0..<steps).map { _ in
                for j in w.indices { w[j] -= η * g[j] }
                g = gradient(at: w)
                return loss(at: w, g)
            }
    }

    /// The x of Ax = b, by elimination; A is positive definite.
    private static func solve(_ a: [[Double]], _ b: [Double]) -> [Double] {
        var (a, b) = (a, b)
        for k in a.indices {
            for i in (k + 1)..<max(a.count, k + 1) {
                let factor = a[i][k] / a[k][k]
                for j in k..<a.count { a[i][j] -= factor * a[k][j] }
                b[i] -= factor * b[k]
            }
        }
        for k in a.indices.reversed() {
            for j in (k + 1)..<max(a.count, k + 1) { b[k] -= a[k][j] * b[j] }
            b[k] /= a[k][k]
        }
        return b
    }
}
