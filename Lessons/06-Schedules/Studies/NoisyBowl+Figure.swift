import Downhill

extension NoisyBowl: Study {
    /// Steps that are evenly spread on a logarithmic axis.
    private var drawn: [Int] {
        let spread = (0...120).map { Int(Elementary.pow(Double(Self.steps), Double($0) / 120).rounded()) }
        return Set(spread + [600, 601, 1_200, 1_201]).sorted()
    }

    private var shown: [Run] { [large, small, falling, best] }

    var picture: Exhibit {
        let steps = drawn
        let names = shown.map(\.name)
        // Where two lie on each other the broad one shows beneath.
        let widths = [5.5, 5.5, 2.2, 2.2]
        let words: [(step: Int, side: TextMark.Placement, distance: Double, color: Color)] = [
            (1_000, .above, 12, .blue), (40, .aboveTrailing, 9, .orange), (640, .trailing, 9, .teal),
            (30, .below, 12, .plum),
        ]
        return .figure(
            Facets("Cut the rate, and the loss falls towards the next floor", columns: 1, sharing: .x) {
                Plot {
                    for (run, width) in zip(shown, widths) {
                        LineMark(x: steps, y: steps.map { run.schedule($0 - 1) }, by: run.name).interpolation(.step)
                            .lineWidth(width)
                    }
                }.xAxis("step", .log(1...1_600)).yAxis("learning rate", .log(2e-4...0.8)).series(names)
                Plot {
                    for run in shown {
                        LineMark(x: steps, y: steps.map { run.theory[$0] }, by: run.name).theory().unlabelled()
                    }
                    for (run, width) in zip(shown, widths) {
                        LineMark(x: steps, y: steps.map { run.mean[$0] }, by: run.name).unlabelled().lineWidth(width)
                    }
                    for (run, name) in zip(shown, words) {
                        TextMark(
                            run.name, at: [Double(name.step), run.mean[name.step]], name.side, distance: name.distance
                        )
                        .color(name.color)
                    }
                }.xAxis("step", .log(1...1_600)).yAxis("mean loss", .log(1e-4...30)).series(names)
            }.subtitle(
                "four schedules on a noisy bowl; B's steps: document B's, each a tenth of the last; pale: the formula"
            )
            .size(width: 720, height: 740), named: "floor",
            alt: """
                Two charts above each other over the same steps: learning rates, and mean losses. A fixed rate brings the loss down and then keeps it \
                level. Where \
                the steps cut the rate, the loss falls soon after. The best rate falls all the time and so does its loss.
                """,
            caption: """
                Means of a hundred walkers; pale, the formula for $v$. A large fixed rate comes down sooner and stops higher. B's steps \
                come down to the floor of every rate but their last. The best rate, $\\eta^\\ast$, never meets one.
                """)
    }

    var exhibits: [Exhibit] { [picture] }
}
