import Downhill

extension Vocabulary: Study {
    private var lines: [(name: String, best: [BestRate])] {
        [
            ("gradient descent", descent), ("momentum, γ = 0.9", momentum), ("momentum, γ = 0.99", slowMomentum),
            ("Adam", adam),
        ]
    }

    var curve: Exhibit {
        let sizes = Self.sizes.map(Double.init)
        return .figure(
            Plot("The more words, the further descent falls behind") {
                LineMark(x: sizes, y: Self.sizes.map { WordTheory(words: $0).predictedDescent }).theory().unlabelled()
                for line in lines {
                    LineMark(x: sizes, y: line.best.map(\.cost), by: line.name)
                    PointMark(x: sizes, y: line.best.map(\.cost), by: line.name)
                }
            }.xAxis("words in the language", .log).yAxis("steps until every word is known", .log), named: "vocabulary",
            alt: """
                Steps against the number of words on logarithmic axes. Gradient descent's line rises in proportion. Momentum's lines are level at first and \
                then rise as well, further down. \
                Adam's line stays nearly level.
                """,
            caption: """
                Steps until all words are known and stay so, each method at the rate that takes the fewest, to within a few per cent. Pale: theory for gradient descent at the rate $8/\\pi_1$. With {{vocabulary.words}} words gradient descent \
                takes {{vocabulary.descent}} steps, momentum \
                {{vocabulary.momentum}} with $\\gamma = 0.9$ and {{vocabulary.slow}} with $0.99$, Adam {{vocabulary.adam}}.
                """)
    }

    var exhibits: [Exhibit] { [curve] }

    var numbers: [Recorded] {
        let last = Self.sizes.count - 1
        func growth(_ best: [BestRate]) -> Double { best[last].cost / best[last - 1].cost }
        return [
            Recorded("words", Self.sizes[last]), Recorded("descent", Int(descent[last].cost)),
            Recorded("momentum", Int(momentum[last].cost)), Recorded("slow", Int(slowMomentum[last].cost)),
            Recorded("adamAlone", Int(adamAlone.cost)),
            Recorded("adam", Int(adam[last].cost)), Recorded("adam.first", Int(adam[0].cost)),
            Recorded("descent.first", Int(descent[0].cost)),
            Recorded("growth", growth(descent), as: .fixed(1)), Recorded("growth.adam", growth(adam), as: .fixed(1)),
            Recorded("predicted", WordTheory(words: Self.sizes[last]).predictedDescent, as: .significant(3)),
            Recorded(
                "rate", descent[last].rate * WordTheory(words: Self.sizes[last]).frequency(1), as: .significant(3)),
            Recorded("factor", descent[last].cost / adam[last].cost, as: .significant(2)),
        ]
    }
}
