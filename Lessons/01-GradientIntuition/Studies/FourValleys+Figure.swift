import Downhill

extension FourValleys {
    var map: Exhibit {
        let valleys = Self.place.minima.map {
            (place: [Double($0.x), Double($0.y)] as SIMD2, loss: Self.place.value(at: $0))
        }
        func name(_ run: Trajectory) -> String {
            Self.valley(of: run.last.point) == 0 ? "to the deepest" : "to another"
        }
        return .figure(
            Plot("Where you start decides where you end", width: 560) {
                ContourMark(Self.place, levels: .at([-70, -55, -40, -25, -10, 20, 60]))
                RuleMark(x: edge)
                RuleMark(y: edge, "border of the valleys")
                for run in shown { LineMark(run.path, by: name(run)).unlabelled().lineWidth(2) }
                for run in shown {
                    PointMark(at: run.path[0], by: name(run)).unlabelled().symbol(.circle).symbolSize(7)
                }
                PointMark(at: [Double(saddle.x), Double(saddle.y)]).symbol(.diamond).color(.ink).symbolSize(10)
                TextMark("a saddle point", at: [Double(saddle.x), Double(saddle.y)], .belowTrailing, distance: 14)
                // Each depth in that corner of its cross where no walk comes in.
                for (index, valley) in valleys.enumerated() {
                    let depth = NumberFormat.integer.text(Double(valley.loss))
                    TextMark(
                        index == 0 ? "deepest: \(depth)" : "loss \(depth)", at: valley.place,
                        index == 1 ? .aboveTrailing : .belowTrailing, distance: 14
                    ).color(index == 0 ? .orange : .blue).bold()
                }
            }.subtitle("\(shown.count) random starts (dots), no descent crosses a border; the paler, the lower")
                .xAxis("w₁", ticks: [-4, -2, 0, 2, 4]).yAxis("w₂", ticks: [-4, -2, 0, 2, 4])
                .colors(["to the deepest": .orange, "to another": .blue]), named: "valleys",
            alt: """
                Contours of a landscape with four valleys, dashed borders between them, and forty descents, none of which crosses a border; those that reach the \
                deepest valley, at the lower left, have a colour of their own. The loss at the four bottoms is written there, and a saddle point is marked.
                """,
            caption: #"""
                The loss $\tfrac12\sum_i (w_i^4 - 16\,w_i^2 + 5\,w_i)$. No descent leaves the quarter it starts in. Only those in the deepest valley's own (orange) end at its \#
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
