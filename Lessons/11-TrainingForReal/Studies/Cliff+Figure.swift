import Downhill

extension Cliff: Study {
    /// Slowly while one walk is thrown, and faster until the other arrives.
    private static let filmed = (0...24).map { $0 * 60 / 24 } + Array(stride(from: 70, through: shown, by: 10))

    var film: Exhibit {
        // Clamped to the frame, so that a throw is seen to leave it.
        let walks = [("as it is", thrown), ("clipped at 1", held)]
        let samples = 121
        func place(_ i: Int, _ range: ClosedRange<Double>) -> Double {
            range.lowerBound + (range.upperBound - range.lowerBound) * Double(i) / Double(samples - 1)
        }
        let heights = (0..<samples).map { row in
            (0..<samples).map { column in Self.loss(at: SIMD2(place(column, Self.drawnW), place(row, Self.drawnB))) }
        }
        // In the column of w = 5.5, where the loss jumps most from one row to the next.
        let column = heights.map { $0[90] }
        let jump = zip(column, column.dropFirst()).map { abs($1 - $0) }
        let row = jump.indices.max { jump[$0] < jump[$1] } ?? 0
        let wall = SIMD2(place(90, Self.drawnW), place(row, Self.drawnB))
        return .figure(
            Animation(
                "One step up the wall undoes thirty down the slope", frames: Self.filmed.count, framesPerSecond: 5
            ) { frame in
                let steps = Self.filmed[frame]
                return Facets(columns: 2, sharing: .both) {
                    for (title, walk) in walks {
                        Plot(title) {
                            ContourMark(values: heights, x: Self.drawnW, y: Self.drawnB, levels: .count(8)).minima([])
                                .unlabelledLevels()
                            PathMark(Array(walk.points.prefix(steps + 1)), by: "gradient descent", arrows: false)
                                .cropped()
                            TextMark("the wall", at: wall, .belowLeading, distance: 24)
                            if let exit = walk.exit, exit <= steps {
                                TextMark(
                                    "thrown to w = \(Int(walk.points[exit].x.rounded()))", at: [5.99, -1.87], .leading)
                            }
                        }.xAxis("weight w", .linear(Self.drawnW)).yAxis("bias b", .linear(Self.drawnB)).legend(.hidden)
                    }
                }.subtitle("step \(steps)")
            }.holding(last: 3), named: "cliff",
            alt: """
                Animation of two walks on the same map of a loss, a plain that slopes gently down to the left, above a wall. Left, a walk along the foot of the wall \
                touches it and is thrown out of the map in one step. Right, with the gradient clipped, the walk touches it as well, is pushed a little way back each \
                time, goes on along the wall, and stays near its left end.
                """,
            caption: """
                One recurrent unit, fifty rounds; a rate of $0.3$. The darkest ground has a loss of {{cliff.highest}}. On the wall the gradient's norm is {{cliff.norm}}, and the \
                walk on the left lands where it is flat, at $w = $ {{cliff.landing}} and $b = $ {{cliff.landingB}}. After {{cliff.shown}} steps the clipped one has a loss of {{cliff.heldLoss}}.
                """)
    }

    var exhibits: [Exhibit] { [film] }

    var numbers: [Recorded] {
        let exit = thrown.exit ?? 1
        return [
            Recorded("norm", thrown.norms[exit - 1], as: .integer),
            Recorded("landing", thrown.points[exit].x, as: .integer),
            Recorded("landingB", thrown.points[exit].y, as: .integer),
            Recorded("highest", Self.loss(at: SIMD2(Self.drawnW.lowerBound, Self.drawnB.lowerBound)), as: .fixed(2)),
            Recorded("shown", Self.shown), Recorded("heldLoss", held.loss, as: .scientific(0)),
            Recorded("starts", Self.starts.count),
            Recorded("freeRate", best(free).rate, as: .significant(1)),
            Recorded("clippedRate", best(clipped).rate, as: .significant(1)),
            Recorded("lost", best(free).lost),
            Recorded("free", best(free).arrived, as: .percent(0)),
            Recorded("clipped", best(clipped).arrived, as: .percent(0)),
            Recorded("lostClipped", clipped[4].lost), Recorded("lostAtTen", free[5].lost),
            Recorded("lostClippedAtTen", clipped[5].lost),
            Recorded("needless", needless, as: .percent(0)),
        ]
    }
}
