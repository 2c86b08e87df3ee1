import Downhill

extension Walkers {
    /// One input of deviation 2 and a bias: a bowl with curvatures 8 and 2, whose weights can be drawn.
    private struct Racer {
        let name: String
        let batch: Int
        let path: [SIMD2<Double>]

        init(_ name: String, batch: Int, rate η: Double, on bowl: Regression, samples: Int) {
            var generator = SplitMix64(seed: 1).split("path")
            var w = [bowl.minimum[0] - 1.6, bowl.minimum[1] + 2.2]
            var points = [SIMD2(w[0], w[1])]
            while (points.count - 1) * batch < samples {
                let order = generator.permutation(of: bowl.count)
                for start in stride(from: 0, to: bowl.count, by: batch) {
                    let g = bowl.gradient(of: order[start..<start + batch], at: w)
                    for j in w.indices { w[j] -= η * g[j] }
                    points.append([w[0], w[1]])
                }
            }
            self.name = name
            self.batch = batch
            path = points
        }
    }

    var race: Exhibit {
        let bowl = Regression(deviations: [2], noise: 0.8, seed: 1)
        let samples = 6_000
        let racers = [
            Racer("reads all 1,000", batch: 1_000, rate: 0.2, on: bowl, samples: samples),
            Racer("reads 40", batch: 40, rate: 0.1, on: bowl, samples: samples),
            Racer("reads 1", batch: 1, rate: 0.02, on: bowl, samples: samples),
        ]
        let minimum = SIMD2(bowl.minimum[0], bowl.minimum[1])
        // Where the middle one's way is free of the others.
        let bend = racers[1].path.first { $0.y < minimum.y + 0.75 } ?? minimum
        let film = Animation("One walker waits for all the data, two do not", frames: 46, framesPerSecond: 10) {
            frame in
            let seen = samples * frame * frame / 2_025
            return Plot {
                ContourMark(
                    x: minimum.x - 2.2...minimum.x + 2.2, y: minimum.y - 1...minimum.y + 2.6, levels: .logarithmic(10)
                ) {
                    bowl.floor + bowl.excess(at: [$0, $1])
                }
                .minima([minimum])
                for racer in racers.reversed() {
                    let walked = Array(racer.path.prefix(seen / racer.batch + 1))
                    LineMark(walked, by: racer.name).lineWidth(racer.batch == 1 ? 1 : 2.5).opacity(
                        racer.batch == 1 ? 0.6 : 1
                    )
                    .unlabelled()
                    PointMark(at: walked[walked.count - 1], by: racer.name).symbolSize(9).unlabelled()
                }
                TextMark(racers[0].name, at: racers[0].path[1], .trailing, distance: 10).color(.blue).bold()
                TextMark(racers[1].name, at: bend, .trailing, distance: 105).color(.orange).bold()
                TextMark(racers[2].name, at: minimum - [0.45, 0], .leading).color(.rose).bold()
            }
            .xAxis("weight w").yAxis("bias b").colors(["reads all 1,000": .blue, "reads 40": .orange, "reads 1": .rose])
            .subtitle("samples read by each so far: \(NumberFormat.integer.text(Double(seen)))")
        }
        return .figure(
            film.holding(last: 3), named: "three-walkers",
            alt: """
                Animation of three paths on the contours of a bowl. The path of single samples staggers to the bottom within a few dozen samples, and that of batches follows soon after; that of
                the whole data makes six steps in all, from wall to wall, and ends near the minimum, inside a cloud that the single-sample walker draws.
                """,
            caption: """
                In the film, when the walker who reads everything takes its first step, the others have arrived. It would come to rest; they never do.
                """)
    }

    var table: Exhibit {
        .table(
            Table(
                "Each at the rate that reaches the goal with the fewest samples",
                columns: [
                    "a step reads", .init("rate η", as: .significant(2)),
                    .init("samples to twice the lowest loss, median (quartiles)", as: .integer),
                    .init("loss where 50 epochs at that rate settle", as: .significant(2)),
                    .init("rate η for 1 %", as: .significant(2)),
                    .init("samples to within 1 % of it, median (quartiles)", as: .integer),
                ],
                rows: all.map {
                    [
                        $0.batch, $0.toTwice.rate, $0.toTwice.runs, $0.settled.median, $0.toOnePercent.rate,
                        $0.toOnePercent.runs,
                    ]
                }))
    }

    var exhibits: [Exhibit] { [race, table] }
}
