import Downhill
import Testing

@testable import lesson12

/// What the studies of lesson 12 must give: by theory, by hand, or by counting.
@Suite("Studies of lesson 12")
struct Studies12Tests {
    @Test func `the best of some draws by hand`() {
        let results = [0.1, 0.2, 0.9]
        #expect(abs(Tuning.expectedBest(of: results, trials: 1) - 0.4) < 1e-12)
        // Nine pairs: five hold the first, three more the second, one is twice the third.
        #expect(abs(Tuning.expectedBest(of: results, trials: 2) - (5 * 0.1 + 3 * 0.2 + 0.9) / 9) < 1e-12)
        // 27 triples: 19 hold the first, seven more the second.
        #expect(abs(Tuning.expectedBest(of: results, trials: 3) - (19 * 0.1 + 7 * 0.2 + 0.9) / 27) < 1e-12)
        #expect(abs(Tuning.expectedBest(of: results, trials: 60) - 0.1) < 1e-9)
    }

    @Test func `the share of a line below a level`() {
        #expect(abs(Tuning.share(of: [0, 1], atMost: 0.25) - 26.0 / 101) < 1e-12)  // 0, 0.01 … 0.25 of 101 places
        #expect(abs(Tuning.share(of: [1, 0, 1], atMost: 0.5) - 101.0 / 201) < 1e-12)
        #expect(Tuning.share(of: [.infinity, 2, 1, 2], atMost: 0.5) == 0)
    }

    @Test func `trials until a good rate is met`() {
        #expect(Tuning.trialsNeeded(share: 0.5) == 4)  // 0.5⁴ = 0.0625 is the first below a tenth
        #expect(Tuning.trialsNeeded(share: 0.1) == 22)  // 0.9²² = 0.0985
    }

    @Test func `names move apart no further than letters need`() {
        #expect(EndNames.apart([0, 5], by: 2) == [0, 5])
        #expect(EndNames.apart([3, 3], by: 2) == [2, 4])  // each as far as the other
        #expect(EndNames.apart([0, 1, 9], by: 3) == [-1, 2, 9])
        #expect(EndNames.apart([0, 3, 3.5], by: 2) == [0, 2.25, 4.25])
    }

    @Test func `the grid holds the rates that all are given`() {
        for rate in [0.001, 0.01, 0.1] { #expect(abs(Battle.rates[Battle.place(of: rate)] / rate - 1) < 1e-9) }
        #expect(Battle.contestants.map(\.name) == ["SGD", "momentum", "RMSProp", "Adam"])
        #expect(abs(Standings.extraWork(Battle.contestants[3], batch: 1) - 14.0 / 6) < 1e-12)
    }

    @Test func `frequencies are shares, and the k-th is the first over k`() {
        let theory = WordTheory(words: 256)
        #expect(abs((1...256).reduce(0) { $0 + theory.frequency($1) } - 1) < 1e-12)
        #expect(abs(theory.frequency(64) * 64 / theory.frequency(1) - 1) < 1e-12)
        // ½·ln(½·256) + ½·ln(½·256/255)
        #expect(abs(theory.start - 2.0816) < 1e-3)
    }

    @Test func `the first step by hand`() {
        // Three words: from scores of zero, the successor's moves by η·π·(½ − ⅓), each other by minus half of that.
        let theory = WordTheory(words: 3, heavyTailed: false)
        let gap = 0.6 / 3 * (1.0 / 6) * 1.5
        let p = 1 / (1 + 2 * Elementary.exp(-gap))
        let first = theory.excesses(rank: 1, by: .descent(rate: 0.6), steps: 1)[0]
        #expect(abs(first - theory.excess(probability: p)) < 1e-12)
    }

    /// A row of share π at the rate η is a row of share 1 at the rate ηπ; for Adam the share does not matter.
    @Test func `a rare word is a slow one, except for Adam`() {
        let theory = WordTheory(words: 256)
        let first = theory.excesses(rank: 1, by: .descent(rate: 1), steps: 50)
        let eighth = theory.excesses(rank: 8, by: .descent(rate: 8), steps: 50)
        #expect(zip(first, eighth).allSatisfy { abs($0 - $1) < 1e-9 })
        let (common, rare) = (
            theory.excesses(rank: 1, by: .adam(rate: 0.1), steps: 20),
            theory.excesses(rank: 128, by: .adam(rate: 0.1), steps: 20)
        )
        #expect(zip(common, rare).allSatisfy { abs($0 - $1) < 0.02 })
    }

    @Test func `descent at the rate that the most frequent word bears takes the predicted steps`() {
        for words in [256, 1024] {
            let theory = WordTheory(words: words)
            let steps = theory.stepsUntilAllAreKnown(by: .descent(rate: 8 / theory.frequency(1)), limit: 8 * words)
            #expect(abs(steps / theory.predictedDescent - 1) < 0.03)
        }
    }

    /// 65,536 scores in the library's precision, against two numbers a row in double precision.
    @Test func `the table of scores follows its two numbers`() throws {
        let language = try Language()
        #expect(language.largestError < 1e-4)
        #expect(abs(language.twin - 0.0136) < 5e-5)  // PyTorch
        #expect(language.known(0) < 0.5 && language.known(2) == 1)
    }

    @Test func `a hundredfold language takes descent a hundred times as long, and Adam not`() throws {
        let vocabulary = try Vocabulary()
        for (place, words) in Vocabulary.sizes.enumerated() {
            let predicted = WordTheory(words: words).predictedDescent
            #expect((0.6...1.1).contains(vocabulary.descent[place].cost / predicted))
        }
        #expect((vocabulary.adam.map(\.cost).max() ?? .infinity) < 30)
        // That it rises at all is ε, below which the slopes of the other scores of a rare row fall.
        #expect(vocabulary.adamAlone.cost < 0.5 * (vocabulary.adam.last?.cost ?? 0))
    }
}
