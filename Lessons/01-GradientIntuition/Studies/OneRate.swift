import Downhill

/// The documents' ravine, w₁² + 10 w₂² from (4, 2): one rate for two curvatures, the descent lemma, and Newton's method.
struct OneRate: Study {
    static let λ = 20.0
    /// The best single rate, 2/(2 + 20).
    static let best = 2.0 / 22

    /// At the edge 2/λ, at the best rate, and by Newton's method.
    let edge, tuned, newton: Trajectory
    /// Steps to stay a million times closer: by gradient descent at its best rate in a round bowl, at κ = 10 and κ = 100; by Newton's method at κ = 10.
    let roundSteps, descentSteps, narrowSteps, newtonSteps: Double
    /// Rates from 0 to 0.13, and the loss after one step from (4, 2) at each.
    let rates, losses: [Double]
    /// The loss before, and the square of the gradient's length.
    let loss, steepness: Double
    /// The loss after 200 steps at η = 0.09: here, and in Rosenbrock's valley.
    let ravineLoss, rosenbrockLoss: Double
    /// Weights of this lesson's network.
    let networkWeights = DigitTask.model(seed: 0).weights

    init() {
        let start = FirstSteps.start
        edge = Descent(on: .ravine, by: SGD(learningRate: 2 / Self.λ)).run(atMost: 100)
        tuned = Descent(on: .ravine, by: SGD(learningRate: Self.best)).run(atMost: 100)
        newton = Descent(on: .ravine, by: Newton()).run(atMost: 5)
        func steps(_ κ: Double) -> Double {
            Descent(on: .ravine(condition: Scalar(κ)), by: SGD(learningRate: 1 / (1 + κ))).arrival(
                at: .zero, atMost: 20_000)
        }
        (roundSteps, descentSteps, narrowSteps) = (steps(1), steps(10), steps(100))
        newtonSteps = Descent(on: .ravine, by: Newton()).arrival(at: .zero, atMost: 100)
        rates = (0...130).map { Double($0) / 1000 }
        losses = rates.map { Ravine.ravine.loss(from: start, rate: $0) }
        loss = Double(Ravine.ravine.value(at: start))
        let gradient = Ravine.ravine.gradient(at: start)
        steepness = Double((gradient * gradient).sum())
        ravineLoss = Ravine.ravine.loss(rate: 0.09, steps: 200)
        rosenbrockLoss = Rosenbrock.rosenbrock.loss(rate: 0.09, steps: 200)
    }

    /// The descent lemma's bound on the loss after a step from (4, 2).
    func bound(_ η: Double) -> Double { loss - η * (1 - η * Self.λ / 2) * steepness }

    func lossAfterStep(_ η: Double) -> Double { zip(rates, losses).first { $0.0 == η }?.1 ?? .infinity }
}
