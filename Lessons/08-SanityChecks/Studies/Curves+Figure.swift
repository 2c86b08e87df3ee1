import Downhill

extension Curves {
    var figure: Exhibit {
        func panel(_ title: String, _ curves: [Curve], _ color: Color) -> Plot {
            // A bug without a finite loss has no curve: the heading says so.
            let without = curves.count { $0.losses.isEmpty }
            return Plot("\(title): \(curves.count) bugs" + (without > 0 ? ", \(without) without a curve" : "")) {
                for curve in sound { LineMark(curve.losses).theory() }
                TextMark("sound", at: [15, 0.5], .center)
                for curve in curves { LineMark(curve.losses).color(color).lineWidth(1.6).cropped() }
            }.xAxis("batch").yAxis("loss", .log(0.1...100))
        }
        return .figure(
            Facets("A good curve is no sure sign", columns: 2, sharing: .both) {
                panel("as if nothing were wrong", alike, .rose)
                panel("falls, but not so far", slower, .orange)
                panel("stuck", stuck, .blue)
                panel("jumps or explodes", jumping, .plum)
            }.subtitle("losses above 100 are cut off"), named: "curves",
            alt: """
                Four panels of loss against batch, the sound curves pale beneath. In the first the bugs' curves lie on the sound ones; in the second they end \
                above them; in the third they stay level; in the last they shoot up.
                """,
            caption: """
                Medians of five runs, one line a bug; pale: the three sound models. Which bug is in which panel stands in the table that is folded above.
                """)
    }

    var exhibits: [Exhibit] { [figure] }

    var numbers: [Recorded] {
        return [
            Recorded("alike", alike.count), Recorded("soundRuns", soundRuns),
        ]
    }
}
