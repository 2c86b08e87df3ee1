import Downhill

extension Workload {
    /// A chart of two lines on a logarithmic axis and a filled contour of 400 × 400 values, each as a PNG in memory; matplotlib's have as
    /// many pixels.
    static var drawings: [Workload] {
        [
            Workload(
                name: "plot", title: "line chart, drawn and encoded",
                target: Target(ratio: Target.Bounds(floor: 8, goal: 8), seconds: 0.03), isThreaded: false
            ) {
                let steps = (0..<400).map(Double.init)
                let slow = steps.map { Elementary.exp(-$0 / 100) }
                let fast = steps.map { Elementary.exp(-$0 / 40) * (2 + Elementary.sin($0 / 8)) }
                return {
                    let plot = Plot("Two losses") {
                        LineMark(x: steps, y: slow, by: "slow")
                        LineMark(x: steps, y: fast, by: "fast")
                    }
                    .xAxis("step")
                    .yAxis("loss", .log)
                    _ = try plot.png()
                }
            },
            Workload(
                name: "contour", title: "filled contour of 400 × 400, drawn and encoded",
                target: Target(ratio: Target.Bounds(floor: 4, goal: 4), seconds: 0.1), isThreaded: false
            ) {
                {
                    let plot = Plot("Rosenbrock") {
                        ContourMark(x: -2...2, y: -1...3, levels: .logarithmic(12), samples: 400) { x, y in
                            (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x)
                        }
                    }
                    .xAxis("w₁")
                    .yAxis("w₂")
                    _ = try plot.png()
                }
            },
        ]
    }
}
