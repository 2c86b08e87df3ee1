import Downhill

extension Stopping {
    var table: Exhibit {
        .table(
            Table(
                "Where each rule stops, ε = 0.001; it is there if at most a twentieth of the distance is left",
                columns: [
                    "descent", "what is below ε", "steps",
                    .init("distance left, of that at the start", as: .percent(1)), "is it there?",
                ],
                rows: (bySlope + byLoss).map {
                    [$0.place, $0.rule, $0.run.steps, $0.left, $0.isThere ? "yes" : "fooled"]
                }))
    }

    var exhibits: [Exhibit] { [table] }

    var numbers: [Recorded] {
        [
            Recorded("first", standstills[0].slope, as: .scientific(2)),
            Recorded("half", standstills[1].slope, as: .scientific(2)),
            Recorded("tenth", standstills[3].slope, as: .scientific(2)),
            Recorded("double", slopeInDouble, as: .scientific(1)),
            Recorded("predicted", standstills[0].predicted, as: .scientific(2)),
            Recorded("atSaddle", Double(bySlope[2].run.last.loss), as: .significant(3)),
            Recorded("goingOn", bySlope[2].goingOn, as: .significant(3)),
        ]
    }

    var claims: [Claim] {
        func condition(_ stop: Stop) -> Condition {
            Condition(
                "\(stop.place), \(stop.rule) below ε: share of the way that is left", stop.left, isAtMost: 0.05,
                as: .percent(1))
        }
        return [
            Claim(
                "C-031a",
                instead: """
                    A small slope says that the ground is level here. A plateau and a saddle are level too: going on from the saddle the loss falls from \
                    {{stopping.atSaddle}} to {{stopping.goingOn}}.
                    """
            ) {
                for stop in [bySlope[0], bySlope[2]] {
                    Condition(
                        "\(stop.place), slope below ε: what 3,000 steps more take off the loss, over what it has lost so far",
                        stop.lostLater, isAtMost: 0.05, as: .percent(1))
                    condition(stop)
                }
            } beyond: {
                condition(bySlope[1])
            },
            Claim(
                "C-031b",
                instead:
                    #"""
                    A still loss says that steps change nothing. So it is with a tiny rate, and at a rate of exactly $2/\lambda$, where every step \#
                    leads to the mirror image of the last.
                    """#
            ) {
                condition(byLoss[0])
                condition(byLoss[2])
            } beyond: {
                condition(byLoss[1])
            },
            Claim("C-008b") {
                Condition(
                    "two valleys, from 1.8: where 0.0001 ends, against 0.15", small.end.x, isAbove: large.end.x, by: 1)
                Condition(
                    "Rosenbrock’s valley, single precision: slope at which 0.0001 stands still, against 0.001",
                    standstills[3].slope,
                    isAbove: standstills[0].slope)
            },
        ]
    }
}
