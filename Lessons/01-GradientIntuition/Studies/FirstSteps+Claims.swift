import Downhill

extension FirstSteps {
    var claims: [Claim] {
        [
            Claim("A-001") {
                Condition(
                    "rise over run of x² around −2, −1, 0, 1 and 3, against the gradient", rises, equals: slopes,
                    within: 1e-6)
            },
            Claim("B-188") { Condition("gradient of w² at 3", slopes[4], equals: 6, within: 1e-6) },
            Claim("B-189") { Condition("w after a step from 3 at η = 0.1", onParabola[0], equals: 2.4, within: 1e-6) },
            Claim("B-004") {
                Condition("by the formula", gradient.list, equals: [8, 40], within: 1e-6)
                Condition("by differentiating the code", byMachine, equals: [8, 40], within: 1e-5)
            },
            Claim("B-191") { Condition("w₁ after a step", landing.x, equals: 3.2, within: 1e-6) },
            Claim("B-192") {
                Condition("w₂ after a step", landing.y, equals: -2, within: 1e-6)
                Condition("the minimum lies between before and after", holds: Self.start.y > 0 && landing.y < 0)
            },
            Claim("B-006") {
                Condition("∂L/∂w₂ over ∂L/∂w₁ at (4, 2)", gradient.y / gradient.x, equals: 5, within: 1e-6)
                Condition("the same without the multiplier", withoutMultiplier.y / withoutMultiplier.x, isBelow: 1)
            },
            Claim("B-007") {
                Condition(
                    "curvature across over curvature along, with the multiplier", condition, equals: 10, within: 1e-4)
                Condition("the same without it", conditionWithout, equals: 1, within: 1e-6)
            },
            Claim("C-004") {
                Condition(
                    "a step of the library's rule on Rosenbrock’s valley, against the formula", ruleStep,
                    equals: formulaStep, within: 1e-6)
            },
        ]
    }
}
