import Downhill

extension SweetSpot {
    var table: Exhibit {
        .table(
            Table(
                "Steps, and for the two networks losses (medians of \(seeds) seeds)",
                columns: ["problem"] + Self.γs.map { .init("γ = \($0)", as: .significant(3)) },
                rows: problems.map { [$0.name] + $0.costs.map { $0 as Any } }))
    }

    var exhibits: [Exhibit] { [table] }

    /// The problems on which γ = 0.9 is near enough to the best.
    private var near: [Problem] { problems.filter { $0.usual <= $0.allowance } }

    /// By how much γ = 0.9's loss is larger than the best γ's, on the worse of the two networks.
    private var excess: Double {
        problems.filter(\.isNetwork).map { $0.usual / ($0.costs.min() ?? 0) - 1 }.max() ?? .infinity
    }

    var numbers: [Recorded] {
        [
            Recorded("near", near.count), Recorded("problems", problems.count),
            Recorded("networks", near.count(where: \.isNetwork)),
            Recorded("networkExcess", excess, as: .percent(0)),
            Recorded("names", near.map(\.name).joined(separator: "; ")),
            Recorded("least", problems[0].bestγ, as: .fixed(1)), Recorded("most", problems[2].bestγ, as: .fixed(1)),
        ]
    }

    var claims: [Claim] {
        [
            Claim(
                "B-025",
                instead: """
                    It is within a fifth of the best in {{sweetSpot.near}} of {{sweetSpot.problems}} problems, {{sweetSpot.networks}} of them the networks. On the ravines the best $\\gamma$ of those tried grows with the \
                    condition number, from {{sweetSpot.least}} to {{sweetSpot.most}}.
                    """
            ) {
                for problem in problems {
                    let condition = Condition(
                        "\(problem.name): γ = 0.9 against 1.2 times the best γ's", problem.usual,
                        isAtMost: problem.allowance)
                    problem.isNetwork ? condition.onNetwork() : condition
                }
            },
            Claim("B-015", untestable: "What is typical is a habit of the field. PyTorch's own default is zero.") {
                Condition(
                    "ravine, κ = 1000: steps at γ = 0.9 against γ = 0", problems[2].costs[3],
                    isBelow: problems[2].costs[0])
            },
        ]
    }
}
