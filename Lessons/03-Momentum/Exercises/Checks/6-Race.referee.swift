import Checking

/// Counts the steps of a race: momentum with the settings that were given, on the ravine w₁² + 10·w₂² from (4, 2).
check { inputs, record in
    guard let rate = inputs.answer("learningRate"), let momentum = inputs.answer("momentum") else {
        record("both settings", nil as Double?)
        return
    }
    if let steps = stepsDown(rate: rate, momentum: momentum) {
        record("steps to 1e-6 on the ravine", steps)
    } else {
        record("steps to 1e-6 on the ravine", "it never arrives")
    }
    record("η", rate)
    record("γ", momentum)
}

/// How many steps bring the ball a million times closer to the bottom, to stay there for forty more, as lesson 3 counts them; nil if none do.
func stepsDown(rate: Double, momentum: Double) -> Int? {
    guard rate > 0, rate.isFinite, momentum >= 0, momentum < 1 else { return nil }
    let (start, curvatures) = ([4.0, 2.0], [2.0, 20.0])
    var (weights, velocity) = (start, [0.0, 0.0])
    let goal = 1e-12 * (start[0] * start[0] + start[1] * start[1])
    var outside = 0
    for step in 1...10_000 {
        for i in weights.indices {
            velocity[i] = momentum * velocity[i] + curvatures[i] * weights[i]
            weights[i] -= rate * velocity[i]
        }
        let distance = weights[0] * weights[0] + weights[1] * weights[1]
        guard distance.isFinite else { return nil }
        if distance >= goal { outside = step }
        if step - outside >= 40 { return outside + 1 }
    }
    return nil
}
