//: # 5 · Adam
//: **What comes out when the ball of lesson 3 gets the ruler of lesson 4?**
//:
//: After this lesson you can work Adam's first steps by hand, say what its bias correction really prevents, bound the
//: length of its steps, tell AdamW from L2, and judge how far “works out of the box” goes. It builds on lessons 3
//: (velocity) and 4 (a rate for every weight), and covers Adam and AdamW in document B, concept 4 of D, and the
//: connections in E.
//#-hidden-code
import Downhill

let notebook = Notebook(title: "Adam", verdicts: .byVote)

/// Adam's formula with numbers of 64 bits: the weights after each gradient, from w = 1.
func adamByHand(_ gradients: [Scalar], learningRate η: Double, decay λ: Double = 0) -> [Double] {
    var (w, m, v) = (1.0, 0.0, 0.0)
    return gradients.enumerated().map { i, gradient in
        let (g, t) = (Double(gradient), Double(i + 1))
        m = 0.9 * m + 0.1 * g
        v = 0.999 * v + 0.001 * g * g
        let m̂ = m / (1 - Elementary.pow(0.9, t))
        let v̂ = v / (1 - Elementary.pow(0.999, t))
        w -= η * m̂ / (v̂.squareRoot() + 1e-8) + η * λ * w
        return w
    }
}

/// The same with the library's rule.
func weights(_ rule: some UpdateRule, under gradients: [Scalar]) -> [Double] {
    var stepper = Stepper(rule, at: [1])
    return gradients.map { g in
        stepper.advance(along: [g])
        return Double(stepper.w[0])
    }
}

func largestGap(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).map { abs($0 - $1) }.max() ?? .nan }

func noise(_ count: Int, mean: Double = 0, deviation: Double = 1) -> [Scalar] {
    var generator = SplitMix64(seed: notebook.seed).split("slopes")
    return (0..<count).map { _ in Scalar(mean + deviation * generator.normal()) }
}
//#-end-hidden-code
//: ## Predict
//#-predict
//: Adam keeps two running averages that start at zero, and divides by $1-\beta^t$ to make up for it. Leave that
//: correction out. Are the first steps too short, or too long? By what factor, and for how long? Write it down before
//: you scroll.
//#-answer
//: Too long: the first is {{uncorrected.first}} times as long as it should be, the twelfth {{uncorrected.peak}} times,
//: and step 1000 still {{uncorrected.thousand}} times. Both averages are too small, but the one *below* the line is the
//: smaller.
//#-end
//: ## By hand
//: Adam keeps two running averages for every weight: $m$ of its slopes $g$, which is momentum's memory, and $v$ of
//: their squares, which is RMSProp's ruler.
//:
//: $$m \leftarrow \beta_1 m + (1-\beta_1)\,g, \qquad v \leftarrow \beta_2 v + (1-\beta_2)\,g^2$$
//:
//: With $\beta_1 = 0.9$ the first reaches about ten steps back, with $\beta_2 = 0.999$ the second about a thousand.
//: Both start at zero. Let the first slope be $g = 4$: on paper, $m = 0.1\cdot 4$ and $v = 0.001\cdot 16$.
var stepper = Stepper(Adam(learningRate: 0.1), at: [1])
stepper.advance(along: [4])
let (m, v) = (stepper.slot.m[0], stepper.slot.v[0])
notebook.show((m: m, v: v, m̂: m / (1 - 0.9), v̂: v / (1 - 0.999), w: stepper.w[0]), as: .significant(3))

//: $m$ is a tenth of the slope and $v$ a thousandth of its square, because the zeros they started from still weigh
//: $0.9$ and $0.999$. Divide by the weight that has arrived so far, $1-\beta^t$, and the averages are those of the
//: slopes alone:
//:
//: $$\hat m = \frac{m}{1-\beta_1^t}, \qquad \hat v = \frac{v}{1-\beta_2^t}, \qquad w \leftarrow w - \eta\,\frac{\hat m}{\sqrt{\hat v}+\varepsilon}.$$
//:
//: Here $t$ counts the steps from 1. At the first step $\hat m = g$ and $\hat v = g^2$, so the step is $\eta$ times the
//: sign of $g$: from 1 to 0.9 at $\eta = 0.1$, whatever the slope.
//#-hidden-code
let noisySlopes = noise(200)
notebook.claim("B-042", teaches: true) {
    Condition("g = 4: m over g, v over g²", [m / 4, v / 16], equals: [0.1, 0.001], within: 1e-6)
}
notebook.claim("B-043") {
    Condition("m as a part of g after the first step", m / 4, equals: 0.1, within: 1e-6)
    Condition("v as a part of g² after the first step", v / 16, equals: 0.001, within: 1e-7)
}
notebook.claim("B-044") {
    Condition(
        "first step: m̂ and v̂ for g = 4", [m / (1 - 0.9), v / (1 - 0.999)], equals: [4.0, 16], within: .relative(1e-3))
    let firsts = [0.01, 4, 1000].map { weights(Adam(learningRate: 0.1), under: [Scalar($0)])[0] }
    Condition("first step from 1 at η = 0.1, slopes 0.01, 4 and 1000", firsts, equals: [0.9, 0.9, 0.9], within: 1e-6)
}
notebook.claim("B-040", "B-180") {
    let gap = largestGap(
        weights(Adam(learningRate: 0.01), under: noisySlopes), adamByHand(noisySlopes, learningRate: 0.01))
    Condition("library's rule against the formula in Double, 200 noisy slopes at η = 0.01", gap, isBelow: 1e-5)
}
notebook.claim("B-181") {
    let rule = AdamW(learningRate: 0.01, weightDecay: 0.1)
    let gap = largestGap(weights(rule, under: noisySlopes), adamByHand(noisySlopes, learningRate: 0.01, decay: 0.1))
    Condition("library's rule against the formula in Double, 200 noisy slopes at η = 0.01, λ = 0.1", gap, isBelow: 1e-5)
}
notebook.claim("B-041", "B-183") {
    let adam = Adam()
    Condition(
        "the library's defaults, which are the paper's and PyTorch's: η", adam.learningRate(0), equals: 0.001, within: 0
    )
    Condition("β₁ and β₂", [adam.beta1(0), adam.beta2], equals: [0.9, 0.999], within: 0)
    Condition("ε", adam.epsilon, equals: 1e-8, within: 0)
}
//#-end-hidden-code
//: ## The idea
//: Divide a smoothed slope by the usual size of the slope, and what is left is how *consistent* the slope is: 1 when
//: all slopes agree, near 0 when they quarrel. Adam steps $\eta$ times that. Momentum alone builds up speed; here the
//: speed has a limit.
//:
//: ### What the correction prevents
//: It is often said that without correction Adam would start too slowly. Leave it out and look: a rule is a dozen
//: lines.
struct UncorrectedAdam: UpdateRule {
    var learningRate: Schedule

    struct Slot: LaneSlot {
        var m = Lanes()
        var v = Lanes()
    }

    struct Settings: Sendable { var η: Scalar }

    func prepare(_ step: Step) -> Settings { Settings(η: Scalar(step.learningRate)) }

    func update(_ w: inout Lanes, along g: Lanes, _ slot: inout Slot, _ now: Settings) {
        slot.m = 0.9 * slot.m + 0.1 * g
        slot.v = 0.999 * slot.v + 0.001 * g * g
        w -= now.η * slot.m / (squareRoot(slot.v) + 1e-8)
    }
}

let steadySlope = [Scalar](repeating: 1, count: 5_000)
let uncorrected = UncorrectedAdam(learningRate: 1).strides(under: steadySlope)
let corrected = Adam(learningRate: 1).strides(under: steadySlope)

//: Under a steady slope the uncorrected step is $\eta\,(1-\beta_1^t)/\sqrt{1-\beta_2^t}$. The numerator is 0.1 at
//: first, but the denominator is $\sqrt{0.001} \approx 0.03$, and it takes a thousand steps to recover where the
//: numerator takes ten.
//#-hidden-code
let times = (1...5_000).map { Double($0) }
let averageOfSlopes = times.map { 1 - Elementary.pow(0.9, $0) }
let averageOfSquares = times.map { 1 - Elementary.pow(0.999, $0) }
let predictedUncorrected = zip(averageOfSlopes, averageOfSquares).map { $0 / $1.squareRoot() }
let measuredMoments = {
    var stepper = Stepper(Adam(learningRate: 1e-3), at: [1])
    return steadySlope.map { g in
        stepper.advance(along: [g])
        return (m: Double(stepper.slot.m[0]), v: Double(stepper.slot.v[0]))
    }
}()
let peak = uncorrected.indices.max { uncorrected[$0] < uncorrected[$1] } ?? 0
let shown = (0..<160).map { Int(Elementary.pow(5_000, Double($0) / 159).rounded()) - 1 }
//#-end-hidden-code
notebook.show(
    Facets("Without the correction Adam's first steps are too long, not too short", columns: 2, sharing: .x) {
        Plot("the averages, as a part of what they average") {
            LineMark(x: shown.map { times[$0] }, y: shown.map { measuredMoments[$0].m }, by: "m, β₁ = 0.9")
            LineMark(x: shown.map { times[$0] }, y: shown.map { measuredMoments[$0].v }, by: "v, β₂ = 0.999")
            LineMark(x: shown.map { times[$0] }, y: shown.map { averageOfSlopes[$0] }).dashed().color(.grey)
            LineMark(x: shown.map { times[$0] }, y: shown.map { averageOfSquares[$0] }).dashed().color(.grey)
        }.xAxis("step", .log(1...5_000)).yAxis("part", .linear(0...1.1)).legend(.top)
        Plot("the step that follows") {
            LineMark(x: shown.map { times[$0] }, y: shown.map { corrected[$0] }, by: "corrected").color(.teal)
            LineMark(x: shown.map { times[$0] }, y: shown.map { uncorrected[$0] }, by: "uncorrected").color(.plum)
            LineMark(x: shown.map { times[$0] }, y: shown.map { predictedUncorrected[$0] }).dashed().color(.ink)
                .lineWidth(1)
        }.xAxis("step", .log(1...5_000)).yAxis("length of the step, in η", .linear(0...7)).legend(.top)
    }, named: "start",
    alt: """
        Left, m and v under a steady slope, rising from nearly zero to one, v a hundred times later. Right, the corrected step \
        is level at η; the uncorrected one starts at three η, rises above six and sinks to one over thousands of steps.
        """,
    caption: """
        A slope that stays the same; the axis of steps is logarithmic. Dashed: $1-\\beta^t$, and \
        $(1-\\beta_1^t)/\\sqrt{1-\\beta_2^t}$. The uncorrected step is {{uncorrected.first}} η long at first and {{uncorrected.peak}} η at step \
        {{uncorrected.when}}. With $\\beta_1 = 0.9$ and $\\beta_2 = 0.999$, what the correction gives is a warm-up.
        """)

//#-hidden-code
notebook.record("uncorrected.first", uncorrected[0])
notebook.record("uncorrected.peak", uncorrected[peak])
notebook.record("uncorrected.when", peak + 1)
notebook.record("uncorrected.thousand", uncorrected[999])
notebook.claim("B-045") {
    Condition("1 − β₁ᵗ at step 100", averageOfSlopes[99], equals: 1, within: 1e-3)
    Condition("1 − β₂ᵗ at step 5,000", averageOfSquares[4_999], equals: 1, within: 0.01)
    Condition(
        "uncorrected step against the corrected, step 5,000", uncorrected[4_999], equals: corrected[4_999],
        within: .relative(0.01))
}
notebook.claim("B-046", teaches: true) {
    let ruler = Adam(learningRate: 1, beta1: 0).strides(under: noisySlopes)
    let rms = RMSProp(learningRate: 1, smoothing: 0.999).strides(under: noisySlopes)
    let rulerAlone = zip(rms, averageOfSquares).map { $0 * $1.squareRoot() }
    Condition(
        "without momentum, β₁ = 0: RMSProp's steps times √(1 − β₂ᵗ), largest difference in η",
        largestGap(ruler, rulerAlone), isBelow: 1e-3)
    let signs = noisySlopes.map { $0 > 0 ? Scalar(1) : -1 }
    let mixed = zip(uncorrected, corrected).map { $0 / $1 }
    let plain = UncorrectedAdam(learningRate: 1).strides(under: signs)
    let full = Adam(learningRate: 1).strides(under: signs)
    Condition(
        "without correction: Adam's steps times (1 − β₁ᵗ)/√(1 − β₂ᵗ)",
        largestGap(plain, zip(full, mixed).map { $0 * $1 }), isBelow: 1e-3)
    var average = 0.0
    let averages = zip(signs, averageOfSlopes).map { sign, part in
        average = 0.9 * average + 0.1 * Double(sign)
        return average / part
    }
    Condition(
        "slopes all of size 1, where the ruler is 1: the running average of lesson 3, corrected",
        largestGap(full, averages), isBelow: 1e-3)
}
//#-end-hidden-code
//: > [!NOTE]
//: > **Conventions.** $m$ is an *average*, so under a steady slope it is $g$, where lesson 3's velocity is $g/(1-\gamma)$: no factor of ten.
//: > $t$ counts from 1. ε stands outside the root and after the correction, as in the paper and in PyTorch.
//:
//: ### How long a step can be
//: The paper (Kingma and Ba, 2015) bounds the step by $\eta\,(1-\beta_1)/\sqrt{1-\beta_2} = 3.16\,\eta$, reached when a
//: slope comes after a long silence. That is the case of a word that a language model meets once in a thousand batches.
//: Schwarz's inequality puts the true limit higher, $\eta\,(1-\beta_1)/\sqrt{(1-\beta_2)(1-\beta_1^2/\beta_2)} =
//: 7.27\,\eta$, for slopes that grow by $\beta_2/\beta_1$, a ninth, at every step.
let silence = [Scalar](repeating: 0, count: 10_000)
let growing = (0..<60).map { Scalar(Elementary.pow(0.999 / 0.9, Double($0))) }
let longest: [(slopes: String, step: Double)] = [
    ("all the same", corrected), ("noise around 0", Adam(learningRate: 1).strides(under: noise(2_000))),
    ("10,000 zeros, then 1", Adam(learningRate: 1).strides(under: silence + [1])),
    ("10,000 zeros, then growing by a ninth", Adam(learningRate: 1).strides(under: silence + growing)),
].map { ($0.0, $0.1.map { abs($0) }.max() ?? .nan) }
notebook.show(
    Table(
        "The longest step", columns: ["slopes", .init("longest step, in η", as: .significant(3))],
        rows: longest.map { [$0.slopes, $0.step] }))

//#-hidden-code
notebook.claim(
    "Kingma-2015", says: "No step is longer than η·(1 − β₁)/√(1 − β₂).", teaches: true,
    instead:
        "It holds for steady, noisy and rare slopes; slopes that grow at every step after a silence reach {{longest.growing}} η."
) {
    for (slopes, step) in longest {
        Condition("\(slopes): longest step in η", step, isAtMost: 0.1 / 0.001.squareRoot() * 1.0001)
    }
}
notebook.record("longest.growing", longest[3].step)
//#-end-hidden-code
//: ## The code
//: {{source: Adam}}
//:
//: Two numbers are kept for every weight. That is the price:
//#-hidden-code
func kept<Slot: LaneSlot>(_ slot: Slot.Type) -> Int { Slot.names.count }
let memory: [(rule: String, idea: String, kept: Int)] = [
    ("SGD", "the slope", kept(SGD.Slot.self)), ("Momentum", "the sum of slopes", kept(Momentum.Slot.self)),
    ("RMSProp", "a ruler for every weight", kept(RMSProp.Slot.self)),
    ("Adam", "the average over the ruler", kept(Adam.Slot.self)),
    ("AdamW", "Adam, the decay beside it", kept(AdamW.Slot.self)),
    ("NAdam", "Adam with a look ahead (Dozat 2016)", kept(NAdam.Slot.self)),
    ("AMSGrad", "Adam whose ruler never shrinks (Reddi 2018)", kept(AMSGrad.Slot.self)),
    ("Lion", "the sign of an average (Chen 2023)", kept(Lion.Slot.self)),
]
//#-end-hidden-code
notebook.show(
    Table(
        "The family, and what it remembers",
        columns: ["rule", "steps along", "numbers kept for a weight", "megabytes for a million weights of 4 bytes"],
        rows: memory.map { [$0.rule, $0.idea, $0.kept, 4 * $0.kept] }))

//: And the arithmetic? Count in the listing: plain descent takes 2 operations a weight, a product and a difference;
//: Adam takes 14. The gradient of a dense layer takes 6 a weight *for every sample of the batch*, so at a batch of 32
//: the twelve more are about {{work.batch}} of the work, and at a batch of 1 they are twice the work of the gradient.
//#-hidden-code
let operations = (descent: 2.0, adam: 14.0, gradientOfOneSample: 6.0)
func extraWork(batch: Double) -> Double {
    (operations.adam - operations.descent) / (operations.gradientOfOneSample * batch)
}
notebook.record("work.batch", extraWork(batch: 32), as: .percent(0))
notebook.claim("B-051", teaches: true) {
    Condition("numbers that Adam keeps for a weight", memory[3].kept, equals: 2, within: 0)
    Condition("against plain descent", memory[3].kept, isAbove: memory[0].kept)
    Condition("against momentum", memory[3].kept, isAbove: memory[1].kept)
}
notebook.claim(
    "B-052",
    instead:
        "Slight beside the gradient of a batch, which it hardly slows; of single samples it would be most of the work."
) {
    for batch in [128.0, 32, 1] {
        Condition(
            "batch of \(Int(batch)): Adam's extra operations over those of the gradient", extraWork(batch: batch),
            isBelow: 0.1)
    }
}
let scattered = noise(3_000, mean: 1, deviation: 2)
func scatter(_ rule: some UpdateRule) -> Double {
    let steps = rule.strides(under: scattered).suffix(1_000)
    let mean = steps.reduce(0, +) / 1_000
    return (steps.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / 1_000).squareRoot() / abs(mean)
}
func scale(_ rule: some UpdateRule) -> Double {
    let steps = [1, 1000].map { rule.strides(under: [Scalar](repeating: $0, count: 60))[59] }
    return steps[1] / steps[0]
}
notebook.claim("E-064", teaches: true) {
    Condition(
        "momentum: scatter of the steps over their mean, against plain descent's", scatter(Momentum(learningRate: 1)),
        isBelow: scatter(SGD(learningRate: 1)))
    Condition(
        "RMSProp: step under slope 1000 over step under slope 1", scale(RMSProp(learningRate: 1)), equals: 1,
        within: 0.01)
    Condition("Adam: the same", scale(Adam(learningRate: 1)), equals: 1, within: 0.01)
    Condition(
        "Adam: scatter over mean, against RMSProp's", scatter(Adam(learningRate: 1)),
        isBelow: scatter(RMSProp(learningRate: 1)))
}
//#-end-hidden-code
//: ## Measure it
//: Four rules, four landscapes. Each rule gets its best of twenty-four rates on each landscape, and the steps to a
//: thousandth of the first loss are counted.
struct Contender: Sendable {
    let name: String
    let lowest, highest: Double  // rates tried on landscapes
    let halfDecades: ClosedRange<Int>  // rates tried on a network: 10 to the half of these
    let rule: @Sendable (Double) -> any UpdateRule
}
let contenders = [
    Contender(name: "SGD", lowest: 3e-4, highest: 0.3, halfDecades: -6...1) { SGD(learningRate: $0) },
    Contender(name: "Momentum", lowest: 3e-4, highest: 0.3, halfDecades: -6...0) {
        Momentum(learningRate: $0)
    },
    Contender(name: "RMSProp", lowest: 1e-3, highest: 1, halfDecades: -8 ... -1) {
        RMSProp(learningRate: $0, smoothing: 0.9)
    },
    Contender(name: "Adam", lowest: 1e-3, highest: 1, halfDecades: -8 ... -1) { Adam(learningRate: $0) },
]
let places: [(name: String, place: any Landscape, start: Point)] = [
    ("ravine, κ = 10", Ravine(condition: 10), [4, 2]), ("ravine, κ = 100", Ravine(condition: 100), [4, 2]),
    ("the same, turned by 45°", Ravine(condition: 100, degrees: 45), [1.414_213_5, 4.242_640_5]),
    ("Rosenbrock", Rosenbrock.rosenbrock, [-1.2, 1]),
]
let patience = 2_000

/// The steps after which the loss is below a thousandth of the first and stays there; `patience` if it does not.
func stepsDown(_ place: some Landscape, from start: Point, by rule: some UpdateRule) -> Int {
    let run = Descent(on: place, from: start, by: rule).run(atMost: patience)
    if run.outcome == .diverged { return patience }
    let goal = place.value(at: start) / 1_000
    let lastAbove = run.losses.lastIndex { $0 > goal } ?? 0
    return lastAbove + 1 > patience - 100 ? patience : lastAbove + 1
}
//#-hidden-code
struct Best {
    let rate: Double
    let steps: Int
    let arriving: Int  // how many of the rates arrive
}
func fewestSteps(_ contender: Contender, on place: any Landscape, from start: Point) -> Best {
    let rates = (0..<24).map {
        contender.lowest * Elementary.pow(contender.highest / contender.lowest, Double($0) / 23)
    }
    let tries = rates.map { (rate: $0, steps: stepsDown(place, from: start, by: contender.rule($0))) }
    let arriving = tries.count { $0.steps < patience }
    let first = tries.min { $0.steps < $1.steps } ?? tries[0]
    return Best(rate: first.rate, steps: first.steps, arriving: arriving)
}
let results = places.map { item in contenders.map { fewestSteps($0, on: item.place, from: item.start) } }
//#-end-hidden-code
notebook.show(
    Table(
        "Fewest steps to a thousandth of the loss (2,000: not in 2,000)",
        columns: [.init("landscape")] + contenders.map { .init($0.name) },
        rows: zip(places, results).map { item, row in [item.name] + row.map { $0.steps as Any } }))

//#-hidden-code
let bend = Rosenbrock.rosenbrock
let racers = zip(contenders, results[3]).map { contender, best in
    let rule = contender.rule(best.rate)
    let run = Descent(on: bend, from: [-1.2, 1], by: rule).run(atMost: 450)
    return (name: contender.name, path: run.path)
}
let stride = 9
//#-end-hidden-code
notebook.show(
    Animation("Four rules round Rosenbrock's bend, each at its best rate", frames: 46, framesPerSecond: 8) { frame in
        Plot(width: 720, height: 440) {
            ContourMark(bend, over: Domain(w1: -1.5...1.5, w2: -0.4...1.6))
            for racer in racers {
                PathMark(Array(racer.path.prefix(frame * stride + 1)), by: racer.name, arrows: false, dots: false)
            }
            PointMark(at: [1, 1]).symbol(.plus)
        }.subtitle("step \(frame * stride)").xAxis("w₁", .linear(-1.5...1.5)).yAxis("w₂", .linear(-0.4...1.6))
            .series("SGD", "Momentum", "RMSProp", "Adam").legend(.top)
    }, named: "race",
    alt: """
        Animation: four paths on the contours of Rosenbrock's curved valley. Momentum takes the bend wide and is in first; the others \
        follow the floor, Adam ahead of RMSProp and gradient descent.
        """,
    caption: """
        $(1-w_1)^2 + 100\\,(w_2-w_1^2)^2$ from $(-1.2, 1)$ to the cross. To a thousandth of the loss: SGD {{race.sgd}} \
        steps, momentum {{race.momentum}}, RMSProp {{race.rmsprop}}, Adam {{race.adam}}.
        """)

//: No rule wins everywhere. In its worst place momentum takes {{worst.momentum}} times the steps of the best rule, Adam
//: {{worst.adam}} times, RMSProp {{worst.rmsprop}} and plain descent {{worst.sgd}}: the two that remember a direction
//: are the even ones. Turning the ravine costs Adam a factor of {{turning.adam}}: the ruler is of little use there, but
//: the momentum still works. (Lesson 4 counted the first arrival. Here a rule must *stay*, and RMSProp, which never
//: rests, needs a small rate for that.)
//#-hidden-code
for (name, best) in zip(["sgd", "momentum", "rmsprop", "adam"], results[3]) {
    notebook.record("race.\(name)", best.steps)
}
for (i, name) in ["sgd", "momentum", "rmsprop", "adam"].enumerated() {
    let ratios = results.map { row in Double(row[i].steps) / Double(row.map(\.steps).min() ?? 1) }
    notebook.record("worst.\(name)", ratios.max() ?? .nan, as: .significant(2))
}
notebook.record("turning.adam", Double(results[2][3].steps) / Double(results[1][3].steps), as: .significant(2))
let gentleAdam = Adam(learningRate: 0.1)
let roundPath = Descent(on: .bowl, by: gentleAdam).run(atMost: 60).points
let steepPath = Descent(on: .ravine(condition: 10_000), by: gentleAdam).run(atMost: 60).points
let scaleGap = zip(roundPath, steepPath).map { Double(($0 - $1).length) }.max() ?? .nan
let near = stepsDown(Ravine(condition: 1), from: [2, 2], by: gentleAdam)
let far = stepsDown(Ravine(condition: 1), from: [2, 200], by: gentleAdam)
notebook.claim(
    "B-049", teaches: true,
    instead:
        "Scales of the slopes it handles, in a turned ravine too; weights that must travel a hundred times as far it does not."
) {
    Condition("ravine, κ = 10,000: distance from the path at κ = 1, same rate", scaleGap, isBelow: 0.01)
    Condition(
        "κ = 100, turned by 45°: steps against twice those of the straight one, tuned", results[2][3].steps,
        isAtMost: 2 * results[1][3].steps)
    Condition("w₂ a hundred times as far away: steps against twice those before, same rate", far, isAtMost: 2 * near)
}
//#-end-hidden-code
//: ## Break it
//: **It can converge to the wrong end.** Reddi, Kale and Kumar (2018) found a loss that Adam climbs. Once in three
//: steps the slope is 4, otherwise $-1$; $w$ may move between $-1$ and 1. On average the slope is positive, so the best
//: place is $-1$. With $\beta_1 = 0$ and a short memory, $\beta_2 = 1/17$, the rare slope of 4 is divided by its own
//: size and counts as 1, like each of the two that point the other way: two against one.
let falling = Schedule { step in 0.5 / Double(step + 1).squareRoot() }
func squeezed(_ rule: some UpdateRule) -> [Double] {
    var stepper = Stepper(rule, at: [0])
    return (0..<6_000).map { step in
        stepper.advance(along: [step % 3 == 0 ? 4 : -1])
        stepper.w[0] = min(max(stepper.w[0], -1), 1)
        return Double(stepper.w[0])
    }
}
let squeezes: [(name: String, walk: [Double])] = [
    ("SGD", squeezed(SGD(learningRate: falling))),
    ("Adam", squeezed(Adam(learningRate: falling, beta1: 0, beta2: 1.0 / 17))),
    ("AMSGrad", squeezed(AMSGrad(learningRate: falling, beta1: 0, beta2: 1.0 / 17))),
]
//#-hidden-code
let sampled = (0..<400).map { Int(Elementary.pow(6_000, Double($0) / 399).rounded()) - 1 }
//#-end-hidden-code
notebook.show(
    Plot("A loss that Adam climbs: AMSGrad and plain descent go the right way") {
        RuleMark(y: -1, "best")
        RuleMark(y: 1, "worst")
        for squeeze in squeezes {
            LineMark(x: sampled.map { Double($0 + 1) }, y: sampled.map { squeeze.walk[$0] }, by: squeeze.name)
        }
    }.xAxis("step", .log(1...6_000)).yAxis("w", .linear(-1.15...1.15), ticks: [-1, 0, 1]).series(
        "SGD", "Momentum", "RMSProp", "Adam", "AMSGrad"),
    named: "reddi",
    alt:
        "The weight against steps on a logarithmic axis. Adam rises to plus one, the worst place; plain descent and AMSGrad fall to minus one.",
    caption: """
        Slopes $4, -1, -1, 4, -1, -1, \\dots$ and $\\eta = 0.5/\\sqrt t$ for all three. AMSGrad divides by the largest $v$ so far, which keeps the rare slope's \
        weight. After 6,000 steps: SGD {{reddi.sgd}}, Adam {{reddi.adam}}, AMSGrad {{reddi.amsgrad}}.
        """)

//: It takes an odd memory to make it happen: with the usual $\beta_2 = 0.999$ Adam ends at {{reddi.usual}} here. What
//: is general is the cause. Rare, large slopes carry news, and a short ruler silences them.
//:
//: **Weight decay goes astray in it.** To keep weights small one adds $\lambda w$ to the slope (L2). Plain descent then
//: shrinks every weight by $1-\eta\lambda$ a step. Adam divides the addition by $\sqrt{\hat v}$ like everything else,
//: so weights with large slopes hardly shrink, and those with small ones are crushed. AdamW (Loshchilov and Hutter,
//: 2019) takes $\eta\lambda w$ off beside the step:
//:
//: $$w \leftarrow w - \eta\,\frac{\hat m}{\sqrt{\hat v}+\varepsilon} - \eta\,\lambda\,w.$$
let (decayRate, λ, decaySteps) = (1e-3, 0.1, 2_000)

/// The mean of eight weights, all 1 at first, after 2,000 steps under noise of a certain size.
@Sendable func weightLeft(_ rule: some UpdateRule, l2: Scalar, noise size: Scalar, seed: UInt64) -> Double {
    var generator = SplitMix64(seed: seed)
    var stepper = Stepper(rule, at: [Scalar](repeating: 1, count: 8))
    for _ in 0..<decaySteps {
        stepper.advance { w in
            var g = l2 * w
            for lane in g.indices { g[lane] += size * Scalar(generator.normal()) }
            return g
        }
    }
    return Double(stepper.w.sum()) / 8
}
//#-hidden-code
let noiseSizes = (-4...4).map { Elementary.pow(10, Double($0) / 2) }
let beside = noiseSizes.map { size in
    Sample(
        notebook.sweep { seed in
            let rule = AdamW(learningRate: decayRate, weightDecay: λ)
            return weightLeft(rule, l2: 0, noise: Scalar(size), seed: seed)
        })
}
let within = noiseSizes.map { size in
    Sample(
        notebook.sweep { seed in
            weightLeft(Adam(learningRate: decayRate), l2: Scalar(λ), noise: Scalar(size), seed: seed)
        })
}
let predictedDecay = Elementary.pow(1 - decayRate * λ, Double(decaySteps))
//#-end-hidden-code
notebook.show(
    Plot("AdamW shrinks all weights alike; L2 in Adam shrinks those with small slopes") {
        RuleMark(y: predictedDecay, "(1 − ηλ)ᵗ").color(.ink)
        BandMark(x: noiseSizes, low: within.map(\.lowerQuartile), high: within.map(\.upperQuartile), by: "L2 in Adam")
        LineMark(x: noiseSizes, y: within.map(\.median), by: "L2 in Adam")
        BandMark(x: noiseSizes, low: beside.map(\.lowerQuartile), high: beside.map(\.upperQuartile), by: "AdamW")
        LineMark(x: noiseSizes, y: beside.map(\.median), by: "AdamW")
    }.xAxis("size of the slopes", .log).yAxis("what is left of a weight of 1", .linear(0...1.1)), named: "decay",
    alt: """
        What is left of a weight against the size of its slopes. AdamW is level on the dashed prediction; L2 in Adam rises from nearly nothing \
        to one.
        """,
    caption: """
        Weights of 1 under slopes that are pure noise, 2,000 steps, $\\eta = 0.001$, $\\lambda = 0.1$; medians and quartiles of five seeds. Noise of size 0.01, 1 \
        and 100 leaves {{left.small}}, {{left.middle}} and {{left.large}} with L2; AdamW leaves {{left.adamw}} of all.
        """)

//#-hidden-code
let usualMemory = squeezed(Adam(learningRate: falling, beta1: 0))
notebook.record("reddi.usual", usualMemory[5_999], as: .fixed(2))
notebook.record("reddi.sgd", squeezes[0].walk[5_999], as: .fixed(2))
notebook.record("reddi.adam", squeezes[1].walk[5_999], as: .fixed(2))
notebook.record("reddi.amsgrad", squeezes[2].walk[5_999], as: .fixed(2))
notebook.record("left.small", within[0].median, as: .fixed(2))
notebook.record("left.middle", within[4].median, as: .fixed(2))
notebook.record("left.large", within[8].median, as: .fixed(2))
notebook.record("left.adamw", beside[4].median, as: .fixed(2))
notebook.claim(
    "Reddi-2018", says: "There is a convex problem on which Adam goes to the worst point and AMSGrad to the best.",
    teaches: true
) {
    Condition("Adam after 6,000 steps", squeezes[1].walk[5_999], isAbove: 0.9)
    Condition("AMSGrad after 6,000 steps", squeezes[2].walk[5_999], isBelow: -0.9)
}
notebook.claim("B-053", teaches: true) {
    let lossOf = squeezes.map { 2.0 / 3 * $0.walk[5_999] }
    Condition("Reddi's problem: Adam's loss at the end against SGD's at the same rates", lossOf[1], isAbove: lossOf[0])
}
notebook.claim(
    "Loshchilov-2019", says: "Decay beside the step shrinks every weight alike; L2 in Adam depends on the slopes.",
    teaches: true
) {
    for i in [0, 4, 8] {
        Condition(
            "AdamW, noise of size \(noiseSizes[i]): left of a weight", beside[i].median, equals: predictedDecay,
            within: 0.05)
    }
    Condition("L2 in Adam: left under noise of size 100 against size 0.01", within[8], isAbove: within[0])
}
//#-end-hidden-code
//: ## On a network
//: Now document B's comparison in miniature: one network (64-32-10), the 8×8 digits, two epochs in batches of 32, the
//: same five random starts for every rule, and the accuracy on digits that it has not seen. B gave all rules $\eta =
//: 0.001$. Here every rule also gets every rate, a half power of ten apart: equal budgets.
let digits = Digits.load()
let training = digits.train.prefix(1_440)  // whole batches: a last one of two would undo much of an epoch (lesson 2)

@Sendable func testAccuracy(_ rule: any UpdateRule, epochs: Int = 2, seed: UInt64) -> Double {
    var generator = SplitMix64(seed: seed)
    var model = SimpleMLP(inputs: 64, hidden: 32, outputs: 10, using: &generator)
    var optimizer = Optimizer(rule)
    for _ in 0..<epochs {
        for batch in training.batches(of: 32, using: &generator) {
            do { try optimizer.step(&model) { crossEntropy($0(batch.images), batch.labels) } } catch { return 0.1 }  // diverged: a guess
        }
    }
    return accuracy(model.inference(digits.test.images), digits.test.labels)
}
//#-hidden-code
struct Tried {
    let rate: Double
    let accuracy: Sample
}
func rate(_ halfDecade: Int) -> Double { Elementary.pow(10, Double(halfDecade) / 2) }
func tried(_ halfDecades: ClosedRange<Int>, epochs: Int = 2, _ rule: @escaping @Sendable (Double) -> any UpdateRule)
    -> [Tried]
{
    halfDecades.map { place in
        let η = rate(place)
        return Tried(
            rate: η, accuracy: Sample(notebook.sweep { seed in testAccuracy(rule(η), epochs: epochs, seed: seed) }))
    }
}
func best(_ tries: [Tried]) -> Tried { tries.max { $0.accuracy.median < $1.accuracy.median } ?? tries[0] }
/// How many of the rates come within ten points of the best.
func usable(_ tries: [Tried]) -> Int { tries.count { $0.accuracy.median >= best(tries).accuracy.median - 0.1 } }

let sweeps = contenders.map { tried($0.halfDecades, $0.rule) }
let bests = sweeps.map(best)
let small = sweeps.map { tries in tries.first { abs($0.rate - 0.001) < 1e-9 } ?? tries[0] }
//#-end-hidden-code
notebook.show(
    Plot("Every rule has a best rate of its own, and 0.001 is nobody's") {
        for (contender, tries) in zip(contenders, sweeps) {
            BandMark(
                x: tries.map(\.rate), low: tries.map(\.accuracy.lowerQuartile),
                high: tries.map(\.accuracy.upperQuartile),
                by: contender.name)
            LineMark(x: tries.map(\.rate), y: tries.map(\.accuracy.median), by: contender.name)
        }
        RuleMark(x: 0.001, "0.001")
    }.xAxis("learning rate η", .log(1e-4...3.2)).yAxis("test accuracy after 2 epochs", .linear(0...1)).legend(.top)
        .series("SGD", "Momentum", "RMSProp", "Adam"), named: "sweep",
    alt:
        "Test accuracy against learning rate for four rules: four humps, those of RMSProp and Adam at smaller rates than momentum's and SGD's.",
    caption: """
        Medians and quartiles of five seeds. Dashed: B's one rate for all. Within ten points of its own best lie \
        {{usable.sgd}} of the rates for SGD, {{usable.momentum}} for momentum, {{usable.rmsprop}} for RMSProp and {{usable.adam}} for Adam.
        """)

let names = contenders.map(\.name)
func percent(_ accuracy: Sample) -> Double { (100 * accuracy.median).rounded() }
notebook.show(
    Plot("SGD and momentum are hopeless at Adam's rate and keep up at their own") {
        BarMark(x: names, y: small.map { percent($0.accuracy) }, by: "all at η = 0.001")
        BarMark(x: names, y: bests.map { percent($0.accuracy) }, by: "each at its best rate")
    }.yAxis("test accuracy after 2 epochs, per cent", .linear(0...100)), named: "comparison",
    alt:
        "Bars of test accuracy for four rules. At 0.001 SGD is lowest and RMSProp and Adam highest; at their own best rates all four are nearly level.",
    caption: """
        Medians of five seeds. At $\\eta = 0.001$: SGD {{small.sgd}}, momentum {{small.momentum}}, RMSProp {{small.rmsprop}}, Adam {{small.adam}}. At the best of \
        the rates: {{best.sgd}}, {{best.momentum}}, {{best.rmsprop}} and {{best.adam}}.
        """)

//: The order at 0.001 is a statement about 0.001. A step of Adam's is about $\eta$ long in every weight; a step of
//: SGD's is $\eta$ times a slope, and slopes of averaged losses are small numbers. Giving both the same $\eta$ gives
//: them different strides. And the younger relatives, each at the best of three rates?
//#-hidden-code
let longer = tried(-6 ... -4, epochs: 10) { Adam(learningRate: $0) }
let relatives: [(name: String, tries: [Tried])] = [
    ("NAdam", tried(-5 ... -3) { NAdam(learningRate: $0) }),
    ("AMSGrad", tried(-5 ... -3) { AMSGrad(learningRate: $0) }),
    ("Lion", tried(-7 ... -5) { Lion(learningRate: $0) }),
]
//#-end-hidden-code
notebook.show(
    Table(
        "Relatives",
        columns: ["rule", .init("best rate", as: .significant(1)), .init("test accuracy", as: .percent(1))],
        rows: [["Adam", bests[3].rate, bests[3].accuracy]]
            + relatives.map { [$0.name, best($0.tries).rate, best($0.tries).accuracy] }))

//#-hidden-code
for (i, name) in ["sgd", "momentum", "rmsprop", "adam"].enumerated() {
    notebook.record("usable.\(name)", usable(sweeps[i]))
    notebook.record("small.\(name)", small[i].accuracy.median, as: .percent(0))
    notebook.record("best.\(name)", bests[i].accuracy.median, as: .percent(0))
}
let atDefault = places.map { item in
    let place = item.place
    let steps = stepsDown(place, from: item.start, by: Adam())
    return steps
}
notebook.claim(
    "B-047", teaches: true,
    instead:
        "Given enough steps it learns the digits at its default rate; on landscapes where weights must travel far, 0.001 is too short a step."
) {
    Condition("digits, 10 epochs at η = 0.001: test accuracy", longer[0].accuracy.median, isAtLeast: 0.9)
    for (item, steps) in zip(places, atDefault) {
        Condition("\(item.name), η = 0.001: steps to a thousandth of the loss", steps, isBelow: patience)
    }
}
notebook.claim(
    "B-048", teaches: true,
    instead:
        "More than the others on the landscapes; on the digits a tenfold range of rates is good and a hundredfold one is not."
) {
    Condition(
        "digits: half-decade rates within ten points of the best, for a tenfold range", usable(sweeps[3]), isAtLeast: 3)
    Condition("digits: the same, for a hundredfold range", usable(sweeps[3]), isAtLeast: 5)
    for i in [1, 3] {
        Condition(
            "\(places[i].name): rates of 24 over a factor of 1,000 that arrive, Adam's number against SGD's",
            results[i][3].arriving, isAbove: results[i][0].arriving)
        Condition(
            "\(places[i].name): Adam's number against momentum's", results[i][3].arriving,
            isAbove: results[i][1].arriving)
    }
}
notebook.claim(
    "B-050", teaches: true,
    instead:
        "A few rates, ten times apart, are enough to find a good one; the default alone is good only where steps are many."
) {
    let coarse = sweeps[3].filter { tried in [1e-4, 1e-3, 1e-2].contains { abs($0 - tried.rate) < 1e-9 } }
    let close = bests[3].accuracy.median - 0.05
    Condition(
        "digits, 2 epochs: best of the rates 0.0001, 0.001 and 0.01, against the best of all less 5 points",
        best(coarse).accuracy.median, isAtLeast: close)
    Condition("digits, 2 epochs: the default, 0.001, against the same", small[3].accuracy.median, isAtLeast: close)
    Condition(
        "digits, 10 epochs: the default against the best of three rates less 5 points", longer[0].accuracy.median,
        isAtLeast: best(longer).accuracy.median - 0.05)
    Condition(
        "Rosenbrock: steps at the default against twice the best rate's", atDefault[3],
        isAtMost: 2 * results[3][3].steps)
}
notebook.claim(
    "D-006", teaches: true,
    instead:
        "A combination it is, and dependable; but on the mild ravine plain descent is much faster, and on Rosenbrock momentum."
) {
    let gap = largestGap(
        weights(Adam(learningRate: 0.01), under: noisySlopes), adamByHand(noisySlopes, learningRate: 0.01))
    Condition("momentum over RMSProp with correction, by hand, against the library's Adam", gap, isBelow: 1e-5)
    for (item, row) in zip(places, results) {
        let fewest = row.map(\.steps).min() ?? 0
        Condition(
            "\(item.name): steps against one and a half times the best rule's", row[3].steps,
            isAtMost: 1.5 * Double(fewest))
        Condition("\(item.name): arrives at all", row[3].steps, isBelow: patience)
    }
    let top = bests.map(\.accuracy.median).max() ?? 0
    Condition(
        "digits: test accuracy against the best rule's less 2 points", bests[3].accuracy.median, isAtLeast: top - 0.02)
}
notebook.claim(
    "E-061",
    untestable:
        "What others trained with is not for us to measure; the paper of 2016 reports SGD with momentum 0.9, not Adam."
) {
    Condition("digits, Adam at η = 0.001, 10 epochs: test accuracy", longer[0].accuracy.median, isAtLeast: 0.9)
}
//#-end-hidden-code
//: So when is Adam the choice? When nobody has tuned rates for the problem, when slopes differ by orders of magnitude
//: between layers, when news is rare (words). When somebody has tuned SGD with momentum for exactly this kind of
//: network, as for image classifiers, expect little from it. Lesson 12 holds the full contest.
//:
//: ## What the documents say
//: {{claims}}
//:
//: ## Exercises
//: {{exercises}}
//:
//: Or change $eta_2$ in `UncorrectedAdam` and run `make diff5` to see which numbers move.
//:
//: ## References
//: - D. P. Kingma, J. Ba (2015). Adam: a method for stochastic optimization. *ICLR*.
//: - J. Redmon, S. Divvala, R. Girshick, A. Farhadi (2016). You only look once: unified, real-time object detection. *CVPR*.
//: - T. Dozat (2016). Incorporating Nesterov momentum into Adam. *ICLR workshop*.
//: - S. J. Reddi, S. Kale, S. Kumar (2018). On the convergence of Adam and beyond. *ICLR*.
//: - I. Loshchilov, F. Hutter (2019). Decoupled weight decay regularization. *ICLR*.
//: - X. Chen et al. (2023). Symbolic discovery of optimization algorithms. *NeurIPS*.
notebook.finish()
