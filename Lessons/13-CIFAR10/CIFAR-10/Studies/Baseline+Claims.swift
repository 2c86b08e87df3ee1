import Downhill

extension Baseline {
    private var gainByAdam: Double {
        Sample(Self.augmentedAdam.map { trainings.accuracy($0) }).median
            - trainings.accuracy(Self.plainAdam, upTo: FourRules.epochs)
    }
    private func accuracies(_ name: String) -> [Double] { Self.phases.map { trainings.accuracy(name, upTo: $0) } }

    /// What augmentation brings by SGD at its fixed rate, behind some lengths, each the mean of five epochs.
    private var gainsOfAugmentation: [Double] {
        Self.lengths.map {
            trainings.accuracy(Self.augmented, upTo: $0) - trainings.accuracy(Self.plain, upTo: $0)
        }
    }

    /// What the falls of the rate bring within one training: its end less so many epochs before the first fall.
    private func gainOfFalls(_ name: String, over width: Int = 5) -> Double {
        trainings.accuracy(name) - (1 - trainings.mean(name, \.testError, over: width, upTo: Self.phases[0]))
    }

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
        func highest(_ column: KeyPath<KeptHistory, [Double]>) -> String {
            let values = names.map { trainings.mean($0, column) }
            let place = values.indices.max { values[$0] < values[$1] } ?? 0
            return [
                "where photographs are as they are", "where photographs are moved and the rate stays",
                "where the rate falls",
            ][place]
        }
        return """
            The training error \(highest(\.fitError)), the test error \(highest(\.testError)). In the order of the question, of the training images \
            \(list(\.fitError)) are answered wrongly, and of the test images \(list(\.testError)).
            """
    }

    var numbers: [Recorded] {
        func accuracy(_ name: String, of training: String) -> Recorded {
            Recorded(name, trainings.text(trainings.accuracy(training), by: [training]))
        }
        func points(_ name: String, _ value: Double, by names: [String]) -> Recorded {
            Recorded(name, trainings.text(100 * value, by: names, as: .fixed(1)))
        }
        func learned(_ name: String, _ trainings: [String]) -> Recorded {
            Recorded(name, self.trainings.text(Sample(trainings.map(self.learned)).median, by: trainings))
        }
        let phases = zip(
            ["first", "second", "third"], zip(accuracies(Self.scheduled), accuracies(Self.scheduledMomentum)))
        return phases.flatMap { name, values in
            [
                Recorded(name, trainings.text(values.0, by: [Self.scheduled])),
                Recorded("momentum." + name, trainings.text(values.1, by: [Self.scheduledMomentum])),
            ]
        } + [
            accuracy("plain", of: Self.plain), accuracy("augmented", of: Self.augmented),
            accuracy("scheduled", of: Self.scheduled),
            accuracy("momentum.scheduled", of: Self.scheduledMomentum), accuracy("adam", of: Self.adam),
            accuracy("adamScheduled", of: Self.adamScheduled), accuracy("plainAdam", of: Self.plainAdam),
            accuracy("faster", of: Self.fasterAugmented),
            Recorded(
                "augmentedAdam",
                trainings.text(
                    Sample(Self.augmentedAdam.map { trainings.accuracy($0) }).median, by: Self.augmentedAdam)),
            Recorded(
                "gains",
                trainings.text(
                    gainsOfAugmentation.map { 100 * $0 }, by: [Self.augmented, Self.plain], as: .fixed(1))),
            Recorded("lengths", Self.lengths.map { "\($0)" }.listed),
            points("gainByAdam", gainByAdam, by: Self.augmentedAdam + [Self.plainAdam]),
            points("gainOfFalls", gainOfFalls(Self.scheduled), by: [Self.scheduled]),
            points("gainOfFalls.long", gainOfFalls(Self.scheduled, over: Self.long), by: [Self.scheduled]),
            points("gainOfFalls.momentum", gainOfFalls(Self.scheduledMomentum), by: [Self.scheduledMomentum]),
            learned("learnedPlain", [Self.plain]), learned("learnedAugmented", [Self.augmented]),
            learned("momentum.learnedPlain", [Self.plainMomentum]),
            learned("learnedPlainAdam", [Self.plainAdam]), learned("learnedAugmentedAdam", Self.augmentedAdam),
            Recorded("epochs", trainings[Self.augmented]?.configuration.epochs ?? 0), Recorded("answer", answer),
        ]
    }

    var claims: [Claim] {
        func accuracy(
            _ id: String, _ name: String, _ stated: Double, instead: String, beyond others: [(String, String)] = []
        ) -> Claim {
            trainings.claim(
                id, by: [name] + others.map(\.1), accuracy: trainings.accuracy(name), equals: stated,
                "\(name): test accuracy, mean of the last five epochs", instead: instead,
                beyond: others.map { words, name in trainings.equality(words, trainings.accuracy(name), stated) })
        }
        func points(_ words: String, _ value: Double, _ stated: Double) -> Condition {
            Condition(words, 100 * value, equals: stated, within: 2, as: .fixed(1)).onNetwork()
        }
        /// An example of a training: what it learned, what it then knew, and the gap between the two.
        func example(
            _ id: String, by sgd: String, orBy adam: [String], learned stated: Double, test: Double, instead: String
        ) -> Claim {
            func conditions(_ words: String, _ names: [String]) -> [Condition] {
                let learned = Sample(names.map(learned)).median
                let accuracy = Sample(names.map { trainings.accuracy($0) }).median
                return [
                    trainings.equality("\(words): training accuracy, while learning", learned, stated),
                    trainings.equality("\(words): test accuracy", accuracy, test),
                    trainings.equality(
                        "\(words): the gap between these two", learned - accuracy, stated - test, within: 0.02),
                ]
            }
            return trainings.claim(
                id, by: adam + [sgd], instead: instead, conditions("Adam at 0.001", adam),
                beyond: conditions("SGD at 0.01", [sgd]))
        }
        return [
            example(
                "B-121", by: Self.plain, orBy: [Self.plainAdam], learned: 0.97, test: 0.73,
                instead: """
                    By Adam {{baseline.learnedPlainAdam}} of the training images and {{baseline.plainAdam}} of the test images; by SGD at $0.01$, after \
                    {{baseline.epochs}} epochs, {{baseline.learnedPlain}} and {{baseline.plain}}. The document names neither rule nor length.
                    """),
            example(
                "B-122", by: Self.augmented, orBy: Self.augmentedAdam, learned: 0.82, test: 0.80,
                instead: """
                    By Adam {{baseline.learnedAugmentedAdam}} of the training images and {{baseline.augmentedAdam}} of the test images; by SGD at $0.01$, after \
                    {{baseline.epochs}} epochs, {{baseline.learnedAugmented}} and {{baseline.augmented}}.
                    """),
            accuracy("B-130", Self.plain, 0.729, instead: "{{baseline.plain}}."),
            trainings.claim(
                "B-131", by: [Self.augmented, Self.fasterAugmented, Self.scheduled],
                accuracy: trainings.accuracy(Self.augmented), equals: 0.796,
                "\(Self.augmented): test accuracy, mean of the last five epochs",
                instead: """
                    {{baseline.augmented}}; by momentum at $0.01$, after twenty epochs, {{baseline.faster}}; by SGD at $0.1$, before its first fall, \
                    {{baseline.first}}.
                    """,
                beyond: [
                    trainings.equality(
                        "its momentum variant at 0.01, 20 epochs", trainings.accuracy(Self.fasterAugmented), 0.796),
                    trainings.equality(
                        "SGD at a fixed 0.1, epochs 56 to 60", trainings.accuracy(Self.scheduled, upTo: Self.phases[0]),
                        0.796),
                ]),
            accuracy(
                "B-132", Self.scheduled, 0.839,
                instead:
                    "By SGD {{baseline.scheduled}}, by momentum from the same rate {{baseline.momentum.scheduled}}.",
                beyond: [("its momentum variant", Self.scheduledMomentum)]),
            Claim(
                "B-135",
                untestable: """
                    The document does not say after how many epochs, and the length decides: by SGD at a fixed $0.01$ augmentation brings {{baseline.gains}} points \
                    after {{baseline.lengths}}.
                    """),
            trainings.claim(
                "B-136", by: [Self.scheduled, Self.scheduledMomentum],
                instead: """
                    {{baseline.gainOfFalls}} points above the last five epochs at $0.1$, {{baseline.gainOfFalls.long}} above the last thirty, whose line jumps; by \
                    momentum, in steps up to ten times as long, {{baseline.gainOfFalls.momentum}}.
                    """,
                [
                    points(
                        "points that SGD's end is above its last five epochs at a fixed 0.1",
                        gainOfFalls(Self.scheduled), 4)
                ],
                beyond: [
                    points("above its last thirty epochs there", gainOfFalls(Self.scheduled, over: Self.long), 4),
                    points("its momentum variant, above the last five", gainOfFalls(Self.scheduledMomentum), 4),
                ]),
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
                "B-154", by: [Self.scheduled, Self.scheduledMomentum],
                instead: """
                    {{baseline.first}}, then {{baseline.second}}, then {{baseline.third}}; by momentum {{baseline.momentum.first}}, {{baseline.momentum.second}} and \
                    {{baseline.momentum.third}}.
                    """,
                [
                    phases("test accuracy at the end of each phase, mean of its last five epochs", Self.scheduled),
                    Condition(
                        "points by which it rises from phase to phase",
                        zip(accuracies(Self.scheduled).dropFirst(), accuracies(Self.scheduled)).map { 100 * ($0 - $1) },
                        equals: [3, 0.8], within: 2, as: .fixed(1)
                    ).onNetwork(),
                ],
                beyond: [phases("by its momentum variant", Self.scheduledMomentum)]),
        ]
    }

    private func phases(_ words: String, _ name: String) -> Condition {
        Condition(words, accuracies(name), equals: [0.80, 0.83, 0.838], within: 0.05, as: .percent(1)).onNetwork()
    }
}

extension Trainings {
    /// That an accuracy which document B states comes back within five points: it does not say all that it depends on.
    func claim(
        _ id: String, by names: [String], accuracy: Double, equals stated: Double, _ name: String, instead: String,
        beyond: [Condition] = []
    ) -> Claim {
        claim(id, by: names, instead: instead, [equality(name, accuracy, stated)], beyond: beyond)
    }

    /// An accuracy that equals a stated one within those five points.
    func equality(_ name: String, _ accuracy: Double, _ stated: Double, within: Tolerance = 0.05) -> Condition {
        Condition(name, accuracy, equals: stated, within: within, as: .percent(1)).onNetwork()
    }
}
