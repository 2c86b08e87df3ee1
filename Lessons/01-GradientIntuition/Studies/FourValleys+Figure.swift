import Downhill

extension FourValleys {
    var map: Exhibit {
        func name(_ run: Trajectory) -> String {
            Self.valley(of: run.last.point) == 0 ? "to the deepest" : "to another"
        }
        return .figure(
            Plot("Where you start decides where you end", width: 560) {
                ContourMark(Self.place, levels: .count(12))
                for run in shown { LineMark(run.path, by: name(run)).lineWidth(2) }
                for run in shown {
                    PointMark(at: run.path[0], by: name(run)).unlabelled().symbol(.circle).symbolSize(7)
                }
                PointMark(at: [Double(saddle.x), Double(saddle.y)]).symbol(.diamond).color(.ink).symbolSize(10)
                TextMark("a saddle point", at: [Double(saddle.x), Double(saddle.y)], .belowTrailing, distance: 14)
            }.xAxis("w₁").yAxis("w₂").colors(["to the deepest": .orange, "to another": .blue]), named: "valleys",
            alt: """
                Contours of a landscape with four valleys and forty descents, coloured by whether they reach the deepest one, at the lower left. A saddle \
                point between two valleys is marked.
                """,
            caption: #"""
                The loss $\tfrac12\sum_i (w_i^4 - 16\,w_i^2 + 5\,w_i)$. Dots: random starts. Only those in the deepest valley's own quarter (orange) end at its \#
                bottom; that quarter is {{fourValleys.chance}} of the square.
                """#)
    }

    var exhibits: [Exhibit] { [map] }

    var numbers: [Recorded] {
        [
            Recorded("chance", chance, as: .percent(1)),
            Recorded("ten", 1 - Elementary.pow(1 - chance, 10), as: .percent(1)),
            Recorded("found", found, as: .percent(1)), Recorded("error", standardError, as: .percent(1)),
            Recorded("descents", ends.count), Recorded("drawing", drawingShare, as: .percent(0)),
            Recorded("flat", topFlatness, as: .percent(0)),
            Recorded("topCurvature", Double(DoubleWell.doubleWell.hessian(at: top).w11), as: .significant(2)),
        ]
    }

    /// The curvature at the drawing's top, without its sign, over that in the deeper valley.
    var topFlatness: Double {
        let well = DoubleWell.doubleWell
        return Double(abs(well.hessian(at: top).w11) / well.hessian(at: well.minima[0]).w11)
    }
}
