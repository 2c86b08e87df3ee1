import Tensors
import Testing

@Suite struct SplitMix64Tests {
    /// The first outputs of the published algorithm (Vigna's splitmix64.c).
    private static let references: [(seed: UInt64, outputs: [UInt64])] = [
        (0, [0xE220_A839_7B1D_CDAF, 0x6E78_9E6A_A1B9_65F4, 0x06C4_5D18_8009_454F, 0xF88B_B8A8_724C_81EC]),
        (
            1_234_567,
            [
                6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
                4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
            ]
        ),
    ]

    @Test(arguments: references.indices) func `the outputs are those of the published algorithm`(index: Int) {
        let reference = Self.references[index]
        var generator = SplitMix64(seed: reference.seed)
        #expect(reference.outputs.map { _ in generator.next() } == reference.outputs)
    }

    @Test func `a copy goes on with the same numbers`() {
        var a = SplitMix64(seed: 3)
        _ = a.next()
        var b = a
        #expect((0..<10).map { _ in a.next() } == (0..<10).map { _ in b.next() })
    }

    // The bounds below are five standard deviations of the statistic over its samples: for a right generator and another seed a
    // test would fail once in two million times.

    @Test func `uniform numbers have the mean and variance of the unit interval`() {
        var generator = SplitMix64(seed: 1)
        let x = (0..<100_000).map { _ in generator.uniform() }
        #expect(x.allSatisfy { 0 <= $0 && $0 < 1 })
        let mean = x.reduce(0, +) / 1e5
        #expect(abs(mean - 0.5) < 5 * (1 / 12.0 / 1e5).squareRoot())
        let variance = x.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 1e5
        #expect(abs(variance - 1 / 12.0) < 5 * (1 / 180.0 / 1e5).squareRoot())
    }

    @Test func `normal numbers have mean 0, variance 1, no skew and kurtosis 3`() {
        var generator = SplitMix64(seed: 2)
        let x = (0..<100_000).map { _ in generator.normal() }
        let moments = (1...4).map { power in
            x.reduce(0) { sum, x in sum + (1...power).reduce(1) { p, _ in p * x } } / 1e5
        }
        // The variance of the k-th power is E[x²ᵏ] − E[xᵏ]².
        for (moment, (expected, variance)) in zip(moments, [(0, 1), (1, 2), (0, 15), (3, 96)] as [(Double, Double)]) {
            #expect(abs(moment - expected) < 5 * (variance / 1e5).squareRoot())
        }
    }

    @Test(arguments: [1, 2, 3, 7, 10, 1_000]) func `every whole number below the bound is equally likely`(bound: Int) {
        var generator = SplitMix64(seed: 5)
        var counts = Array(repeating: 0, count: bound)
        let draws = 200 * bound
        for _ in 0..<draws { counts[generator.index(below: bound)] += 1 }
        // χ² with bound − 1 degrees of freedom has mean bound − 1 and variance 2(bound − 1).
        let χ² = counts.reduce(0.0) { $0 + Double(($1 - 200) * ($1 - 200)) / 200 }
        #expect(abs(χ² - Double(bound - 1)) <= 5 * (2 * Double(bound - 1)).squareRoot())
    }

    @Test func `a bound that does not divide 2⁶⁴ is not biased`() {
        // With a bound of ⅜·2⁶⁴ and no rejection, of three numbers in a row two would come three times for the third's two.
        var generator = SplitMix64(seed: 6)
        let bound = Int.max / 4 * 3
        let low = (0..<30_000).count { _ in generator.index(below: bound) % 3 == 0 }
        #expect(abs(Double(low) - 10_000) < 5 * (30_000 * 2 / 9.0).squareRoot())
    }

    @Test func `a permutation holds every number once, and every order is equally likely`() {
        var generator = SplitMix64(seed: 7)
        #expect(generator.permutation(of: 100).sorted() == Array(0..<100))
        #expect(generator.permutation(of: 0) == [])
        var counts: [[Int]: Int] = [:]
        for _ in 0..<6_000 { counts[generator.permutation(of: 3), default: 0] += 1 }
        #expect(counts.count == 6)
        #expect(counts.values.allSatisfy { abs(Double($0) - 1_000) < 5 * (1_000 * 5 / 6.0).squareRoot() })
    }

    @Test func `generators split by name are unlike each other and the one they come from`() {
        let root = SplitMix64(seed: 42)
        var streams = ["", "shuffling", "shufflinh", "dropout", "initialization"].map { root.split($0) } + [root]
        let outputs = streams.indices.map { i in (0..<1_000).map { _ in streams[i].next() } }
        #expect(Set(outputs.joined()).count == 6_000)
        for (i, a) in outputs.enumerated() {
            for b in outputs[..<i] {
                // Of 64,000 bits, half differ on average, with standard deviation √16000.
                let differing = zip(a, b).reduce(0) { $0 + ($1.0 ^ $1.1).nonzeroBitCount }
                #expect(abs(Double(differing) - 32_000) < 5 * 16_000.0.squareRoot())
            }
        }
    }

    @Test func `a split does not change the generator, and the same name gives the same numbers`() {
        let root = SplitMix64(seed: 42)
        #expect(root.split("a") == root.split("a"))
        #expect(root == SplitMix64(seed: 42))
        #expect(SplitMix64(seed: 43).split("a") != root.split("a"))
    }

    @Test func `a bound of zero ends the program`() async {
        let exit = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            var generator = SplitMix64(seed: 1)
            _ = generator.index(below: 0)
        }
        #expect(exit.says("index(below: 0): there is no whole number from 0 to below 0."))
    }
}
