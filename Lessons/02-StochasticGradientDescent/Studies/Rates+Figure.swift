import Downhill

extension Rates {
    var picture: Exhibit {
        let names = versions.map(\.name)
        return .figure(
            Plot("The cliff stands at 2/λ, wherever that is") {
                for version in versions {
                    LineMark(over: 0.001...(1.05 * version.limit), by: version.name) { version.predicted($0) }.theory()
                    PointMark(x: version.rates, y: version.walked, by: version.name).symbolSize(9)
                    PointMark(at: [version.limit, version.predicted(version.limit)]).symbol(.ring).symbolSize(12).color(
                        .ink)
                    TextMark("2/λ", at: [version.limit, version.predicted(version.limit)], .leading, distance: 12)
                }
            }
            .xAxis("learning rate η", .log(0.001...4)).yAxis("loss after 50 steps of the whole batch", .log(0.008...60))
            .series(names)
            .legend(.top).subtitle("points: walks; pale: theory; rings: 2/λ, λ being the largest curvature"),
            named: "rates",
            alt: """
                The loss after fifty steps against the learning rate, for four scalings of one regression. Each curve falls, reaches its floor and then rises like a wall. A ring on each wall
                marks two over the largest curvature, each at another rate, from a sixteenth to two.
                """,
            caption: """
                Pale lines are $\\sum \\tfrac12\\lambda w^2(1-\\eta\\lambda)^{100}$, points are walks, rings stand at $2/\\lambda_{\\max}$. The first three versions differ in the scale of the inputs alone.
                """)
    }

    var exhibits: [Exhibit] { [picture] }
}
