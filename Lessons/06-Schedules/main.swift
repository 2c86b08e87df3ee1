//: # 6 · Schedules
//: **If a large step gets you there and a small step lets you settle, when do you change from one to the other?**
//:
//: - **You will be able to** compute any usual schedule by hand, say from two formulas what a falling rate buys and what it costs, find a learning rate with one short
//:   test run, and tell the cases in which a schedule helps from those in which it cannot.
//: - **Builds on** the limit $2/\lambda$ of [lesson 1](../01-GradientIntuition/README.md) and the noise floor of [lesson 2](../02-StochasticGradientDescent/README.md).
//: - **Covers** stage 2 of document A; scheduling, warm-up and the learning-rate experiments of B; the schedules of C; concept 5 of D; question 16 and experiment 3 of E.
//#-hidden-code
import Downhill

let notebook = Notebook(title: "Schedules", verdicts: .byVote)
let seed = notebook.seed
//#-end-hidden-code
//: ## Predict
//#-predict
//: A noisy descent with $\eta = 0.1$ has stopped getting lower: for a thousand steps the loss has hovered around the same value. You cut the rate to $0.01$. What does the loss do: nothing, fall to a
//: tenth, fall to a hundredth? And had you started with $0.01$, would you have been there sooner?
//#-answer
//: It falls from {{floor.large}} to {{floor.small}}: to a tenth, almost at once. Started at $0.01$, the walk comes to the same level, but where $\eta = 0.1$ needs {{early.large}} steps for the first
//: factor of a hundred, $\eta = 0.01$ needs {{early.small}}.
//#-end
//#-predict
//: Document B runs gradient descent down Rosenbrock's curved valley with the rates $0.1$, then $0.01$, then $0.001$, and reports that it “reaches optimum smoothly”. The steepest curvature at the bottom is about
//: $1000$. How many steps will the first rate last?
//#-answer
//: {{recipe.steps}}. Then the numbers overflow. The limit there is $2/\lambda \approx 0.002$, and the recipe begins {{recipe.excess}} times above it.
//#-end
//: ## By hand
//: A *schedule* is a rule that says which learning rate to use at which step. Most of them need no more than a pencil. Document E's: start at $0.1$ and multiply by $0.96$ for every
//: hundred steps, smoothly, $\eta_t = 0.1 \cdot 0.96^{t/100}$. Document B's warm-up: in epoch $e = 0, 1, \dots, 4$ the rate is $0.1\,(e+1)/5$. And the cosine, half a wave from the top to zero: $\eta_t = \eta_{\max}\,\tfrac12\,(1 + \cos(\pi t/T))$. What is the
//: first after 200 steps, the second in the first and last of its epochs, the third at half time? Then look.
let decay = Schedule.exponential(from: 0.1, by: 0.96, every: .steps(100))
let warmup = Schedule.constant(0.1).warmedUp(over: .epochs(5))
let cosine = Schedule.cosine(from: 0.1, over: .epochs(100))
notebook.show(
    (
        decayAtSteps0_100_200: [0, 100, 200].map { decay($0) },
        warmupByEpoch: warmup.values(epochs: 6),
        cosineAtEpochs0_50_100: [0, 50, 100].map { cosine($0, stepsPerEpoch: 1) }
    ))
//: E's “0.092” is rounded; so far everything agrees. One thing does not: B says its warm-up increases “from 0”, and by its own formula it starts at a fifth. Document E's warm-up,
//: $\eta_{\max}\,e/n$, does start at zero, and wastes its whole first epoch on steps of length nothing. Both exist, and the library asks you to name which: `.fromOneNth` or `.fromZero`.
//#-hidden-code The schedules of the documents, and a loss that stalls
let stepDecay = Schedule.multiStep(from: 0.1, at: [.epochs(60), .epochs(120)])
let everyThirty = Schedule.step(from: 0.1, every: .epochs(30), by: 0.1)
let exponential = Schedule.exponential(from: 0.1, by: 0.95, every: .epochs(1))
let twoHundred = Schedule.multiStep(from: 0.1, at: [.epochs(95), .epochs(145)]).warmedUp(over: .epochs(5))
let cycle = OneCycle(peak: 0.1, over: .epochs(120))

/// The rate in each epoch when a plateau schedule is told these losses.
func plateauRates(_ losses: [Double], from η: Double = 0.1) -> [Double] {
    var plateau = ReduceOnPlateau(patience: 10)
    return losses.map { loss in
        defer { plateau.observe(loss: loss, scheduled: η) }
        return plateau.rate(from: η)
    }
}
let stalling = (0..<120).map { epoch in max(0.2, Elementary.pow(0.95, Double(epoch))) }

/// A small panel of the gallery.
func panel(_ title: String, _ schedule: Schedule, epochs: Int = 120) -> Plot {
    Plot(title) { LineMark(schedule.values(epochs: epochs)).color(.blue) }.xAxis("epoch")
}
func panel(_ title: String, from document: String, _ schedule: Schedule, epochs: Int) -> Plot {
    Plot(title) { LineMark(schedule.values(epochs: epochs), by: document).color(.orange).unlabelled() }.xAxis("epoch")
}
//#-end-hidden-code
notebook.show(
    Facets("Twelve ways to change your mind about the rate", columns: 3, sharing: .none) {
        panel("steps at 60 and 120 (B)", from: "B", stepDecay, epochs: 160)
        panel("÷10 every 30 epochs (C)", from: "C", everyThirty, epochs: 120)
        panel("× 0.95 an epoch (C)", from: "C", exponential, epochs: 120)
        Plot("0.1 · 0.96^{t/100} (E)") { LineMark(decay.values(steps: 3_000)).color(.orange) }.xAxis(
            "step", .linear, ticks: [0, 1_000, 2_000, 3_000])
        panel("cosine over 100 (C, D)", from: "C", cosine, epochs: 120)
        panel("one-cycle (A)", from: "A", cycle.learningRate, epochs: 120)
        panel("warm-up, then steps (B)", from: "B", twoHundred, epochs: 200)
        Plot("on a plateau (C)") {
            LineMark(stalling.map { $0 / 10 }).color(.grey).dashed()
            LineMark(plateauRates(stalling)).color(.orange)
        }.xAxis("epoch")
        panel("warm restarts", .cosineWithRestarts(from: 0.1, every: .epochs(17), lengthening: 2))
        panel("linear", .linear(from: 0.1, over: .epochs(120)))
        panel("cyclical", .cyclical(between: 0.01, and: 0.1, rising: .epochs(20)))
        panel(
            "1/√t after a warm-up",
            Schedule.inverseSquareRoot(from: 0.1, scale: .epochs(10)).warmedUp(over: .epochs(10)))
    }.size(width: 720, height: 760), named: "gallery",
    alt:
        "Twelve small charts of the learning rate against the epoch: steps, exponential decay, cosine, one-cycle, warm-up, plateau, restarts, linear, cyclical and inverse square root.",
    caption: """
        Orange: the documents' schedules with their own numbers, $\\eta_{\\max} = 0.1$. Blue: four more that the library has. The plateau's rate depends on the loss (dashed, in tenths): when the loss has stalled for more than ten epochs, \
        the rate is cut, and cut again as long as nothing comes of it.
        """)

//#-hidden-code
notebook.claim("E-029") { Condition("0.1 · 0.96⁰", decay(0), equals: 0.1, within: 0.0005) }
notebook.claim("E-030") { Condition("0.1 · 0.96¹", decay(100), equals: 0.096, within: 0.0005) }
notebook.claim("E-031") { Condition("0.1 · 0.96²", decay(200), equals: 0.092, within: 0.0005) }
notebook.claim("E-014") {
    let byFormula = [0, 37, 100, 1_000, 5_000].map { 0.1 * Elementary.exp(Double($0) / 100 * Elementary.log(0.96)) }
    Condition(
        "library against the formula, steps 0, 37, 100, 1,000, 5,000", [0, 37, 100, 1_000, 5_000].map { decay($0) },
        equals: byFormula, within: 1e-12)
}
notebook.claim("B-097") {
    Condition("epochs 0 to 4", warmup.values(epochs: 5), equals: [0.02, 0.04, 0.06, 0.08, 0.1], within: 1e-12)
}
let fromZero = Schedule.constant(0.1).warmedUp(over: .epochs(5), .fromZero)
notebook.claim("E-066") {
    Condition(
        "library's .fromZero against the formula, epochs 0 to 4", fromZero.values(epochs: 5),
        equals: [0, 0.02, 0.04, 0.06, 0.08], within: 1e-12)
    Condition("after the warm-up", fromZero.values(epochs: 6)[5], equals: 0.1, within: 1e-12)
}
notebook.claim(
    "B-098", teaches: true,
    instead:
        "B's formula starts at a fifth of the rate; it is document E's that starts at zero, and a first epoch at rate zero learns nothing."
) {
    Condition("B's own formula, epoch 0", warmup.values(epochs: 1)[0], equals: 0, within: 1e-12)
    Condition("E's formula, epoch 0", fromZero.values(epochs: 1)[0], equals: 0, within: 1e-12)
}
notebook.claim("B-092") {
    let rates = stepDecay.values(epochs: 160)
    Condition(
        "epochs 0, 59, 60, 119, 120, 159", [0, 59, 60, 119, 120, 159].map { rates[$0] },
        equals: [0.1, 0.1, 0.01, 0.01, 0.001, 0.001], within: 1e-12)
}
notebook.claim(
    "B-093",
    instead:
        "B's step decay is drawn for 160 epochs; its table of hyperparameters plans 200, and late training begins at 150."
) {
    Condition(
        "epochs left for the third rate when training ends at 160", stepDecay.values(epochs: 160).count { $0 < 0.005 },
        equals: 40, within: 0)
    let third = twoHundred.values(epochs: 200).firstIndex { $0 < 0.005 } ?? 0
    Condition(
        "the table of hyperparameters: epoch in which the third rate, late training, begins", third, isAtMost: 120)
}
notebook.claim("B-187") {
    let rates = twoHundred.values(epochs: 200)
    Condition(
        "epochs 4, 5, 99, 100, 149, 150, 199", [4, 5, 99, 100, 149, 150, 199].map { rates[$0] },
        equals: [0.1, 0.1, 0.1, 0.01, 0.01, 0.001, 0.001], within: 1e-12)
    Condition(
        "smallest rise of the rate in the first four epochs",
        zip(rates.dropFirst(), rates).prefix(4).map(-).min() ?? .nan, isAbove: 0)
}
notebook.claim("B-094") {
    let byHand = [0.1, 0.1 * 0.5 * (1 + 0.5.squareRoot()), 0.05, 0]
    Condition(
        "epochs 0, 25, 50, 100 of 100", [0, 25, 50, 100].map { cosine($0, stepsPerEpoch: 1) }, equals: byHand,
        within: 1e-9)
}
notebook.claim("C-025") {
    let rates = everyThirty.values(epochs: 91)
    Condition(
        "epochs 29, 30, 60, 90", [29, 30, 60, 90].map { rates[$0] }, equals: [0.1, 0.01, 0.001, 0.0001], within: 1e-12)
}
notebook.claim(
    "C-026",
    instead:
        "It falls at every epoch, by a twentieth, but within an epoch it stands still: called once an epoch, it is a staircase of small steps."
) {
    let rates = exponential.values(epochs: 60)
    Condition(
        "largest ratio between successive epochs", zip(rates.dropFirst(), rates).map { $0 / $1 }.max() ?? .nan,
        equals: 0.95, within: 1e-9)
    let withinEpoch = exponential.values(steps: 45, stepsPerEpoch: 46)
    Condition("fall between the first and the last batch of an epoch", withinEpoch[0] - withinEpoch[44], isAbove: 0)
}
notebook.claim("C-027") {
    let rates = cosine.values(epochs: 101)
    let falls = zip(rates, rates.dropFirst()).map { $0 - $1 }
    Condition("smallest fall from one epoch to the next, 100 epochs", falls.min() ?? .nan, isAbove: 0)
    Condition(
        "largest fall, against the steepest slope π/2 of the cosine over 100", falls.max() ?? .nan,
        isAtMost: 0.1 * .pi / 200)
    Condition("rate at the end", rates[100], equals: 0, within: 1e-12)
}
notebook.claim("C-028") {
    let flat = plateauRates(Array(repeating: 1, count: 40))
    Condition(
        "epochs at the full rate when the loss never moves: the first, and eleven without progress",
        flat.count { $0 > 0.05 }, equals: 12, within: 0)
    Condition("rate after the first cut", flat[12], equals: 0.01, within: 1e-12)
    let falling = plateauRates((0..<60).map { Elementary.pow(0.99, Double($0)) })
    Condition("rate after 60 epochs of a loss that falls by a hundredth each", falling[59], equals: 0.1, within: 1e-12)
}
//#-end-hidden-code
//: ### Steps or epochs?
//: Document E calls `update_learning_rate()` after every batch; PyTorch's `StepLR(30)` in document C counts whatever you count with `scheduler.step()`, and people mean epochs. Confuse the two and nothing crashes: with 46 batches to an epoch, “every 30
//: epochs” becomes “every 30 batches”, and the first cut comes before the first epoch is over:
let meant = Schedule.step(from: 0.1, every: .epochs(30), by: 0.1)
let written = Schedule.step(from: 0.1, every: .steps(30), by: 0.1)
notebook.show((meant: meant(3 * 46, stepsPerEpoch: 46), written: written(3 * 46, stepsPerEpoch: 46)))
//: Three epochs in, that is all that is left. So the library has no bare numbers here: a period says `.steps` or `.epochs`.
//#-hidden-code
notebook.claim("E-017") {
    Condition(
        "E's formula counted once a mini-batch: rate after one epoch of 32 batches", decay(32),
        equals: 0.1 * Elementary.pow(0.96, 0.32), within: 1e-12)
    Condition(
        "smallest change of the rate between batches of that epoch",
        zip(decay.values(steps: 32), decay.values(steps: 33).dropFirst()).map(-).min() ?? .nan, isAbove: 0)
}
notebook.claim(
    "E-062", teaches: true,
    instead:
        "Right for schedules planned in steps; one that is planned in epochs then runs out as many times too fast as there are batches."
) {
    let last = 8 * 46 - 1
    let inSteps = OneCycle(peak: 0.1, over: .steps(8 * 46)).learningRate
    Condition(
        "one-cycle over 8 epochs of 46 batches, once a batch: rate of the last batch", inSteps(last),
        equals: 0.1 / 25 / 1e4, within: 1e-9)
    Condition(
        "C's “every 30 epochs”, once a batch: rate after three epochs", written(3 * 46, stepsPerEpoch: 46),
        equals: meant(3 * 46, stepsPerEpoch: 46), within: 1e-9)
}
//#-end-hidden-code
//: ## The idea
//: Document B drives: fast on the highway, slow in the neighbourhood, at a crawl in the driveway. Document D parks a car. What makes the driveway different? Not the distance alone: on a smooth bowl a step is $\eta$ times the slope, and shrinks by itself as the slope does.
//: It is the *noise*, which does not shrink.
//:
//: Take one direction of curvature $\lambda$, a loss $\tfrac12\lambda w^2$, and a gradient with noise of variance $\sigma^2$. A step turns $w$ into $(1-\eta\lambda)w - \eta\xi$, so the mean square $v$ of $w$ goes
//:
//: $$v \leftarrow (1-\eta\lambda)^2\,v + \eta^2\sigma^2.$$
//:
//: The first term forgets where you started, faster for a larger $\eta$ (up to $1/\lambda$). The second adds what the noise does, more for a larger $\eta$. They balance at lesson 2's floor, a loss of $\eta\sigma^2/(2(2-\eta\lambda))$: *a tenth of the rate, a tenth of the floor*.
//:
//: Which $\eta$ is best for the next step? Set the derivative with respect to $\eta$ to zero:
//:
//: $$\eta^\ast = \frac{\lambda v}{\lambda^2 v + \sigma^2}, \qquad\text{which leaves}\qquad \frac1v \leftarrow \frac1v + \frac{\lambda^2}{\sigma^2}.$$
//:
//: Far away, where $\lambda^2 v$ dwarfs $\sigma^2$, the best rate is $1/\lambda$, as if there were no noise. Close by, $1/v$ grows by the same amount at every step, so after $t$ steps $v = \sigma^2/(\lambda^2 t)$ and the best rate is
//: $\eta^\ast = 1/(\lambda t)$. **Large and constant, then falling as $1/t$**: that is the shape all the schedules above imitate, and Robbins and Monro had its tail in 1951. Nobody knows $\lambda$, $v$ and $\sigma$ for a network, which is why there are so many imitations.
//:
//: > [!NOTE]
//: > **Conventions.** Steps count from 0: `schedule(0)` is the first step's rate. Here a cosine stays at its end value after $T$, where PyTorch's `CosineAnnealingLR` climbs again. `.warmedUp(over:)` *adds* the warm-up in front and shifts the rest, so document
//: > B's “0.1 to epoch 100” is a `multiStep` with its first milestone at 95. “Reduce by 0.1” in document C means *to* a tenth.
//:
//: ## The code
//: A schedule is a function of the step and nothing else, so it can be plotted, tested and resumed. The cosine is three lines:
//:
//: {{source: cosine(from:to:over:)}}
//:
//: The plateau is the exception: it remembers. What it does with a loss:
//:
//: {{source: ReduceOnPlateau.observe(loss:scheduled:)}}
//:
//: ## Measure it
//: The bowl $w_1^2 + w_2^2$, curvature $\lambda = 2$ in both directions, and noise with $\sigma = 1$ on each component of the gradient. Thirty walkers from $(4, 2)$; we plot their mean loss.
/// The mean loss of some walkers on the noisy bowl, step by step.
@Sendable func meanLoss(_ schedule: Schedule, steps: Int, walkers: Int = 6, seed: UInt64) -> [Double] {
    var mean = Array(repeating: 0.0, count: steps + 1)
    for walker in 0..<walkers {
        let noise = GradientNoise(deviation: 1, using: SplitMix64(seed: seed).split("walker \(walker)"))
        for snapshot in Descent(on: .bowl, by: SGD(learningRate: schedule), noise: noise).prefix(steps + 1) {
            mean[snapshot.step] += Double(snapshot.loss) / Double(walkers)
        }
    }
    return mean
}

/// What the formula for v says that it should be: the same recursion in both directions.
func expectedLoss(_ schedule: Schedule, steps: Int, λ: Double = 2, from squares: Double = 20) -> [Double] {
    var v = squares
    return [λ * v / 2]
        + schedule.values(steps: steps).map { η in
            v = (1 - η * λ) * (1 - η * λ) * v + 2 * η * η
            return λ * v / 2
        }
}

/// The rates that are best at each step, from the formula for η*.
func bestRates(steps: Int, λ: Double = 2, from squares: Double = 20) -> [Double] {
    var v = squares
    return (0..<steps).map { _ in
        let η = λ * v / (λ * λ * v + 2)
        v = (1 - η * λ) * (1 - η * λ) * v + 2 * η * η
        return η
    }
}

//#-hidden-code
let horizon = 1_600
let bestTable = bestRates(steps: horizon)
let bowlPlans: [(name: String, schedule: Schedule)] = [
    ("0.1", 0.1), ("0.01", 0.01), ("0.001", 0.001),
    ("0.1, 0.01, 0.001", .multiStep(from: 0.1, at: [.steps(600), .steps(1_200)])),
    ("the best: η*", Schedule { bestTable[min($0, horizon - 1)] }),
]
let bowlRuns = bowlPlans.map { plan in notebook.sweep { meanLoss(plan.schedule, steps: horizon, seed: $0) } }
let cosineRuns = notebook.sweep { meanLoss(.cosine(from: 0.1, over: .steps(horizon)), steps: horizon, seed: $0) }

/// The mean over all seeds, thinned on a logarithmic scale for drawing.
let drawnSteps = (0...110).map { Int(Elementary.pow(10, Double($0) * 3.204 / 110).rounded()) }.reduce(into: [Int]()) {
    if $0.last != $1 { $0.append($1) }
}
func drawn(_ runs: [[Double]]) -> [Double] {
    drawnSteps.map { step in runs.reduce(0) { $0 + $1[step] } / Double(runs.count) }
}
func late(_ runs: [[Double]], _ steps: Range<Int>) -> Sample {
    Sample(runs.map { $0[steps].reduce(0, +) / Double(steps.count) })
}

let floorRates = [0.01, 0.03, 0.1, 0.3, 0.6]
let floors = floorRates.map { η in
    Sample(
        notebook.sweep { seed in
            var total = 0.0
            let noise = GradientNoise(deviation: 1, using: SplitMix64(seed: seed).split("floor"))
            for snapshot in Descent(on: .bowl, from: .zero, by: SGD(learningRate: η), noise: noise).prefix(
                5_001) where snapshot.step > 500
            {
                total += Double(snapshot.loss) / 4_500
            }
            return total
        })
}
func firstStep(below loss: Double, of runs: [[Double]]) -> Int {
    (0...horizon).first { step in runs.reduce(0) { $0 + $1[step] } / Double(runs.count) < loss } ?? horizon
}
let xs = drawnSteps.map { Double($0) }
//#-end-hidden-code
notebook.show(
    Facets("A tenth of the rate, a tenth of the floor, ten times the way", columns: 2, sharing: .none) {
        Plot("mean loss on the noisy bowl") {
            for (plan, runs) in zip(bowlPlans, bowlRuns) {
                LineMark(x: xs, y: drawn(runs), by: plan.name).unlabelled()
                let theory = expectedLoss(plan.schedule, steps: horizon)
                LineMark(x: xs, y: drawnSteps.map { theory[$0] }).dashed().color(.grey).lineWidth(1)
            }
            TextMark("η = 0.1", at: [4.6, 1.3], .leading)
            TextMark("0.01", at: [60, 1], .leading)
            TextMark("0.001", at: [450, 2], .leading)
            TextMark("η*", at: [14, 0.04], .belowLeading)
            TextMark("steps", at: [640, 0.015], .leading)
        }.xAxis("step", .log(1...2_000)).yAxis("loss", .log(1e-4...30)).legend(.hidden)
        Plot("the floor that is left") {
            LineMark(x: floorRates, y: floorRates.map { $0 / (2 - 2 * $0) }).dashed().color(.ink).lineWidth(1)
            PointMark(x: floorRates, y: floors.map(\.median)).color(.blue)
        }.xAxis("learning rate η", .log).yAxis("loss", .log)
    }, named: "floor",
    alt:
        "Left, the mean loss against steps for three fixed rates, a step schedule and the best schedule, each along its dashed theory. Right, the floor rises in proportion to the learning rate, along the dashed line.",
    caption: """
        Dashed: the formula, nothing fitted. Left, fixed rates come down and stop, the larger the rate the sooner and the higher; cutting the rate lets the loss fall again to the next floor. The best schedule, $\\eta^\\ast$, never stops. \
        Right, walks that start at the minimum: the floor is $\\eta\\sigma^2/(2-\\eta\\lambda)$ for the two directions together.
        """)

notebook.record("floor.large", late(bowlRuns[0], 400..<1_600).median, as: .significant(2))
notebook.record("floor.small", late(bowlRuns[1], 800..<1_600).median, as: .significant(2))
notebook.record("early.large", firstStep(below: 0.2, of: bowlRuns[0]))
notebook.record("early.small", firstStep(below: 0.2, of: bowlRuns[1]))
//: Now watch the walkers themselves, eighty of them in the ravine $w_1^2 + 10\,w_2^2$ under heavier noise:
//#-hidden-code
let cloudPlans: [(name: String, schedule: Schedule)] = [
    ("η = 0.05", 0.05), ("η = 0.005", 0.005),
    ("η = 0.05, from step 60 on 0.005", .multiStep(from: 0.05, at: [.steps(60)])),
]
let clouds: [[[SIMD2<Double>]]] = cloudPlans.map { plan in
    (0..<80).map { walker in
        let noise = GradientNoise(deviation: 6, using: SplitMix64(seed: seed).split("cloud \(walker)"))
        return Descent(on: .ravine, by: SGD(learningRate: plan.schedule), noise: noise).run(atMost: 200).path
    }
}
let cloudDomain = Domain(w1: -3...5, w2: -1.6...2.6)
func cloudLoss(_ plan: Int) -> Double {
    clouds[plan].reduce(0) { $0 + Double(Ravine.ravine.value(at: Point(Scalar($1[174].x), Scalar($1[174].y)))) } / 80
}
let cloudLosses = (0..<3).map(cloudLoss)
let cloudTitle =
    cloudLosses[2] < min(cloudLosses[0], cloudLosses[1])
    ? "Large steps arrive, small steps settle, a falling rate does both" : "Eighty walkers under three schedules"
//#-end-hidden-code
notebook.show(
    Animation(cloudTitle, frames: 30, framesPerSecond: 6) { frame in
        Facets(columns: 1, sharing: .both) {
            for (plan, cloud) in zip(cloudPlans, clouds) {
                Plot(plan.name) {
                    ContourMark(Ravine.ravine, over: cloudDomain)
                    PointMark(cloud.map { $0[6 * frame] }).color(.orange).symbolSize(5)
                    PointMark(at: [0, 0]).symbol(.plus)
                }.xAxis("w₁", .linear(-3...5)).yAxis("w₂", .linear(-1.6...2.6))
            }
        }.subtitle("step \(6 * frame)").size(width: 560, height: 780)
    }.holding(last: 3), named: "cloud",
    alt:
        "Animation of three clouds of walkers in a ravine. With the large rate the cloud reaches the bottom at once and stays wide; with the small rate it creeps there as a tight cloud; with a falling rate it arrives at once and then shrinks.",
    caption: """
        Mean loss at the end: {{cloud.large}} with the large rate, {{cloud.small}} with the small one, {{cloud.falling}} when the rate falls. No walker stands still at the end; the cloud is what a fixed rate calls converged.
        """)
notebook.record("cloud.large", cloudLosses[0], as: .significant(2))
notebook.record("cloud.small", cloudLosses[1], as: .significant(2))
notebook.record("cloud.falling", cloudLosses[2], as: .significant(2))

//#-hidden-code A well with a hump, and the best of each kind of schedule
/// Which part of the walkers that start in the shallow valley end in the deep one.
@Sendable func partInDeepValley(_ schedule: Schedule, seed: UInt64) -> Double {
    let deep = (0..<40).count { walker in
        let noise = GradientNoise(deviation: 4, using: SplitMix64(seed: seed).split("well \(walker)"))
        let run = Descent(on: .doubleWell, from: [1, 0], by: SGD(learningRate: schedule), noise: noise).run(atMost: 300)
        return run.last.point.x < 0
    }
    return Double(deep) / 40
}
let explorers = Sample(notebook.sweep { partInDeepValley(.cosine(from: 0.08, over: .steps(300)), seed: $0) })
let homebodies = Sample(notebook.sweep { partInDeepValley(0.005, seed: $0) })

let tops = (0..<25).map { 0.9 * Elementary.pow(0.7, Double($0)) }
/// The lowest expected loss at the end, of twenty-five top rates.
func lowest(_ steps: Int, _ plan: (Double) -> Schedule) -> Double {
    tops.map { expectedLoss(plan($0), steps: steps)[steps] }.min() ?? .nan
}
let budgets = [100, 1_600, 25_600]
let tuned = budgets.map { steps in
    [
        lowest(steps) { .constant($0) },
        lowest(steps) { .multiStep(from: $0, at: [.steps(steps * 3 / 8), .steps(steps * 3 / 4)]) },
        lowest(steps) { .cosine(from: $0, over: .steps(steps)) },
        lowest(steps) { .linear(from: $0, over: .steps(steps)) },
        { rates in expectedLoss(Schedule { rates[$0] }, steps: steps)[steps] }(bestRates(steps: steps)),
    ]
}
//#-end-hidden-code
//: How much is there to gain? On the bowl we can tune every kind of schedule perfectly and ask the formula where it ends:
notebook.show(
    Table(
        "Expected loss at the end on the noisy bowl, each at its best top rate",
        columns: ["steps"] + ["fixed", "steps", "cosine", "linear", "η*"].map { .init($0, as: .scientific(2)) },
        rows: zip(budgets, tuned).map { [$0 as Any] + $1.map { $0 as Any } }))
//: A single rate that was tuned for the budget is {{tuned.ratio}} times above the best that can be done in 1,600 steps, and the ratio grows with the budget. The usual schedules close most of that gap, and differ little among themselves.
//#-hidden-code
notebook.record("tuned.ratio", tuned[1][0] / tuned[1][4], as: .significant(2))
notebook.claim(
    "Mandt-2017", says: "The loss settles at a floor proportional to the learning rate, ησ²/(2(2 − ηλ)) a direction.",
    teaches: true
) {
    for (η, floor) in zip(floorRates, floors) {
        Condition("η = \(η): floor against the formula", floor.median, equals: η / (2 - 2 * η), within: .relative(0.25))
    }
}
notebook.claim("Robbins-Monro-1951", says: "With rates that fall as 1/t the loss falls as 1/t, without a floor.") {
    let (early, end) = (late(bowlRuns[4], 90..<111), late(bowlRuns[4], 1_400..<1_600))
    Condition(
        "fifteen times the steps, loss over a fifteenth of the earlier one", end.median * 15 / early.median, equals: 1,
        within: 0.6)
}
notebook.claim("A-005", teaches: true) {
    Condition(
        "it works: noisy bowl, η = 0.1, loss after 100 steps over the loss at the start",
        late(bowlRuns[0], 95..<106).median / 20, isBelow: 0.01)
    Condition(
        "it can plateau: late loss, steps 1,200 to 1,600 over steps 400 to 800",
        late(bowlRuns[0], 1_200..<1_600).median / late(bowlRuns[0], 400..<800).median, isAbove: 0.85)
    let overshoot = Descent(on: .ravine, by: SGD(learningRate: 0.09)).run(atMost: 20)
    Condition("it can overshoot: ravine, η = 0.09, w₂ after the first step (from 2)", overshoot.points[1].y, isBelow: 0)
}
notebook.claim("E-032", teaches: true) {
    Condition(
        "noisy bowl, after 20 steps: η = 0.1 against 0.01", late(bowlRuns[0], 18..<23),
        isBelow: late(bowlRuns[1], 18..<23))
    Condition(
        "noisy bowl, at the end: η = 0.01 against 0.1", late(bowlRuns[1], 1_200..<1_600),
        isBelow: late(bowlRuns[0], 1_200..<1_600))
    Condition(
        "double well: part that finds the deep valley, from 0.08 down against a fixed 0.005", explorers,
        isAbove: homebodies)
}
//#-end-hidden-code
//: “Explore” in the documents' words is more than a way of speaking. On a loss with two valleys, a large rate with its noise shakes walkers over the hump: of those that start in the shallow valley, {{explorers}} end in the deep one when the rate falls from $0.08$,
//: and {{homebodies}} with a fixed $0.005$. So E's “large steps explore, small steps fine-tune” is {{E-032: upheld}}.
//#-hidden-code
notebook.record("explorers", explorers.median, as: .percent(0))
notebook.record("homebodies", homebodies.median, as: .percent(0))
//#-end-hidden-code
//: ### Document E's experiment
//: “Fixed LR (0.1): 0.0523, did not converge. With decay: 0.0236, 38 epochs.” What was run is not said: not the batch, the features, nor what counted as converged. So we look for it. A regression with four inputs, 1,000 samples and a lowest loss near the document's $0.0234$; fixed $0.1$ against
//: $0.1 \cdot 0.96^{t/100}$, $t$ counting mini-batches; “converged” from the epoch on after which the loss stays within 2 % of its lowest.
//#-hidden-code The regression
struct Regression: Sendable {
    let x: [Double], y: [Double], minimum: [Double], floor: Double

    init(seed: UInt64) {
        var generator = SplitMix64(seed: seed).split("regression")
        let data = LinearRegression(
            weights: Array(repeating: 0.6426, count: 4), bias: 0.6426, deviations: [1, 1, 1, 1], noise: 0.153,
            using: &generator)
        let inputs = data.inputs.scalars
        x = (0..<data.count).flatMap { row in (0..<4).map { Double(inputs[4 * row + $0]) } + [1] }
        y = data.targets.scalars.map { Double($0) }
        minimum = data.minimum.weights + [data.minimum.bias]
        floor = data.minimum.loss
    }

    /// The loss over its lowest value after each of 50 epochs.
    func train(batch size: Int, by schedule: Schedule, seed: UInt64) -> [Double] {
        var generator = SplitMix64(seed: seed)
        var w = Array(repeating: 0.0, count: 5)
        var step = 0
        return (0..<50).map { _ in
            let order = generator.permutation(of: y.count)
            for start in stride(from: 0, to: order.count, by: size) {
                let batch = order[start..<min(start + size, order.count)]
                var sum = Array(repeating: 0.0, count: 5)
                for i in batch {
                    var error = -y[i]
                    for j in 0..<5 { error += w[j] * x[5 * i + j] }
                    for j in 0..<5 { sum[j] += 2 * error * x[5 * i + j] }
                }
                let η = schedule(step) / Double(batch.count)
                for j in 0..<5 { w[j] -= η * sum[j] }
                step += 1
            }
            let excess = zip(w, minimum).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }  // all deviations are 1
            return excess.isFinite ? 1 + excess / floor : .infinity
        }
    }
}

/// The epoch after which the loss stays within 2 % of its lowest; infinite if it does not.
func epochsToConverge(_ losses: [Double]) -> Double {
    let outside = losses.lastIndex { $0 > 1.02 } ?? -1
    return outside == losses.count - 1 ? .infinity : Double(outside + 2)
}
/// The part of the fixed rate's epochs that decay needs: 0 where the fixed rate never converges, 1 where neither does.
func partOfEpochs(_ decayed: Double, _ fixed: Double) -> Double {
    decayed.isFinite ? decayed / fixed : 1
}
struct Fit: Sendable { let end, epochs: Double }

let regression = Regression(seed: seed)
let batchSizes = [1, 8, 32, 1_000]
let regressionRates = [0.01, 0.03, 0.1]

/// For each batch size and rate, five seeds of a fixed rate and of the decay.
let fits: [[[(fixed: Fit, decayed: Fit)]]] = batchSizes.map { size in
    let bySeed = notebook.sweep { seed in
        regressionRates.map { η in
            let plans: [Schedule] = [.constant(η), .exponential(from: η, by: 0.96, every: .steps(100))]
            let ends = plans.map { plan in
                let losses = regression.train(batch: size, by: plan, seed: seed)
                return Fit(end: losses.suffix(10).reduce(0, +) / 10, epochs: epochsToConverge(losses))
            }
            return (fixed: ends[0], decayed: ends[1])
        }
    }
    return regressionRates.indices.map { rate in bySeed.map { $0[rate] } }
}
func ends(_ size: Int, rate: Int) -> (fixed: Sample, decayed: Sample) {
    (Sample(fits[size][rate].map(\.fixed.end)), Sample(fits[size][rate].map(\.decayed.end)))
}
func epochs(_ size: Int, rate: Int) -> (fixed: Sample, decayed: Sample) {
    (Sample(fits[size][rate].map(\.fixed.epochs)), Sample(fits[size][rate].map(\.decayed.epochs)))
}
func epochText(_ sample: Sample) -> String { sample.median.isFinite ? "\(Int(sample.median))" : "never" }
let bestFixed = batchSizes.indices.map { size in
    regressionRates.indices.map { ends(size, rate: $0).fixed }.min { $0.median < $1.median } ?? Sample([Double.nan])
}
let bestDecayed = batchSizes.indices.map { size in
    regressionRates.indices.map { ends(size, rate: $0).decayed }.min { $0.median < $1.median } ?? Sample([Double.nan])
}
let soonestFixed = batchSizes.indices.map { size in
    regressionRates.indices.map { epochs(size, rate: $0).fixed.median }.min() ?? .nan
}
let soonestDecayed = batchSizes.indices.map { size in
    regressionRates.indices.map { epochs(size, rate: $0).decayed.median }.min() ?? .nan
}
//#-end-hidden-code
notebook.show(
    Table(
        "Fixed 0.1 against decay from 0.1, 50 epochs",
        columns: [
            "samples a step", .init("loss over lowest, fixed", as: .fixed(3)), .init("with decay", as: .fixed(3)),
            "epochs to converge, fixed", "with decay", "rate at the end",
        ],
        rows: batchSizes.indices.map { i in
            let (end, epoch) = (ends(i, rate: 2), epochs(i, rate: 2))
            return [
                batchSizes[i], end.fixed.median, end.decayed.median, epochText(epoch.fixed), epochText(epoch.decayed),
                decay(50 * (1_000 + batchSizes[i] - 1) / batchSizes[i]),
            ]
        }))
//: The document's two losses stand in the ratio $0.0523/0.0234 = 2.23$. Only single samples at a rate as large as $0.1$ leave anything like it: {{e.ratio}} times the lowest loss. There decay repairs everything. With batches of 32, E's usual size, a fixed $0.1$ is
//: already within {{e.batched}} of the lowest, and with the whole batch there is no noise and nothing to repair: decay changes nothing. That decay is “essential” is {{E-049: qualified}}. And notice that “24% faster” compares 38 epochs with a run that did not converge in its 50: the true number could be anything
//: above. Elsewhere the same document has “23%”.
//#-hidden-code
notebook.record("e.ratio", ends(0, rate: 2).fixed.median, as: .significant(2))
notebook.record("e.batched", ends(2, rate: 2).fixed.median - 1, as: .percent(0))
notebook.claim(
    "E-045",
    untestable:
        "Batch size, features, noise and the test for convergence are not given; nearest: four inputs, single samples."
) {
    Condition(
        "loss over lowest, against the document's 0.0523/0.0234", ends(0, rate: 2).fixed.median,
        equals: 0.0523 / 0.0234, within: .relative(0.35))
    Condition("epochs until it stays within 2 %", epochs(0, rate: 2).fixed, isAbove: 50)
}
notebook.claim(
    "E-046",
    untestable:
        "Batch size, decay and the test for convergence are not given; nearest: four inputs, single samples, 0.96^(t/100)."
) {
    Condition(
        "loss over lowest, against the document's 0.0236/0.0234", ends(0, rate: 2).decayed.median,
        equals: 0.0236 / 0.0234, within: 0.02)
    Condition("epochs until it stays within 2 %", epochs(0, rate: 2).decayed, isAtMost: 38)
}
notebook.claim("E-047") { Condition("1 − 0.0236/0.0523", 1 - 0.0236 / 0.0523, equals: 0.55, within: 0.005) }
notebook.claim("E-048") {
    Condition(
        "1 − 38/50, against the 50 epochs in which the fixed rate did not converge", 1 - 38.0 / 50, equals: 0.24,
        within: 0.005)
}
notebook.claim(
    "E-033", teaches: true,
    instead:
        "At the same large rate decay converges where the fixed rate does not; with no noise, or a fixed rate chosen as carefully, it saves nothing."
) {
    for i in [0, 1, 3] {
        let (fixed, decayed) = epochs(i, rate: 2)
        Condition(
            "\(batchSizes[i]) a step, from 0.1: epochs with decay, over those without (0: never without)",
            partOfEpochs(decayed.median, fixed.median), isAtMost: 0.85)
    }
    Condition(
        "8 a step, each at its best rate: epochs with decay, over those without",
        partOfEpochs(soonestDecayed[1], soonestFixed[1]), isAtMost: 0.85)
}
notebook.claim(
    "E-049", teaches: true,
    instead:
        "It is what removes the floor when single samples make noise; without noise the best fixed rate gets there as well."
) {
    for i in [0, 2, 3] {
        Condition(
            "\(batchSizes[i]) a step, each at its best rate: loss over lowest with decay, against fixed",
            bestDecayed[i], isBelow: bestFixed[i])
    }
}
notebook.claim(
    "B-091", teaches: true,
    instead:
        "It works early, and late it hovers at the floor that its noise sets; without noise the same 0.1 converges and does not oscillate."
) {
    Condition(
        "noisy bowl: loss after 20 steps over the loss at the start", late(bowlRuns[0], 18..<23).median / 20,
        isBelow: 0.05)
    Condition(
        "noisy bowl: late loss over that of 0.1, 0.01, 0.001",
        late(bowlRuns[0], 1_400..<1_600).median / late(bowlRuns[3], 1_400..<1_600).median, isAbove: 5)
    Condition(
        "regression, whole batch: loss over lowest after 50 epochs, above 1.001", ends(3, rate: 2).fixed.median,
        isAbove: 1.001)
}
//#-end-hidden-code
//: ### Cosine or steps?
//: Comparing two schedules with the same top rate is unfair: the cosine spends half of $\eta_{\max} T$ in all, document B's steps only 41 %. The *area* under the schedule is how far it can carry you. So give both the same area, by starting the steps $1.21$ times higher. From the formula, 1,600 steps on noisy directions of six curvatures:
let areaFactor = 0.5 / (3.0 / 8 + 0.1 * 3 / 8 + 0.01 / 4)
let curvatures = [0.02, 0.1, 0.5, 2, 8, 16]
let equalArea = curvatures.map { λ in
    let falling = Schedule.cosine(from: 0.1, over: .steps(horizon))
    let stepping = Schedule.multiStep(from: 0.1 * areaFactor, at: [.steps(600), .steps(1_200)])
    return (
        λ: λ, cosine: expectedLoss(falling, steps: horizon, λ: λ)[horizon],
        steps: expectedLoss(stepping, steps: horizon, λ: λ)[horizon]
    )
}
notebook.show(
    Table(
        "Equal area: expected loss at the end",
        columns: [
            "λ", .init("cosine from 0.1", as: .scientific(2)), .init("steps from 0.121", as: .scientific(2)),
            .init("cosine over steps", as: .fixed(2)),
        ],
        rows: equalArea.map { [$0.λ, $0.cosine, $0.steps, $0.cosine / $0.steps] }))
//: Where the way is long (small $\lambda$) the cosine's gradual end wins; in the middle, steps do. At $\lambda = 16$ the limit $2/\lambda$ is $0.125$, just above where the steps begin: fairness in area costs them a start near the edge. None of the differences is large. On a network, below, the cosine does better than the steps. “Often works slightly better” is {{B-095: qualified}}.
//:
//: ## Break it
//: **Rosenbrock.** Document B's experiment: $L = (1-w_1)^2 + 100\,(w_2 - w_1^2)^2$ from $(-1.2, 1)$. It says that $0.001$ gets “stuck at 80%”, $0.01$ “explodes to NaN”, and that the schedule
//: $0.1 \to 0.01 \to 0.001$ “reaches optimum smoothly”. The limit $2/\lambda$ changes along the valley, so we draw it beside the rates.
//#-hidden-code
let rosenbrockSteps = 5_000
func recipe(from top: Double, steps: Int = rosenbrockSteps) -> Schedule {
    .multiStep(from: top, at: [.steps(steps / 3), .steps(2 * steps / 3)])
}
func endLoss(_ run: Trajectory) -> Double { run.outcome == .diverged ? .infinity : Double(run.last.loss) }

let bendRates = [0.0005, 0.001, 0.0015, 0.002, 0.003, 0.01, 0.1]
let bendRuns = bendRates.map { η in
    (
        η: η, fixed: Descent(on: .rosenbrock, by: SGD(learningRate: η)).run(atMost: rosenbrockSteps),
        recipe: Descent(on: .rosenbrock, by: SGD(learningRate: recipe(from: η))).run(atMost: rosenbrockSteps)
    )
}
let documented = bendRuns[6].recipe
let momentumLosses = [0.0001, 0.0003, 0.001, 0.002].map { η in
    endLoss(Descent(on: .rosenbrock, by: Momentum(learningRate: η)).run(atMost: rosenbrockSteps))
}
let adamLosses = [0.001, 0.01, 0.1].map { η in
    endLoss(Descent(on: .rosenbrock, by: Adam(learningRate: η)).run(atMost: rosenbrockSteps))
}
let bestBend = bendRuns.min { endLoss($0.fixed) < endLoss($1.fixed) } ?? bendRuns[0]
let bestRecipe = bendRuns.min { endLoss($0.recipe) < endLoss($1.recipe) } ?? bendRuns[0]

/// Gradient descent whose rate follows the curvature under its feet: a part of 2/λ at every step.
func followingCurvature(part: Scalar) -> [Double] {
    var w = Rosenbrock.rosenbrock.start
    return (0...rosenbrockSteps).map { _ in
        defer {
            w -=
                part * 2 / Rosenbrock.rosenbrock.hessian(at: w).eigenvalues.largest
                * Rosenbrock.rosenbrock.gradient(at: w)
        }
        return Double(Rosenbrock.rosenbrock.value(at: w))
    }
}
let following = followingCurvature(part: 0.9)
func limit(at w₁: Double) -> Double {
    2 / Double(Rosenbrock.rosenbrock.hessian(at: [Scalar(w₁), Scalar(w₁ * w₁)]).eigenvalues.largest)
}
let drawnBendSteps = (0...250).map { 20 * $0 }
func thinned(_ losses: [Double]) -> [Double] { drawnBendSteps.map { $0 < losses.count ? losses[$0] : .nan } }
let bendTitle =
    documented.outcome == .diverged && endLoss(bestBend.fixed) < endLoss(bestRecipe.recipe)
    ? "The recipe starts far above the limit; scaled down, it only slows the walk"
    : "Rosenbrock: the limit along the valley, and the losses"
//#-end-hidden-code
notebook.show(
    Facets(bendTitle, columns: 2, sharing: .none) {
        Plot("2/λ on the valley's floor") {
            LineMark(over: -1.2...1, samples: 120) { limit(at: $0) }.dashed().color(.ink)
            for η in [0.1, 0.01, 0.001] { LineMark(x: [-1.2, 1], y: [η, η]).color(.grey) }
            TextMark("η = 0.1", at: [-0.9, 0.1], .below)
            TextMark("0.01", at: [-0.9, 0.01], .above)
            TextMark("0.001", at: [0.75, 0.001], .below)
            TextMark("2/λ", at: [0.65, limit(at: 0.65)], .aboveTrailing)
        }.xAxis("w₁").yAxis("learning rate", .log(0.0005...0.2))
        Plot("loss, \(rosenbrockSteps) steps") {
            LineMark(x: drawnBendSteps.map { Double($0) }, y: thinned(bendRuns[1].fixed.lossCurve), by: "fixed 0.001")
            LineMark(x: drawnBendSteps.map { Double($0) }, y: thinned(bestBend.fixed.lossCurve), by: "best fixed")
            LineMark(x: drawnBendSteps.map { Double($0) }, y: thinned(bestRecipe.recipe.lossCurve), by: "best recipe")
            LineMark(x: drawnBendSteps.map { Double($0) }, y: thinned(following), by: "follows 2/λ")
        }.xAxis("step", .linear, ticks: [0, 2_500, 5_000]).yAxis("loss", .log(1e-5...30)).legend(.top)
    }, named: "rosenbrock",
    alt:
        "Left, the limit two over lambda along the valley, between 0.001 and 0.01, with the rates 0.1 and 0.01 above it. Right, losses: the best fixed rate falls furthest together with a rate that follows the curvature; a falling recipe stays above.",
    caption: """
        Left, dashed: above this line a step overshoots by more than it corrects. $\\eta = 0.1$ is above it everywhere, $0.01$ touches it only at the gentlest point. Right: the best fixed rate is {{bend.best}}; the best recipe of the form $\\eta \\to \\eta/10 \\to \\eta/100$ starts \
        at {{bend.recipe}} and ends {{bend.ratio}} times higher. The limit rises and falls again on the way: no rate that only falls can follow it.
        """)
notebook.show(
    Table(
        "Rosenbrock from $(-1.2, 1)$: loss after 5,000 steps of gradient descent",
        columns: ["η", .init("fixed η", as: .scientific(2)), .init("η → η/10 → η/100", as: .scientific(2))],
        rows: bendRuns.map { run in
            [run.η]
                + [run.fixed, run.recipe].map {
                    $0.outcome == .diverged ? "overflow in step \($0.steps)" : endLoss($0) as Any
                }
        }))
//#-hidden-code
let crawl = Descent(on: .rosenbrock, by: SGD(learningRate: 0.001)).run(atMost: 20_000)
func progress(_ step: Int) -> Double {
    1 - Double((crawl.points[step] - [1, 1]).length) / Double((crawl.points[0] - [1, 1]).length)
}
notebook.record("recipe.steps", documented.steps)
notebook.record("recipe.excess", 0.1 / limit(at: 1), as: .integer)
notebook.record("bend.best", bestBend.η)
notebook.record("bend.recipe", bestRecipe.η)
notebook.record("bend.ratio", endLoss(bestRecipe.recipe) / endLoss(bestBend.fixed), as: .significant(2))
notebook.record("crawl.step", crawl.points.indices.first { progress($0) > 0.8 } ?? 0)
notebook.record("crawl.later", progress(20_000), as: .percent(2))

notebook.claim(
    "B-147", teaches: true,
    instead:
        "Slow it is, but not stuck: it passes 80 % of the way after {{crawl.step}} steps and has {{crawl.later}} of it behind it after 20,000."
) {
    Condition("slow: part of the way after 1,000 steps", progress(1_000), isBelow: 0.8)
    Condition("slow: part of the way after 5,000 steps", progress(5_000), isBelow: 0.99)
    Condition("stuck: part of the way after 20,000 steps", progress(20_000), isBelow: 0.9)
}
notebook.claim("B-148") {
    for start: Point in [[-1.2, 1], [0, 0], [0.5, 0.5], [1.2, 1.2]] {
        Condition(
            "η = 0.01 from (\(start.x), \(start.y))",
            diverges: Descent(on: .rosenbrock, from: start, by: SGD(learningRate: 0.01)).run(atMost: 5_000).last.loss)
    }
}
notebook.claim(
    "B-149", teaches: true,
    instead:
        "It overflows in step {{recipe.steps}}: the first rate is {{recipe.excess}} times the limit 2/λ. Fixed rates up to about 2/λ arrive."
) {
    for start: Point in [[-1.2, 1], [0, 0], [1.2, 1.2]] {
        Condition(
            "0.1 → 0.01 → 0.001 from (\(start.x), \(start.y)): last loss",
            endLoss(
                Descent(on: .rosenbrock, from: start, by: SGD(learningRate: recipe(from: 0.1))).run(
                    atMost: rosenbrockSteps)), isBelow: 1e-3)
    }
}
notebook.claim(
    "B-065", teaches: true,
    instead:
        "On this exact gradient the best fixed rate, momentum and Adam all end lower; a falling rate pays where gradients are noisy, as on the bowl."
) {
    Condition(
        "best recipe's loss after 5,000 steps, against the best fixed rate's", endLoss(bestRecipe.recipe),
        isBelow: endLoss(bestBend.fixed))
    Condition(
        "against momentum's, γ = 0.9, best of four rates", endLoss(bestRecipe.recipe),
        isBelow: momentumLosses.min() ?? .nan)
    Condition("against Adam's, best of three rates", endLoss(bestRecipe.recipe), isBelow: adamLosses.min() ?? .nan)
}
//#-end-hidden-code
//: The recipe is {{B-149: refuted}}: it is gone in step {{recipe.steps}}. And $0.001$ is slow but not stuck. Why is it believed? Because the recipe is a good one *elsewhere*: on networks such as the one below, which train well at $0.1$. No learning rate is large or small but beside a curvature.
//: Nor would it help here to scale the recipe down: without noise there is no floor to get under, and every cut of the rate only slows the walk along the valley.
//: So B's “best solution” is {{B-065: refuted}} on the very function it was given for, and right on the noisy bowl above, where every kind of falling rate beats the best fixed one.
//:
//: ## On a network
//: One hidden layer of 32 units, the 8×8 digits, batches of 32, momentum $0.9$; B's steps (at ⅜ and ¾ of the time), cosine and one-cycle beside a fixed rate. Each schedule gets the same four top rates, the same five seeds and the same number of steps, 2 or 8 epochs.
let digits = Digits.load()
let samples = digits.train.prefix(1_440)  // whole batches: a last one of two would undo much of an epoch (lesson 2)
let batchesPerEpoch = (samples.count + 31) / 32

enum Plan: String, CaseIterable, Sendable {
    case fixed, steps, cosine, oneCycle = "one-cycle"

    func rule(peak η: Double, steps T: Int) -> Momentum {
        switch self {
        case .fixed: return Momentum(learningRate: η)
        case .steps: return Momentum(learningRate: .multiStep(from: η, at: [.steps(T * 3 / 8), .steps(T * 3 / 4)]))
        case .cosine: return Momentum(learningRate: .cosine(from: η, over: .steps(T)))
        case .oneCycle:
            let cycle = OneCycle(peak: η, over: .steps(T))
            return Momentum(learningRate: cycle.learningRate, momentum: cycle.momentum)
        }
    }
}

//#-hidden-code Training, and the sweep
struct Training: Sendable {
    /// The training loss after each epoch, or after the last only.
    var losses: [Double] = []
    /// The loss of each batch of the first epoch, and the size of its gradient.
    var firstLosses: [Double] = [], firstNorms: [Double] = []
    var testError = 0.9, testLoss = Double.infinity
    var end: Double { losses.last ?? .infinity }
}

@Sendable func train(
    _ start: some Module, by rule: some UpdateRule, epochs: Int, shuffledBy shuffle: SplitMix64,
    everyEpoch: Bool = false
) -> Training {
    var (model, generator, optimizer) = (start, shuffle, Optimizer(rule))
    var training = Training()
    for epoch in 1...epochs {
        for batch in samples.batches(of: 32, using: &generator) {
            let (loss, gradient) = valueAndGradient(of: &model) { crossEntropy($0(batch.images), batch.labels) }
            if epoch == 1 {
                training.firstLosses.append(Double(loss))
                training.firstNorms.append(Double(gradient.norm))
            }
            do { try optimizer.update(&model, along: gradient) } catch {
                training.losses.append(.infinity)
                return training
            }
        }
        if everyEpoch || epoch == epochs {
            training.losses.append(Double(crossEntropy(model.inference(samples.images), samples.labels).item))
        }
    }
    let logits = model.inference(digits.test.images)
    training.testError = 1 - accuracy(logits, digits.test.labels)
    training.testLoss = Double(crossEntropy(logits, digits.test.labels).item)
    return training
}
@Sendable func network(seed: UInt64) -> SimpleMLP {
    var generator = SplitMix64(seed: seed).split("weights")
    return SimpleMLP(inputs: 64, hidden: 32, outputs: 10, using: &generator)
}
@Sendable func shuffle(seed: UInt64) -> SplitMix64 { SplitMix64(seed: seed).split("order") }

let networkRates = [0.05, 0.1, 0.2, 0.4]
let networkEpochs = [2, 8]

/// What became of one schedule at every rate.
struct Sweep: Sendable {
    let plan: Plan
    let byRate: [[Training]]
    var losses: [Sample] { byRate.map { Sample($0.map(\.end)) } }
    var errors: [Sample] { byRate.map { Sample($0.map(\.testError)) } }
    var best: Int { losses.indices.min { losses[$0].median < losses[$1].median } ?? 0 }
}
let sweeps: [[Sweep]] = networkEpochs.map { epochs in
    Plan.allCases.map { plan in
        let bySeed = notebook.sweep { seed in
            networkRates.map { η in
                train(
                    network(seed: seed), by: plan.rule(peak: η, steps: epochs * batchesPerEpoch), epochs: epochs,
                    shuffledBy: shuffle(seed: seed))
            }
        }
        return Sweep(plan: plan, byRate: networkRates.indices.map { rate in bySeed.map { $0[rate] } })
    }
}
let (short, long) = (sweeps[0], sweeps[1])
func bestLoss(_ sweep: Sweep) -> Sample { sweep.losses[sweep.best] }
func bestError(_ sweep: Sweep) -> Sample { sweep.errors[sweep.best] }
func bestTestLoss(_ sweep: Sweep) -> Sample { Sample(sweep.byRate[sweep.best].map(\.testLoss)) }
/// How much more is lost on digits that were not trained on: what B calls the gap.
func bestGap(_ sweep: Sweep) -> Sample { Sample(sweep.byRate[sweep.best].map { $0.testLoss - $0.end }) }

/// The two that document A compares, epoch by epoch, each at its best rate.
let courses: [(name: String, runs: [[Double]])] = [long[0], long[3]].map { sweep in
    let η = networkRates[sweep.best]
    let runs = notebook.sweep { seed in
        train(
            network(seed: seed), by: sweep.plan.rule(peak: η, steps: 8 * batchesPerEpoch), epochs: 8,
            shuffledBy: shuffle(seed: seed), everyEpoch: true
        ).losses
    }
    return (sweep.plan.rawValue, runs)
}

/// Document A's schedule of choice needs a peak; so does every other. One short run with a rising rate:
@Sendable func rangeTest(seed: UInt64) -> RangeTest.Result {
    let test = RangeTest(from: 0.001, to: 10, steps: 2 * batchesPerEpoch)
    var (model, generator, optimizer) = (
        network(seed: seed), shuffle(seed: seed), Optimizer(Momentum(learningRate: test.schedule))
    )
    var batches =
        Array(samples.batches(of: 32, using: &generator)) + Array(samples.batches(of: 32, using: &generator))
    return test.run {
        let batch = batches.removeFirst()
        let loss = try? optimizer.step(&model) { crossEntropy($0(batch.images), batch.labels) }
        return loss.map { Double($0) } ?? .infinity
    }
}
let rangeTests = notebook.sweep { rangeTest(seed: $0) }
let suggested = Sample(rangeTests.map { $0.steepest ?? .nan }).median
let tooFar = Sample(rangeTests.map { $0.lowest ?? .nan }).median
let suggestion = tooFar / 10
let nearestRate =
    networkRates.indices.min {
        abs(Elementary.log(networkRates[$0] / suggestion)) < abs(Elementary.log(networkRates[$1] / suggestion))
    } ?? 0
let networkTitle =
    bestLoss(long[2]).median < bestLoss(long[0]).median && long[2].best > long[0].best
    ? "A falling rate ends lower, and starts higher, than the best fixed one"
    : "Fixed and scheduled rates on the digits"
//#-end-hidden-code
notebook.show(
    Facets(networkTitle, columns: 2, sharing: .none) {
        Plot("training loss after 8 epochs") {
            for sweep in long {
                BandMark(
                    x: networkRates, low: sweep.losses.map(\.lowerQuartile), high: sweep.losses.map(\.upperQuartile),
                    by: sweep.plan.rawValue)
                LineMark(x: networkRates, y: sweep.losses.map(\.median), by: sweep.plan.rawValue)
            }
        }.xAxis("top rate η", .log, ticks: [0.05, 0.1, 0.2, 0.4]).yAxis("loss", .log).series(
            "fixed", "steps", "cosine", "one-cycle"
        ).legend(.top)
        Plot("epoch by epoch, each at its best") {
            for course in courses { BandMark(runs: course.runs, x: (1...8).map { Double($0) }, by: course.name) }
        }.xAxis("epoch").yAxis("training loss", .log).series("fixed", "steps", "cosine", "one-cycle").legend(.top)
        Plot("test error after 8 epochs") {
            for sweep in long {
                LineMark(x: networkRates, y: sweep.errors.map { 100 * $0.median }, by: sweep.plan.rawValue)
            }
        }.xAxis("top rate η", .log, ticks: [0.05, 0.1, 0.2, 0.4]).yAxis("error, %").series(
            "fixed", "steps", "cosine", "one-cycle"
        ).legend(.hidden)
        Plot("the range test, five seeds") {
            for test in rangeTests {
                LineMark(x: test.readings.map(\.learningRate), y: test.readings.map(\.smoothedLoss)).color(.grey)
                    .lineWidth(1)
            }
            RuleMark(x: suggested, "steepest")
            RuleMark(x: tooFar, "lowest")
        }.xAxis("learning rate, rising", .log(0.01...10)).yAxis("loss, smoothed", .linear(0.8...4.4))
    }.size(width: 720, height: 640), named: "network",
    alt:
        "Four charts for the digits: training loss against top rate for four schedules, training loss by epoch for fixed and one-cycle, test error against top rate, and the loss of range tests against the rising rate.",
    caption: """
        Medians of five seeds, with quartiles for the losses. At its best rate, fixed ends at a training loss of {{net.fixed}}, steps at {{net.steps}}, cosine at {{net.cosine}}, one-cycle at {{net.onecycle}}. Bottom right: the loss while the rate rises during two epochs; it is lowest at {{range.lowest}}, where a whole \
        training would already shake; a tenth of that is the usual advice.
        """)
//#-hidden-code
notebook.show(
    Table(
        "Each schedule at its best top rate",
        columns: [
            "epochs", "schedule", "best top rate", .init("training loss", as: .significant(2)),
            .init("test loss", as: .significant(2)), .init("test error", as: .percent(1)),
        ],
        rows: zip(networkEpochs, sweeps).flatMap { epochs, sweeps in
            sweeps.map {
                [epochs, $0.plan.rawValue, networkRates[$0.best], bestLoss($0), bestTestLoss($0), bestError($0).median]
            }
        }))
let firsts = courses.map { course in Sample(course.runs.map { $0[0] }) }
for (name, sweep) in zip(["net.fixed", "net.steps", "net.cosine", "net.onecycle"], long) {
    notebook.record(name, bestLoss(sweep).median, as: .significant(2))
}
notebook.record("range.tenth", suggestion, as: .significant(2))
notebook.record("range.steepest", suggested, as: .significant(2))
notebook.record("range.lowest", tooFar, as: .significant(2))
notebook.record("net.fixedrate", networkRates[long[0].best])
notebook.record("net.onerate", networkRates[long[3].best])
notebook.record("first.fixed", firsts[0].median, as: .significant(2))
notebook.record("first.one", firsts[1].median, as: .significant(2))
notebook.record("err.fixed", bestError(long[0]).median, as: .percent(1))
notebook.record("err.one", bestError(long[3]).median, as: .percent(1))
notebook.record("err.short.fixed", bestError(short[0]).median, as: .percent(1))
notebook.record("err.short.one", bestError(short[3]).median, as: .percent(1))
//#-end-hidden-code
//: Three things to take from it. At its best rate the cosine ends at {{net.cosine}} where the best fixed rate ends at {{net.fixed}}. The one-cycle gets there *late*: after the first epoch, still climbing to its peak, it stands at {{first.one}}, and the fixed rate at {{first.fixed}}.
//: And the best top rate moves up, from {{net.fixedrate}} fixed to {{net.onerate}} with the one-cycle: a schedule makes safe a rate that a fixed run could not live with.
//:
//: So “accelerates convergence” is {{A-006: qualified}}: yes beside a fixed rate as high as its peak, and usually by the end of a budget known in advance; no on the way there. What it gains on digits that it has not seen, it gains by training further
//: (test error {{err.short.one}} against {{err.short.fixed}} after 2 epochs, {{err.one}} against {{err.fixed}} after 8): the gap between test and training loss stays, so “better generalization” is {{A-007: qualified}}.
//:
//: The *range test* (Smith 2017) costs two epochs: let the rate rise from far too low to far too high and watch the loss. Where it is lowest, {{range.lowest}}, the rate is already too
//: high to stay at, because the loss there was brought down by all the lower rates before it. A tenth of that, {{range.tenth}}, is a rate to train with; where the loss falls fastest, {{range.steepest}}, may do as the top of a schedule.
//#-hidden-code
notebook.claim("Smith-2017", says: "One short run with a rising rate finds a rate to train with.", teaches: true) {
    Condition(
        "fixed: training loss at the rate nearest to a tenth of the lowest point's, over the best rate's",
        long[0].losses[nearestRate].median / bestLoss(long[0]).median, isBelow: 3)
    Condition("cosine: best top rate over the lowest point's", networkRates[long[2].best] / tooFar, isBelow: 1)
    Condition(
        "cosine: best top rate over a twentieth of the lowest point's", networkRates[long[2].best] / (tooFar / 20),
        isAbove: 1)
    Condition("rate of the lowest point over the best fixed rate", tooFar / networkRates[long[0].best], isAbove: 2)
}
notebook.claim(
    "A-006", teaches: true,
    instead:
        "Far lower in the end than a fixed rate as high as its peak; lower in the median than one tuned for the same budget, not always beyond the scatter of five seeds; and on the way there the fixed rate is ahead."
) {
    for (epochs, sweep) in zip(networkEpochs, sweeps) {
        Condition(
            "\(epochs) epochs, each at its best rate: training loss, one-cycle against fixed", bestLoss(sweep[3]),
            isBelow: bestLoss(sweep[0]))
    }
    Condition(
        "8 epochs at the same top rate, 0.4: every one-cycle run's training loss against the fixed rate's lower quartile",
        long[3].losses[3], isAtMost: long[0].losses[3].lowerQuartile)
    Condition(
        "on the way, after the first of 8 epochs: training loss, one-cycle against fixed", firsts[1], isBelow: firsts[0]
    )
}
notebook.claim(
    "A-007", teaches: true,
    instead:
        "At the one-cycle's own peak rate, clearly. Against a tuned fixed rate its test error is lower in the median, near the scatter of five seeds, because it trains further; the gap between test and training loss does not close."
) {
    let top = networkRates.count - 1
    Condition(
        "8 epochs at the same top rate, 0.4: test error, every one-cycle run against the fixed rate's lower quartile",
        long[3].errors[top], isAtMost: long[0].errors[top].lowerQuartile)
    for (epochs, sweep) in zip(networkEpochs, sweeps) {
        Condition(
            "\(epochs) epochs, each at its best rate: test error, one-cycle against fixed", bestError(sweep[3]),
            isBelow: bestError(sweep[0]))
    }
    Condition(
        "8 epochs, each at its best rate: gap between test and training loss, one-cycle against fixed",
        bestGap(long[3]), isBelow: bestGap(long[0]))
}
notebook.claim(
    "A-008", teaches: true,
    instead:
        "Drastic at a rate that a fixed run cannot live with, and for the last of the training loss; the test error of a tuned run hardly moves."
) {
    let top = networkRates.count - 1
    Condition(
        "8 epochs at the same top rate, 0.4: training loss, one-cycle over fixed",
        long[3].losses[top].median / long[0].losses[top].median, isBelow: 0.5)
    let lowestError = long.dropFirst().map { bestError($0).median }.min() ?? .nan
    Condition(
        "8 epochs, each at its best rate: test error of the best schedule over fixed",
        lowestError / bestError(long[0]).median, isBelow: 0.5)
}
notebook.claim(
    "D-007", teaches: true,
    instead:
        "It refines where noise is what holds the loss up; at a small rate, with most of the way still to go, it only stops sooner."
) {
    Condition(
        "noisy bowl from 0.1: loss at the end, cosine against fixed", late(cosineRuns, 1_500..<1_600),
        isBelow: late(bowlRuns[0], 1_500..<1_600))
    Condition(
        "digits, top rate 0.4, 8 epochs: every cosine run's training loss against the fixed rate's lower quartile",
        long[2].losses[3], isAtMost: long[0].losses[3].lowerQuartile)
    Condition(
        "digits, top rate 0.05, 2 epochs: training loss, cosine against fixed", short[2].losses[0],
        isBelow: short[0].losses[0])
}
/// The largest change of a schedule from one epoch to the next.
func largestChange(_ schedule: Schedule, epochs: Int) -> Double {
    let rates = schedule.values(epochs: epochs)
    return zip(rates, rates.dropFirst()).map { abs($0 - $1) }.max() ?? .nan
}
notebook.claim(
    "B-095",
    instead: "Smoother, yes; better where the way is long or the steps start near the edge, a little worse in between."
) {
    Condition(
        "smooth: largest change from one epoch to the next, cosine over 100 against steps",
        largestChange(cosine, epochs: 100), isBelow: largestChange(stepDecay, epochs: 160))
    for row in equalArea {
        Condition("equal area, λ = \(row.λ): expected loss, cosine against steps", row.cosine, isBelow: row.steps)
    }
    Condition(
        "digits, 8 epochs, each at its best rate: training loss, cosine against steps", bestLoss(long[2]),
        isBelow: bestLoss(long[1]))
}
let patient = notebook.sweep { seed in
    train(network(seed: seed), by: Momentum(learningRate: 0.01), epochs: 8, shuffledBy: shuffle(seed: seed)).end
}
notebook.claim(
    "B-182",
    instead:
        "A schedule does want the higher rate, and 0.1 suits it here; but without one 0.01 is far too cautious for momentum on this network."
) {
    Condition(
        "best top rate of the cosine over the best fixed rate", networkRates[long[2].best] / networkRates[long[0].best],
        isAtLeast: 1)
    Condition(
        "cosine from 0.1: training loss over the best rate's", long[2].losses[1].median / bestLoss(long[2]).median,
        isBelow: 3)
    Condition(
        "fixed 0.01: training loss over the best rate's", Sample(patient).median / bestLoss(long[0]).median, isBelow: 3)
}
notebook.claim(
    "B-150", teaches: true,
    instead:
        "With noise no single rate does both as well as a falling one; without noise a single rate below 2/λ gets there alone."
) {
    Condition(
        "noisy bowl, 1,600 steps: expected loss at the best single rate over the best possible",
        tuned[1][0] / tuned[1][4], isAbove: 2)
    Condition(
        "digits, 8 epochs: training loss at the best single rate, against the cosine at its best", bestLoss(long[0]),
        isAbove: bestLoss(long[2]))
    Condition(
        "Rosenbrock, no noise: loss after 5,000 steps at the best single rate", endLoss(bestBend.fixed), isAbove: 1e-3)
}
notebook.claim(
    "B-167",
    instead:
        "Too large and too small are as stated, both measured against 2/λ; a falling rate pays where there is noise and costs where there is none."
) {
    Condition(
        "too large: ravine, η = 0.11, just above 2/L = 0.1",
        diverges: Descent(on: .ravine, by: SGD(learningRate: 0.11)).run(atMost: 2_000).last.loss)
    let creeping = Descent(on: .ravine, by: SGD(learningRate: 0.0001)).run(atMost: 200)
    Condition(
        "too small: ravine, η = 0.0001, part of the distance left after 200 steps",
        Double(creeping.last.point.length) / Double(creeping.points[0].length), isAbove: 0.8)
    Condition(
        "schedule it: digits, 8 epochs, training loss of the cosine against fixed, each at its best", bestLoss(long[2]),
        isBelow: bestLoss(long[0]))
    Condition(
        "schedule it: Rosenbrock, best recipe against the best fixed rate", endLoss(bestRecipe.recipe),
        isBelow: endLoss(bestBend.fixed))
}
notebook.claim(
    "E-059",
    instead:
        "Good advice wherever gradients are noisy, that is for nearly every network; on an exact gradient it only slows the walk."
) {
    Condition(
        "noisy bowl, 1,600 steps: expected loss of the cosine against fixed, each at its best", tuned[1][2],
        isBelow: tuned[1][0])
    Condition(
        "digits, 8 epochs: training loss of the cosine against fixed, each at its best", bestLoss(long[2]),
        isBelow: bestLoss(long[0]))
    Condition(
        "Rosenbrock, no noise: best recipe against the best fixed rate", endLoss(bestRecipe.recipe),
        isBelow: endLoss(bestBend.fixed))
}
//#-end-hidden-code
//: ### Does a network need a warm-up?
//: Document B says that at epoch 0 “gradients are huge and chaotic” and that a warm-up is “especially critical for large learning rates (0.1+)”. Two starts: the network above, whose first weights are small, and a deeper one, 64-32-32-10, whose first weights are $2.5$ times what He's rule asks for. Three
//: epochs from each rate down a cosine, with and without a first epoch of warm-up.
//#-hidden-code Two starts, with and without warm-up
@Sendable func harshNetwork(seed: UInt64) -> Sequential {
    var generator = SplitMix64(seed: seed).split("harsh weights")
    func layer(_ inputs: Int, _ outputs: Int) -> Linear {
        let deviation = 2.5 * (2 / Scalar(inputs)).squareRoot()
        return Linear(
            weight: .normal([outputs, inputs], deviation: deviation, using: &generator), bias: .zeros([outputs]))
    }
    return Sequential(Flatten(), layer(64, 32), Activation.relu, layer(32, 32), Activation.relu, layer(32, 10))
}
@Sendable func begin(_ start: some Module, top η: Double, warmUp: Bool, seed: UInt64) -> Training {
    let total = 3 * batchesPerEpoch
    let warmed = Schedule.cosine(from: η, over: .steps(total - batchesPerEpoch)).warmedUp(over: .steps(batchesPerEpoch))
    return train(
        start, by: Momentum(learningRate: warmUp ? warmed : .cosine(from: η, over: .steps(total))), epochs: 3,
        shuffledBy: shuffle(seed: seed))
}
struct Beginning: Sendable {
    let name: String
    /// By rate, by seed.
    let cold, warm: [[Training]]
}
let beginnings: [Beginning] = [false, true].map { harsh in
    let runs = notebook.sweep { seed in
        networkRates.map { η in
            [false, true].map { warmUp in
                harsh
                    ? begin(harshNetwork(seed: seed), top: η, warmUp: warmUp, seed: seed)
                    : begin(network(seed: seed), top: η, warmUp: warmUp, seed: seed)
            }
        }
    }
    func pick(_ warmUp: Int) -> [[Training]] { networkRates.indices.map { rate in runs.map { $0[rate][warmUp] } } }
    return Beginning(name: harsh ? "weights far too large" : "usual weights", cold: pick(0), warm: pick(1))
}
func highest(_ runs: [Training]) -> Sample {
    Sample(runs.map { run in run.firstLosses.map { $0.isFinite ? $0 : .infinity }.max() ?? .infinity })
}
func lasting(_ runs: [Training]) -> Sample { Sample(runs.map(\.end)) }
/// The typical gradient of five batches, beginning at one.
func gradientSize(_ runs: [Training], from batch: Int) -> Sample {
    Sample(runs.map { Sample($0.firstNorms[batch..<min(batch + 5, $0.firstNorms.count)]).median })
}
let calm = (highest(beginnings[1].warm[3]).median < highest(beginnings[1].cold[3]).median)
//#-end-hidden-code
notebook.show(
    Facets(
        calm ? "A warm-up calms a bad start; a good one hardly needs it" : "Two starts, with and without a warm-up",
        columns: 2, sharing: .none
    ) {
        for beginning in beginnings {
            Plot("\(beginning.name): highest loss, epoch 1") {
                LineMark(x: networkRates, y: beginning.cold.map { highest($0).median }, by: "at once")
                PointMark(x: networkRates, y: beginning.cold.map { highest($0).median }, by: "at once").symbol(.ring)
                    .symbolSize(11).unlabelled()
                LineMark(x: networkRates, y: beginning.warm.map { highest($0).median }, by: "warmed up")
                PointMark(x: networkRates, y: beginning.warm.map { highest($0).median }, by: "warmed up").unlabelled()
            }.xAxis("top rate η", .log, ticks: [0.05, 0.1, 0.2, 0.4]).yAxis("loss", .log(1...200)).legend(.top)
        }
        for beginning in beginnings {
            Plot("\(beginning.name): after 3 epochs") {
                BandMark(
                    x: networkRates, low: beginning.cold.map { lasting($0).lowerQuartile },
                    high: beginning.cold.map { lasting($0).upperQuartile }, by: "at once")
                LineMark(x: networkRates, y: beginning.cold.map { lasting($0).median }, by: "at once").unlabelled()
                BandMark(
                    x: networkRates, low: beginning.warm.map { lasting($0).lowerQuartile },
                    high: beginning.warm.map { lasting($0).upperQuartile }, by: "warmed up")
                LineMark(x: networkRates, y: beginning.warm.map { lasting($0).median }, by: "warmed up").unlabelled()
            }.xAxis("top rate η", .log, ticks: [0.05, 0.1, 0.2, 0.4]).yAxis("training loss", .log(0.05...4)).legend(
                .hidden)
        }
    }.size(width: 720, height: 640), named: "warmup",
    alt:
        "Four charts. The highest loss of the first epoch is much lower with a warm-up for the badly scaled network; the loss after three epochs differs little for the usual one.",
    caption: """
        Medians of five seeds, with quartiles below. With weights far too large the first steps throw the loss up to {{warm.peak.cold}} at $\\eta = 0.4$, with a warm-up to {{warm.peak.warm}}. The usual start shows no such peak, and there the warm-up is \
        a matter of taste.
        """)
//: The usual start is calmer than what follows: at $\eta = 0.1$ the typical gradient has size {{norm.first}} in the first five batches and {{norm.later}} at the end of the first epoch. Gradients *are* huge at the start when the weights are; then a large rate does damage that takes long to repair, and a warm-up prevents it.
//: That makes “critical” {{B-099: qualified}}. Very large batches (Goyal 2017), deep networks without normalisation and Adam's first steps (lesson 5; Liu 2020) are the other places where it earns its epoch.
//#-hidden-code
notebook.record("warm.peak.cold", highest(beginnings[1].cold[3]).median, as: .significant(2))
notebook.record("warm.peak.warm", highest(beginnings[1].warm[3]).median, as: .significant(2))
let (firstNorms, laterNorms) = (
    gradientSize(beginnings[0].cold[1], from: 0), gradientSize(beginnings[0].cold[1], from: 41)
)
notebook.record("norm.first", firstNorms.median, as: .significant(2))
notebook.record("norm.later", laterNorms.median, as: .significant(2))
notebook.claim(
    "B-096", teaches: true,
    instead:
        "Huge where the first weights are too large; from a usual start the gradients are small and grow as training gets under way."
) {
    Condition(
        "usual weights: gradient in the first five batches, against the end of epoch 1", firstNorms, isAbove: laterNorms
    )
    Condition(
        "weights too large: gradient in the first five batches over that of the usual start",
        gradientSize(beginnings[1].cold[1], from: 0).median / firstNorms.median, isAbove: 5)
    Condition(
        "usual weights, η = 0.1: highest loss of epoch 1, over that of the first batch",
        highest(beginnings[0].cold[1]).median / Sample(beginnings[0].cold[1].map { $0.firstLosses[0] }).median,
        isAbove: 1.5)
}
notebook.claim(
    "B-099", teaches: true,
    instead:
        "It prevents the damage that large first weights and a large rate do together; from a usual start 0.1 needs none."
) {
    for rate in [2, 3] {
        Condition(
            "weights too large, η = \(networkRates[rate]): highest loss of epoch 1 with warm-up, over that without",
            highest(beginnings[1].warm[rate]).median / highest(beginnings[1].cold[rate]).median, isBelow: 0.8)
    }
    Condition(
        "critical: usual weights, η = 0.1 at once: training loss after 3 epochs, still above 1",
        lasting(beginnings[0].cold[1]).median, isAbove: 1)
    Condition(
        "usual weights, η = 0.4: training loss with warm-up, over that without",
        lasting(beginnings[0].warm[3]).median / lasting(beginnings[0].cold[3]).median, isBelow: 0.8)
}
//#-end-hidden-code
//: ## What the documents say
//: {{claims}}
//:
//: ## Exercises
//: {{exercises}}
//:
//: Or replace `.cosine` in the source by a schedule of your own and run `make diff6` to see which claims move.
//:
//: ## References
//: - H. Robbins, S. Monro (1951). A stochastic approximation method. *Annals of Mathematical Statistics* 22(3).
//: - H. H. Rosenbrock (1960). An automatic method for finding the greatest or least value of a function. *The Computer Journal* 3(3).
//: - L. N. Smith (2017). Cyclical learning rates for training neural networks. *WACV*.
//: - L. N. Smith, N. Topin (2018). Super-convergence: very fast training of neural networks using large learning rates. `arXiv:1708.07120`.
//: - I. Loshchilov, F. Hutter (2017). SGDR: stochastic gradient descent with warm restarts. *ICLR*.
//: - P. Goyal et al. (2017). Accurate, large minibatch SGD: training ImageNet in 1 hour. `arXiv:1706.02677`.
//: - S. Mandt, M. Hoffman, D. Blei (2017). Stochastic gradient descent as approximate Bayesian inference. *JMLR* 18.
//: - L. Liu et al. (2020). On the variance of the adaptive learning rate and beyond. *ICLR*.
notebook.finish()
