import Downhill

extension Stairs: Study {
    var figure: Exhibit {
        let draw = shown
        let x = (0...500).map { -2.5 + 0.01 * Double($0) }
        func plot(_ title: String, _ y: [Double], _ range: ClosedRange<Double>, _ label: String) -> Plot {
            Plot(title) {
                RuleMark(x: draw.threshold, "least loss")
                RuleMark(x: draw.bestThreshold, "fewest errors")
                LineMark(x: x, y: y)
            }.xAxis("threshold", .linear(-2.5...2.5)).yAxis(label, .linear(range))
        }
        return .figure(
            Facets("What we want is a staircase, so we walk down something else", columns: 2, sharing: .x) {
                plot("errors", x.map { Double(draw.errors(at: $0)) }, 0...60, "points on the wrong side, in 100")
                plot("cross-entropy", x.map { draw.loss(at: $0) }, 0...2, "mean loss")
            }, named: "stairs",
            alt: """
                Two curves over the same threshold. On the left the number of errors, a staircase, level between its steps. On the right \
                the cross-entropy, smooth. Their lowest places differ.
                """,
            caption: """
                A hundred points in two overlapping groups, the first draw with three errors to gain or more. Cross-entropy's \
                lowest point makes {{stairs.errors}} errors where the fewest is {{stairs.fewest}}.
                """)
    }

    var exhibits: [Exhibit] { [figure] }

    var numbers: [Recorded] {
        [
            Recorded("errors", shown.errors(at: shown.threshold)),
            Recorded("fewest", shown.errors(at: shown.bestThreshold)),
            Recorded("draws", draws.count), Recorded("better", draws.count { $0.lost > 0 }),
            Recorded(
                "fresh", draws.map { Self.freshErrors(at: $0.threshold) }.reduce(0, +) / Double(draws.count),
                as: .percent(1)),
            Recorded(
                "fresh.best", draws.map { Self.freshErrors(at: $0.bestThreshold) }.reduce(0, +) / Double(draws.count),
                as: .percent(1)),
            Recorded("most", draws.map(\.lost).max() ?? 0, as: .integer),
        ]
    }

    var claims: [Claim] {
        [
            Claim(
                "C-003",
                instead: """
                    The loss counts how sure each point is, accuracy only on which side it lies. In {{stairs.better}} of {{stairs.draws}} \
                    draws a better threshold gets more points right than the loss's global minimum, by up to {{stairs.most}} in a \
                    hundred.
                    """
            ) {
                Condition(
                    "two overlapping groups of 50 on a line, 400 draws: points in 100 that a better threshold gets right",
                    Sample(draws.map(\.lost)),
                    isAtMost: 0)
            }
        ]
    }
}
