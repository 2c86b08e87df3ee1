import Downhill

/// What no check sees that only trains: a network that knows sixteen digits by heart, used as its evaluation uses it.
struct AfterTraining: Study {
    struct Case: Sendable {
        let name: String
        /// The share of the sixteen that the evaluation finds, with images prepared as test images are.
        let right: Sample
        /// The largest difference of scores over the largest score: of each sample alone against among all sixteen, and of an image prepared as a
        /// test image against as a training image.
        let alone, prepared: Sample
    }

    /// Two sound trainings, and after each what goes wrong once it has ended.
    let cases: [Case]

    init(seeds: [UInt64]) {
        let mistakes = ["tested in training mode", "test images not normalised"]
        let sound = [Bug("sound ConvNet", on: .convNet) { _ in }, Bug("sound SimpleMLP") { _ in }]
        let subjects = zip(sound, mistakes).flatMap { sound, name in [sound] + Bug.all.filter { $0.name == name } }
        cases = subjects.map { subject in
            let looks = seeds.concurrentMap { Self.look(at: subject, seed: $0) }
            return Case(
                name: subject.name, right: Sample(looks.map(\.right)), alone: Sample(looks.map(\.alone)),
                prepared: Sample(looks.map(\.prepared)))
        }
    }

    private static func look(at bug: Bug, seed: UInt64) -> (right: Double, alone: Double, prepared: Double) {
        let procedure = bug.procedure(seed: seed)
        let (model, batch) = procedure.learnedByHeart(seed: seed)
        let together = procedure.scores(model, batch.images)
        let alone = (0..<batch.count).flatMap { sample in
            procedure.scores(model, DigitTask.digits.train.batch(at: [batch.indices[sample]]).images).scalars
        }
        let asTest = bug.prepare(DigitTask.unscaled.train).batch(at: batch.indices)
        let tested = procedure.scores(model, asTest.images)
        return (
            accuracy(tested, batch.labels), distance(together.scalars, alone),
            distance(together.scalars, tested.scalars)
        )
    }

    /// The largest difference, over the largest of the first.
    private static func distance(_ scores: [Scalar], _ others: [Scalar]) -> Double {
        let largest = scores.map { Double(abs($0)) }.max() ?? .nan
        return (zip(scores, others).map { Double(abs($0 - $1)) }.max() ?? .nan) / largest
    }
}

extension AfterTraining {
    var table: Exhibit {
        .table(
            Table(
                "Sixteen digits, learned by heart: how far apart are scores that should agree? Medians of five runs, over the largest score",
                columns: [
                    "evaluation", .init("of the sixteen right", as: .percent(0)),
                    .init("alone or among the others", as: .significant(2)),
                    .init("prepared for training or for the test", as: .significant(2)),
                ],
                rows: cases.map { [$0.name, $0.right.median, $0.alone.median, $0.prepared.median] }))
    }

    var exhibits: [Exhibit] { [table] }

    var numbers: [Recorded] {
        [Recorded("right", cases.map(\.right.median).min() ?? .nan, as: .percent(0))]
    }
}
