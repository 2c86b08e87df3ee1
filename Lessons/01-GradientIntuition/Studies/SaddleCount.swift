import Downhill

/// How many of the places without slope are saddles, by dimension: of random symmetric Hessians, and of the landscape with valleys.
struct SaddleCount {
    static let dimensions = Array(1...10)
    static let matrices = 1_000

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

    /// The share over all seeds.
    func share(_ n: Int) -> Double { random.reduce(0) { $0 + $1[n - 1] } / Double(random.count) }

    /// Of the 3ⁿ places without slope of ½·Σ (wᵢ⁴ − 16 wᵢ² + 5 wᵢ), 2ⁿ are minima and one is a top.
    static func ofValleys(_ n: Int) -> Double {
        1 - (Elementary.pow(2.0, Double(n)) + 1) / Elementary.pow(3.0, Double(n))
    }

    /// The exact shares of random Hessians of two and three dimensions.
    static let exact = (two: 1 / 2.0.squareRoot(), three: 1 - (.pi - 8.0.squareRoot()) / (2 * .pi))
}

extension SaddleCount: Study {
    var exhibits: [Exhibit] {
        [
            .table(
                Table(
                    "Share of saddles among places without slope",
                    columns: [
                        "dimensions", .init("random Hessians", as: .percent(1)),
                        .init("the landscape above, with so many weights", as: .percent(1)),
                    ],
                    rows: [1, 2, 3, 5, 10].map { [$0, share($0), Self.ofValleys($0)] }))
        ]
    }

    var numbers: [Recorded] {
        [Recorded("two", share(2), as: .percent(0)), Recorded("ten", share(10), as: .percent(1))]
    }

    var claims: [Claim] {
        [
            Claim("C-018") {
                Condition(
                    "random Hessians of 10 dimensions: share of saddles", Sample(random.map { $0[9] }), isAtLeast: 0.5,
                    as: .percent(1))
                Condition(
                    "landscape of valleys in 10 dimensions: share of saddles", Self.ofValleys(10), isAtLeast: 0.5,
                    as: .percent(1))
            },
            Claim(
                "Dean-2006", says: "A random symmetric matrix in two dimensions is a saddle with probability 1/√2.",
                force: .always
            ) {
                Condition(
                    "5,000 matrices: share of saddles", share(2), equals: Self.exact.two, within: 0.03, as: .percent(1))
            },
        ]
    }
}
