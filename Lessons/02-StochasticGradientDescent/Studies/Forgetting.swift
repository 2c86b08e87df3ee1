import Downhill

/// Training on digits in the order of their classes, all zeros first and all nines last, in the order in which they are stored, and shuffled.
struct Forgetting: Study {
    static let epochs = 5
    static let rate = 0.1

    /// The share of each digit that a new network knows after every second batch of its first epoch in order of class, in batches of 16.
    let knowledge: [[Double]]
    /// For each digit the batches in which it is on show.
    let onShow: [ClosedRange<Double>]

    /// Test accuracy after five epochs in batches of 32, one a seed.
    let shuffled, stored, sorted: Sample
    /// How many classes a batch of 32 holds.
    let classesShuffled, classesStored, classesSorted: Double
    /// What the shuffled networks know of the digits 0 to 8: before and after one more epoch in order of class.
    let before, after: Sample
    /// A regression in batches of 40, sorted by its answers and never shuffled, and shuffled: where the loss settles.
    let sortedRegression, shuffledRegression: Double

    var ninesAtTheEnd: Double { knowledge.last?[9] ?? .nan }
    var othersAtTheEnd: Double { Self.others(knowledge.last ?? []) }

    init(seed: UInt64) throws {
        let task = DigitTask()
        let seeds = (1...5).map { 100 * seed + $0 }
        let inOrder = task.even.sortedByClass()
        var student = task.network(seed: seed)
        var seen = [task.knowledge(of: student)]
        try Self.train(&student, inTheOrderOf: inOrder, batch: 16, epochs: 1) { model, step in
            if step % 2 == 1 { seen.append(task.knowledge(of: model)) }
        }
        knowledge = seen
        var first = 0.0
        onShow = inOrder.countsByClass.map { count in
            defer { first += Double(count) / 16 }
            return first...first + Double(count) / 16
        }

        let networks = try seeds.map {
            try Training(task, on: task.even, batch: 32, rate: Self.rate, epochs: Self.epochs, seed: $0).model
        }
        func unshuffled(_ images: ImageSet) throws -> Sample {
            Sample(
                try seeds.map { seed in
                    var model = task.network(seed: seed)
                    try Self.train(&model, inTheOrderOf: images, batch: 32, epochs: Self.epochs)
                    return task.accuracy(of: model)
                })
        }
        shuffled = Sample(networks.map(task.accuracy))
        stored = try unshuffled(task.even)
        sorted = try unshuffled(inOrder)
        before = Sample(networks.map { Self.others(task.knowledge(of: $0)) })
        after = Sample(
            try networks.map { model in
                var model = model
                try Self.train(&model, inTheOrderOf: inOrder, batch: 32, epochs: 1)
                return Self.others(task.knowledge(of: model))
            })
        var generator = SplitMix64(seed: seed)
        classesShuffled = Self.classes(task.even.batches(of: 32, using: &generator))
        classesStored = Self.classes(task.even.batches(of: 32))
        classesSorted = Self.classes(inOrder.batches(of: 32))
        let regression = Regression(seed: seed)
        sortedRegression =
            Walk(on: regression.sortedByAnswer(), batch: 40, rate: Self.rate, order: .asStored, seed: seed).settled
        shuffledRegression = Walk(on: regression, batch: 40, rate: Self.rate, seed: seed).settled
    }

    /// Without a shuffle; `look` sees the model after each batch.
    static func train(
        _ model: inout SimpleMLP, inTheOrderOf images: ImageSet, batch: Int, epochs: Int,
        look: (SimpleMLP, Int) -> Void = { _, _ in }
    ) throws {
        var optimizer = Optimizer(SGD(learningRate: rate))
        for _ in 0..<epochs {
            for (step, batch) in images.batches(of: batch).enumerated() {
                try optimizer.step(&model) { crossEntropy($0(batch.images), batch.labels) }
                look(model, step)
            }
        }
    }

    private static func others(_ knowledge: [Double]) -> Double { knowledge.dropLast().reduce(0, +) / 9 }

    private static func classes(_ batches: Batches<ImageSet>) -> Double {
        batches.reduce(0) { $0 + Double(Set($1.labels).count) } / Double(batches.count)
    }
}
