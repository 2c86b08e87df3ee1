import Downhill

extension Workload {
    /// A chart of two lines on a logarithmic axis, as a PNG in memory; matplotlib's has as many pixels.
    static var drawings: [Workload] {
        [
            Workload(
                name: "plot", title: "line chart, drawn and encoded", target: Target(seconds: 0.03), isThreaded: false
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
            }
        ]
    }
}
