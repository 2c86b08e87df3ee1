import Downhill

extension Valleys {
    var numbers: [Recorded] {
        [
            Recorded("walks", Self.walks), Recorded("updates", Self.updates[0]),
            Recorded("manyUpdates", Self.updates[2]),
            Recorded("low", low.escaped[0], as: .percent(0)), Recorded("lowBy32", low.byBatchesOf32, as: .percent(0)),
            Recorded("high", high.escaped[0], as: .percent(1)),
            Recorded("highLater", high.escaped[2], as: .percent(0)),
            Recorded("lowestHeight", lowest.height, as: .significant(2)),
            Recorded("lowestBy32", lowest.by32, as: .percent(0)), Recorded("lowestRate", Self.lowestRate),
            Recorded("momentum", low.byMomentum, as: .percent(0)),
            Recorded("plain", low.byPlainDescent, as: .percent(0)),
        ]
    }

    var table: Exhibit {
        func text(_ share: Double) -> String {
            let percent = NumberFormat.percent(share < 0.1 && share > 0 ? 1 : 0)
            return share > 0 && share < 1
                ? "\(percent.text(share)) ± \(percent.text(Self.standardError(share)))" : percent.text(share)
        }
        return .table(
            Table(
                "Share of \(Self.walks) walks at \(Self.rate) that have left the shallow valley, with standard error",
                columns: ["ridge above it", "its height, in loss"]
                    + Self.updates.map { .init("single samples, \(NumberFormat.integer.text(Double($0))) updates") }
                    + ["batches of 32, 1,000 updates"],
                rows: ridges.map { ridge -> [Any] in
                    [ridge.name, NumberFormat.significant(2).text(ridge.height)] + ridge.escaped.map(text) + [
                        text(ridge.byBatchesOf32)
                    ]
                }))
    }

    var exhibits: [Exhibit] { [table] }

    var claims: [Claim] {
        [
            Claim("D-020") {
                for (batch, updates, share) in [(32, "1,000", lowest.by32), (64, "5,000", lowest.by64)] {
                    Condition(
                        "a ridge still lower, batches of \(batch) at a rate of \(Self.lowestRate), \(updates) updates: share that gets out",
                        share, isAtLeast: 0.5, as: .percent(0))
                }
                Condition(
                    "low ridge, single samples, 1,000 updates: share that gets out", low.escaped[0], isAtLeast: 0.5,
                    as: .percent(0))
            },
            Claim(
                "E-052",
                instead: """
                    How high the ridge is beside the noise decides: over the low one {{valleys.low}} of single samples' walks are out after {{valleys.updates}} \
                    updates and {{valleys.lowBy32}} of those in batches of thirty-two; over the high one {{valleys.high}} of single samples', and \
                    {{valleys.highLater}} after {{valleys.manyUpdates}}.
                    """
            ) {
                Condition(
                    "low ridge, single samples, 1,000 updates: share that gets out", low.escaped[0], isAtLeast: 0.5,
                    as: .percent(0))
            } beyond: {
                Condition("low ridge, batches of 32, 1,000 updates", low.byBatchesOf32, isAtLeast: 0.5, as: .percent(0))
                Condition(
                    "high ridge, single samples, 50,000 updates", high.escaped[2], isAtLeast: 0.5, as: .percent(0))
            },
            Claim(
                "C-021a",
                instead: """
                    It helps past them, not out of them. Over the low ridge {{valleys.momentum}} of the walks that come down the slope roll on with momentum and {{valleys.plain}} jump on without it, each at \
                    its best rate. From rest at the bottom momentum moves nothing, since there is no slope.
                    """
            ) {
                for ridge in ridges {
                    Condition(
                        "\(ridge.name) ridge, 60 starts on the slope, each at its best rate: momentum above plain descent",
                        ridge.byMomentum, isAbove: ridge.byPlainDescent, by: 0.1, as: .percent(0))
                }
            } beyond: {
                Condition(
                    "low ridge, from rest at the bottom: how far momentum moves the walk", low.fromRest, isAtLeast: 0.1)
            },
            Claim("C-021b") {
                for ridge in ridges {
                    Condition(
                        "\(ridge.name) ridge, the same work: the best of ten random starts of 100 steps above one of 1,000",
                        ridge.byTenStarts, isAbove: ridge.byOneStart, by: 0.1, as: .percent(0))
                }
            },
            Claim("E-010") {
                Condition(
                    "from the ridge line of a saddle: steps with noise 0.01, against without", noisyFromRidge,
                    isBelow: quietFromRidge)
                Condition("from a millionth beside it", noisyBeside, isBelow: quietBeside, by: 30)
            },
        ]
    }
}
