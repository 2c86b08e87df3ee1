import Downhill

let timesAsMany: Double? = Double(descentSteps(100_000)) / Double(momentumSteps(100_000))
let growth: Double? = Double(momentumSteps(10_000)) / Double(momentumSteps(100))

/// Steps of gradient descent with η = 2/(λmin + λmax).
func descentSteps(_ κ: Double) -> Int { steps(κ, SGD(learningRate: 2 / (2 + 2 * κ))) }

/// Steps of momentum with Polyak's settings.
func momentumSteps(_ κ: Double) -> Int {
    let η = 2 / (2.0.squareRoot() + (2 * κ).squareRoot())
    let root = (κ.squareRoot() - 1) / (κ.squareRoot() + 1)
    return steps(κ, Momentum(learningRate: η * η, momentum: root * root))
}

func steps(_ κ: Double, _ rule: some UpdateRule) -> Int {
    let ravine = Ravine(condition: Scalar(κ))
    let goal = 1e-6 * ravine.start.length
    var outside = 0
    for snapshot in Descent(on: ravine, by: rule) {
        if snapshot.point.length >= goal { outside = snapshot.step }
        if snapshot.step - outside >= 1_000 { break }
    }
    return outside + 1
}
