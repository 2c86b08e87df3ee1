let timesAsMany: Double? = Double(descentSteps(100_000)) / Double(momentumSteps(100_000))
let growth: Double? = Double(momentumSteps(10_000)) / Double(momentumSteps(100))

/// Steps of gradient descent with η = 2/(λmin + λmax).
func descentSteps(_ κ: Double) -> Int { steps(κ, rate: 2 / (2 + 2 * κ), momentum: 0) }

/// Steps of momentum with Polyak's settings.
func momentumSteps(_ κ: Double) -> Int {
    let η = 2 / (2.0.squareRoot() + (2 * κ).squareRoot())
    let root = (κ.squareRoot() - 1) / (κ.squareRoot() + 1)
    return steps(κ, rate: η * η, momentum: root * root)
}

/// Steps from (4, 2) down the ravine w₁² + κ·w₂² until the ball is a million times closer, for good.
func steps(_ κ: Double, rate: Double, momentum: Double) -> Int {
    var (w1, w2, v1, v2) = (4.0, 2.0, 0.0, 0.0)
    let goal = 1e-12 * 20
    var (steps, outside) = (0, 0)
    while steps - outside < 1_000 {
        (v1, v2) = (momentum * v1 + 2 * w1, momentum * v2 + 2 * κ * w2)
        (w1, w2) = (w1 - rate * v1, w2 - rate * v2)
        steps += 1
        if w1 * w1 + w2 * w2 >= goal { outside = steps }
    }
    return outside + 1
}
