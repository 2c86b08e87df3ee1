import Downhill

extension BatchNoise {
    var numbers: [Recorded] {
        [
            Recorded("draws", Self.draws),
            Recorded("outside", outside),
            Recorded("true", trueLength, as: .significant(2)),
            Recorded("of1", spread(1).noise, as: .significant(2)),
            Recorded("of64", spread(64).noise, as: .significant(2)),
            Recorded("ratio", spread(1).noise / spread(64).noise, as: .significant(2)),
            Recorded("networkRatio", 1 / networkNoiseRatio, as: .significant(3)),
            Recorded("halfShuffled", 100 * spread(512).noiseOfShuffle / spread(512).noise, as: .integer),
        ]
    }

    /// The root-mean-square distance of one sample's gradient from the true one is measured to about 1/√(2·400), or 4 %, and more where few samples stick out.
    var claims: [Claim] {
        [
            Claim("D-012") {
                for batch in [1, 64] {
                    Condition(
                        "B = \(batch): noise over the length of the true gradient", spread(batch).noise / trueLength,
                        isAbove: 0.1)
                    Condition(
                        "B = \(batch): the mean of \(Self.draws) gradients lies from the true one within three standard errors",
                        spread(batch).bias, isAtMost: 3 * spread(batch).theory / Double(Self.draws).squareRoot())
                }
            } beyond: {
                Condition(
                    "digits: mean over an epoch's batches of 32, off the whole gradient by a share of", networkBias,
                    isAtMost: 1e-5)
            },
            Claim("E-008") {
                Condition(
                    "noise of 32 samples over that of one", spread(32).noise / spread(1).noise,
                    equals: 1 / 32.0.squareRoot(), within: .relative(0.2))
                Condition(
                    "noise at B = 4, 16, 64, 256 over σ/√B",
                    [4, 16, 64, 256].map { spread($0).noise / spread($0).theory },
                    equals: [1.0, 1.0, 1.0, 1.0], within: 0.2)
            } beyond: {
                Condition(
                    "digits: noise of 64 images over that of 4", networkNoiseRatio, equals: 0.25, within: .relative(0.2)
                ).onNetwork()
            },
            Claim(
                "D-013",
                untestable:
                    "It is about a word. Robbins and Monro (1951), who brought it in, ask only for a random guess that is right on average; many books do keep it for one sample."
            ) {
                Condition(
                    "the gradient of 32 samples is random too: its noise over the true length",
                    spread(32).noise / trueLength, isAbove: 0.1)
            },
            Claim(
                "E-053a",
                untestable:
                    "A name, and the document says what it means by it: noise and exploration against poor generalisation (E-053b). In the sense of statistics nothing is traded: the gradient of a batch has variance and no bias, whatever its size; a mean over more draws is only less noisy, and more work."
            ) {
                Condition(
                    "variance: noise of single samples, against that of 64", spread(1).noise, isAbove: spread(64).noise)
                Condition(
                    "bias of large batches: mean gradient of 512 off by more than three standard errors",
                    spread(512).bias,
                    isAbove: 3 * spread(512).theory / Double(Self.draws).squareRoot())
                Condition(
                    "bias of single samples: mean gradient off by more than three standard errors", spread(1).bias,
                    isAbove: 3 * spread(1).theory / Double(Self.draws).squareRoot())
            },
        ]
    }
}
