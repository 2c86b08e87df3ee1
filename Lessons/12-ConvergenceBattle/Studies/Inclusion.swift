import Downhill

/// Adam with a large ε is momentum: the network of the battle, trained by both.
struct Inclusion: Study {
    static let epsilon = 1000.0

    let rate: Double

    /// The loss of the last epoch.
    let momentum, imitation: Sample

    init(standings: Standings) {
        let digits = Digits.load().train
        let seeds = standings.battle.seeds
        rate = standings.atBest.rates[1]
        momentum = standings.atBest.losses[1]
        // Once its corrections have faded, Adam steps η·(1 − β₁)/ε times momentum's velocity.
        let rule = Adam(learningRate: rate * Self.epsilon / (1 - 0.9), epsilon: Self.epsilon)
        imitation = Sample(
            seeds.map {
                fight(by: rule, on: digits, epochs: Battle.epochs, seed: $0).epochLosses.last ?? .infinity
            })
    }

    var exhibits: [Exhibit] {
        [
            .table(
                Table(
                    "The loss of the last epoch",
                    columns: ["method", .init("η", as: .significant(2)), "ε", .init("loss", as: .significant(3))],
                    rows: [
                        ["momentum", rate, "", momentum],
                        ["Adam that imitates it", rate * Self.epsilon / (1 - 0.9), "1,000", imitation],
                    ]))
        ]
    }

    var numbers: [Recorded] {
        [
            Recorded("momentum", momentum.median, as: .significant(2)),
            Recorded("imitation", imitation.median, as: .significant(2)),
        ]
    }

    var claims: [Claim] {
        [
            Claim(
                "Choi-2019",
                says:
                    "Adam contains momentum: with a large ε it is momentum at another rate, so that who tunes ε too does no worse.",
                force: .defines
            ) {
                Condition(
                    "digits: the loss of Adam with ε = 1,000 over that of the momentum it contains",
                    imitation.median / momentum.median, isAtMost: 1.25)
            }
        ]
    }
}
