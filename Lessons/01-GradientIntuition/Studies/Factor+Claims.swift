import Downhill

extension Factor {
    var claims: [Claim] {
        [
            Claim("A-002") {
                Condition(
                    "x²: step from a slope of 0.06 over step from a slope of 6", stepLength.gentle / stepLength.steep,
                    equals: 0.01, within: 1e-5)
            } beyond: {
                Condition(
                    "plateau: step far out, against on the slope of its pit", plateauStep.far, isBelow: plateauStep.near
                )
            },
            Claim("A-003a") {
                Condition(
                    "x², η = 0.1: loss lost in a step from a slope of 6, against 0.06", lossLost.steep,
                    isAbove: lossLost.gentle)
            } beyond: {
                Condition(
                    "ravine, η = 0.04: part of the steep weight left after 5 steps, against the shallow one's",
                    ravineLeft.steep,
                    isBelow: ravineLeft.shallow)
            },
            Claim(
                "A-003b",
                instead: #"""
                    A step crosses the minimum where $\eta\lambda$ exceeds one, however steep the ground: on $x^2$ from every slope at $\eta = 0.6$, from \#
                    none at $\eta = 0.4$.
                    """#
            ) {
                Condition("x², η = 0.6: crosses the minimum from a slope of 600", holds: crosses[1].steep)
            } beyond: {
                Condition("x², η = 0.6: does not cross it from a slope of 0.002", holds: !crosses[1].gentle)
                Condition("x², η = 0.4: crosses it from a slope of 600", holds: crosses[0].steep)
            },
        ]
    }
}
