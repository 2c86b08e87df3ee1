import Downhill

/// How many of the places without slope are saddles, by dimension: of random symmetric Hessians, and of the landscape with valleys.
struct SaddleCount {
    static let dimensions = [1, 2, 3, 5, 10]
    /// So many of each dimension, for each seed.
    static let matrices = 4_000

    /// By seed: the share of saddles among random Hessians of each dimension.
    let random: [[Double]]

    init(seeds: [UInt64]) {
        random = seeds.map { seed in
            var generator = SplitMix64(seed: seed).split("Hessians")
            return Self.dimensions.map { n in
                Double((0..<Self.matrices).count { _ in Self.isSaddle(dimension: n, using: &generator) })
                    / Double(Self.matrices)
            }
        }
    }

    /// Whether a random symmetric matrix, with independent normal entries, curves up in some directions and down in others.
    private static func isSaddle(dimension n: Int, using generator: inout SplitMix64) -> Bool {
        var h = Array(repeating: 0.0, count: n * n)
        for i in 0..<n {
            for j in 0...i { h[i * n + j] = generator.normal() * (i == j ? 2.0.squareRoot() : 1) }
        }
        // Elimination: the pivots have the signs of the eigenvalues (Sylvester 1852).
        for k in 0..<n {
            for i in (k + 1)..<max(n, k + 1) {
                let factor = h[i * n + k] / h[k * n + k]
                for j in (k + 1)..<(i + 1) { h[i * n + j] -= factor * h[j * n + k] }
            }
        }
        let positive = (0..<n).count { h[$0 * n + $0] > 0 }
        return positive > 0 && positive < n
    }

    /// The shares of a dimension, by seed.
    func shares(_ n: Int) -> Sample { Sample(random.map { zip(Self.dimensions, $0).first { $0.0 == n }?.1 ?? .nan }) }

    /// The share over all seeds, and its standard error.
    func share(_ n: Int) -> Double { shares(n).mean }
    func error(_ n: Int) -> Double { (share(n) * (1 - share(n)) / Double(Self.matrices * random.count)).squareRoot() }

    /// Of the 3ⁿ places without slope of ½·Σ (wᵢ⁴ − 16 wᵢ² + 5 wᵢ), 2ⁿ are minima and one is a top.
    static func ofValleys(_ n: Int) -> Double {
        1 - (Elementary.pow(2.0, Double(n)) + 1) / Elementary.pow(3.0, Double(n))
    }

    /// The exact shares of random Hessians of two and three dimensions; with one weight nothing is a saddle.
    static let exact = (two: 1 / 2.0.squareRoot(), three: 1 - (.pi - 8.0.squareRoot()) / (2 * .pi))
}

extension SaddleCount: Study {
    var exhibits: [Exhibit] {
        [
            .table(
                Table(
                    "Share of saddles among places without slope",
                    columns: [
                        "dimensions", .init("\(Self.drawn(random.count)) random Hessians of each"), "exactly",
                        .init("the landscape above, with so many weights", as: .percent(1)),
                    ],
                    rows: Self.dimensions.map { [$0, measured($0), Self.exactly($0), Self.ofValleys($0)] }))
        ]
    }

    private static func drawn(_ seeds: Int) -> String { NumberFormat.integer.text(Double(matrices * seeds)) }

    /// A share with its standard error; without one where all or none are saddles.
    private func measured(_ n: Int) -> String {
        switch share(n) {
        case 0: "none"
        case 1: "all"
        default: "\(NumberFormat.percent(2).text(share(n))) ± \(NumberFormat.percent(2).text(error(n)))"
        }
    }

    /// The integrals over all matrices are known for few dimensions.
    private static func exactly(_ n: Int) -> String {
        switch n {
        case 1: NumberFormat.percent(2).text(0)
        case 2: NumberFormat.percent(2).text(exact.two)
        case 3: NumberFormat.percent(2).text(exact.three)
        default: "–"
        }
    }

    var numbers: [Recorded] {
        [Recorded("two", share(2), as: .percent(0)), Recorded("ten", share(10), as: .percent(1))]
    }

    var claims: [Claim] {
        [
            Claim("C-018") {
                Condition(
                    "random Hessians of 10 dimensions: share of saddles", shares(10), isAtLeast: 0.5,
                    as: .percent(1))
                Condition(
                    "landscape of valleys in 10 dimensions: share of saddles", Self.ofValleys(10), isAtLeast: 0.5,
                    as: .percent(1))
            },
            Claim(
                "Dean-2006",
                says:
                    "Of the symmetric matrices that Dean and Majumdar draw, a share of 1/√2 are saddles in two dimensions (elementary; their own law is one for many dimensions).",
                force: .always
            ) {
                Condition(
                    "\(Self.drawn(random.count)) matrices: share of saddles", share(2), equals: Self.exact.two,
                    within: 0.015, as: .percent(1))
            },
        ]
    }
}
