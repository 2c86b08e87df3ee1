import Downhill

/// A setting of the panel: a loss, a start, and a number of steps.
struct PanelSetting: Sendable {
    let name: String
    /// Of a network: how many weights it has, and the share of all samples that a step looks at.
    var network: (weights: Int, share: Double)?
    /// It has arrived when this share of the way from the start to the lowest loss is left.
    var goal = 1e-4
    let steps: Int
    /// Of its random numbers, or the numbers of its starts.
    let seeds: [UInt64]
    /// Gradient descent at a rate.
    let curve: @Sendable (_ η: Double, _ seed: UInt64) -> LossCurve
    var isNetwork: Bool { network != nil }
    /// The first three steps one by one, where `curve` reads the loss less often.
    var beginning: (@Sendable (_ η: Double, _ seed: UInt64) -> LossCurve)?

    /// The nine, fixed beforehand: those that the documents name, their networks on data that is at hand, and this lesson's own.
    static func all(seeds: [UInt64]) -> [PanelSetting] {
        [
            landscape("w²", .parabola), landscape("ravine w₁² + 10w₂²", .ravine),
            PanelSetting(name: "Rosenbrock’s valley", steps: 20_000, seeds: [0]) { η, _ in
                LossCurve(rosenbrock(rate: η, steps: 20_000))
            },
            // From several starts, since from any single one some rate happens to land on the minimum.
            landscape(
                "two valleys, in the deeper", .doubleWell,
                from: [[-1.8, 0], [-1.6, 0], [-1.3, 0], [-0.7, 0], [-0.5, 0]]),
            landscape(
                "four valleys, in the deepest", .styblinskiTang,
                from: [[-4, -3.5], [-1, -2], [-3.5, -1], [-2, -4], [-0.5, -0.8]]),
            PanelSetting(name: "regression, ten weights", steps: 1_000, seeds: seeds) { η, seed in
                var generator = SplitMix64(seed: seed).split("regression")
                return LossCurve(TenWeights(using: &generator).losses(rate: η, steps: 1_000))
            },
            digits("digits, all at once", hidden: 16, seeds: seeds),
            inBatches("digits, batches of 64", of: 64, steps: 176, seeds: seeds) { generator in
                (DigitTask.all, SimpleMLP(inputs: 64, hidden: 32, outputs: 10, using: &generator))
            },
            inBatches("spirals, batches of 32", of: 32, steps: 300, seeds: seeds) { generator in
                let spirals = PointSet.spirals(perArm: 64, using: &generator)
                return (spirals, SimpleMLP(inputs: 2, hidden: 32, outputs: 3, using: &generator))
            },
        ]
    }

    /// The network that sees all digits at every step.
    static func digits(_ name: String, hidden: Int, seeds: [UInt64]) -> PanelSetting {
        PanelSetting(
            name: name, network: (DigitTask.model(seed: 0, hidden: hidden).weights, 1), goal: 0.1,
            steps: DigitTask.steps, seeds: seeds
        ) { η, seed in
            LossCurve(DigitTask.train(η, seed: seed, hidden: hidden).losses)
        }
    }

    /// The losses in Rosenbrock's valley in double precision: in single precision a walk may come to rest before it shows that its rate is too large.
    static func rosenbrock(rate η: Double, steps: Int) -> [Double] {
        var (x, y) = (-1.2, 1.0)
        func loss() -> Double { (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x) }
        return [loss()]
            + (0..<steps).map { _ in
                let across = y - x * x
                (x, y) = (x + η * (2 * (1 - x) + 400 * x * across), y - η * 200 * across)
                return loss()
            }
    }

    /// A landscape: in place of seeds it has starts.
    private static func landscape<Place: Landscape>(
        _ name: String, _ place: Place, from starts: [Point]? = nil, steps: Int = 1_000
    ) -> PanelSetting {
        let starts = starts ?? [place.start]
        return PanelSetting(name: name, steps: steps, seeds: starts.indices.map { UInt64($0) }) { η, seed in
            let run = Descent(on: place, from: starts[Int(seed)], by: SGD(learningRate: η)).run(atMost: steps)
            return LossCurve(run.losses, isWhole: run.outcome != .diverged)
        }
    }

    /// A network that trains in batches.
    private static func inBatches<Data: Dataset<[Int]>>(
        _ name: String, of size: Int, steps: Int, seeds: [UInt64],
        _ make: @escaping @Sendable (inout SplitMix64) -> (data: Data, model: SimpleMLP)
    ) -> PanelSetting {
        @Sendable func train(_ η: Double, _ seed: UInt64, _ steps: Int) -> LossCurve {
            var generator = SplitMix64(seed: seed)
            let (data, model) = make(&generator)
            return trained(η, model, on: data, batch: size, steps: steps, using: &generator)
        }
        var generator = SplitMix64(seed: 0)
        let (data, model) = make(&generator)
        return PanelSetting(
            name: name, network: (model.weights, Double(size) / Double(data.count)), goal: 0.1, steps: steps,
            seeds: seeds, curve: { train($0, $1, steps) }, beginning: { train($0, $1, 3) })
    }

    /// The loss over all samples, read 22 times, or after every step where there are fewer.
    private static func trained(
        _ η: Double, _ model: SimpleMLP, on data: some Dataset<[Int]>, batch size: Int, steps: Int,
        using generator: inout SplitMix64
    ) -> LossCurve {
        let everything = data.batch(at: Array(0..<data.count))
        let spacing = max(1, steps / 22)
        var (model, optimizer) = (model, Optimizer(SGD(learningRate: η)))
        func loss() -> Double { Double(crossEntropy(model.inference(everything.inputs), everything.targets).item) }
        var losses = [loss()]
        var step = 0
        do {
            while step < steps {
                for batch in data.batches(of: size, using: &generator).prefix(steps - step) {
                    try optimizer.step(&model) { crossEntropy($0(batch.inputs), batch.targets) }
                    step += 1
                    if step % spacing == 0 { losses.append(loss()) }
                }
            }
        } catch {
            return LossCurve(losses, every: spacing, isWhole: false)
        }
        return LossCurve(losses, every: spacing)
    }
}
