import Downhill

extension OwnCoordinates: Study {
    var figure: Exhibit {
        .figure(
            Facets(
                "Along the axes RMSProp sees a wide bowl; askew, the ravine that you see", columns: 2, sharing: .none
            ) {
                plot("along the axes, as it is", straight, isOwn: false)
                plot("the same, as RMSProp sees it", straight, isOwn: true)
                plot("turned by 45°, as it is", turned, isOwn: false)
                plot("the same, as RMSProp sees it", turned, isOwn: true)
            }, named: "coordinates",
            alt: """
                Four contour maps with the step from the same place. A narrow ravine along the axes becomes a wide ellipse in RMSProp's own \
                coordinates, and its step points down it. The turned ravine stays as narrow as it was, and the step points across it.
                """,
            caption: """
                $\\kappa = 100$. Arrows: the direction of RMSProp's step, on the left a diagonal, since both weights move equally far. In its own coordinates, stretched by the root of each slope (then both scaled alike, to fit the frame), the upper \
                ravine has $\\kappa = {{ownCoordinates.straight}}$ and the arrow points down a wide bowl; the lower one keeps $\\kappa = \
                {{ownCoordinates.turned}}$, and the arrow points across.
                """)
    }

    private func plot(_ title: String, _ view: View, isOwn: Bool) -> Plot {
        let stretch = isOwn ? view.stretch : Point(1, 1)
        let place = stretch * view.place
        let downhill = -view.ravine.gradient(at: view.place) / stretch
        let step = isOwn ? downhill : downhill / (view.stretch * view.stretch)
        let tip = place + step * (1.6 / step.length)
        return Plot(title) {
            ContourMark(x: -4.9...4.9, y: -4.9...4.9, levels: .logarithmic(8)) { x, y in
                Double(view.ravine.value(at: Point(Scalar(x), Scalar(y)) / stretch))
            }
            PathMark([place, tip].map { SIMD2(Double($0.x), Double($0.y)) }, by: "RMSProp", arrows: true)
            PointMark(at: [0, 0]).symbol(.plus)
        }
        .xAxis(isOwn ? "u₁" : "w₁", .linear(-4.9...4.9)).yAxis(isOwn ? "u₂" : "w₂", .linear(-4.9...4.9))
    }

    var exhibits: [Exhibit] { [figure] }

    var numbers: [Recorded] {
        [
            Recorded("straight", straight.ownCondition, as: .significant(2)),
            Recorded("turned", turned.ownCondition, as: .significant(3)),
        ]
    }
}
