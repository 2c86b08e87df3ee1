import Downhill

extension NoiseFloor {
    var numbers: [Recorded] {
        [
            Recorded("fixed", fixed.median, as: .scientific(2)),
            Recorded("falling", falling.median, as: .scientific(2)),
            Recorded("fitted", fitted.median, as: .scientific(1)), Recorded("rising", rising, as: .percent(0)),
            Recorded("lowRate", Self.lowRate), Recorded("highRate", Self.highRate),
            Recorded("lowRatio", drawnAtLowRate.median / shuffledAtLowRate.median, as: .significant(2)),
            Recorded("allAlongRatio", drawnAllAlong.median / shuffledAllAlong.median, as: .significant(1)),
            Recorded("highRatio", drawnAtHighRate.median / shuffledAtHighRate.median, as: .significant(2)),
        ]
    }

    var claims: [Claim] {
        [
            Claim(
                "Mandt-2017",
                says:
                    "near a minimum the loss of SGD settles ησ²/(2(2 − ηλ)) above it (this page's derivation; Mandt and others, in continuous time, have ησ²/4, its value for small ηλ)",
                force: .defines
            ) {
                // One walk is good for some 8 %, the median of five for 4 %: three times that, and what the spread of the samples away from the minimum adds.
                for (batch, η) in [
                    (1, 0.0005), (1, 0.002), (8, 0.002), (8, 0.005), (8, 0.02), (64, 0.01), (64, 0.05), (64, 0.1),
                ] {
                    if let walk = settled(batch, η) {
                        Condition(
                            "B = \(batch), η = \(η): measured over formula", walk.overTheory, equals: 1, within: 0.15)
                    }
                }
            },
            Claim(
                "Gürbüzbalaban-2015",
                says:
                    "passes in random order end far lower than independent draws, where the rate is small (ηλN ≲ 1)",
                force: .here
            ) {
                Condition(
                    "η = 0.0001, at the ends of passes: floor of independent draws over that of shuffled passes",
                    drawnAtLowRate.median / shuffledAtLowRate.median, isAbove: 10)
                Condition("η = 0.05: the same", drawnAtHighRate.median / shuffledAtHighRate.median, isBelow: 1.5)
            },
            Claim("D-021") {
                Condition("jagged: share of updates in batches of 40 at 0.1 that raise the loss", rising, isAbove: 0.1)
                Condition(
                    "the same: loss above the lowest after 50 epochs, as a share of it",
                    fixedInBatches.median / regression.floor, isAbove: 0.01)
                Condition(
                    "single samples at a fixed rate: loss above the lowest, against a falling rate", fixed,
                    isAbove: falling)
            },
            Claim("B-012") {
                Condition(
                    "a schedule: loss above the lowest with a falling rate, over that with a fixed one",
                    falling.median / fixed.median, isBelow: 0.1)
                Condition(
                    "a smooth bowl that every sample fits, a fixed rate: loss above the lowest", fitted, isAtMost: 1e-9)
                Condition(
                    "careful tuning, B = 64: floor at η = 0.01 over that at 0.1",
                    (settled(64, 0.01)?.measured.median ?? .nan) / (settled(64, 0.1)?.measured.median ?? .nan),
                    isBelow: 0.2)
            },
        ]
    }
}
