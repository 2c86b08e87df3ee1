import Downhill

extension Rates {
    var picture: Exhibit {
        let names = versions.map(\.name)
        let colors: [Color] = [.blue, .orange, .teal, .plum]
        // What the walls are called, in two lines beside each; there is room for the last along its floor.
        let walls = [("inputs", "twice as large"), ("inputs", "as they were"), ("inputs of", "deviation 1")]
        return .figure(
            Plot("The cliff stands at 2/λ, wherever that is") {
                for version in versions {
                    LineMark(over: 0.001...(1.05 * version.limit), by: version.name) { version.predicted($0) }.theory()
                        .unlabelled()
                    PointMark(x: version.rates, y: version.walked, by: version.name).symbolSize(9).unlabelled()
                    PointMark(at: [version.limit, version.predicted(version.limit)]).symbol(.ring).symbolSize(12).color(
                        .ink)
                }
                for (version, (words, color)) in zip(versions, zip(walls, colors)) {
                    TextMark(words.0, at: [version.limit, 33], .leading, distance: 10).color(color)
                    TextMark(words.1, at: [version.limit, 18], .leading, distance: 10).color(color)
                }
                if let last = versions.last {
                    TextMark("\(last.name)", at: [0.3, last.predicted(0.3)], .below, distance: 9).color(.plum)
                }
            }
            .xAxis("learning rate η", .log(0.001...4)).yAxis("loss after 50 steps of the whole batch", .log(0.004...60))
            .series(names)
            .subtitle("points: walks; pale: theory; rings: 2/λ, λ being the largest curvature"),
            named: "rates",
            alt: """
                The loss after fifty steps against the learning rate, for four scalings of one regression. Each curve falls, reaches its floor and then rises like a wall. A ring on each wall
                marks two over the largest curvature, each at another rate, from a sixteenth to two.
                """,
            caption: """
                Each version has its cliff at its own $2/\\lambda_{\\max}$ (rings). Points are walks, pale lines the lowest loss plus $\\sum \\tfrac12\\lambda w^2(1-\\eta\\lambda)^{100}$, with $w$ the start's distance: fifty steps, squared.
                """)
    }

    var exhibits: [Exhibit] { [picture] }
}
