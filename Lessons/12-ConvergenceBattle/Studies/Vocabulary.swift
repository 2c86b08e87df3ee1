import Downhill

/// How many steps until every word of a language is known, as the language gets larger: each method at its best rate.
struct Vocabulary: Sendable {
    static let sizes = [16, 64, 256, 1024, 4096, 16384]

    /// By size.
    let descent, momentum, slowMomentum, adam: [BestRate]

    /// Adam without ε, or nearly, in the largest language.
    let adamAlone: BestRate

    init() throws {
        let theories = Self.sizes.map { WordTheory(words: $0) }
        /// Rates in units of what the most frequent word bears; densely, since some single rates do well among bad ones.
        func search(
            _ range: ClosedRange<Double>, limit: @Sendable (Int) -> Int, _ rule: @Sendable (Double) -> WordTheory.Rule
        ) throws -> [BestRate] {
            try theories.map { theory in
                let unit = 1 / theory.frequency(1)
                return try BestRate.search(
                    over: Grid.logarithmic(range, perDecade: 16).map { $0 * unit }, resolution: 0.05
                ) {
                    theory.stepsUntilAllAreKnown(by: rule($0), limit: limit(theory.words))
                }
            }
        }
        descent = try search(1...32, limit: { 5 * $0 + 200 }) { .descent(rate: $0) }
        momentum = try search(0.3...100, limit: { $0 + 300 }) { .momentum(rate: $0, γ: 0.9) }
        slowMomentum = try search(0.03...300, limit: { $0 / 4 + 3_000 }) { .momentum(rate: $0, γ: 0.99) }
        func adam(_ theory: WordTheory, ε: Double) throws -> BestRate {
            try BestRate.search(over: Grid.logarithmic(0.03...10, perDecade: 16), resolution: 0.05) {
                theory.stepsUntilAllAreKnown(by: .adam(rate: $0, ε: ε), limit: 400)
            }
        }
        self.adam = try theories.map { try adam($0, ε: 1e-8) }
        adamAlone = try adam(theories[theories.count - 1], ε: 1e-30)
    }
}
