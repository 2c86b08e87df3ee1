import Downhill

extension Branches {
    private var rows: [(name: String, share: String, surroundings: [Surroundings])] {
        [
            ("plain", "1", plain), ("plain", "1/2", plainHalved), ("with shortcuts", "1", full),
            ("with shortcuts", "1/2", halved), ("with shortcuts", "1/√10", small),
        ]
    }

    private func median(_ seeds: [Surroundings], _ value: (Surroundings) -> Double) -> Double {
        Sample(seeds.map(value)).median
    }

    var table: Exhibit {
        .table(
            Table(
                "22 layers, by the size of each block's second layer: medians of three seeds",
                columns: [
                    "network", "branch, in He's size",
                    .init("width below a loss of 1", as: .significant(2)),
                    .init("loss at distance 1", as: .significant(2)),
                    .init("scores there, times larger", as: .significant(2)),
                ],
                rows: rows.map {
                    [
                        $0.name, $0.share, median($0.surroundings, \.width), median($0.surroundings, \.rim),
                        median($0.surroundings, \.growth),
                    ]
                }))
    }

    var exhibits: [Exhibit] { [table] }

    var numbers: [Recorded] {
        [
            Recorded("loss", loss, as: .significant(2)),
            Recorded("plainHalvedLoss", median(plainHalved, \.rim), as: .significant(2)),
            Recorded("smallLoss", median(small, \.rim), as: .significant(2)),
            Recorded("halvedLoss", median(halved, \.rim), as: .significant(2)),
            Recorded("fullLoss", median(full, \.rim), as: .significant(2)),
            Recorded("plainLoss", median(plain, \.rim), as: .significant(2)),
            Recorded("smallGrowth", median(small, \.growth), as: .significant(2)),
            Recorded("fullGrowth", median(full, \.growth), as: .significant(2)),
        ]
    }

    /// How many times the loss at distance 1 is as high without shortcuts as with them, and how many times as wide the network with them is: medians over the seeds.
    private func gain(_ without: [Surroundings], _ with: [Surroundings]) -> (loss: Double, width: Double) {
        func ratio(_ pairs: some Sequence<(Surroundings, Surroundings)>, _ value: (Surroundings) -> Double) -> Double {
            Sample(pairs.map { value($0) / value($1) }).median
        }
        return (ratio(zip(without, with), \.rim), ratio(zip(with, without), \.width))
    }

    var claims: [Claim] {
        let pairs: [(name: String, without: [Surroundings], with: [Surroundings])] = [
            ("He's size, against shortcuts around second layers of 1/√10 of it", plain, small),
            ("half of He's size in both, only the shortcuts differ", plainHalved, halved),
            ("He's size in both, only the shortcuts differ", plain, full),
        ]
        func conditions(_ index: Int) -> [Condition] {
            let (name, without, with) = pairs[index]
            let gain = gain(without, with)
            return [
                Condition(
                    "22 layers, \(name): loss at distance 1 without them, in that with them", gain.loss, isAtLeast: 2),
                Condition(
                    "22 layers, \(name): width below a loss of 1 with them, in that without", gain.width,
                    isAtLeast: 1.5),
            ]
        }
        return [
            Claim(
                "Li-2018",
                says: "Shortcuts keep the landscape of a deep network from rising steeply around the minimum",
                force: .here,
                instead: """
                    Where the branches beside them are small. With the second layer of each block at half of He's size the loss at distance one is {{branches.halvedLoss}}, and \
                    {{branches.plainHalvedLoss}} without the shortcuts; at all of He's size it is {{branches.fullLoss}}, and {{branches.plainLoss}} without them.
                    """
            ) {
                for index in 0..<2 { for condition in conditions(index) { condition } }
            } beyond: {
                for condition in conditions(2) { condition }
            }
        ]
    }
}
