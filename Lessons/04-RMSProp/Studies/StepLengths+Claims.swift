import Downhill

extension StepLengths {
    var claims: [Claim] {
        let times = (1...60).map { Double($0) }
        let ratios = zip(steady.adagrad, times).map { $0 / Self.predictedAdaGrad($1) }
        return [
            Claim(
                "Hinton-2012", says: "Dividing by the root mean square makes the step independent of the slope's size.",
                force: .always
            ) {
                Condition(
                    "first step on slope 0.001, in that on slope 1000", firstOnGentle / firstOnSteep, equals: 1,
                    within: .relative(1e-4))
                Condition(
                    "first step at η = 0.01 against η/√(1 − β)", firstOnSteep, equals: 0.01 * Self.predictedRMSProp(1),
                    within: .relative(1e-4))
            },
            Claim(
                "Duchi-2011", says: "What follows from AdaGrad's formula: under a constant slope its steps are η/√t.",
                force: .defines
            ) {
                Condition(
                    "smallest and largest step against η/√t, 60 steps", [ratios.min() ?? 0, ratios.max() ?? 0],
                    equals: [1.0, 1], within: 1e-4)
            },
            Claim(
                "D-005c",
                instead: """
                    Beside gradient descent at the same η it does, though there η is a factor and here a length. By itself it walks at η on any slope, and where the slope first steepens its step grows \
                    to {{stepLengths.leap}} η before it settles.
                    """
            ) {
                Condition("settled on slope 10: step against gradient descent's, in η", settledOnHill, isBelow: 10)
                Condition("settled on slope 0.1: step against gradient descent's, in η", onTheFlat, isAbove: 0.1)
            } beyond: {
                Condition(
                    "the first step where the slope rises from 1 to 10, against the one before", ontoHill,
                    isBelow: beforeHill)
            },
        ]
    }
}
