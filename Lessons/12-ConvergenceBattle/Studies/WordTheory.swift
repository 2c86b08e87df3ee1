import Downhill

/// A language of words of which the k-th is as frequent as 1/k. After each comes its own successor half of the time, and any other word otherwise.
///
/// A table of scores, a row for every word, is a softmax regression on it. Its rows do not share a number, and in a row all scores but that of the
/// successor start alike and stay alike: two numbers follow all of it.
struct WordTheory: Sendable {
    let words: Int
    let isHeavyTailed: Bool

    /// How often the successor comes.
    static let share = 0.5

    /// What a row is trained by.
    enum Rule: Sendable {
        case descent(rate: Double)
        case momentum(rate: Double, γ: Double)
        case adam(rate: Double, ε: Double = 1e-8)
    }

    init(words: Int, heavyTailed: Bool = true) {
        (self.words, isHeavyTailed) = (words, heavyTailed)
        norm = heavyTailed ? (1...words).reduce(0) { $0 + Self.weight($1) } : Double(words)
    }

    private let norm: Double

    /// How frequent the word of a rank is beside the first, which has rank 1.
    private static func weight(_ rank: Int) -> Double { 1 / Double(rank) }

    /// The share of the text that is the word of a rank.
    func frequency(_ rank: Int) -> Double { (isHeavyTailed ? Self.weight(rank) : 1) / norm }

    /// Of a row with these scores, the probability of the successor.
    func probability(successor: Double, other: Double) -> Double {
        1 / (1 + Double(words - 1) * Elementary.exp(other - successor))
    }

    /// How far the row's loss is above the least, which is the entropy of what comes next.
    func excess(probability p: Double) -> Double {
        let q = Self.share
        return q * Elementary.log(q / p) + (1 - q) * Elementary.log((1 - q) / (1 - p))
    }

    /// What a word costs above the least before anything is learned.
    var start: Double { excess(probability: 1 / Double(words)) }

    /// The excess of a word after each of so many steps on the whole text.
    func excesses(rank: Int, by rule: Rule, steps: Int) -> [Double] {
        var row = Row(frequency: frequency(rank))
        return (0..<steps).map { _ in
            row.move(by: rule, in: self)
            return excess(probability: row.probability(in: self))
        }
    }

    /// After how many steps every word is known: its excess a tenth of what it was, and for four hundred steps not above that again.
    ///
    /// Frequent words are the first to break at a large rate and rare ones the last to learn at a small one, so that ranks a factor of two apart tell.
    func stepsUntilAllAreKnown(by rule: Rule, limit: Int) -> Double {
        var ranks = [words]
        while let last = ranks.last, last > 1 { ranks.append(last / 2) }
        var longest = 0
        for rank in ranks {
            guard let arrival = arrival(rank: rank, by: rule, limit: limit) else { return .infinity }
            longest = max(longest, arrival)
        }
        return Double(longest)
    }

    /// How many steps gradient descent takes for the rarest word at the rate 8/π₁, where the most frequent one just settles, if its steps are small: the
    /// integral `(π₁/8π_C)·∫ dz/(½ − p)` over the gap z between the scores, from none to where a tenth of the loss is left.
    ///
    /// With `u = eᶻ/(C − 1)` it is `2·(ln u − 2·ln(1 − u))`, and what is left, `−½·ln(4p(1 − p))`, says where it ends.
    var predictedDescent: Double {
        let p = (1 - (1 - Elementary.exp(-0.2 * start)).squareRoot()) / 2
        func antiderivative(_ u: Double) -> Double { 2 * (Elementary.log(u) - 2 * Elementary.log(1 - u)) }
        let way = antiderivative(p / (1 - p)) - antiderivative(1 / Double(words - 1))
        return frequency(1) / (8 * frequency(words)) * way
    }

    private func arrival(rank: Int, by rule: Rule, limit: Int) -> Int? {
        var row = Row(frequency: frequency(rank))
        var arrival: Int?
        for step in 1...(limit + 400) {
            row.move(by: rule, in: self)
            if excess(probability: row.probability(in: self)) <= start / 10 {
                let since = arrival ?? step
                if step - since == 400 { return since }
                arrival = since
            } else {
                arrival = nil
            }
        }
        return nil
    }

    /// The two numbers of a row.
    private struct Row {
        let frequency: Double
        var (successor, other) = (Coordinate(), Coordinate())

        init(frequency: Double) { self.frequency = frequency }

        func probability(in theory: WordTheory) -> Double {
            theory.probability(successor: successor.score, other: other.score)
        }

        mutating func move(by rule: Rule, in theory: WordTheory) {
            let missing = WordTheory.share - probability(in: theory)
            successor.move(along: -frequency * missing, by: rule)
            other.move(along: frequency * missing / Double(theory.words - 1), by: rule)
        }
    }

    /// A score and what its rule remembers, in double precision.
    private struct Coordinate {
        var score = 0.0
        var m = 0.0
        var v = 0.0
        var (left1, left2) = (1.0, 1.0)

        mutating func move(along g: Double, by rule: Rule) {
            switch rule {
            case .descent(let η): score -= η * g
            case .momentum(let η, let γ):
                m = γ * m + g
                score -= η * m
            case .adam(let η, let ε):
                (m, v) = (0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g * g)
                (left1, left2) = (left1 * 0.9, left2 * 0.999)
                score -= η * (m / (1 - left1)) / ((v / (1 - left2)).squareRoot() + ε)
            }
        }
    }
}
