import Downhill

/// Who is ahead in the battle, by what is held fixed.
struct Standings: Sendable {
    /// One way to compare: the rate of each method, and how long all train.
    struct Row: Sendable {
        let fixed: String
        let epoch: Int
        let rates: [Double]
        let losses: [Sample]
        let mistakes: [Sample]

        var winner: Int { losses.indices.min { losses[$0].median < losses[$1].median } ?? 0 }
        /// Who is ahead, with those whose loss is at most a quarter larger: five seeds do not tell them apart.
        var leaders: String {
            let medians = losses.map(\.median)
            let best = medians.min() ?? .nan
            let level = medians.indices.filter { medians[$0] <= 1.25 * best }.sorted { medians[$0] < medians[$1] }
            return level.count == medians.count
                ? "nobody" : level.map { Battle.contestants[$0].name }.joined(separator: " and ")
        }
    }

    let battle: Battle

    /// All at 0.001, all at 0.01, each at its best for the time given; after one epoch and after all.
    let rows: [Row]

    init(of battle: Battle) throws {
        self.battle = battle
        func row(_ fixed: String, _ epoch: Int, rates: [Double]) -> Row {
            let places = rates.map(Battle.place)
            return Row(
                fixed: fixed, epoch: epoch, rates: rates,
                losses: places.enumerated().map { battle.losses(of: $0, rate: $1, epoch: epoch) },
                mistakes: places.enumerated().map { contestant, place in
                    Sample(battle.outcomes[contestant][place].map(\.judgedBy))
                })
        }
        let all = Battle.contestants.indices
        rows = try [1, Battle.epochs].flatMap { epoch in
            [
                row("η = 0.001 for all", epoch, rates: all.map { _ in 0.001 }),
                row("η = 0.01 for all", epoch, rates: all.map { _ in 0.01 }),
                row("each at its best η", epoch, rates: try all.map { try battle.best($0, epoch: epoch).rate }),
            ]
        }
    }

    private var late: [Row] { Array(rows.suffix(3)) }
    var atHundredth: Row { late[1] }
    var atBest: Row { late[2] }

    /// The loss of the last over the loss of the first.
    static func spread(_ row: Row) -> Double {
        let medians = row.losses.map(\.median)
        return (medians.max() ?? .nan) / (medians.min() ?? .nan)
    }

    /// For a method, its worst loss over its best among ten times, once and a tenth of its best rate.
    func spread(ofRate contestant: Int) -> Double {
        let place = Battle.place(of: atBest.rates[contestant])
        let losses = [place - 3, place, place + 3].filter(Battle.rates.indices.contains).map {
            battle.losses(of: contestant, rate: $0, epoch: Battle.epochs).median
        }
        return (losses.max() ?? .nan) / (losses.min() ?? .nan)
    }

    /// Epochs until the mean loss of one is below a half, each at its best rate.
    var epochsToHalf: [Int] {
        atBest.rates.enumerated().map { contestant, rate in
            let place = Battle.place(of: rate)
            return 1
                + (1...Battle.epochs).prefix { battle.losses(of: contestant, rate: place, epoch: $0).median >= 0.5 }
                .count
        }
    }

    /// What a rule's own arithmetic adds to that of the gradients, which take six operations a weight and sample.
    static func extraWork(_ contestant: Battle.Contestant, batch: Int) -> Double {
        Double(contestant.operations) / Double(6 * batch)
    }
}
