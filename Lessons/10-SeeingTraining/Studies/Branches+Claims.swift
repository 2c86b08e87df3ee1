import Downhill

extension Branches {
    private func median(_ seeds: [Surroundings], _ value: (Surroundings) -> Double) -> Double {
        Sample(seeds.map(value)).median
    }

    var table: Exhibit {
        func row(
            _ name: String, _ without: [Surroundings], _ with: [Surroundings], _ value: (Surroundings) -> Double
        ) -> [Any] {
            [name, median(without, value), median(with, value)]
        }
        return .table(
            Table(
                "Loss at distance 1, 22 layers, by the size of each block's second layer: medians of three seeds",
                columns: [
                    "second layers", .init("plain", as: .significant(2)), .init("with shortcuts", as: .significant(2)),
                ],
                rows: [
                    row("He's size", plain, full, \.rim), row("half of it", plainHalved, halved, \.rim),
                    row("half of it, over the trained scores", plainHalved, halved, \.rimInScores),
                ]))
    }

    var exhibits: [Exhibit] { [table] }

    /// In how many of a network's maps there is a second pit.
    private func bumpy(_ network: Int) -> Int { pits[network].counts.count { $0 > 1 } }

    var numbers: [Recorded] {
        let plainOnes = [3, 5]
        let others = pits.indices.filter { !plainOnes.contains($0) }
        return [
            Recorded("loss", loss, as: .significant(2)),
            Recorded("plainHalvedLoss", median(plainHalved, \.rim), as: .significant(2)),
            Recorded("halvedLoss", median(halved, \.rim), as: .significant(2)),
            Recorded("fullLoss", median(full, \.rim), as: .significant(2)),
            Recorded("plainLoss", median(plain, \.rim), as: .significant(2)),
            Recorded("plainHalvedScores", median(plainHalved, \.scores), as: .significant(2)),
            Recorded("halvedScores", median(halved, \.scores), as: .significant(2)),
            Recorded("plainHalvedInScores", median(plainHalved, \.rimInScores), as: .significant(2)),
            Recorded("halvedInScores", median(halved, \.rimInScores), as: .significant(2)),
            Recorded("plainMaps", pits[plainOnes[0]].counts.count), Recorded("plainBumpy", bumpy(plainOnes[0])),
            Recorded("plainHalvedMaps", pits[plainOnes[1]].counts.count),
            Recorded("plainHalvedBumpy", bumpy(plainOnes[1])),
            Recorded("others", others.map { pits[$0].counts.count }.reduce(0, +)),
            Recorded("othersBumpy", others.map(bumpy).reduce(0, +)),
        ]
    }

    /// How many times as large a number is without shortcuts as with them: the median over the seeds.
    private func ratio(
        _ without: [Surroundings], _ with: [Surroundings], _ value: (Surroundings) -> Double
    ) -> Double { Sample(zip(without, with).map { value($0) / value($1) }).median }

    private func conditions(_ name: String, _ without: [Surroundings], _ with: [Surroundings]) -> [Condition] {
        [
            Condition(
                "22 layers, \(name): loss at distance 1 without them, in that with them",
                ratio(without, with, \.rim), isAtLeast: 2),
            Condition(
                "22 layers, \(name): width below a loss of 1 with them, in that without",
                ratio(with, without, \.width), isAtLeast: 1.5),
        ]
    }

    var claims: [Claim] {
        let half = "half of He's size in both, only the shortcuts differ"
        return [
            Claim(
                "Li-2018",
                says: "Shortcuts keep the landscape of a deep network from rising steeply around the minimum",
                force: .here,
                instead: """
                    At half of He's size the loss at distance one is {{branches.halvedLoss}}, and {{branches.plainHalvedLoss}} without the shortcuts; at all of He's size it is \
                    {{branches.fullLoss}}, and {{branches.plainLoss}} without them. And that is the loss as it stands: in units of the scores with which training ended it is, at half of \
                    He's size, {{branches.halvedInScores}} with them and {{branches.plainHalvedInScores}} without.
                    """
            ) {
                conditions(half, plainHalved, halved)
            } beyond: {
                conditions("He's size in both, only the shortcuts differ", plain, full)
                Condition(
                    "22 layers, \(half): loss at distance 1 over the trained scores, without them, in that with them",
                    ratio(plainHalved, halved, \.rimInScores), isAtLeast: 2)
            },
            Claim(
                "A-010b",
                instead: """
                    Not often, but in plain networks of twenty-two layers: a map of such a tool has a second pit for {{branches.plainBumpy}} of {{branches.plainMaps}} seeds at He's size and for \
                    {{branches.plainHalvedBumpy}} of {{branches.plainHalvedMaps}} at half of it; of the {{branches.others}} maps of the other six networks, {{branches.othersBumpy}} have one.
                    """
            ) {
                // The panel that was fixed first: those of `Landscapes`.
                for network in pits.prefix(Landscapes.Network.allCases.count) {
                    Condition(
                        "\(network.name): pits on the map, median over the seeds",
                        Sample(network.counts).median, isAtLeast: 2
                    ).onNetwork()
                }
            },
        ]
    }
}
