//: # 4 · RMSProp
//: **Should every weight have a learning rate of its own?**
//:
//: After this lesson you can compute by hand the rate that RMSProp gives a weight, say why its first steps are long and
//: why it never quite comes to rest, choose where to put ε, and recognise the landscape on which rates of their own do
//: not help. It builds on lesson 1 (the limit 2/λ) and lesson 2 (batches), and covers RMSProp in document B and concept
//: 3 of D.
//#-hidden-code
import Downhill

let notebook = Notebook(title: "RMSProp", verdicts: .byVote)

/// RMSProp's running average s after each of a list of gradients.
func averages(of gradients: [Scalar], smoothing β: Double = 0.9) -> [Double] {
    var stepper = Stepper(RMSProp(smoothing: β), at: [0])
    return gradients.map { g in
        stepper.advance(along: [g])
        return Double(stepper.slot.s[0])
    }
}

/// The same gradients over and over.
func repeated(_ gradients: [Scalar], _ times: Int) -> [Scalar] {
    Array(repeatElement(gradients, count: times).joined())
}
//#-end-hidden-code
//: ## Predict
//#-predict
//: Two weights make their first RMSProp step at $\eta = 0.01$. The slope under one is 0.001, under the other 1000. How
//: far does each of them move? And a second one: a ravine a hundred times as steep across as along lies along the axes,
//: and RMSProp comes down it in a handful of steps. Turn the ravine by 45°, change nothing else. What happens?
//#-answer
//: The two weights move {{first.gentle}} and {{first.steep}}: the same, and three times $\eta$. In the ravine, at its
//: best rate, RMSProp needs {{straight.rmsprop}} steps to a thousandth of the loss; in the same ravine turned by 45°,
//: {{turned.rmsprop}}. Plain gradient descent, which does not know what an axis is, takes {{straight.descent}} in both.
//#-end
//: ## By hand
//: Lesson 1 ended with a nuisance: one learning rate serves all weights, and the steepest of them decides how large it
//: may be. RMSProp gives every weight a ruler. It keeps a running average $s$ of that weight's *squared* slopes $g$,
//: and divides each step by the root of it:
//:
//: $$s \leftarrow \beta\,s + (1-\beta)\,g^2, \qquad w \leftarrow w - \frac{\eta}{\sqrt{s} + \varepsilon}\,g.$$
//:
//: Here $\eta$ is the learning rate, $\beta$ (often 0.9) says how slowly $s$ forgets, and the tiny $\varepsilon$ keeps
//: the division legal when $s$ is 0. All of it is done weight by weight. Document B works two examples: a weight whose
//: slope shakes, $-40, 35, -42, 38$, and one whose slope is small and calm, $2, 2.1, 1.9, 2$. Square them.
let shaky: [Scalar] = [-40, 35, -42, 38]
let calm: [Scalar] = [2, 2.1, 1.9, 2]
notebook.show((shaky: shaky.map { $0 * $0 }, calm: calm.map { $0 * $0 }))

//: The signs are gone; only sizes count. Their averages are about 1500 and 4, so the two weights get the rates
//: $\eta/\sqrt{1500} \approx \eta/39$ and $\eta/\sqrt 4 = \eta/2$: the steep one twenty times less than the gentle one.
//: Now let the library's rule do it. It starts from $s = 0$.
//#-hidden-code
func mean(_ values: some Collection<Double>) -> Double { values.reduce(0, +) / Double(values.count) }

struct Worked {
    let name: String
    let gradients: [Scalar]
    var meanSquare: Double { mean(gradients.map { Double($0 * $0) }) }
    var early: Double { averages(of: gradients).last ?? .nan }
    /// s over one round of the four gradients, when they have come round fifty times before.
    var settled: Double { mean(averages(of: repeated(gradients, 51)).suffix(gradients.count)) }
}
let workedShaky = Worked(name: "−40, 35, −42, 38", gradients: shaky)
let workedCalm = Worked(name: "2, 2.1, 1.9, 2", gradients: calm)
//#-end-hidden-code
notebook.show(
    Table(
        "The running average at β = 0.9",
        columns: [
            "slopes", .init("mean square", as: .significant(4)), .init("s after these four", as: .significant(3)),
            .init("s when they go on", as: .significant(4)), .init("rate then: η divided by", as: .significant(3)),
        ],
        rows: [workedShaky, workedCalm].map {
            [$0.name, $0.meanSquare, $0.early, $0.settled, $0.settled.squareRoot()]
        }))

//: After four slopes $s$ has come only $1 - 0.9^4 \approx 0.34$ of the way up from zero. The document's numbers are
//: those of a weight that has been at it for a while. The missing two thirds have a consequence, which is the next
//: section.
//#-hidden-code
notebook.record("shaky.early", workedShaky.early)
notebook.claim("B-030") {
    let squares = shaky.map { $0 * $0 }
    Condition("the four squares", squares, equals: [1600.0, 1225, 1764, 1444], within: 1e-3)
}
notebook.claim("B-033") {
    let squares = calm.map { $0 * $0 }
    Condition("the four squares", squares, equals: [4, 4.41, 3.61, 4], within: 1e-5)
}
notebook.claim(
    "B-031", teaches: true,
    instead:
        "It is the mean of the squares, and s gets there if such slopes go on; after just these four it is {{shaky.early}}."
) {
    Condition("mean of the four squares", workedShaky.meanSquare, equals: 1500, within: .relative(0.05))
    Condition("s when such slopes go on", workedShaky.settled, equals: 1500, within: .relative(0.05))
    Condition("s after these four, from zero", workedShaky.early, equals: 1500, within: .relative(0.05))
}
notebook.claim(
    "B-034", instead: "So it is once such slopes have gone on for a while; after the first four it is a third of that."
) {
    Condition("mean of the four squares", workedCalm.meanSquare, equals: 4, within: .relative(0.05))
    Condition("s when such slopes go on", workedCalm.settled, equals: 4, within: .relative(0.05))
    Condition("s after these four, from zero", workedCalm.early, equals: 4, within: .relative(0.05))
}
notebook.claim("B-032") {
    Condition("√1500", 1500.0.squareRoot(), equals: 39, within: 0.5)
    Condition("η over the rate, such slopes going on", workedShaky.settled.squareRoot(), equals: 39, within: 1)
}
notebook.claim("B-035") {
    Condition("√4", 4.0.squareRoot(), equals: 2, within: 0)
    Condition("η over the rate, such slopes going on", workedCalm.settled.squareRoot(), equals: 2, within: 0.05)
}
notebook.claim("B-029") {
    let flipped = averages(of: shaky.map { -$0 })
    Condition("s with every sign turned, against s", flipped, equals: averages(of: shaky), within: 0)
    Condition("s with no sign, against s", averages(of: shaky.map { abs($0) }), equals: averages(of: shaky), within: 0)
}
notebook.claim("B-036", teaches: true) {
    let rates = (shaky: 1 / workedShaky.settled.squareRoot(), calm: 1 / workedCalm.settled.squareRoot())
    Condition("rate of the shaky weight against the calm one's, in η", rates.shaky, isBelow: rates.calm)
    Condition("shaky: rate against plain descent's 1", rates.shaky, isBelow: 1)
    Condition(
        "slope 0.1: rate against plain descent's 1", 1 / averages(of: repeated([0.1], 60))[59].squareRoot(), isAbove: 1)
}
//#-end-hidden-code
//: ## The idea
//: Dividing by the root mean square takes the *size* of the slopes out of the step and leaves their direction. Replace
//: $g$ by a thousand times $g$: then $\sqrt s$ is a thousand times larger too, and the step is the same. Under a slope
//: that stays the same, $s_t = (1-\beta^t)\,g^2$, so the step number $t$ is
//:
//: $$\frac{\eta\,g}{\sqrt{s_t}} = \frac{\eta}{\sqrt{1-\beta^t}},$$
//:
//: whatever $g$ is: at first $\eta/\sqrt{1-\beta}$, which is $3.16\,\eta$ for $\beta = 0.9$ and $10\,\eta$ for
//: PyTorch's $0.99$, then ever closer to $\eta$. **$\eta$ is no longer a factor before the slope. It is a length: how
//: far a weight moves in a step.**
//:
//: Its ancestor AdaGrad (2011) adds the squares up and forgets nothing, $s \leftarrow s + g^2$. Its steps under a
//: constant slope are $\eta/\sqrt t$: they only ever shrink. Forgetting is what Hinton's RMSProp (2012) added.
//#-hidden-code
let settledSlope = repeated([1], 60)
let rms = RMSProp(learningRate: 1, smoothing: 0.9)
let ada = AdaGrad(learningRate: 1)
let steady = (rmsprop: rms.strides(under: settledSlope), adagrad: ada.strides(under: settledSlope))
let hill: [Scalar] = repeated([1], 40) + repeated([10], 40) + repeated([1], 80)
let overTheHill = (rmsprop: rms.strides(under: hill), adagrad: ada.strides(under: hill))
let times = (1...60).map { Double($0) }
let predictedSteady = times.map { 1 / (1 - Elementary.pow(0.9, $0)).squareRoot() }
//#-end-hidden-code
notebook.show(
    Facets("RMSProp takes out the slope's size, and notices a change late", columns: 2, sharing: .none) {
        Plot("the slope stays the same") {
            LineMark(x: times, y: steady.rmsprop, by: "RMSProp")
            LineMark(x: times, y: steady.adagrad, by: "AdaGrad")
            LineMark(x: times, y: predictedSteady).dashed().color(.ink).lineWidth(1)
            LineMark(x: times, y: times.map { 1 / $0.squareRoot() }).dashed().color(.ink).lineWidth(1)
        }.xAxis("step").yAxis("length of the step, in η", .log(0.1...10)).series(
            "gradient descent", "RMSProp", "AdaGrad")
        Plot("slope 1, then 10, then 1 again") {
            RectangleMark(x: 40...80)
            LineMark(hill.map { Double($0) }, by: "gradient descent")
            LineMark(overTheHill.rmsprop, by: "RMSProp")
            LineMark(overTheHill.adagrad, by: "AdaGrad")
        }.xAxis("step").yAxis("length of the step, in η", .log(0.01...20))
            .series("gradient descent", "RMSProp", "AdaGrad").legend(.top)
    }, named: "steps",
    alt: """
        Two line charts of step lengths. Under a constant slope RMSProp's fall to η and AdaGrad's keep falling. Where the \
        slope rises tenfold RMSProp's steps leap and settle; where it falls again they are short for a while.
        """,
    caption: """
        Dashed, on the measured lines: $1/\\sqrt{1-\\beta^t}$ and $1/\\sqrt t$. Right: on the steep stretch (shaded) gradient \
        descent steps ten times as far. RMSProp leaps to {{leap}} η at its edge, settles at η within twenty steps, and \
        creeps at {{creep}} η when the slope is gentle again, until the steep stretch is forgotten. AdaGrad does not forget.
        """)

//: So the intuition in document D, “slowing down on steep slopes, speeding up on flat ones”, needs a word more. Beside
//: plain descent, yes. By itself, RMSProp walks *evenly*, and at the edge of a steep stretch it first does the
//: opposite.
//#-hidden-code
notebook.record("leap", overTheHill.rmsprop[40], as: .significant(2))
notebook.record("creep", overTheHill.rmsprop[80], as: .significant(1))
let firstSteps = [0.001, 1000].map { g in
    RMSProp(learningRate: 0.01, smoothing: 0.9).strides(under: [Scalar(g)])[0]
}
notebook.record("first.gentle", firstSteps[0], as: .fixed(4))
notebook.record("first.steep", firstSteps[1], as: .fixed(4))
notebook.claim(
    "Hinton-2012", says: "Dividing by the root mean square makes the step independent of the slope's size.",
    teaches: true
) {
    let expected = 0.01 / (1 - 0.9).squareRoot()
    Condition(
        "slope 0.001: first step at η = 0.01 against η/√(1 − β)", firstSteps[0], equals: expected,
        within: .relative(1e-4))
    Condition(
        "slope 1000: first step at η = 0.01 against η/√(1 − β)", firstSteps[1], equals: expected,
        within: .relative(1e-4))
    Condition("step 60 under a constant slope, in η", steady.rmsprop[59], equals: 1, within: 0.01)
}
notebook.claim("Duchi-2011", says: "AdaGrad's steps under a constant slope are η/√t.") {
    let ratios = zip(steady.adagrad, times).map { $0 * $1.squareRoot() }
    Condition(
        "smallest and largest step times √t, 60 steps", [ratios.min() ?? .nan, ratios.max() ?? .nan], equals: [1.0, 1],
        within: 1e-4)
}
notebook.claim(
    "D-005", teaches: true,
    instead:
        "Beside gradient descent it does; by itself it walks at η on any slope, and leaps where the slope first steepens."
) {
    Condition("settled on slope 10: step against gradient descent's", overTheHill.rmsprop[79], isBelow: 10)
    let flat = rms.strides(under: repeated([0.1], 60))[59]
    Condition("settled on slope 0.1: step against gradient descent's", flat, isAbove: 0.1)
    Condition(
        "settled: step on slope 10 shorter than on slope 0.1, by a hundredth of η", overTheHill.rmsprop[79],
        isBelow: flat, by: 0.01)
    Condition(
        "first step where the slope rises from 1 to 10, against the one before", overTheHill.rmsprop[40],
        isBelow: overTheHill.rmsprop[39])
}
notebook.claim("B-163") {
    Condition(
        "RMSProp, step on slope 1 just after slope 10, against just before it", overTheHill.rmsprop[80],
        isBelow: overTheHill.rmsprop[39])
    Condition("AdaGrad, the same", overTheHill.adagrad[80], isBelow: overTheHill.adagrad[39])
    let afterFlat = rms.strides(under: repeated([0.1], 40) + [1])[40]
    Condition(
        "RMSProp, step on slope 1 just after slope 0.1, against just after slope 1", afterFlat,
        isAbove: overTheHill.rmsprop[39])
}
//#-end-hidden-code
//: > [!NOTE]
//: > **Conventions.** What we call $\beta$ is `alpha` in PyTorch, and `smoothing` in the library; PyTorch's default is 0.99. $s$ is `square_avg`, in
//: > other texts $v$ or $E[g^2]$. The documents write $\sqrt{s+\varepsilon}$, with ε inside the root; Hinton's slides have
//: > no ε, and PyTorch and the code below have it outside.
//:
//: ## The code
//: {{source: RMSProp}}
//:
//: ### Where ε stands
//: Does a hundred-millionth matter? It is compared with $\sqrt s$ outside the root and with $s$ inside it. Under a
//: steady slope the settled step is $\eta\,|g|/(|g| + \varepsilon)$ in the first form and
//: $\eta\,|g|/\sqrt{g^2+\varepsilon}$ in the second: slopes count as small below $10^{-8}$ in one, and below $10^{-4}$
//: in the other.
let sizes = (0...20).map { Elementary.pow(10, -10 + Double($0) / 2) }
func settledStep(_ rule: some UpdateRule, slope g: Double) -> Double {
    rule.strides(under: repeated([Scalar(g)], 150))[149]
}
let outside = sizes.map { settledStep(RMSProp(learningRate: 1, smoothing: 0.9), slope: $0) }
let inside = sizes.map { settledStep(RMSProp(learningRate: 1, smoothing: 0.9, epsilonPlace: .inside), slope: $0) }
notebook.show(
    Plot("Inside the root, ε = 10⁻⁸ silences slopes that it does not touch outside") {
        PointMark(x: sizes, y: outside, by: "outside, √s + ε")
        PointMark(x: sizes, y: inside, by: "inside, √(s + ε)")
        LineMark(x: sizes, y: sizes.map { $0 / ($0 + 1e-8) }).dashed().color(.ink).lineWidth(1)
        LineMark(x: sizes, y: sizes.map { $0 / ($0 * $0 + 1e-8).squareRoot() }).dashed().color(.ink).lineWidth(1)
    }.xAxis("size of the slope |g|", .log).yAxis("settled step, in η", .log(1e-6...3)), named: "epsilon",
    alt: """
        Settled step against the size of the slope, both axes logarithmic. With ε outside the root the steps fall off \
        below ten to the minus eight, with ε inside below ten to the minus four.
        """,
    caption: """
        Points: the two rules after 150 steps under the same slope. Dashed: the two formulas. At $|g| = 10^{-5}$ the step is \
        {{outside.step}} η with ε outside and {{inside.step}} η inside. A network's slopes are often that small.
        """)

//#-hidden-code
notebook.record("outside.step", outside[10])
notebook.record("inside.step", inside[10])
let slopes: [Scalar] = [3, -1, 0.5, 2, -4, 1e-4, 1e-4, 0]
let insideByHand = {
    var s = 0.0
    return slopes.map { g in
        s = 0.9 * s + 0.1 * Double(g) * Double(g)
        return 0.01 / (s + 1e-8).squareRoot() * Double(g)
    }
}()
let insideSteps = RMSProp(learningRate: 0.01, smoothing: 0.9, epsilonPlace: .inside).strides(under: slopes)
notebook.claim("B-026", "B-179") {
    let gap = zip(insideSteps, insideByHand).map { abs($0 - $1) }.max() ?? .nan
    Condition(
        "library's rule against the formula in Double, largest difference over eight steps of η = 0.01", gap,
        isBelow: 1e-7)
}
notebook.claim("B-028", teaches: true) {
    let still: [Scalar] = [0, 0, 1e-30]
    Condition(
        "slope 0, ε = 1e-8 outside the root",
        staysFinite: RMSProp(learningRate: 1, epsilon: 1e-8).strides(under: still))
    Condition(
        "slope 0, ε = 1e-8 inside the root",
        staysFinite: RMSProp(learningRate: 1, epsilon: 1e-8, epsilonPlace: .inside).strides(under: still))
    Condition("slope 0, no ε: 0/0", diverges: RMSProp(learningRate: 1, epsilon: 0).strides(under: still)[0])
}
//#-end-hidden-code
//: ### Not a variance
//: Document B says that weights with “high variance gradients” get small rates. Almost. $s$ averages $g^2$, and the
//: mean of a square is the square of the mean *plus* the variance. A slope of exactly 10 that never varies has a large
//: $s$ too. Subtract the squared running mean and you have Graves' *centred* RMSProp (2013), for which the sentence is
//: true.
//#-hidden-code
struct Slopes {
    let mean, deviation: Double
    /// s, and s less the squared running mean, averaged over 3,000 steps after the first 1,000; one a seed.
    let moments: [(plain: Double, centred: Double)]
    var plain: Sample { Sample(moments.map(\.plain)) }
    var centred: Sample { Sample(moments.map(\.centred)) }

    init(mean: Double, deviation: Double) {
        (self.mean, self.deviation) = (mean, deviation)
        moments = notebook.sweep { seed in
            var generator = SplitMix64(seed: seed)
            var stepper = Stepper(RMSPropWithMomentum(learningRate: 1e-3, momentum: 0, isCentered: true), at: [0])
            var sums = (plain: 0.0, centred: 0.0)
            for step in 0..<4_000 {
                stepper.advance(along: [Scalar(mean + deviation * generator.normal())])
                guard step >= 1_000 else { continue }
                let (s, a) = (Double(stepper.slot.s[0]), Double(stepper.slot.a[0]))
                sums.plain += s / 3_000
                sums.centred += (s - a * a) / 3_000
            }
            return sums
        }
    }
}
let kinds = [(0.0, 1.0), (0, 10), (3, 1), (10, 0)].map { Slopes(mean: $0.0, deviation: $0.1) }
//#-end-hidden-code
notebook.show(
    Table(
        "The second moment and the variance, β = 0.99",
        columns: [
            "mean of the slopes", "deviation", "mean² + deviation²", .init("s", as: .significant(3)),
            .init("s less the squared mean", as: .significant(3)), .init("rate, in η", as: .significant(2)),
            .init("centred rate, in η", as: .significant(2)),
        ],
        rows: kinds.map { kind in
            let square = kind.mean * kind.mean + kind.deviation * kind.deviation
            let centred = max(kind.centred.median, 0)
            let centredRate: Any = centred < 1e-3 ? "without limit" : 1 / centred.squareRoot()
            return [
                kind.mean, kind.deviation, square, kind.plain.median, centred, 1 / kind.plain.median.squareRoot(),
                centredRate,
            ]
        }))

//: The last row shows why plain RMSProp is the usual one: where a slope does not vary at all, the centred rate has no
//: limit but ε.
//#-hidden-code
notebook.claim(
    "B-039", teaches: true,
    instead:
        "s is the second moment, mean² + variance: a large steady slope gets a small rate too. Of the centred form it is true."
) {
    Condition("mean 0: s at deviation 10 against deviation 1", kinds[1].plain, isAbove: kinds[0].plain)
    Condition(
        "s of slopes that are all 10, without variance, against mean 0 with deviation 1", kinds[3].plain,
        isBelow: kinds[0].plain)
    Condition("the same, centred", kinds[3].centred, isBelow: kinds[0].centred)
}
notebook.claim("Graves-2013", says: "Centring lengthens the steps by √(1 + mean²/variance).") {
    let ratio = (kinds[2].plain.median / kinds[2].centred.median).squareRoot()
    Condition("slopes of mean 3 and deviation 1", ratio, equals: 10.0.squareRoot(), within: .relative(0.05))
}
//#-end-hidden-code
//: ## Measure it
//: In the ravine $L = w_1^2 + \kappa\,w_2^2$ each weight has its own slope, $2w_1$ and $2\kappa w_2$. Scale does not
//: matter to RMSProp, so $\kappa$ should not: it ought to walk *the same path* in every such ravine. Gradient descent
//: must adapt its rate to $\kappa$.
let condition = [1.0, 10, 100, 10_000]
let gentle = RMSProp(learningRate: 0.1, smoothing: 0.9)
let walks = condition.map { Descent(on: .ravine(condition: Scalar($0)), by: gentle).run(atMost: 60) }
let largestGap = walks.dropFirst().map { walk in
    zip(walk.points, walks[0].points).map { Double(($0 - $1).length) }.max() ?? .nan
}
notebook.show(
    Table(
        "RMSProp at η = 0.1 from $(4, 2)$: how far from its path in the round bowl",
        columns: ["κ", .init("largest distance in 60 steps", as: .scientific(1))],
        rows: zip(condition.dropFirst(), largestGap).map { [$0, $1] }))

//: Rounding, no more. Now turn the ravine by 45°, so that its floor runs between the axes.
//#-hidden-code
let straight = Ravine(condition: 100)
let turned = Ravine(condition: 100, degrees: 45)
let turnedStart: Point = [1.414_213_5, 4.242_640_5]  // (4, 2), turned with the ravine
let view = Domain(w1: -4.5...4.5, w2: -3.2...5)
let descentRate = 2.0 / (2 + 200)
let pair: [(title: String, place: Ravine, start: Point)] = [
    ("the ravine along the axes", straight, [4, 2]), ("turned by 45°", turned, turnedStart),
]
let racing = pair.map { item in
    (
        rmsprop: Descent(on: item.place, from: item.start, by: gentle).run(atMost: 60),
        descent: Descent(on: item.place, from: item.start, by: SGD(learningRate: descentRate)).run(
            atMost: 60)
    )
}
//#-end-hidden-code
notebook.show(
    Animation(
        "Along the axes RMSProp walks straight in; askew it shuffles along the floor", frames: 21, framesPerSecond: 5
    ) { frame in
        Facets(columns: 2, sharing: .both) {
            for (item, race) in zip(pair, racing) {
                Plot(item.title) {
                    ContourMark(item.place, over: view)
                    PathMark(
                        Array(race.descent.path.prefix(2 * frame + 1)), by: "gradient descent", arrows: false,
                        dots: false)
                    PathMark(Array(race.rmsprop.path.prefix(2 * frame + 1)), by: "RMSProp", arrows: false)
                    PointMark(at: [0, 0]).symbol(.plus)
                }.xAxis("w₁", .linear(-4.5...4.5)).yAxis("w₂", .linear(-3.2...5)).series("gradient descent", "RMSProp")
                    .legend(.top)
            }
        }.subtitle("step \(2 * frame), κ = 100")
    }, named: "race",
    alt: """
        Animation with two ravines. In the one along the axes RMSProp walks down in a bent line. In the turned one it \
        reaches the floor and then moves along it in small steps. Gradient descent zigzags alike in both.
        """,
    caption: """
        RMSProp at $\\eta = 0.1$ and gradient descent at its best rate, $2/(\\mu+L)$. After 40 steps RMSProp's loss is \
        {{straight.loss}} in the straight ravine and {{turned.loss}} in the turned one; gradient descent's is \
        {{straight.descent.loss}} in both.
        """)

//: ## Break it
//: **Askew.** Per-weight rates can only stretch the axes. When the steep direction lies between them, both weights feel
//: it, both rates shrink, and the gentle direction gets nothing. How bad is it when the rate is tuned? For each angle,
//: twenty-four rates and nine starting points all round; what counts is the median number of steps to a thousandth of
//: the loss at the best rate.
let degrees = [0.0, 5, 10, 15, 22.5, 30, 45]
let starts = SplitMix64(seed: notebook.seed).split("starts").angles(9)

/// The median over the starts of the steps to a thousandth of the loss, at the best of the rates.
func fewestSteps(degrees: Double, rates: [Double], _ rule: (Double) -> any UpdateRule) -> Double {
    let place = Ravine(condition: 100, degrees: Scalar(degrees))
    let medians = rates.map { η in
        Sample(
            starts.map { angle in
                let w = Point(onCircle: angle + degrees * .pi / 180)
                let goal = StoppingRule.loss(below: place.value(at: w) / 1_000)
                let steps = Descent(on: place, from: w, by: rule(η)).steps(until: goal, atMost: 600)
                return steps.map { Double($0) } ?? .infinity
            }
        ).median
    }
    return medians.min() ?? .nan
}
//#-hidden-code
extension SplitMix64 {
    /// Angles evenly spread over half a turn, the first at random: the other half is their mirror image.
    func angles(_ count: Int) -> [Double] {
        var generator = self
        let first = generator.uniform()
        return (0..<count).map { (first + Double($0)) / Double(count) * .pi }
    }
}

extension Point {
    /// A point four away from the origin.
    init(onCircle angle: Double) { self.init(Scalar(4 * Elementary.cos(angle)), Scalar(4 * Elementary.sin(angle))) }
}

func spread(_ low: Double, _ high: Double) -> [Double] {
    (0..<24).map { low * Elementary.pow(high / low, Double($0) / 23) }
}
let turnedSteps = (
    descent: degrees.map { fewestSteps(degrees: $0, rates: [descentRate]) { SGD(learningRate: $0) } },
    adagrad: degrees.map { fewestSteps(degrees: $0, rates: spread(0.1, 30)) { AdaGrad(learningRate: $0) } },
    rmsprop: degrees.map {
        fewestSteps(degrees: $0, rates: spread(0.003, 3)) { RMSProp(learningRate: $0, smoothing: 0.9) }
    }
)
let predictedDescent = Elementary.log(1e-3) / (2 * Elementary.log(99.0 / 101))
//#-end-hidden-code
notebook.show(
    Plot("The more the ravine is turned, the less a rate for each weight helps") {
        LineMark(x: degrees, y: turnedSteps.descent, by: "gradient descent")
        RuleMark(y: predictedDescent).color(.ink)
        LineMark(x: degrees, y: turnedSteps.rmsprop, by: "RMSProp")
        LineMark(x: degrees, y: turnedSteps.adagrad, by: "AdaGrad")
        PointMark(x: degrees, y: turnedSteps.descent, by: "gradient descent")
        PointMark(x: degrees, y: turnedSteps.rmsprop, by: "RMSProp")
        PointMark(x: degrees, y: turnedSteps.adagrad, by: "AdaGrad")
    }.xAxis("angle between the ravine and the axes, degrees", .linear(0...45), ticks: [0, 15, 30, 45])
        .yAxis("steps to a thousandth of the loss", .log(1...400)).series("gradient descent", "RMSProp", "AdaGrad"),
    named: "angle",
    alt: """
        Steps against the angle by which the ravine is turned. Gradient descent is level; RMSProp and AdaGrad start at a few \
        steps and rise steeply within the first degrees.
        """,
    caption: """
        κ = 100; medians of nine starts, each rule at its best of 24 rates. Gradient descent's prediction is \
        $\\ln 1000 / (2 \\ln\\frac{101}{99})$ steps (dashed). RMSProp goes from {{straight.rmsprop}} steps to \
        {{turned.rmsprop}}, still ahead, but most of its gift is gone.
        """)

//: **Other units.** A step of RMSProp is $\eta$ long in units of the weight itself. So measure $w_2$ in units a hundred
//: times smaller: the same landscape, but the minimum is now 200 away instead of 2, and at $\eta = 0.1$ RMSProp needs
//: {{units.other}} steps to a loss of 0.02 where it needed {{units.same}}. Slopes may have any scale; *weights* may
//: not. (Zeiler's AdaDelta, 2012, was invented to mend the units.)
//:
//: **Rest.** At a constant rate RMSProp does not come to rest. Near a minimum the slope shrinks, so $\sqrt s$ shrinks,
//: so the weight's own rate $\eta/\sqrt s$ grows, until it crosses the very limit $2/\lambda$ of lesson 1. The weight
//: is thrown out, $s$ grows with it, and after some swinging the two agree: a rate of exactly $2/\lambda$, at which the
//: weight hops for ever from $-\eta/2$ to $\eta/2$, one step of η at a time.
//#-hidden-code
/// The ravine κ = 1 with w₂ in units a hundred times smaller.
struct OtherUnits: Landscape {
    let name = "other-units", formula = "w₁² + (w₂/100)²"
    let dimensions = 2
    let minima: [Point] = [[0, 0]]
    let start: Point = [4, 200]
    let domain = Domain(w1: -5...5, w2: -250...250)

    func value(at w: Point) -> Scalar { w.x * w.x + 1e-4 * w.y * w.y }
    func gradient(at w: Point) -> Point { [2 * w.x, 2e-4 * w.y] }
    func hessian(at w: Point) -> Hessian { Hessian(2, 0, 2e-4) }
}
let sameUnits = Descent(on: .bowl, by: gentle).steps(until: .loss(below: 0.02), atMost: 5_000) ?? 5_000
let otherUnits = Descent(on: OtherUnits(), by: gentle).steps(until: .loss(below: 0.02), atMost: 5_000) ?? 5_000

struct Swing {
    let η: Double
    let descent, rmsprop: [Double]  // the steep weight, w₂, step by step
    let rates: [Double]  // RMSProp's own rate for it, η/√s

    init(η: Double) {
        self.η = η
        descent = Descent(on: .ravine, by: SGD(learningRate: η)).run(atMost: 600).path.map(\.y)
        rmsprop = Descent(on: .ravine, by: RMSProp(learningRate: η, smoothing: 0.9)).run(atMost: 600).path
            .map(\.y)
        var stepper = Stepper(RMSProp(learningRate: η, smoothing: 0.9), at: [2])
        rates = (0..<600).map { _ in
            stepper.advance { w in 20 * w }
            return η / Double(stepper.slot.s[0]).squareRoot()
        }
    }
}
let swings = [0.02, 0.05, 0.0909, 0.1].map(Swing.init)

/// How far past the floor, w₂ = 0, a walk from w₂ = 2 strays, and how far from it in its second half.
func overshoot(_ walk: [Double]) -> Double { max(0, -(walk.prefix(61).min() ?? .nan)) }
func unrest(_ walk: [Double]) -> Double { walk.suffix(300).map { abs($0) }.max() ?? .nan }
//#-end-hidden-code
notebook.show(
    Facets("RMSProp's own rate climbs past 2/λ, and the weight never rests", columns: 2, sharing: .none) {
        Plot("distance of w₂ from the floor") {
            LineMark(swings[0].descent.map { abs($0) }, by: "gradient descent")
            LineMark(swings[0].rmsprop.map { abs($0) }, by: "RMSProp")
            RuleMark(y: swings[0].η / 2, "η/2").color(.ink)
        }.xAxis("step", .linear(0...600), ticks: [0, 200, 400, 600]).yAxis("|w₂|", .log(1e-14...10)).legend(.top)
        Plot("RMSProp's own rate for w₂") {
            LineMark(swings[0].rates, by: "RMSProp")
            RuleMark(y: 0.1, "2/λ").color(.ink)
        }.xAxis("step", .linear(0...600), ticks: [0, 200, 400, 600]).yAxis("η/√s", .log(1e-4...100))
            .series("gradient descent", "RMSProp")
    }, named: "rest",
    alt: """
        Left, the distance of the steep weight from zero: gradient descent's falls without end, RMSProp's falls, is thrown \
        back and settles on the dashed line η/2. Right, RMSProp's own rate rises past the dashed line 2/λ and settles on it.
        """,
    caption: """
        The steep weight of $w_1^2 + 10\\,w_2^2$ at $\\eta = 0.02$; dashed, the predictions. Gradient descent comes to rest; \
        RMSProp ends hopping at {{unrest.small}} from the floor. At $\\eta = 0.1$, where gradient descent swings by 2 for \
        ever, it hops at {{unrest.large}}.
        """)

//#-hidden-code
notebook.record("unrest.small", unrest(swings[0].rmsprop), as: .significant(2))
notebook.record("unrest.large", unrest(swings[3].rmsprop), as: .significant(2))
notebook.record("straight.loss", racing[0].rmsprop.losses[40], as: .significant(2))
notebook.record("turned.loss", racing[1].rmsprop.losses[40], as: .significant(2))
notebook.record("straight.descent.loss", racing[0].descent.losses[40], as: .significant(2))
notebook.record("straight.rmsprop", turnedSteps.rmsprop[0], as: .integer)
notebook.record("turned.rmsprop", turnedSteps.rmsprop[6], as: .integer)
notebook.record("straight.descent", turnedSteps.descent[0], as: .integer)
notebook.claim(
    "B-038", teaches: true,
    instead:
        "At rates where gradient descent zigzags it does; at small ones gradient descent glides, and it is RMSProp that never comes to rest."
) {
    for swing in swings {
        Condition(
            "η = \(swing.η): how far w₂ strays past the floor, against gradient descent", overshoot(swing.rmsprop),
            isBelow: overshoot(swing.descent))
    }
    Condition(
        "η = 0.02: largest distance from the floor after step 300, against gradient descent", unrest(swings[0].rmsprop),
        isBelow: unrest(swings[0].descent))
}
//#-end-hidden-code
//: ## On a network
//: A network with one hidden layer of 32 units learns the 8×8 digits for two epochs in batches of 32, from five random
//: starts. Twice over: once with the usual loss, and once with the loss *times a hundred*, which changes nothing about
//: the task. For gradient descent the best rate must move by a hundred. For RMSProp nothing should change. Then a third
//: version: every second column of pixels a hundred times less bright, as if it had been measured in other units.
let digits = Digits.load()
let training = digits.train.prefix(1_440)  // whole batches: a last one of two would undo much of an epoch (lesson 2)
let rates = (0..<10).map { Elementary.pow(10, -4 + Double($0) / 2) }

@Sendable func finalLoss(
    _ rule: some UpdateRule, lossTimes factor: Scalar = 1, unevenPixels: Bool = false, seed: UInt64
) -> Double {
    var generator = SplitMix64(seed: seed)
    var model = SimpleMLP(inputs: 64, hidden: 32, outputs: 10, using: &generator)
    var optimizer = Optimizer(rule)
    let brightness = Tensor((0..<64).map { unevenPixels && $0 % 2 == 1 ? 0.01 : 1 }, shape: [8, 8, 1])
    for _ in 0..<2 {
        for batch in training.batches(of: 32, using: &generator) {
            let images = batch.images * brightness
            do { try optimizer.step(&model) { factor * crossEntropy($0(images), batch.labels) } } catch {
                return .infinity
            }  // diverged
        }
    }
    return Double(crossEntropy(model.inference(training.images * brightness), training.labels).item)
}
//#-hidden-code
func curve(_ places: Range<Int>, _ run: @Sendable (Double, UInt64) -> Double) -> [Sample] {
    places.map { i in
        let η = rates[i]
        return Sample(notebook.sweep { seed in run(η, seed) })
    }
}
let descentPlaces = 3..<10, smallPlaces = 0..<6, rmsPlaces = 0..<7
let plain = (
    descent: curve(descentPlaces) { η, seed in finalLoss(SGD(learningRate: η), seed: seed) },
    rmsprop: curve(rmsPlaces) { η, seed in finalLoss(RMSProp(learningRate: η, smoothing: 0.9), seed: seed) }
)
let hundredfold = (
    descent: curve(smallPlaces) { η, seed in finalLoss(SGD(learningRate: η), lossTimes: 100, seed: seed) },
    rmsprop: curve(rmsPlaces) { η, seed in
        finalLoss(RMSProp(learningRate: η, smoothing: 0.9), lossTimes: 100, seed: seed)
    }
)
let uneven = (
    descent: curve(descentPlaces) { η, seed in
        finalLoss(SGD(learningRate: η), unevenPixels: true, seed: seed)
    },
    rmsprop: curve(rmsPlaces) { η, seed in
        finalLoss(RMSProp(learningRate: η, smoothing: 0.9), unevenPixels: true, seed: seed)
    }
)
func medians(_ samples: [Sample]) -> [Double] { samples.map(\.median) }
func lower(_ samples: [Sample]) -> [Double] { samples.map(\.lowerQuartile) }
func upper(_ samples: [Sample]) -> [Double] { samples.map(\.upperQuartile) }
func best(_ samples: [Sample]) -> Sample { samples.min { $0.median < $1.median } ?? Sample([Double]()) }
//#-end-hidden-code
notebook.show(
    Facets("The scale of the loss moves gradient descent's curve and not RMSProp's", columns: 2, sharing: .both) {
        Plot("loss, and loss × 100") {
            BandMark(
                x: Array(rates[descentPlaces]), low: lower(plain.descent), high: upper(plain.descent),
                by: "gradient descent")
            BandMark(x: Array(rates[rmsPlaces]), low: lower(plain.rmsprop), high: upper(plain.rmsprop), by: "RMSProp")
            LineMark(x: Array(rates[descentPlaces]), y: medians(plain.descent), by: "gradient descent")
            LineMark(x: Array(rates[smallPlaces]), y: medians(hundredfold.descent), by: "gradient descent, loss × 100")
            LineMark(x: descentPlaces.map { rates[$0] / 100 }, y: medians(plain.descent)).dashed().color(.ink)
                .lineWidth(1)
            LineMark(x: Array(rates[rmsPlaces]), y: medians(plain.rmsprop), by: "RMSProp")
            LineMark(x: Array(rates[rmsPlaces]), y: medians(hundredfold.rmsprop), by: "RMSProp, loss × 100")
        }.xAxis("learning rate η", .log(1e-4...3)).yAxis("training loss after 2 epochs", .log(0.1...5)).legend(.top)
            .series("gradient descent", "RMSProp", "gradient descent, loss × 100", "RMSProp, loss × 100")
        Plot("every second column in other units") {
            BandMark(
                x: Array(rates[descentPlaces]), low: lower(uneven.descent), high: upper(uneven.descent),
                by: "gradient descent")
            BandMark(x: Array(rates[rmsPlaces]), low: lower(uneven.rmsprop), high: upper(uneven.rmsprop), by: "RMSProp")
            LineMark(x: Array(rates[descentPlaces]), y: medians(uneven.descent), by: "gradient descent")
            LineMark(x: Array(rates[rmsPlaces]), y: medians(uneven.rmsprop), by: "RMSProp")
        }.xAxis("learning rate η", .log(1e-4...3)).yAxis("training loss after 2 epochs", .log(0.1...5)).legend(.top)
            .series("gradient descent", "RMSProp", "gradient descent, loss × 100", "RMSProp, loss × 100")
    }, named: "network",
    alt: """
        Training loss against learning rate. Left, gradient descent's curve moves to a hundred times smaller rates when the \
        loss is multiplied by a hundred, RMSProp's two curves lie on each other. Right, both with uneven pixels.
        """,
    caption: """
        Medians and quartiles of five seeds. Dashed: gradient descent's own curve, moved by a hundred. Best losses, gradient descent and RMSProp: \
        {{plain.descent}} and {{plain.rmsprop}} with even pixels, {{uneven.descent}} and {{uneven.rmsprop}} with uneven ones.
        """)

//: On the left the prediction holds, up to rates where training is a matter of luck. On the right RMSProp does better
//: than gradient descent and worse than it did itself. Its steps for the dim pixels' weights are as long as for the
//: others, where gradient descent's are a hundred times shorter; but those weights *ought* to be a hundred times
//: larger, and for that the steps are still too short. Slopes may have any scale, weights may not.

//#-hidden-code
notebook.record("plain.descent", best(plain.descent).median, as: .significant(2))
notebook.record("plain.rmsprop", best(plain.rmsprop).median, as: .significant(2))
notebook.record("uneven.descent", best(uneven.descent).median, as: .significant(2))
notebook.record("uneven.rmsprop", best(uneven.rmsprop).median, as: .significant(2))
notebook.record("units.same", sameUnits)
notebook.record("units.other", otherUnits)
notebook.claim(
    "B-037", teaches: true,
    instead:
        "Scales of the slopes it handles, each weight by itself; ravines askew to the axes and scales of the weights it does not."
) {
    Condition("κ = 10,000: distance from the path at κ = 1, same rate", largestGap[2], isBelow: 0.01)
    Condition(
        "digits, loss × 100, η = 0.01: training loss against the usual loss", hundredfold.rmsprop[4].median,
        equals: plain.rmsprop[4].median, within: .relative(0.05))
    Condition(
        "ravine turned by 45°: steps against twice those of the straight one, tuned", turnedSteps.rmsprop[6],
        isAtMost: 2 * turnedSteps.rmsprop[0])
    Condition(
        "w₂ in units a hundred times smaller: steps against twice those before, same rate", otherUnits,
        isAtMost: 2 * sameUnits)
}
let slowly = curve(2..<5) { η, seed in finalLoss(RMSProp(learningRate: η, smoothing: 0.99), seed: seed) }
notebook.claim(
    "B-027", untestable: "What is typical is a habit; Hinton's slides have 0.9, PyTorch's default is 0.99."
) {
    Condition(
        "digits, best training loss at β = 0.9 against β = 0.99", best(plain.rmsprop).median,
        equals: best(slowly).median, within: .relative(0.2))
}
//#-end-hidden-code
//: ## What the documents say
//: {{claims}}
//:
//: ## Exercises
//: {{exercises}}
//:
//: Or move ε or turn the ravine in the source, and run `make diff4` to see which claims move.
//:
//: ## References
//: - J. Duchi, E. Hazan, Y. Singer (2011). Adaptive subgradient methods for online learning and stochastic optimization. *JMLR* 12.
//: - G. Hinton, N. Srivastava, K. Swersky (2012). Neural networks for machine learning, lecture 6e. *Coursera*.
//: - M. D. Zeiler (2012). ADADELTA: an adaptive learning rate method. *arXiv* `1212.5701`.
//: - A. Graves (2013). Generating sequences with recurrent neural networks. *arXiv* `1308.0850`.
notebook.finish()
