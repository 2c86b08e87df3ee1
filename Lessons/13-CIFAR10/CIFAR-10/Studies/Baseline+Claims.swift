import Downhill

extension Baseline {
    private var gainOfAugmentation: Double { trainings.accuracy(Self.augmented) - trainings.accuracy(Self.plain) }
    private var gainInShort: Double {
        trainings.accuracy(Self.shortAugmented) - trainings.accuracy(Self.shortPlain)
    }
    private var gainByAdam: Double {
        Sample(Self.augmentedAdam.map { trainings.accuracy($0) }).median
            - trainings.accuracy(Self.plainAdam, upTo: FourRules.epochs)
    }
    private var gainsOfAugmentation: [Double] { [gainOfAugmentation, gainInShort, gainByAdam] }
    /// The same over the last fifty epochs: the last five of a line that jumps say little.
    private var longGainOfAugmentation: Double {
        trainings.mean(Self.plain, \.testError, over: 50) - trainings.mean(Self.augmented, \.testError, over: 50)
    }
    private var slow: Double { Sample(Self.slowAugmented.map { trainings.accuracy($0) }).median }
    /// Of three rates that stay, what comes nearest to document B's number.
    private var nearestOfFixed: Double {
        [slow, trainings.accuracy(Self.fasterAugmented), trainings.accuracy(Self.augmented)].min {
            abs($0 - 0.796) < abs($1 - 0.796)
        } ?? .nan
    }
    private var gainOfSchedule: Double { trainings.accuracy(Self.scheduled) - trainings.accuracy(Self.augmented) }
    private var accuracies: [Double] { Self.phases.map { trainings.accuracy(Self.scheduled, upTo: $0) } }

    /// The three trainings' errors in a sentence, or what is not there yet.
    private var answer: String {
        let names = [Self.plain, Self.augmented, Self.scheduled]
        let missing = trainings.missing(names)
        guard missing.isEmpty else {
            return "Not all three are trained yet; still to come: \(missing.map { "`\($0)`" }.joined(separator: ", "))."
        }
        func list(_ column: KeyPath<KeptHistory, [Double]>) -> String {
            names.map { NumberFormat.percent(1).text(trainings.mean($0, column)) }.joined(separator: ", ")
        }
        return
            "In this order, of the training images \(list(\.fitError)) are answered wrongly, and of the test images \(list(\.testError))."
    }

    var numbers: [Recorded] {
        func accuracy(_ name: String, of training: String) -> Recorded {
            Recorded(name, trainings.text(trainings.accuracy(training), by: [training]))
        }
        let phases = zip(["first", "second", "third"], accuracies).map { name, value in
            Recorded(name, trainings.text(value, by: [Self.scheduled]))
        }
        return [
            accuracy("plain", of: Self.plain), accuracy("augmented", of: Self.augmented),
            accuracy("scheduled", of: Self.scheduled), accuracy("adam", of: Self.adam),
            accuracy("adamScheduled", of: Self.adamScheduled),
            Recorded(
                "gainOfAugmentation",
                trainings.text(100 * gainOfAugmentation, by: [Self.augmented, Self.plain], as: .fixed(1))),
            Recorded(
                "longGainOfAugmentation",
                trainings.text(100 * longGainOfAugmentation, by: [Self.augmented, Self.plain], as: .fixed(1))),
            Recorded(
                "gainByAdam",
                trainings.text(100 * gainByAdam, by: Self.augmentedAdam + [Self.plainAdam], as: .fixed(1))),
            accuracy("plainAdam", of: Self.plainAdam), accuracy("faster", of: Self.fasterAugmented),
            Recorded("slow", trainings.text(slow, by: Self.slowAugmented)),
            Recorded("learnedPlainAdam", trainings.text(learned(Self.plainAdam), by: [Self.plainAdam])),
            Recorded(
                "learnedAugmentedAdam",
                trainings.text(Sample(Self.augmentedAdam.map(learned)).median, by: Self.augmentedAdam)),
            Recorded(
                "augmentedAdam",
                trainings.text(
                    Sample(Self.augmentedAdam.map { trainings.accuracy($0) }).median, by: Self.augmentedAdam)),
            Recorded("learnedPlain", trainings.text(learned(Self.plain), by: [Self.plain])),
            Recorded("learnedShortPlain", trainings.text(learned(Self.shortPlain), by: [Self.shortPlain])),
            Recorded("learnedAugmented", trainings.text(learned(Self.augmented), by: [Self.augmented])),
            accuracy("shortPlain", of: Self.shortPlain), accuracy("shortAugmented", of: Self.shortAugmented),
            Recorded(
                "gainInShort",
                trainings.text(100 * gainInShort, by: [Self.shortPlain, Self.shortAugmented], as: .fixed(1))),
            Recorded(
                "gainOfSchedule",
                trainings.text(100 * gainOfSchedule, by: [Self.scheduled, Self.augmented], as: .fixed(1))),
            Recorded("answer", answer),
        ] + phases
    }

    var claims: [Claim] {
        func accuracy(_ id: String, _ name: String, _ stated: Double, instead: String) -> Claim {
            trainings.claim(
                id, by: [name], accuracy: trainings.accuracy(name), equals: stated,
                "\(name): test accuracy, mean of the last five epochs", instead: instead)
        }
        func gain(
            _ id: String, _ words: String, _ value: Double, by names: [String], _ stated: Double, instead: String
        ) -> Claim {
            trainings.claim(
                id, by: names, instead: instead,
                [Condition(words, 100 * value, equals: 100 * stated, within: 2, as: .fixed(1)).onNetwork()])
        }
        /// An example of a training: what it learned, what it then knew, and the gap between the two. Document B names no rule for it; by its own Adam at 0.001, and
        /// beyond that by momentum at 0.1.
        func example(
            _ id: String, by adam: [String], against momentum: String, learned stated: Double, test: Double,
            instead: String
        ) -> Claim {
            func conditions(_ words: String, _ names: [String]) -> [Condition] {
                let learned = Sample(names.map(learned)).median
                let accuracy = Sample(names.map { trainings.accuracy($0) }).median
                return [
                    trainings.equality("\(words): training accuracy, while learning", learned, stated),
                    trainings.equality("\(words): test accuracy", accuracy, test),
                    trainings.equality("\(words): the gap", learned - accuracy, stated - test),
                ]
            }
            return trainings.claim(
                id, by: adam + [momentum], instead: instead, conditions("Adam at 0.001", adam),
                beyond: conditions("momentum at 0.1", [momentum]))
        }
        return [
            example(
                "B-121", by: [Self.plainAdam], against: Self.plain, learned: 0.97, test: 0.73,
                instead: """
                    By Adam {{baseline.learnedPlainAdam}} of the training images and {{baseline.plainAdam}} of the test images. By momentum, whose rate stays at \
                    $0.1$, {{baseline.learnedPlain}} and {{baseline.plain}}: rule and rate decide, and the document does not name them.
                    """),
            example(
                "B-122", by: Self.augmentedAdam, against: Self.augmented, learned: 0.82, test: 0.80,
                instead: """
                    By Adam {{baseline.learnedAugmentedAdam}} of the training images and {{baseline.augmentedAdam}} of the test images. By momentum, whose rate stays \
                    at $0.1$, {{baseline.learnedAugmented}} and {{baseline.augmented}}: rule and rate decide, and the document does not name them.
                    """),
            accuracy(
                "B-130", Self.plain, 0.729, instead: "{{baseline.plain}}, with our choice of what it does not say."),
            trainings.claim(
                "B-131", by: Self.slowAugmented + [Self.fasterAugmented, Self.augmented],
                accuracy: nearestOfFixed, equals: 0.796,
                "augmented, momentum at a fixed rate: test accuracy, the nearest of 0.001, 0.01 and 0.1",
                instead: """
                    At a rate fixed at $0.001$ {{baseline.slow}} and at $0.01$ {{baseline.faster}}, both after twenty epochs; at $0.1$ {{baseline.augmented}} after two \
                    hundred. The rate decides, and the document does not name it.
                    """,
                beyond: [
                    trainings.equality(
                        "the same at 0.1, where its schedule begins", trainings.accuracy(Self.augmented), 0.796)
                ]),
            accuracy("B-132", Self.scheduled, 0.839, instead: "{{baseline.scheduled}}."),
            gain(
                "B-135", "points that augmentation gains, in the pair of three that gains most",
                gainsOfAugmentation.max() ?? .nan,
                by: [Self.augmented, Self.plain, Self.shortPlain, Self.shortAugmented, Self.plainAdam]
                    + Self.augmentedAdam, 0.07,
                instead: """
                    {{baseline.gainOfAugmentation}} points where momentum's rate stays at $0.1$, {{baseline.gainInShort}} where it falls, {{baseline.gainByAdam}} by \
                    Adam after twenty epochs.
                    """),
            gain(
                "B-136", "points that the schedule gains over a rate that stays where it begins", gainOfSchedule,
                by: [Self.scheduled, Self.augmented], 0.04,
                instead: """
                    {{baseline.gainOfSchedule}} points over a rate that stays at $0.1$, where the schedule begins. The document does not name its fixed rate; a smaller \
                    one, $0.01$, has {{baseline.faster}} after twenty epochs.
                    """),
            accuracy("B-145b", Self.adam, 0.825, instead: "{{baseline.adam}}."),
            trainings.claim(
                "B-145c", by: [Self.scheduled, Self.adam, Self.adamScheduled],
                instead: """
                    With the schedule SGD gets {{baseline.scheduled}}; Adam gets {{baseline.adam}} without one and {{baseline.adamScheduled}} with the same one.
                    """,
                [
                    Condition(
                        "test accuracy, SGD with the schedule against Adam at a fixed rate",
                        trainings.accuracy(Self.scheduled), isAbove: trainings.accuracy(Self.adam), by: 0.01,
                        as: .percent(1)
                    ).onNetwork()
                ],
                beyond: [
                    Condition(
                        "against Adam with the same schedule", trainings.accuracy(Self.scheduled),
                        isAbove: trainings.accuracy(Self.adamScheduled), by: 0.01, as: .percent(1)
                    ).onNetwork()
                ]),
            trainings.claim(
                "B-154", by: [Self.scheduled],
                instead: "{{baseline.first}}, then {{baseline.second}}, then {{baseline.third}}.",
                [
                    Condition(
                        "test accuracy at the end of each phase, mean of its last five epochs", accuracies,
                        equals: [0.80, 0.83, 0.838], within: 0.02, as: .percent(1)
                    ).onNetwork()
                ]),
        ]
    }
}

extension Trainings {
    /// That an accuracy which document B states comes back within five points, about what widths half or twice as large move: it does not say all that it
    /// depends on.
    func claim(
        _ id: String, by names: [String], accuracy: Double, equals stated: Double, _ name: String, instead: String,
        beyond: [Condition] = []
    ) -> Claim {
        claim(id, by: names, instead: instead, [equality(name, accuracy, stated)], beyond: beyond)
    }

    /// An accuracy that equals a stated one within those five points.
    func equality(_ name: String, _ accuracy: Double, _ stated: Double) -> Condition {
        Condition(name, accuracy, equals: stated, within: 0.05, as: .percent(1)).onNetwork()
    }
}
