import Downhill

extension Language: Study {
    private static let filmed = [0, 1, 2, 3, 4, 6, 8, 11, 14, 18, 23, 29, 36, 44, 54, 66, 80, 100]

    var film: Exhibit {
        let ranks = (1...Self.theory.words).map(Double.init)
        return .figure(
            Animation(
                "Adam learns all words at once, descent the frequent ones", frames: Self.filmed.count,
                framesPerSecond: 4
            ) {
                frame in
                let step = Self.filmed[frame]
                return Plot {
                    // Where Adam and momentum lie on each other in the end, both are to be seen.
                    for (run, width) in zip(runs, [2.4, 6, 2.4]) {
                        LineMark(x: ranks, y: run.excesses[step], by: run.name).lineWidth(width)
                    }
                }.subtitle("step \(step); momentum is drawn broad, to be seen behind Adam")
                    .xAxis("word, the k-th most frequent", .log(1...256))
                    .yAxis("loss above the least", .linear(0...2.5))
            }.holding(last: 3), named: "language",
            alt: """
                Animation of the loss of each word against its rank. All begin level. Gradient descent's line drops at the left end, and the drop creeps to \
                the right; after a hundred steps the \
                right part still stands. Adam's line sinks level to nothing within six steps, bounces back to a fifth of its height, and comes to rest. Momentum's drop runs to the right much sooner than descent's, in waves.
                """,
            caption: """
                A language of {{language.words}} words, the whole text at every step, each method at the rate that is best for step {{language.steps}}. By then gradient descent \
                knows {{language.descent.known}} of the words, momentum {{language.momentum.known}} and Adam {{language.adam.known}}.
                """)
    }

    var exhibits: [Exhibit] { [film] }

    /// The largest difference between a word's loss in the table of scores and in the account of two numbers.
    var largestError: Double {
        zip(runs, predicted).flatMap { run, predicted in
            zip(run.excesses[Self.steps], predicted).map { abs($0 - $1) }
        }.max() ?? .nan
    }

    var numbers: [Recorded] {
        let half = Self.theory.words / 2
        let share = (half + 1...Self.theory.words).reduce(0) { $0 + Self.theory.frequency($1) }
        return [
            Recorded("words", Self.theory.words), Recorded("steps", Self.steps),
            Recorded("rareShare", share, as: .percent(0)),
            Recorded("even.descent", Int(even.descent)), Recorded("even.adam", Int(even.adam)),
            Recorded("twin", twin, as: .significant(3)),
        ]
            + zip(runs, ["descent", "momentum", "adam"]).enumerated().flatMap { index, named in
                [
                    Recorded("\(named.1).rate", named.0.rate, as: .significant(2)),
                    Recorded("\(named.1).known", known(index), as: .percent(0)),
                    Recorded("\(named.1).rare", left(index, ranks: half + 1...Self.theory.words), as: .percent(0)),
                    Recorded("\(named.1).common", left(index, ranks: 1...8), as: .percent(0)),
                ]
            }
    }
}
