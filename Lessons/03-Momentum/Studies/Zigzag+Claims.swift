import Downhill

extension Zigzag {
    var numbers: [Recorded] {
        [
            Recorded("descent", pairs[0].descent), Recorded("momentum", pairs[0].momentum),
            Recorded("smallDescent", pairs[3].descent), Recorded("smallMomentum", pairs[3].momentum),
            Recorded("bestMomentum", best.momentum), Recorded("bowl", Int(bestBowlSteps)),
            Recorded("ravine", Int(ravineSteps)),
        ]
    }

    var claims: [Claim] {
        [
            Claim("B-054") {
                Condition(
                    "curvature along w₂ over that along w₁", Ravine.bowl.hessian(at: .zero).condition, equals: 1,
                    within: 1e-6)
                Condition("η = 0.1: steps to come a million times closer", bowlSteps, isBelow: 100)
                Condition("η = 0.1: crossings of w₂ = 0 in 60 steps", bowlCrossings, isAtMost: 0)
            },
            Claim("B-055") {
                Condition(
                    "curvature along w₂ over that along w₁", Ravine.ravine.hessian(at: .zero).condition, equals: 10,
                    within: 1e-6)
                Condition("curvature along w₂", Ravine.ravine.hessian(at: .zero).w22, equals: 20, within: 1e-6)
            },
            Claim(
                "B-056a",
                instead:
                    "It oscillates above $\\eta = 1/\\lambda_{\\max}$, a twentieth here: {{zigzag.descent}} crossings at the document's rate, {{zigzag.smallDescent}} at a fifth of it."
            ) {
                Condition("η = 0.1, the document's: crossings in 60 steps", pairs[0].descent, isAtLeast: 30)
            } beyond: {
                Condition("η = 0.09: crossings in 60 steps", pairs[1].descent, isAtLeast: 30)
                Condition("η = 0.02: crossings in 60 steps", pairs[3].descent, isAtLeast: 30)
            },
            Claim("B-056b") {
                Condition(
                    "gradient descent at its best rate: steps down the ravine, against ten times those down a round bowl",
                    ravineSteps, isAtLeast: 10 * bestBowlSteps)
            },
            Claim(
                "B-057b",
                instead: """
                    At $\\gamma = 0.9$ the path crosses the floor {{zigzag.momentum}} times at the document's rate, {{zigzag.smallMomentum}} times at a fifth of it, where plain descent \
                    crosses {{zigzag.smallDescent}} times, and {{zigzag.bestMomentum}} times at its best rate.
                    """
            ) {
                for pair in pairs {
                    Condition("η = \(pair.η): momentum's crossings in 60 steps", pair.momentum, isAtMost: 1)
                }
                Condition("momentum's best rate: crossings in 60 steps", best.momentum, isAtMost: 1)
            },
            Claim(
                "B-058",
                instead:
                    "True of the second step at the document's rate, where the first has jumped to the other wall; by the third, and at a small rate, the velocity points across."
            ) {
                Condition(
                    "η = 0.1, step 2: sideways part of the velocity over the part along the floor", sideways[0].second,
                    isBelow: 1)
            } beyond: {
                Condition(
                    "η = 0.1, step 3: sideways part of the velocity over the part along the floor", sideways[0].third,
                    isBelow: 1)
                Condition(
                    "η = 0.02, step 2: sideways part of the velocity over the part along the floor", sideways[1].second,
                    isBelow: 1)
            },
        ]
    }
}
