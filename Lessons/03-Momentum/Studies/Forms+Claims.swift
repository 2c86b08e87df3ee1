import Downhill

extension Forms {
    var numbers: [Recorded] {
        [
            Recorded("loss", loss), Recorded("falling", fallingGap, as: .significant(2)),
        ]
    }

    var claims: [Claim] {
        [
            Claim(
                "B-177",
                instead: """
                    Equivalent while $\\eta$ is constant; when it falls, a step already in the velocity is shortened only where $\\eta$ stands outside, and the paths part by \
                    {{forms.falling}}.
                    """
            ) {
                Condition("η = 0.05 throughout: largest distance between the paths", constantGap, isBelow: 1e-4)
            } beyond: {
                Condition("η falls tenfold at step 20: largest distance between the paths", fallingGap, isBelow: 1e-4)
            },
            Claim("B-178") {
                Condition(
                    "library against the formula by hand: largest distance over 60 steps", lookaheadGap, isBelow: 1e-5)
            },
        ]
    }
}
