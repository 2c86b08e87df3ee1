import Downhill

extension OneRate {
    var figure: Exhibit {
        let start = SIMD2(4.0, 2.0)
        return .figure(
            Facets("Downhill is not towards the minimum, and only short steps go down", columns: 2, sharing: .none) {
                Plot("three ways from (4, 2)") {
                    ContourMark(x: -1.7...4.8, y: -2.8...2.8, levels: .logarithmic(9)) { $0 * $0 + 10 * $1 * $1 }
                    PathMark(Array(edge.path.prefix(5)), by: "gradient descent, 2/λ", arrows: false).unlabelled()
                    PathMark(Array(tuned.path.prefix(9)), by: "gradient descent, best rate", arrows: false)
                        .color(.sky).unlabelled()
                    PathMark(Array(newton.path.prefix(2)), by: "Newton").unlabelled()
                    AngleMark(at: start, from: [-8, -40], to: [-4, -2], radius: 26)
                    TextMark("Newton", at: [0.4, 0.2], .aboveLeading, distance: 28)
                    TextMark("η < 2/λ", at: tuned.path[1], .trailing, distance: 10).color(.sky)
                    TextMark("η = 2/λ", at: [Double(edge.points[3].x), -2], .leading, distance: 10).color(.blue)
                }.xAxis("w₁", .linear(-1.7...4.8)).yAxis("w₂", .linear(-2.8...2.8)).legend(.hidden)
                Plot("loss after one step from (4, 2)") {
                    LineMark(x: rates, y: rates.map(bound)).theory()
                    LineMark(x: rates, y: rates.map { loss - steepness * $0 }).dashed().color(.grey)
                    LineMark(x: rates, y: losses).color(.blue).cropped()
                    RuleMark(x: 2 / Self.λ, "2/λ")
                    TextMark("tangent", at: [0.031, 4], .trailing, distance: 8)
                    TextMark("lemma", at: [0.09, bound(0.09)], .aboveLeading, distance: 12)
                    TextMark("measured", at: [0.11, lossAfterStep(0.11)], .trailing, distance: 10)
                }.xAxis("η", .linear(0...0.155), ticks: [0, 0.05, 0.1]).yAxis("L", .linear(0...90))
            }, named: "ravine",
            alt: """
                Left, contours of the ravine with three paths from one place: one bounces between two walls, one zigzags to the minimum, Newton's goes \
                there in one step; the angle between \
                the first step of descent and Newton's is marked. Right, the loss after one step against the rate: it falls, turns and rises, just below \
                the bound of the descent lemma.
                """,
            caption: #"""
                Left: the steepest way down and the way to the minimum, Newton's, are {{wayDown.angle}}° apart. At $\eta = 2/\lambda$ the walk bounces \#
                between the walls for ever, drifting along; a little \#
                below (light blue) it zigzags in. Right: the lemma's bound, and below it what was measured.
                """#)
    }

    var exhibits: [Exhibit] { [figure] }
}
