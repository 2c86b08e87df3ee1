import Downhill

extension Zigzag {
    var numbers: [Recorded] {
        [
            Recorded("descent", pairs[0].descent), Recorded("momentum", pairs[0].momentum),
            Recorded("smallDescent", pairs[3].descent), Recorded("smallMomentum", pairs[3].momentum),
            Recorded("bestMomentum", best.momentum),
            Recorded("halfDescent", pairs[2].descent), Recorded("halfMomentum", pairs[2].momentum),
            Recorded("swingMomentum", swing.momentum, as: .significant(1)),
            Recorded("swingDescent", swing.descent, as: .significant(2)),
            Recorded("best", Int(bestSteps.ravine)), Recorded("bowlBest", Int(bestSteps.bowl)),
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
                    "each at its best rate: steps to come a million times closer, against ten times the round bowl's",
                    bestSteps.ravine, isAtLeast: 10 * bestSteps.bowl)
            },
            Claim(
                "B-057b",
                instead: """
                    At the document's rate, with $\\gamma = 0.9$, the path crosses the floor {{zigzag.momentum}} times. At a fifth of it it is a wave, {{zigzag.smallMomentum}} crossings, where plain descent \
                    has {{zigzag.smallDescent}}; at its own best rate, {{zigzag.bestMomentum}}.
                    """
            ) {
                Condition("η = 0.1, the document's: momentum's crossings in 60 steps", pairs[0].momentum, isAtMost: 1)
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
            Claim(
                "B-162",
                instead: """
                    It damps the oscillation that plain descent has: at the document's rate that swings on {{zigzag.swingDescent}} wide, momentum is down to {{zigzag.swingMomentum}} after fifty steps. From \
                    $\\eta = 1/\\lambda_{\\max}$ down it makes the oscillation: {{zigzag.halfMomentum}} crossings at half the document's rate, plain descent {{zigzag.halfDescent}}.
                    """
            ) {
                Condition(
                    "γ = 0.9, a steady slope: step against plain descent's 0.1", grown, isAbove: 0.1, by: 0.1)
                Condition(
                    "η = 0.1, the document's: how far from the floor after 50 of 60 steps, against half of plain descent's",
                    swing.momentum, isAtMost: swing.descent / 2)
            } beyond: {
                for pair in pairs.dropFirst(2) {
                    Condition(
                        "η = \(pair.η): momentum's crossings in 60 steps, against plain descent's", pair.momentum,
                        isAtMost: pair.descent)
                }
            },
        ]
    }
}
