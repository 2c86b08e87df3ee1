import Downhill

/// Eighty walkers in the ravine w₁² + 10·w₂² under heavy noise: a large rate, a small one, and one that is cut on the way.
struct Cloud: Study {
    static let steps = 174
    static let cut = 60
    static let late = 30

    let clouds: [(name: String, paths: [[SIMD2<Double>]])]

    init(seed: UInt64, walkers: Int = 80) {
        let plans: [(String, Schedule)] = [
            ("η = 0.05", 0.05), ("η = 0.005", 0.005),
            ("η = 0.05, from step \(Self.cut) on 0.005", .multiStep(from: 0.05, at: [.steps(Self.cut)])),
        ]
        clouds = plans.map { name, schedule in
            (
                name,
                (0..<walkers).map { walker in
                    let noise = GradientNoise(deviation: 6, using: SplitMix64(seed: seed).split("cloud \(walker)"))
                    return Descent(on: .ravine, by: SGD(learningRate: schedule), noise: noise).run(atMost: Self.steps)
                        .path
                }
            )
        }
    }

    /// The mean loss of a cloud's last steps.
    private func lateLoss(_ cloud: Int) -> Double {
        let points = clouds[cloud].paths.flatMap { $0.suffix(Self.late) }
        return points.reduce(0) { $0 + $1.x * $1.x + 10 * $1.y * $1.y } / Double(points.count)
    }

    var film: Exhibit {
        .figure(
            Animation("Large steps arrive, small ones settle", frames: 30, framesPerSecond: 6) { frame in
                Facets(columns: 1, sharing: .both) {
                    for cloud in clouds {
                        Plot(cloud.name) {
                            ContourMark(Ravine.ravine, over: Domain(w1: -3...5, w2: -1.6...2.6)).unlabelledLevels()
                            PointMark(cloud.paths.map { $0[6 * frame] }).color(.orange).symbolSize(6).cropped()
                        }.xAxis("w₁", .linear(-3...5)).yAxis("w₂", .linear(-1.6...2.6))
                    }
                }.subtitle("step \(6 * frame)").size(width: 440, height: 880)
            }.holding(last: 3), named: "cloud",
            alt: """
                Animation of three clouds of walkers in a ravine. With the large rate the cloud reaches the bottom at once and stays wide; with the small \
                rate it creeps there as a tight cloud; with a falling rate it arrives at once and then shrinks.
                """,
            caption: """
                A rate that is cut on the way ends lowest: mean loss over the last {{cloud.late}} steps {{cloud.falling}}, {{cloud.large}} with the large rate, \
                {{cloud.small}} with the small one. Each dot is one of {{cloud.walkers}} walkers; the cross is the minimum.
                """)
    }

    var exhibits: [Exhibit] { [film] }

    var numbers: [Recorded] {
        ["large", "small", "falling"].enumerated().map { Recorded($1, lateLoss($0), as: .significant(2)) }
            + [Recorded("walkers", clouds[0].paths.count), Recorded("late", Self.late)]
    }
}
