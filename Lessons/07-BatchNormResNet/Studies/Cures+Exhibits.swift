import Downhill

extension Cures: Study {
    var vanishing: Exhibit {
        .table(
            Table(
                "Twenty layers with a vanishing gradient, each cure by itself; ten epochs of momentum at 0.03; medians and quartiles of five seeds",
                columns: [
                    "network", .init("first layer's gradient over the last's", as: .significant(2)),
                    .init("training loss", as: .fixed(2)),
                ],
                rows: [sigmoid, relu, reluByHe, normed, skipping].map { [$0.name, $0.ratio.median, $0.loss] }))
    }

    var exploding: Exhibit {
        .table(
            Table(
                "Twenty layers with an exploding gradient, each remedy by itself; six epochs, SGD at 0.03, for the residual blocks momentum at 0.01; medians and quartiles of five seeds, ∞: broke off",
                columns: ["network", .init("training loss", as: .significant(2))],
                rows: [doubled, doubledClipped, doubledSlow, redrawn, stack, stackClipped, stackSlow, stackFromZero].map
                {
                    [$0.name, $0.loss]
                }))
    }

    var exhibits: [Exhibit] { [vanishing, exploding] }

    var numbers: [Recorded] {
        [
            Recorded("sigmoid", sigmoid.ratio.median, as: .scientific(1)),
            Recorded("stuck", sigmoid.loss.median, as: .fixed(2)),
            Recorded("relu", relu.ratio.median, as: .scientific(1)),
            Recorded("ignorance", DigitsTask.ignorance, as: .fixed(2)),
        ]
    }

    var claims: [Claim] {
        let (goal, ignorance) = (DigitsTask.goal, DigitsTask.ignorance)
        func cure(_ id: String, _ outcomes: [Outcome], below bound: Double) -> Claim {
            Claim(id) {
                for outcome in outcomes {
                    // Both in one condition: of a "can" claim a single one that holds is enough.
                    let (ratio, loss) = (outcome.ratio.median, outcome.loss.median)
                    let texts = (NumberFormat.significant(2).text(ratio), NumberFormat.fixed(2).text(loss))
                    Condition(
                        "\(outcome.name), gradient of the first layer over the last's \(texts.0), training loss \(texts.1): a hundredth at least, and below \(NumberFormat.integer.text(bound))",
                        holds: ratio >= 0.01 && loss < bound)
                }
            }
        }
        func taming(_ id: String, _ doubled: (String, Outcome), _ stack: (String, Outcome)) -> Claim {
            Claim(id) {
                Condition("weights twice He's, \(doubled.0): training loss", doubled.1.loss.median, isBelow: goal)
                Condition("residual blocks without norm, \(stack.0): training loss", stack.1.loss.median, isBelow: goal)
            }
        }
        return [
            Claim("C-019") {
                Condition(
                    "twenty sigmoid layers: first layer's gradient over the last's", sigmoid.ratio, isAtMost: 1e-3)
                Condition("their training loss, against ln 10", sigmoid.loss.median, equals: ignorance, within: 0.02)
            },
            Claim("C-020") {
                Condition(
                    "twenty layers of twice He's weights: first layer's gradient, over that by He's draw",
                    doubled.size.median / redrawn.size.median, isAtLeast: 1e5
                ).onNetwork()
                Condition("their training at η = 0.03", diverges: doubled.loss.median).onNetwork()
            },
            cure("C-023a", [relu, reluByHe], below: 2),
            cure("C-023b", [normed], below: 2),
            cure("C-023c", [skipping], below: 2),
            taming("C-024a", ("clipped", doubledClipped), ("clipped", stackClipped)),
            taming(
                "C-024b", ("He's weights instead", redrawn), ("branches that start at zero", stackFromZero)),
            taming(
                "C-024c", ("a ten-thousandth of the rate", doubledSlow),
                ("a thirtieth of the rate, twice as long", stackSlow)),
        ]
    }
}
