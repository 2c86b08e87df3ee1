import Downhill

extension FourValleys {
    var claims: [Claim] {
        let ends = ends
        func share(_ agrees: (Snapshot) -> Bool) -> Double { Double(ends.count(where: agrees)) / Double(ends.count) }
        let pass = Self.place.hessian(at: saddle).eigenvalues
        return [
            Claim("C-015") {
                Condition(
                    "two valleys, from 1.8: where the descent ends, right of the top", drawingEnd.x,
                    isAbove: Double(top.x))
                Condition(
                    "four valleys: share of starts that end in a shallower one",
                    Sample(foundBySeed.values.map { 1 - $0 }), isAtLeast: 0.1)
            },
            Claim(
                "C-002",
                instead: """
                    It finds the bottom of the valley that it starts in. In the document's own drawing of two valleys that is the deeper one from \
                    {{fourValleys.drawing}} of the starts, \
                    among four valleys from {{fourValleys.found}}; by the valley's edges it should be {{fourValleys.chance}}.
                    """
            ) {
                Condition(
                    "the drawing's two valleys: share of 37 starts that end in the deeper", drawingShare, equals: 1,
                    within: 1e-9)
                Condition("four valleys: share of starts that end in the deepest", found, equals: 1, within: 1e-9)
            },
            Claim("E-050b") {
                Condition(
                    "four valleys: share of descents that end where the slope is below a hundredth",
                    share { $0.gradientNorm < 0.01 }, equals: 1, within: 1e-9)
                Condition(
                    "four valleys: share of descents that end at no top", share { !Self.isTop($0.point) }, equals: 1,
                    within: 1e-9)
                Condition(
                    "from a ridge: distance to the saddle point after 40 steps", ridgeDistance, isAtMost: 0.05,
                    as: .significant(2))
            },
            Claim(
                "C-006",
                instead:
                    "It may also be the top of a hill, as amid the four valleys and, with one weight, between two; but in short steps no descent that starts anywhere else comes to rest there."
            ) {
                Condition(
                    "four valleys, places without slope: minima and saddles, against all",
                    flat.count { !Self.isTop($0) }, equals: flat.count, within: 0)
            } beyond: {
                Condition(
                    "the drawing, one weight: the curvature where the slope is zero between the valleys",
                    Double(DoubleWell.doubleWell.hessian(at: top).w11), isAbove: 0)
                Condition(
                    "four valleys: share of descents that end in a minimum or on a saddle",
                    share { $0.gradientNorm < 0.01 && !Self.isTop($0.point) },
                    equals: 1, within: 1e-9)
            },
            Claim(
                "C-016",
                instead: #"""
                    With one weight, as drawn, the point between is the top of a hill, of curvature {{fourValleys.topCurvature}}. With two weights or more the \#
                    lowest pass between two valleys is a saddle.
                    """#
            ) {
                Condition(
                    "one weight, as drawn: the largest curvature there",
                    Double(DoubleWell.doubleWell.hessian(at: top).w11), isAbove: 0)
            } beyond: {
                Condition(
                    "two weights: the smaller curvature on the pass between two valleys", pass.smallest, isBelow: 0)
                Condition("two weights: the larger curvature there", pass.largest, isAbove: 0)
            },
            Claim(
                "C-017",
                instead:
                    "The slope does vanish there, but in a point, not on a plain: at the tilt drawn here the curvature is {{fourValleys.flat}} of that in the valley."
            ) {
                Condition(
                    "one weight, as drawn: slope at the top", abs(DoubleWell.doubleWell.gradient(at: top).x),
                    isAtMost: 1e-3)
                Condition(
                    "one weight, as drawn: curvature there over that in the deeper valley", topFlatness, isAtMost: 0.1)
            },
        ]
    }
}
