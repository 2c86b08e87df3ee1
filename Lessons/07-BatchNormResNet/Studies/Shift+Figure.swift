import Downhill

extension Shift: Study {
    var figure: Exhibit {
        func panel(_ kind: Kind, _ color: Color, _ label: String = "") -> Plot {
            // Lines on zero are easily missed.
            let silent = kind.means.count { unit in unit.allSatisfy { $0 < 0.01 } }
            return Plot(
                "\(kind.name): training loss \(NumberFormat.fixed(2).text(kind.loss.median))"
                    + (silent > 0 ? ", \(silent) of the \(kind.means.count) units silent" : "")
            ) {
                for track in kind.means {
                    LineMark(x: track.indices.map { Double($0) }, y: track).color(color).lineWidth(1.4)
                }
            }.xAxis(label, .linear(0...60), ticks: [0, 15, 30, 45, 60]).yAxis("", .linear(0...2.2))
        }
        return .figure(
            Facets("Shaken, it is as restless as no norm, and still learns better", columns: 1, sharing: .x) {
                panel(none, .blue)
                panel(norm, .plum)
                panel(shaken, .orange, "step")
            }.subtitle(
                "mean outputs of eight units; shaken: each stretched and moved at random, anew at every step"
            ).size(width: 720, height: 620), named: "shift",
            alt: """
                Three charts, one below the other, of the mean outputs of eight units at every step. Without norm the lines drift, with batch norm
                they are \
                smoother, and with the norm shaken they jump up and down at every step. The titles give the training loss: highest without norm.
                """,
            caption: """
                What the fourth layer is given: the mean outputs of eight units of the third, in one run. Each network at its best rate; losses are medians of
                {{shift.seeds}} seeds.
                """)
    }

    var exhibits: [Exhibit] { [figure] }

    var numbers: [Recorded] {
        [
            Recorded("seeds", none.loss.values.count), Recorded("noneRate", none.rate, as: .significant(2)),
            Recorded("normRate", norm.rate, as: .significant(2)),
            Recorded("shakenRate", shaken.rate, as: .significant(2)),
            Recorded("none", none.loss.median, as: .fixed(2)), Recorded("norm", norm.loss.median, as: .fixed(2)),
            Recorded("shaken", shaken.loss.median, as: .fixed(2)),
            Recorded("remains", 1 - shareOfStillness, as: .percent(0)),
            Recorded("noneMovement", none.movement.median, as: .significant(2)),
            Recorded("normMovement", norm.movement.median, as: .significant(2)),
            Recorded("shakenMovement", shaken.movement.median, as: .significant(2)),
            Recorded("moved", norm.moved.median, as: .significant(2)),
            Recorded("movedNone", none.moved.median, as: .significant(2)),
            Recorded("movedAtLargest", largest.moved.median, as: .significant(2)),
            Recorded("stretched", norm.stretched.median, as: .significant(2)),
            Recorded("stretchedAtLargest", largest.stretched.median, as: .significant(2)),
        ]
    }

    var claims: [Claim] {
        [
            Claim("B-066a") {
                Condition(
                    "each at its best rate: movement of the means at a step with batch norm, against half of that without",
                    norm.movement.median, isBelow: none.movement.median / 2)
            } beyond: {
                Condition(
                    "at the largest usable rate: movement of the means at a step with batch norm, against half of that without",
                    largest.movement.median, isBelow: none.movement.median / 2)
            },
            Claim(
                "B-066b",
                instead: """
                    Moved at random at every step, so that the next layer's inputs are about as restless as without a norm, batch norm still leaves
                    a loss of
                    {{shift.shaken}} where no norm leaves {{shift.none}}: stillness is not the whole reason, for {{shift.remains}} of the gain remains without it.
                    """
            ) {
                Condition(
                    "movement at a step: batch norm shaken, at least half of no norm's", shaken.movement.median,
                    isAtLeast: none.movement.median / 2
                ).onNetwork()
                Condition(
                    "each at its best rate: training loss, batch norm shaken, no lower than no norm's", shaken.loss,
                    isAtLeast: none.loss.median
                ).onNetwork()
            },
            Claim(
                "Santurkar-2018",
                says: "Batch norm whose outputs are shaken at random at every step still trains better than no norm.",
                force: .can
            ) {
                Condition(
                    "each at its best rate: training loss, shaken against no norm", shaken.loss, isBelow: none.loss)
            },
            // The document's own contrast: outputs that become ten times as wide without a norm, "consistent" with one.
            Claim(
                "B-069",
                instead: """
                    Consistent at the best rate. At the largest usable one the means still move less than half as far as without, but a typical unit's spread changes by a
                    factor of {{shift.stretchedAtLargest}}, the median of {{shift.seeds}} runs.
                    """
            ) {
                Condition(
                    "batch norm at its best rate, in every run: movement of the next layer's input means from the first epoch to the last, in spreads, against half of that without",
                    norm.moved, isAtMost: none.moved.median / 2
                ).onNetwork()
                Condition(
                    "at its best rate, in every run: factor by which a typical unit's spread changes", norm.stretched,
                    isAtMost: 1.5
                ).onNetwork()
            } beyond: {
                Condition(
                    "at the largest usable rate, in every run: movement of the means, against half of that without",
                    largest.moved, isAtMost: none.moved.median / 2
                ).onNetwork()
                Condition(
                    "at the largest usable rate, in every run: factor by which a typical unit's spread changes",
                    largest.stretched, isAtMost: 1.5
                ).onNetwork()
            },
        ]
    }
}
