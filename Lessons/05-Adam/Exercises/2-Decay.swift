//: # 2 · Decay beside the step
//: Weights should stay small, so each is to shrink by a little in every step. Adding λ w to the slope (L2) goes astray in Adam: the ruler divides it too. AdamW takes it off beside the step,
//:
//:     w ← w − η · m̂/(√v̂ + ε) − η·λ·w,
//:
//: where every w on the right is the weight before the step.
//:
//: **To do.** Write `step`. Adam's part is finished: `direction` returns the fraction.
//:
//: **By hand first.** A weight of 2, η = 0.1, λ = 0.5. Where is it after a first step along a slope of 3? And where, if the slope is 0? (The first fraction of Adam's you know from “By hand” in the lesson.)

/// Adam with weight decay.
struct AdamW {
    /// λ: with the learning rate, how much a weight shrinks in a step.
    let weightDecay: Double

    /// m and v: one number each for each weight.
    var averageSlope: [Double]
    var averageSquare: [Double]

    /// t: how many steps have been made.
    var stepNumber = 0

    init(weightDecay: Double, weights: Int) {
        self.weightDecay = weightDecay
        averageSlope = Array(repeating: 0, count: weights)
        averageSquare = Array(repeating: 0, count: weights)
    }

    /// Moves the weights along Adam's direction, and shrinks them.
    mutating func step(_ weights: inout [Double], along gradient: [Double], learningRate: Double) {
        fatalError("not written yet")
    }

    /// Adam's part, finished: updates the averages with a gradient and returns m̂/(√v̂ + ε), one number for each weight.
    mutating func direction(along gradient: [Double]) -> [Double] {
        stepNumber += 1
        return gradient.indices.map { i in
            averageSlope[i] = 0.9 * averageSlope[i] + 0.1 * gradient[i]
            averageSquare[i] = 0.99 * averageSquare[i] + 0.01 * gradient[i] * gradient[i]
            let slope = averageSlope[i] / (1 - power(0.9, stepNumber))
            let square = averageSquare[i] / (1 - power(0.99, stepNumber))
            return slope / (square.squareRoot() + 1e-8)
        }
    }
}

/// A number to a whole power.
func power(_ base: Double, _ exponent: Int) -> Double { (0..<exponent).reduce(1.0) { product, _ in product * base } }
