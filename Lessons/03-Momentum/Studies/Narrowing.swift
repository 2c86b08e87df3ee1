import Downhill

/// How many steps gradient descent, momentum at γ = 0.9 and Polyak's pair take as the ravine gets narrower, each at its best rate.
struct Narrowing: Study {
    struct Ravine {
        let theory: RavineTheory
        let descent, usual, polyak: Double
    }

    let ravines: [Ravine]

    init() throws {
        ravines = try [2.0, 4, 8, 16, 32, 36, 40, 64, 128, 256, 512, 1024].map { κ in
            let theory = RavineTheory(κ: κ)
            let descent = try BestRate.search(
                over: [0.7, 0.8, 0.9, 1, 1.1].map { $0 * theory.descentRate }, resolution: 0.003
            ) {
                theory.steps(SGD(learningRate: $0))
            }
            let polyak = Momentum(learningRate: theory.polyakRate, momentum: theory.polyakMomentum)
            return Ravine(
                theory: theory, descent: descent.cost, usual: try theory.best(momentum: 0.9).cost,
                polyak: theory.steps(polyak))
        }
    }

    /// The widest of the ravines on which γ = 0.9 takes fewer steps than gradient descent.
    var crossing: Ravine? { ravines.first { $0.usual < $0.descent } }
    /// The ravine before, where gradient descent is ahead.
    var before: Ravine? { ravines.last { $0.usual >= $0.descent } }
    func at(_ κ: Double) -> Ravine? { ravines.first { $0.theory.κ == κ } }
}
