import Downhill

/// How far RMSProp and AdaGrad move a weight, in units of η, under slopes that are given to them.
struct StepLengths: Sendable {
    /// Sixty slopes of 1.
    let steady: (rmsprop: [Double], adagrad: [Double])

    /// Forty slopes of 1, forty of 10, eighty of 1.
    let hill: [Scalar]
    let overTheHill: (rmsprop: [Double], adagrad: [Double])

    /// RMSProp's step number 60 under a slope of 0.1 throughout, and its step on a slope of 1 after forty of 0.1.
    let onTheFlat, afterTheFlat: Double

    /// RMSProp's first step at η = 0.01, on a slope of 0.001 and on one of 1000.
    let firstOnGentle, firstOnSteep: Double

    init() {
        let rmsprop = RMSProp(learningRate: 1, smoothing: 0.9)
        let adagrad = AdaGrad(learningRate: 1)
        func slopes(_ parts: (slope: Scalar, count: Int)...) -> [Scalar] {
            parts.flatMap { Array(repeating: $0.slope, count: $0.count) }
        }
        let ones = slopes((1, 60))
        steady = (rmsprop.steps(under: ones), adagrad.steps(under: ones))
        hill = slopes((1, 40), (10, 40), (1, 80))
        overTheHill = (rmsprop.steps(under: hill), adagrad.steps(under: hill))
        onTheFlat = rmsprop.steps(under: slopes((0.1, 60)))[59]
        afterTheFlat = rmsprop.steps(under: slopes((0.1, 40), (1, 1)))[40]
        let slow = RMSProp(learningRate: 0.01, smoothing: 0.9)
        firstOnGentle = slow.steps(under: [0.001])[0]
        firstOnSteep = slow.steps(under: [1000])[0]
    }

    /// What theory says of step t under a slope that stays the same, in η.
    static func predictedRMSProp(_ t: Double) -> Double { 1 / (1 - Elementary.pow(0.9, t)).squareRoot() }
    static func predictedAdaGrad(_ t: Double) -> Double { 1 / t.squareRoot() }

    /// RMSProp just before the hill, at its first step on it, at its last, and at the first beyond.
    var beforeHill: Double { overTheHill.rmsprop[39] }
    var ontoHill: Double { overTheHill.rmsprop[40] }
    var settledOnHill: Double { overTheHill.rmsprop[79] }
    var offHill: Double { overTheHill.rmsprop[80] }
}
