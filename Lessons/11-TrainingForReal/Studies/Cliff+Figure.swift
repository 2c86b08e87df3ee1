import Downhill

extension Cliff: Study {
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
            Animation("One step up the wall undoes thirty down the slope", frames: 25, framesPerSecond: 5) { frame in
                let steps = frame * 60 / 24
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
                Two maps of the loss, a plain that slopes gently down to the left, above a wall. Left, a walk along the foot of the wall touches it and \
                is thrown out of the map in one step. Right, with the gradient clipped, the walk touches it as well, is pushed a little way back each \
                time, and goes on along the wall.
                """,
            caption: """
                One recurrent unit, fifty rounds; a rate of $0.3$. Dark is high. On the wall the gradient's norm is {{cliff.norm}}, and the walk on the left lands at \
                $w = $ {{cliff.landing}} and $b = $ {{cliff.landingB}}, where the loss is flat and it stays. The whole map: $w = 2$ to $8$.
                """)
    }

    var exhibits: [Exhibit] { [film] }

    var numbers: [Recorded] {
        let exit = thrown.exit ?? 1
        return [
            Recorded("norm", thrown.norms[exit - 1], as: .integer),
            Recorded("landing", thrown.points[exit].x, as: .integer),
            Recorded("landingB", thrown.points[exit].y, as: .integer),
            Recorded("starts", Self.starts.count),
            Recorded("largest", largestNorm, as: .integer),
            Recorded("freeRate", best(free).rate, as: .significant(1)),
            Recorded("clippedRate", best(clipped).rate, as: .significant(1)),
            Recorded("leaves", best(free).left, as: .percent(0)),
            Recorded("leavers", best(free).leavers), Recorded("lost", best(free).lost),
            Recorded("free", best(free).arrived, as: .percent(0)),
            Recorded("clipped", best(clipped).arrived, as: .percent(0)),
            Recorded("lostClipped", clipped[4].lost), Recorded("lostAtTen", free[5].lost),
            Recorded("lostClippedAtTen", clipped[5].lost),
            Recorded("needless", needless, as: .percent(0)),
        ]
    }
}
