//: # 3 · Momentum
//: **Can a ball that remembers where it was going get down sooner than a walker who looks at the slope under each foot?**
//:
//: After this lesson you can say what a velocity adds to gradient descent, compute its first steps by hand, predict from the curvatures alone how many
//: steps each method takes, and say when momentum makes things worse. It builds on lesson 1 (the gradient, the limit 2/λ) and
//: lesson 2 (batches), and covers momentum in documents A and B, saddle points in C, and concept 2 of D.
//#-hidden-code
import Downhill

let notebook = Notebook(title: "Momentum", verdicts: .byVote)

/// The velocity after each gradient: the step that the weight then takes, its sign turned.
func velocities(under gradients: [Scalar], momentum γ: Double, learningRate η: Double = 0.1) throws -> [Double] {
    var w: Tensor = [0]
    var optimizer = Optimizer(HeavyBall(learningRate: η, momentum: γ))
    return try gradients.map { g in
        let before = w.item
        try optimizer.step(&w) { ($0 * g).sum() }  // the loss g·w has the gradient g
        return Double(before - w.item)
    }
}
//#-end-hidden-code
//: ## Predict
//#-predict
//: Two ways down the ravine $L = w_1^2 + 10\,w_2^2$ from $(4, 2)$: plain gradient descent at its best learning rate, and momentum with the usual $\gamma = 0.9$
//: at *its* best learning rate. Which is first to come a million times closer to the bottom, and by what factor? Write down a guess.
//#-answer
//: Plain gradient descent: {{ravine.descent}} steps. Momentum with $\gamma = 0.9$: {{ravine.usual}}, {{ravine.factor}} times as many. Momentum only wins here with the $\gamma$ that fits this
//: ravine, {{ravine.gamma}}: then it takes {{ravine.polyak}}. On a ravine a hundred times narrower $\gamma = 0.9$ is far ahead of plain descent, as {{figure: rates}} shows.
//#-end
//: ## By hand
//: Gradient descent forgets. At every step it looks at the slope, moves against it, and starts afresh. Momentum keeps a *velocity* $v$, adds each new slope to it,
//: and lets a little of the old velocity fade:
//:
//: $$v \leftarrow \gamma\,v + \eta\,g, \qquad w \leftarrow w - v.$$
//:
//: Here $g$ is the gradient at the weight $w$, $\eta$ the learning rate, and $\gamma$, between 0 and 1, says how much of the velocity survives a step. Take $\eta = 0.1$, $\gamma = 0.9$ and a
//: slope that stays the same, $g = 1$. Do three steps on paper first: $0.1$; then $0.9 \cdot 0.1 + 0.1$; then?
let steady = notebook.attempt { try velocities(under: Array(repeating: 1, count: 60), momentum: 0.9) }
notebook.show(Array(steady.prefix(3)))

//: The velocity grows, but not for ever: it loses a tenth of itself at each step and gains $0.1$, so it settles where the two balance, at
//: $\eta g/(1-\gamma)$, ten times the step of plain descent. A slope that changes sign at each step, $+1, -1, +1, \dots$, is met with the opposite:
let alternating = notebook.attempt {
    try velocities(under: (0..<60).map { $0 % 2 == 0 ? 1 : -1 }, momentum: 0.9)
}
notebook.show(Array(alternating.prefix(4)))

//: Each new slope is set against the last velocity, and the steps shrink to $\eta g/(1+\gamma)$, about half. *Built up where slopes agree, worn down where they
//: quarrel*: that is all momentum does, and everything else in this lesson follows from it.
//#-hidden-code
let γs = [0.5, 0.9, 0.95]
let steadyRuns = notebook.attempt { try γs.map { try velocities(under: Array(repeating: 1, count: 60), momentum: $0) } }
let alternatingRuns = notebook.attempt {
    try γs.map { γ in try velocities(under: (0..<60).map { $0 % 2 == 0 ? 1 : -1 }, momentum: γ) }
}
let everySecondStep = stride(from: 0, to: 60, by: 2).map { $0 }  // the others have the opposite sign
//#-end-hidden-code
notebook.show(
    Facets("A velocity builds up where slopes agree and wears down where they quarrel", columns: 2, sharing: .none) {
        Plot("the slope stays the same") {
            for (γ, run) in zip(γs, steadyRuns) {
                RuleMark(y: 0.1 / (1 - γ))
                LineMark(run, by: "γ = \(γ)")
            }
        }.xAxis("step").yAxis("velocity", .linear(0...2.2))
        Plot("the slope alternates") {
            for (γ, run) in zip(γs, alternatingRuns) {
                RuleMark(y: 0.1 / (1 + γ))
                LineMark(x: everySecondStep.map { Double($0) }, y: everySecondStep.map { run[$0] }, by: "γ = \(γ)")
            }
        }.xAxis("step, every second one").yAxis("velocity", .linear(0...0.11))
    }, named: "velocities",
    alt:
        "Two line charts. Under a constant slope the velocity rises to a level that is higher the larger γ is; under an alternating slope it falls.",
    caption: """
        What a slope of size 1 does to the velocity at $\\eta = 0.1$. Dashed: the levels that the formula predicts, $\\eta/(1-\\gamma)$ and $\\eta/(1+\\gamma)$. \
        A larger $\\gamma$ makes more of agreement; against quarrels it does little that $\\gamma = 0.5$ did not.
        """)

//#-hidden-code
let impulse = notebook.attempt {
    try velocities(under: [1] + Array(repeating: 0, count: 40), momentum: 0.9, learningRate: 1)
}
let noisyScatter = γs.map { γ in
    Sample(
        notebook.sweep { seed in
            var generator = SplitMix64(seed: seed)
            let noise = (0..<4_000).map { _ in Scalar(generator.normal()) }
            let v = (try? velocities(under: noise, momentum: γ, learningRate: 1 - γ)) ?? []
            return (v.dropFirst(200).map { $0 * $0 }.reduce(0, +) / Double(v.count - 200)).squareRoot()
        })
}
let stepsToTurn = notebook.attempt {
    try γs.map { γ in
        let v = try velocities(under: Array(repeating: 1, count: 200) + Array(repeating: -1, count: 60), momentum: γ)
        return v.dropFirst(200).prefix { $0 > 0 }.count + 1
    }
}
//#-end-hidden-code
//: ### A sum, not an average
//: Unroll the formula and the velocity is $v_t = \eta \sum_i \gamma^i\, g_{t-i}$: the latest slope with weight 1, the one before with $0.9$, the one ten steps back with $0.35$.
//: The documents call this “an exponentially weighted moving average”. The weights do fall exponentially, but an average's weights sum to 1,
//: and these sum to $1/(1-\gamma) = 10$. The difference is not pedantry: **switching on momentum at the same $\eta$ multiplies the step by ten**.
//: To see momentum and not merely a larger rate, compare at each method's own best rate, as we do below.
notebook.show(
    Table(
        "What γ buys and what it costs",
        columns: [
            "γ", .init("gain under a steady slope, 1/(1 − γ)"),
            .init("scatter left of noisy slopes", as: .significant(2)),
            .init("predicted, √((1 − γ)/(1 + γ))", as: .significant(2)), "steps to turn round",
        ],
        rows: zip(γs.indices, γs).map { i, γ in
            [
                γ, (steadyRuns[i].last ?? 0) / 0.1, noisyScatter[i].median, ((1 - γ) / (1 + γ)).squareRoot(),
                stepsToTurn[i],
            ]
        }))

//: A larger $\gamma$ smooths more and turns later. That is one half of choosing $\gamma$; how narrow the ravine is, below, is the other.
//#-hidden-code
notebook.claim("B-014") {
    let byHand: [Double] = [0.2, 0.9 * 0.2 + 0.1 * 3, 0.9 * (0.9 * 0.2 + 0.1 * 3) - 0.1]
    Condition(
        "gradients 2, 3, −1 by the formula", notebook.attempt { try velocities(under: [2, 3, -1], momentum: 0.9) },
        equals: byHand, within: 1e-6)
}
notebook.claim("B-017", teaches: true) {
    Condition("first three velocities", Array(steady.prefix(3)), equals: [0.1, 0.19, 0.271], within: 1e-6)
}
notebook.claim("B-018") {
    Condition(
        "smallest growth over 20 steps", zip(steady.dropFirst(), steady).prefix(20).map(-).min() ?? .nan, isAbove: 0)
}
notebook.claim("B-019") {
    Condition(
        "g₁ = 3, then −g₂ = −2", notebook.attempt { try velocities(under: [3, -2], momentum: 0.9) }[1],
        equals: 0.09 * 3 - 0.1 * 2, within: 1e-6)
}
notebook.claim(
    "B-020", teaches: true,
    instead:
        "They are damped, not cancelled: of strictly alternating slopes {{left.over}} of each step is left, the predicted 1/(1 + γ)."
) {
    Condition("alternating slopes, step against plain descent's", abs(alternating[59]), isBelow: 0.1)
    Condition("alternating slopes, cancelled to a tenth of plain descent's step", abs(alternating[59]), isBelow: 0.01)
}
notebook.record("left.over", abs(alternating[59]) / 0.1, as: .percent(0))
notebook.claim(
    "B-021", teaches: true,
    instead:
        "The formula is right and the name is not: it is an exponentially weighted sum, whose weights add up to 1/(1 − γ)."
) {
    Condition(
        "velocity after one impulse is γⁱ", [impulse[0], impulse[1], impulse[10]], equals: [1, 0.9, 0.3487],
        within: 1e-4)
    Condition("weights sum to 1, as an average's do", impulse.reduce(0, +), equals: 1, within: 0.05)
}
notebook.claim(
    "B-161", instead: "A constant gradient g has average g; the velocity settles at g/(1 − γ) times the rate."
) {
    for (γ, run) in zip(γs, steadyRuns) {
        Condition(
            "γ = \(γ): average of a constant slope 1, in units of η", (run.last ?? .nan) / 0.1, equals: 1,
            within: .relative(0.05))
    }
}
notebook.claim("B-022") {
    Condition(
        "weights of the newest slope and of the one ten steps back", [impulse[0], impulse[10]], equals: [1, 0.35],
        within: 0.005)
}
notebook.claim("B-162") {
    Condition("steady slopes: step against plain descent's", steady[59], isAbove: 0.1)
    Condition("alternating slopes: step against plain descent's", abs(alternating[59]), isBelow: 0.1)
}
notebook.claim("B-023") {
    Condition("scatter of noisy slopes left at γ = 0.95, against 0.9", noisyScatter[2], isBelow: noisyScatter[1])
    Condition("steps to turn round at γ = 0.95, against 0.9", stepsToTurn[2], isAbove: stepsToTurn[1])
}
notebook.claim("B-024") {
    Condition("scatter of noisy slopes left at γ = 0.5, against 0.9", noisyScatter[0], isAbove: noisyScatter[1])
    Condition(
        "gain under a steady slope at γ = 0.5 (plain descent: 1)", (steadyRuns[0].last ?? 0) / 0.1, equals: 2,
        within: 1e-3)
}
//#-end-hidden-code
//: ## The code
//: There are two ways to write momentum, and books and libraries disagree about which is “the” formula. The one above has the rate inside the velocity; the library calls it
//: `HeavyBall`. PyTorch keeps the rate outside, and so does the library's `Momentum`. This is the code that ran, not a copy of it:
//:
//: {{source: Momentum}}
//:
//: While $\eta$ is constant the two take the same steps, since one velocity is $\eta$ times the other. They part when $\eta$ changes: a rate that drops shortens
//: the steps at once with the rate outside, and only the *new* part of the velocity with the rate inside. How far do the two paths get from each other in 60 steps, at a constant rate and at one that falls tenfold?
let walk = Ravine(condition: 10)
let falling = Schedule { step in step < 20 ? 0.05 : 0.005 }
let constantGap = gap(
    Descent(on: walk, by: HeavyBall(learningRate: 0.05)), Descent(on: walk, by: Momentum(learningRate: 0.05)))
let fallingGap = gap(
    Descent(on: walk, by: HeavyBall(learningRate: falling)), Descent(on: walk, by: Momentum(learningRate: falling)))
notebook.show((constantRate: constantGap, fallingRate: fallingGap), as: .significant(2))

/// The largest distance between two descents over their first 60 steps.
func gap(_ a: Descent, _ b: Descent) -> Double {
    zip(a, b).prefix(60).map { Double(($0.point - $1.point).length) }.max() ?? .nan
}

//: **Nesterov's** variation asks for the slope not here but where the velocity is about to carry us, at $w - \gamma v$, where it can still correct it. In PyTorch's
//: rewriting the weights themselves are those look-ahead points, so that no gradient away from the weights is needed.
//#-hidden-code
let lookahead = Descent(on: walk, by: NesterovLookahead(learningRate: 0.05)).run(atMost: 60)
let nesterovByHand = handWrittenNesterov(on: walk, learningRate: 0.05, momentum: 0.9, steps: 60)

func handWrittenNesterov(on place: Ravine, learningRate η: Scalar, momentum γ: Scalar, steps: Int) -> [Point] {
    var (w, v) = (place.start, Point.zero)
    return [w]
        + (0..<steps).map { _ in
            v = γ * v + η * place.gradient(at: w - γ * v)
            w -= v
            return w
        }
}
notebook.claim(
    "B-177", teaches: true,
    instead:
        "Equivalent while η is constant; when η falls, the form with η inside keeps the old steps in its velocity and the two part."
) {
    Condition("constant η: largest distance between the paths", constantGap, isBelow: 1e-4)
    Condition("η falls tenfold at step 20: largest distance between the paths", fallingGap, isBelow: 1e-4)
}
notebook.claim("B-178") {
    let distance = zip(lookahead.points, nesterovByHand).map { Double(($0 - $1).length) }.max() ?? .nan
    Condition("library against the formula by hand, largest distance over 60 steps", distance, isBelow: 1e-5)
}
//#-end-hidden-code
//: ## Why it works, in eight lines
//: Near a minimum most losses look like a bowl, and along each principal direction of the bowl, with curvature $\lambda$, the gradient is $\lambda w$. There gradient descent multiplies
//: $w$ by $1 - \eta\lambda$ at each step. With curvatures from $\lambda_{\min}$ to $\lambda_{\max}$ the best single $\eta$ makes the two ends equally bad, $\eta = 2/(\lambda_{\min}+\lambda_{\max})$, and every step then shrinks the distance by
//:
//: $$\frac{\kappa - 1}{\kappa + 1}, \qquad \kappa = \lambda_{\max}/\lambda_{\min},$$
//:
//: where $\kappa$, the *condition number*, says how narrow the ravine is.
//:
//: With a velocity, step and velocity together follow a $2\times2$ matrix whose eigenvalues multiply to $\gamma$. As long as they are a complex pair, both have size $\sqrt\gamma$: **in every direction that swings, the distance shrinks
//: to $\sqrt\gamma$ times itself a step, whatever its curvature.** From Polyak's $\gamma$ on (1964) all directions swing; at it the two ends of the range are just about to,
//:
//: $$\gamma = \left(\frac{\sqrt\kappa - 1}{\sqrt\kappa + 1}\right)^2, \qquad \eta = \left(\frac{2}{\sqrt{\lambda_{\min}} + \sqrt{\lambda_{\max}}}\right)^2,$$
//:
//: which puts $\sqrt\kappa$ where gradient descent has $\kappa$. That is the real gift of momentum: not speed in general, but a square root.
//:
//: > [!NOTE]
//: > **Conventions.** Here $\gamma$ is what PyTorch calls `momentum` and papers often call $\beta$ or $\mu$. On $w_1^2 + \kappa\,w_2^2$ the curvatures are 2 and $2\kappa$, not 1 and $\kappa$.
//:
//: ## Measure it
struct Tuned: Sendable {
    let κ: Double
    var smallest: Double { 2 }  // curvature
    var largest: Double { 2 * κ }

    var descentRate: Double { 2 / (smallest + largest) }
    var polyakRate: Double { squared(2 / (smallest.squareRoot() + largest.squareRoot())) }
    var polyakMomentum: Double { squared((κ.squareRoot() - 1) / (κ.squareRoot() + 1)) }

    private func squared(_ x: Double) -> Double { x * x }
}

let ravine = Tuned(κ: 10)
let usualRate = bestRate(momentum: 0.9, on: ravine)
let contenders: [(name: String, run: Trajectory)] = [
    ("gradient descent", Descent(on: walk, by: SGD(learningRate: ravine.descentRate)).run(atMost: 320)),
    ("momentum, γ = 0.9", Descent(on: walk, by: Momentum(learningRate: usualRate)).run(atMost: 320)),
    (
        "momentum, Polyak's γ",
        Descent(
            on: walk,
            by: Momentum(
                learningRate: ravine.polyakRate, momentum: ravine.polyakMomentum)
        ).run(atMost: 320)
    ),
]

//#-hidden-code
/// The rate, of twenty-four on a logarithmic scale up to the limit of stability, that comes a million times closer in the fewest steps.
func bestRate(momentum γ: Double, on ravine: Tuned) -> Double {
    let limit = 2 * (1 + γ) / ravine.largest
    let rates = (0..<24).map { limit * Elementary.pow(0.001, Double($0) / 23) }
    let steps = rates.map {
        stepsToTheBottom(ravine.κ, Momentum(learningRate: $0, momentum: γ), atMost: 4_000) ?? .max
    }
    return zip(rates, steps).min { $0.1 < $1.1 }?.0 ?? limit
}

/// The steps after which a descent stays a million times closer to the bottom than it started; nil if it does not in time.
func stepsToTheBottom(_ κ: Double, _ rule: some UpdateRule, atMost limit: Int = 20_000) -> Int? {
    let place = Ravine(condition: Scalar(κ))
    let goal = 1e-6 * place.start.length
    var (outside, steps) = (0, 0)
    for snapshot in Descent(on: place, by: rule).prefix(limit + 1) {
        if !snapshot.diverged, snapshot.point.length < goal {
            if snapshot.step - outside >= 40 { return outside + 1 }
        } else {
            outside = snapshot.step
        }
        steps = snapshot.step
    }
    return steps - outside >= 40 ? outside + 1 : nil
}

let κs = [2.0, 4, 8, 16, 32, 64, 128, 256, 512, 1024]
let descentSteps = κs.map { κ in stepsToTheBottom(κ, SGD(learningRate: Tuned(κ: κ).descentRate)) }
let polyakSteps = κs.map { κ in
    let tuned = Tuned(κ: κ)
    return stepsToTheBottom(
        κ, Momentum(learningRate: tuned.polyakRate, momentum: tuned.polyakMomentum))
}
let usualSteps = κs.map { κ in
    let tuned = Tuned(κ: κ)
    return stepsToTheBottom(κ, Momentum(learningRate: bestRate(momentum: 0.9, on: tuned)))
}

/// Where gradient descent's best and γ = 0.9's best take as many steps: between two κ, by their logarithms.
let crossing = κs.indices.last { i in (descentSteps[i] ?? .max) < (usualSteps[i] ?? .max) }.map { Int(κs[$0]) } ?? 0
let usualUntil =
    κs.indices.last { i in 10 * (usualSteps[i] ?? .max / 10) < 11 * (usualSteps[0] ?? 0) }.map { Int(κs[$0]) } ?? 0

/// The steps that a factor a step needs for a million.
func predictedSteps(_ factor: Double) -> Double { Elementary.log(1e-6) / Elementary.log(factor) }
//#-end-hidden-code
notebook.show(
    Animation("Three ways down the ravine, each at its best rate", frames: 50, framesPerSecond: 8) { frame in
        Plot(width: 720, height: 440) {
            ContourMark(walk, over: Domain(w1: -3...5, w2: -3...3))
            for contender in contenders {
                PathMark(Array(contender.run.path.prefix(frame + 1)), by: contender.name, arrows: false)
            }
            PointMark(at: [0, 0]).symbol(.plus)
        }.subtitle("step \(frame)").xAxis("w₁", .linear(-3...5)).yAxis("w₂", .linear(-3...3))
            .series("gradient descent", "momentum, γ = 0.9", "momentum, Polyak's γ").legend(.top)
    }, named: "race",
    alt:
        "Animation: three paths on the contours of the ravine. Gradient descent zigzags in, momentum with γ = 0.9 swings wide around the bottom, Polyak's γ comes in soonest.",
    caption: """
        $L = w_1^2 + 10\\,w_2^2$ from $(4, 2)$. Gradient descent crosses the floor at every step, yet comes in; with $\\gamma = 0.9$ the ball \
        swings past the bottom and back for {{ravine.usual}} steps; with the $\\gamma$ that fits, {{ravine.gamma}}, it is there in {{ravine.polyak}}.
        """)

//: The race in numbers: how the distance to the bottom falls for the three, and how many steps each needs as the ravine gets narrower.
notebook.show(
    Facets("Momentum puts √κ where gradient descent has κ", columns: 2, sharing: .none) {
        Plot("distance to the bottom, κ = 10") {
            for contender in contenders {
                LineMark(contender.run.distances(to: .zero), by: contender.name)
            }
            for factor in [9.0 / 11, 0.9.squareRoot(), ravine.polyakMomentum.squareRoot()] {
                LineMark(over: 0...280, samples: 50) { 4.5 * Elementary.pow(factor, $0) }.dashed().color(.ink)
                    .lineWidth(1)
            }
        }.xAxis("step", .linear(0...280)).yAxis("distance", .log(1e-7...10))
        Plot("steps to come a million times closer") {
            PointMark(x: κs, y: descentSteps.map { $0.map { Double($0) } ?? .nan }, by: "gradient descent")
            PointMark(x: κs, y: usualSteps.map { $0.map { Double($0) } ?? .nan }, by: "momentum, γ = 0.9")
            PointMark(x: κs, y: polyakSteps.map { $0.map { Double($0) } ?? .nan }, by: "momentum, Polyak's γ")
            LineMark(x: κs, y: κs.map { predictedSteps(($0 - 1) / ($0 + 1)) }).dashed().color(.ink).lineWidth(1)
            LineMark(x: κs, y: κs.map { predictedSteps(Tuned(κ: $0).polyakMomentum.squareRoot()) }).dashed().color(.ink)
                .lineWidth(1)
            RuleMark(y: predictedSteps(0.9.squareRoot()))
        }.xAxis("κ, how narrow the ravine is", .log).yAxis("steps", .log)
    }, named: "rates",
    alt:
        "Left, the distance to the bottom against steps on a log scale, three falling curves along dashed lines. Right, steps against κ: gradient descent rises in proportion, Polyak's with the root, γ = 0.9 is flat.",
    caption: """
        Dashed: what theory predicts, $(\\kappa-1)/(\\kappa+1)$ a step for gradient descent and $\\sqrt\\gamma$ for momentum. (With Polyak's $\\gamma$ the two eigenvalues meet, and the distance shrinks as $t\\,\\gamma^{t/2}$: its points lie above the line.) The usual $\\gamma = 0.9$ takes about \
        {{usual.steps}} steps on any ravine up to $\\kappa \\approx {{usual.until}}$; below $\\kappa \\approx {{crossing}}$ gradient descent at its own best rate is the faster of the two.
        """)

//#-hidden-code
let atTen = (
    descent: stepsToTheBottom(10, SGD(learningRate: ravine.descentRate)),
    usual: stepsToTheBottom(10, Momentum(learningRate: usualRate)),
    polyak: stepsToTheBottom(
        10, Momentum(learningRate: ravine.polyakRate, momentum: ravine.polyakMomentum))
)
notebook.record("ravine.descent", atTen.descent ?? 0)
notebook.record("ravine.usual", atTen.usual ?? 0)
notebook.record("ravine.factor", Double(atTen.usual ?? 0) / Double(atTen.descent ?? 0), as: .fixed(1))
notebook.record("ravine.polyak", atTen.polyak ?? 0)
notebook.record("ravine.gamma", ravine.polyakMomentum, as: .fixed(2))
notebook.record("usual.steps", predictedSteps(0.9.squareRoot()), as: .significant(2))
notebook.record("usual.until", usualUntil)
notebook.record("crossing", crossing)
//#-end-hidden-code
//: ## Zigzag or glide?
//: The documents draw gradient descent as a zigzag in this ravine and momentum as a smooth curve. Look at both at two rates. The documents' own, $\eta = 0.1$, is exactly
//: $2/\lambda_{\max}$, the edge of stability, where gradient descent jumps from wall to wall for ever (lesson 1). At $\eta = 0.02$ it glides, and it is momentum that swings.
let rates = [0.02, 0.05, 0.0909, 0.1]
let zigzags = rates.map { η in
    (
        η: η,
        descent: Descent(on: walk, by: SGD(learningRate: η)).run(atMost: 60),
        momentum: Descent(on: walk, by: Momentum(learningRate: η)).run(atMost: 60)
    )
}

/// How often a path crosses the floor of the ravine, w₂ = 0.
func crossings(_ run: Trajectory) -> Int {
    zip(run.points, run.points.dropFirst()).count { $0.y * $1.y < 0 }
}

notebook.show(
    Table(
        "Crossings of the ravine's floor in 60 steps", columns: ["η", "gradient descent", "momentum, γ = 0.9"],
        rows: zigzags.map { [$0.η, crossings($0.descent), crossings($0.momentum)] }))
notebook.show(
    Facets("Which of them zigzags is a matter of the rate", columns: 2, sharing: .both) {
        for zigzag in [zigzags[0], zigzags[3]] {
            Plot("η = \(zigzag.η)") {
                ContourMark(walk, over: Domain(w1: -4...5, w2: -3...3))
                PathMark(
                    zigzag.descent.path.prefix(61).map { $0 }, by: "gradient descent", arrows: false, dots: false)
                PathMark(zigzag.momentum.path.prefix(61).map { $0 }, by: "momentum, γ = 0.9", arrows: false)
            }.xAxis("w₁").yAxis("w₂").legend(.top)
        }
    }, named: "zigzag",
    alt:
        "Two contour maps of the ravine. At the small rate gradient descent is a smooth curve and momentum swings across; at η = 0.1 gradient descent jumps between the walls.",
    caption: """
        The first 60 steps of both from $(4, 2)$. Left, gradient descent crosses the floor {{small.descent}} times and momentum {{small.momentum}} times; \
        right, {{large.descent}} and {{large.momentum}} times.
        """)

//: So “SGD zigzags, momentum glides” is {{B-057: qualified}}, and “smooth descent instead of a zigzag” {{B-059: refuted}} for $\gamma = 0.9$ at every rate we tried. Why is it
//: believed? At rates near the edge, where people end up who
//: want to be fast, momentum does cross the floor less often than plain descent.
//#-hidden-code
notebook.record("small.descent", crossings(zigzags[0].descent))
notebook.record("small.momentum", crossings(zigzags[0].momentum))
notebook.record("large.descent", crossings(zigzags[3].descent))
notebook.record("large.momentum", crossings(zigzags[3].momentum))
let bowlRun = Descent(on: .bowl, by: SGD(learningRate: 0.1)).run(
    atMost: 400, until: .distance(below: 4.5e-6, to: .zero))
notebook.claim("B-054") {
    Condition(
        "η = 0.1: steps to come a million times closer", bowlRun.outcome == .converged ? bowlRun.steps : 400,
        isBelow: 100)
    Condition(
        "curvature along w₂ over curvature along w₁", Ravine.bowl.hessian(at: .zero).condition, equals: 1, within: 1e-6)
    Condition("crossings of w₂ = 0", crossings(bowlRun), equals: 0, within: 0)
}
notebook.claim("B-055") {
    Condition("curvature along w₂", walk.hessian(at: .zero).w22, equals: 20, within: 1e-6)
    Condition("curvature along w₁", walk.hessian(at: .zero).w11, isBelow: walk.hessian(at: .zero).w22)
}
notebook.claim(
    "B-056",
    instead: "It oscillates where η is above 1/L = 0.05 and glides where it is below; it crawls along w₁ at either."
) {
    for zigzag in zigzags {
        Condition("η = \(zigzag.η): crossings of w₂ = 0 in 60 steps", crossings(zigzag.descent), isAtLeast: 30)
    }
}
notebook.claim(
    "B-057", teaches: true,
    instead:
        "Below η = 1/L plain descent is the smooth one; only near 2/L does it cross the floor more often than momentum does."
) {
    for zigzag in zigzags {
        Condition(
            "η = \(zigzag.η): crossings, momentum against descent", crossings(zigzag.momentum),
            isBelow: crossings(zigzag.descent))
    }
}
notebook.claim(
    "B-059", teaches: true,
    instead:
        "At γ = 0.9 the path crosses the floor many times at every rate: this ravine asks for γ = {{ravine.gamma}}."
) {
    for zigzag in zigzags {
        Condition(
            "η = \(zigzag.η): momentum's crossings of the floor in 60 steps", crossings(zigzag.momentum), isAtMost: 1)
    }
}
let firstVelocities = [0.1, 0.02].map { η in
    (η: η, points: Descent(on: walk, by: HeavyBall(learningRate: η)).run(atMost: 3).points)
}
notebook.claim(
    "B-058",
    instead:
        "True of the second step at η = 0.1, where the first jumped to the other wall; by the third, or at a small rate, the velocity points across again."
) {
    for run in firstVelocities {
        for step in [2, 3] {
            let v = run.points[step - 1] - run.points[step]
            Condition(
                "η = \(run.η), step \(step): |sideways part| against the part along the floor", abs(v.y),
                isBelow: abs(v.x))
        }
    }
}
notebook.claim(
    "Polyak-1964", says: "With the best rate and momentum, the steps to a given accuracy grow as √κ instead of κ.",
    teaches: true
) {
    for (κ, steps) in zip(κs, polyakSteps) where κ >= 64 {
        Condition(
            "κ = \(Int(κ)): steps against the predicted", steps.map { Double($0) } ?? .nan,
            equals: predictedSteps(Tuned(κ: κ).polyakMomentum.squareRoot()), within: .relative(0.5))
        Condition(
            "κ = \(Int(κ)): steps against gradient descent's best", steps ?? .max,
            isBelow: descentSteps[κs.firstIndex(of: κ) ?? 0] ?? 0)
    }
}
//#-end-hidden-code
//: ## Flat places
//: Where the ground is nearly level, slopes are small but they agree, and agreement is what a velocity builds on. Two tests: leaving a *saddle*, $w_1^2 - w_2^2$, from a point a thousandth away
//: from its ridge; and crossing a *plateau* towards a pit, $r^2/(1+r^2)$, from where the slope is {{plateau.slope}}.
//#-hidden-code
let flatRates = [0.01, 0.05, 0.1]
func stepsOffTheSaddle(_ rule: some UpdateRule) -> Int {
    Descent(on: .saddle, by: rule).prefix(2_000).first { abs($0.point.y) > 1 }?.step ?? 2_000
}
func stepsIntoThePit(_ rule: some UpdateRule) -> Int {
    Descent(on: .plateau, by: rule).steps(until: .loss(below: 0.01), atMost: 20_000) ?? 20_000
}
let saddleSteps = flatRates.map { η in
    (
        descent: stepsOffTheSaddle(SGD(learningRate: η)),
        momentum: stepsOffTheSaddle(Momentum(learningRate: η)),
        adam: stepsOffTheSaddle(Adam(learningRate: η))
    )
}
let plateauSteps = flatRates.map { η in
    (
        descent: stepsIntoThePit(SGD(learningRate: η)),
        momentum: stepsIntoThePit(Momentum(learningRate: η))
    )
}
notebook.record("plateau.slope", Plateau.plateau.gradient(at: Plateau.plateau.start).length, as: .significant(2))
//#-end-hidden-code
notebook.show(
    Table(
        "Steps to get away",
        columns: [
            "η", "saddle: gradient descent", "saddle: momentum", "plateau: gradient descent", "plateau: momentum",
            "factor gained on the plateau",
        ],
        rows: flatRates.indices.map { i in
            [
                flatRates[i], saddleSteps[i].descent, saddleSteps[i].momentum, plateauSteps[i].descent,
                plateauSteps[i].momentum,
                Double(plateauSteps[i].descent) / Double(plateauSteps[i].momentum),
            ]
        }))

//: On the plateau the gain is close to the factor of ten that the velocity can build up; there is no more in it. *Past* speed, from a slope
//: met before, carries through a small hollow as well: below, both roll from the right into a valley with a shallow minimum first.
//#-hidden-code
let wells = [1.2, 1.5, 1.8].flatMap { start in
    [0.01, 0.05].map { η in
        (
            start: start, η: η,
            descent: Descent(on: .doubleWell, from: [Scalar(start), 0], by: SGD(learningRate: η)).run(
                atMost: 1_500),
            momentum: Descent(on: .doubleWell, from: [Scalar(start), 0], by: Momentum(learningRate: η)).run(
                atMost: 1_500)
        )
    }
}
func valley(_ run: Trajectory) -> String { run.last.point.x < 0 ? "deep" : "shallow" }
//#-end-hidden-code
notebook.show(
    Table(
        "Which valley of $(w^2-1)^2 + 0.3\\,w$ they end in",
        columns: ["start", "η", "gradient descent", "momentum, γ = 0.9"],
        rows: wells.map { [$0.start, $0.η, valley($0.descent), valley($0.momentum)] }))

//: Inertia does carry the ball over the hump when it arrives with speed. Whether its speed reaches far enough, and whether the next valley is the better one, is luck.
//#-hidden-code
notebook.claim(
    "B-016",
    instead:
        "Only if it arrives with enough speed: from nearby it stays in the shallow valley."
) {
    for well in wells {
        Condition(
            "start \(well.start), η = \(well.η): crosses the hump that stops plain descent",
            holds: valley(well.descent) == "shallow" && valley(well.momentum) == "deep")
    }
}
notebook.claim("C-022", teaches: true) {
    for (η, steps) in zip(flatRates, saddleSteps) {
        Condition("η = \(η): steps off the saddle, momentum against descent", steps.momentum, isBelow: steps.descent)
        Condition("η = \(η): steps off the saddle, Adam against descent", steps.adam, isBelow: steps.descent)
    }
}
notebook.claim("D-004") {
    for (η, steps) in zip(flatRates, plateauSteps) {
        Condition(
            "η = \(η): steps across the plateau, momentum against descent", steps.momentum, isBelow: steps.descent)
    }
}
//#-end-hidden-code
//: ## Break it
//: **A bend.** Rosenbrock's valley, $(1-w_1)^2 + 100\,(w_2 - w_1^2)^2$, is narrow and curved; its minimum is at $(1, 1)$. A ball with speed takes the bend too wide. The documents' words are that gradient descent “can't follow the curve”
//: and momentum “flies out of the valley”. Watch how far from the floor, $|w_2 - w_1^2|$, each of them gets from its tenth step on.
//#-hidden-code
let bendRates = [0.0005, 0.001, 0.002, 0.003]
func worstDistanceFromTheFloor(_ run: Trajectory) -> Double {
    run.outcome == .diverged
        ? .infinity : run.points.dropFirst(10).map { Double(abs($0.y - $0.x * $0.x)) }.max() ?? .nan
}
let bends = bendRates.map { η in
    (
        η: η, descent: Descent(on: .rosenbrock, by: SGD(learningRate: η)).run(atMost: 5_000),
        momentum: Descent(on: .rosenbrock, by: Momentum(learningRate: η)).run(atMost: 5_000)
    )
}
func shareOfRises(_ run: Trajectory) -> Double {
    Double(zip(run.losses, run.losses.dropFirst()).count { $1 > $0 }) / Double(run.steps)
}
func bendRow(_ run: Trajectory) -> [Any] {
    [worstDistanceFromTheFloor(run), Double(run.last.loss)]
}
//#-end-hidden-code
notebook.show(
    Table(
        "Round the bend from $(-1.2, 1)$, 5,000 steps",
        columns: [
            "η", .init("descent: furthest from the floor", as: .significant(2)),
            .init("descent: last loss", as: .scientific(2)),
            .init("momentum: furthest from the floor", as: .significant(2)),
            .init("momentum: last loss", as: .scientific(2)),
        ],
        rows: bends.map { [$0.η] + bendRow($0.descent) + bendRow($0.momentum) }))

//: At each of these rates momentum strays further from the floor, and ends lower: it takes the bend wide and wins.
//:
//: **A kink.** Polyak's numbers are tuned on bowls. Lessard, Recht and Packard (2016) built a convex loss with curvatures between 1 and 25, just a parabola with a softer stretch between $w = 1$ and $w = 2$, on which
//: his very $\eta = 1/9$ and $\gamma = 4/9$ for $\kappa = 25$ never arrive: the ball goes round three points for ever, while plain gradient descent at its best rate, 1/13, comes in.
struct Lessard: Landscape {
    let name = "lessard", formula = "curvature 25, but 1 between w = 1 and w = 2"
    let dimensions = 1
    let minima: [Point] = [[0, 0]]
    let start: Point = [3.3, 0]
    let domain = Domain(w1: -4...4, w2: -1...1)

    func gradient(at w: Point) -> Point { [w.x < 1 ? 25 * w.x : w.x < 2 ? w.x + 24 : 25 * w.x - 24, 0] }

    func value(at w: Point) -> Scalar {
        let x = w.x
        return x < 1 ? 12.5 * x * x : x < 2 ? x * x / 2 + 24 * x - 12 : 12.5 * x * x - 24 * x + 36
    }

    func hessian(at w: Point) -> Hessian { Hessian(w.x < 1 || w.x >= 2 ? 25 : 1, 0, 0) }
}

let cycle = Descent(on: Lessard(), by: Momentum(learningRate: 1 / 9, momentum: 4 / 9)).run(
    atMost: 120)
let walker = Descent(on: Lessard(), by: SGD(learningRate: 1 / 13)).run(atMost: 120)
notebook.show(Array(cycle.points.suffix(6).map(\.x)), as: .significant(4))

//#-hidden-code
notebook.show(
    Facets("Where momentum breaks: a bend taken too wide, and a cycle without end", columns: 2, sharing: .none) {
        Plot("Rosenbrock's bend, η = 0.002") {
            ContourMark(Rosenbrock.rosenbrock, levels: .logarithmic(12))
            PathMark(
                Array(bends[2].descent.path.prefix(61)), by: "gradient descent", arrows: false, dots: false)
            PathMark(Array(bends[2].momentum.path.prefix(61)), by: "momentum, γ = 0.9", arrows: false)
            PointMark(at: [1, 1]).symbol(.plus)
        }.xAxis("w₁").yAxis("w₂").legend(.top)
        Plot("Lessard's loss, Polyak's η and γ") {
            LineMark(cycle.path.prefix(41).map(\.x), by: "momentum, Polyak's γ")
            LineMark(walker.path.prefix(41).map(\.x), by: "gradient descent")
        }.xAxis("step").yAxis("w").series("gradient descent", "momentum, γ = 0.9", "momentum, Polyak's γ").legend(.top)
    }, named: "break",
    alt:
        "Left, the curved valley of Rosenbrock's function: momentum overshoots the bend and swings. Right, momentum visits three values again and again while gradient descent falls to zero.",
    caption: """
        Left, the first 60 steps round the bend. In 5,000, momentum strays up to {{bend.momentum}} from the floor and gradient descent {{bend.descent}}; momentum is far ahead all the same. Right, a convex loss on which \
        momentum with Polyak's constants repeats three values for ever.
        """)
notebook.record("bend.momentum", worstDistanceFromTheFloor(bends[2].momentum), as: .significant(2))
notebook.record("bend.descent", worstDistanceFromTheFloor(bends[2].descent), as: .significant(2))
let cycleSpread =
    zip(cycle.points.suffix(3), cycle.points.dropLast(3).suffix(3)).map { Double(abs($0.x - $1.x)) }.max() ?? .nan
notebook.claim(
    "Lessard-2016", says: "On a smooth, strongly convex loss, momentum with Polyak's constants can cycle for ever.",
    teaches: true
) {
    Condition("movement between step 117 and step 120, three steps apart", cycleSpread, isBelow: 1e-3)
    Condition(
        "distance from the minimum all the while", cycle.points.suffix(3).map { Double(abs($0.x)) }.min() ?? .nan,
        isAbove: 0.5)
    Condition("gradient descent at 2/(1 + 25): distance after as many steps", abs(walker.last.point.x), isBelow: 1e-3)
}
notebook.claim("B-060") {
    Condition("loss at (1, 1)", Rosenbrock.rosenbrock.value(at: [1, 1]), equals: 0, within: 0)
    Condition(
        "size of the gradient at (1, 1)", Rosenbrock.rosenbrock.gradient(at: [1, 1]).length, equals: 0, within: 0)
    Condition(
        "smaller curvature at (1, 1)", Rosenbrock.rosenbrock.hessian(at: [1, 1]).eigenvalues.smallest, isAbove: 0)
}
notebook.claim("B-061", teaches: true) {
    Condition("κ at the minimum", Rosenbrock.rosenbrock.hessian(at: [1, 1]).condition, isAtLeast: 100)
    Condition(
        "loss on the floor at w₁ = 0, (0, 0), against the straight way's (0, 1)",
        Rosenbrock.rosenbrock.value(at: [0, 0]), isBelow: Rosenbrock.rosenbrock.value(at: [0, 1]))
}
notebook.claim(
    "B-062", teaches: true,
    instead:
        "Below about 2/λ at the bend it follows the floor closely, only slowly; above, it bounces between the walls."
) {
    for bend in bends {
        Condition(
            "η = \(bend.η): share of the steps on which the loss rises", shareOfRises(bend.descent), isAtLeast: 0.1,
            as: .percent(0))
    }
}
notebook.claim(
    "B-063", teaches: true,
    instead:
        "It overshoots the bend at every rate, but comes back into the valley and arrives long before plain descent, until the rate is too large for either."
) {
    for bend in bends {
        Condition(
            "η = \(bend.η): strays further from the floor than descent does", worstDistanceFromTheFloor(bend.momentum),
            isAbove: worstDistanceFromTheFloor(bend.descent))
        Condition("η = \(bend.η): flies out of the valley for good", diverges: bend.momentum.last.loss)
    }
}
let adaptive: [(name: String, η: Double, run: Trajectory)] = [0.001, 0.01, 0.1, 1].flatMap { η in
    [
        ("RMSProp", η, Descent(on: .rosenbrock, by: RMSProp(learningRate: η)).run(atMost: 5_000)),
        ("Adam", η, Descent(on: .rosenbrock, by: Adam(learningRate: η)).run(atMost: 5_000)),
    ]
}
notebook.claim(
    "B-064",
    instead:
        "They stay finite at every rate from 0.001 to 1; whether they arrive depends on the rate all the same."
) {
    for (name, η, run) in adaptive {
        Condition("\(name), η = \(η): stays finite", staysFinite: run.last.loss)
    }
    for (name, η, run) in adaptive where η == 0.01 {
        Condition("\(name), η = \(η): last loss", run.last.loss, isBelow: 1e-3)
    }
    Condition(
        "Adam: loss at the worst of the rates over that at the best exceeds a thousand",
        (adaptive.filter { $0.name == "Adam" }.map { Double($0.run.last.loss) }.max() ?? 0),
        isAbove: 1_000 * (adaptive.filter { $0.name == "Adam" }.map { Double($0.run.last.loss) }.min() ?? 0))
}
//#-end-hidden-code
//: ## On a network
//: Does any of this hold where nobody knows the curvatures? A network with one hidden layer of 32 units learns the 8×8 digits for three epochs in batches of 32, from five random starts, at rates from far too small to far too large. If momentum mostly multiplies
//: the step by $1/(1-\gamma) = 10$, its curve should be plain descent's, moved to ten times smaller rates.
let digits = Digits.load().train.prefix(1_440)  // whole batches: a last one of two would undo much of an epoch
let sweepRates = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3]

@Sendable func finalLoss(_ rule: some UpdateRule, seed: UInt64) throws -> Double {
    var generator = SplitMix64(seed: seed)
    var model = SimpleMLP(inputs: 64, hidden: 32, outputs: 10, using: &generator)
    var optimizer = Optimizer(rule)
    for _ in 0..<3 {
        for batch in digits.batches(of: 32, using: &generator) {
            do { try optimizer.step(&model) { crossEntropy($0(batch.images), batch.labels) } } catch {
                return .infinity
            }  // diverged
        }
    }
    return Double(crossEntropy(model.inference(digits.images), digits.labels).item)
}

let descentLosses = sweepRates.map { η in
    notebook.attempt {
        Sample(try notebook.sweep { seed in try finalLoss(SGD(learningRate: η), seed: seed) })
    }
}
let momentumLosses = sweepRates.map { η in
    notebook.attempt {
        Sample(try notebook.sweep { seed in try finalLoss(Momentum(learningRate: η), seed: seed) })
    }
}
notebook.show(
    Plot("Until it breaks, plain descent at 10η does about what momentum does at η") {
        BandMark(
            x: sweepRates, low: descentLosses.map(\.lowerQuartile), high: descentLosses.map(\.upperQuartile),
            by: "gradient descent")
        LineMark(x: sweepRates, y: descentLosses.map(\.median), by: "gradient descent")
        BandMark(
            x: sweepRates, low: momentumLosses.map(\.lowerQuartile), high: momentumLosses.map(\.upperQuartile),
            by: "momentum, γ = 0.9")
        LineMark(x: sweepRates, y: momentumLosses.map(\.median), by: "momentum, γ = 0.9")
        LineMark(
            x: sweepRates.map { $0 / 10 }, y: descentLosses.map(\.median), by: "gradient descent, a tenth of η"
        ).dashed().color(.grey)
    }.xAxis("learning rate η", .log(0.001...3)).yAxis("training loss after 3 epochs", .log), named: "network",
    alt:
        "Training loss against learning rate for gradient descent and momentum. Momentum's curve is gradient descent's moved to ten times smaller rates.",
    caption: """
        Median and quartiles of five seeds. Dashed: gradient descent's own curve moved to ten times smaller rates, the prediction of the sum. At each one's best rate the losses are {{network.descent}} for gradient descent \
        and {{network.momentum}} for momentum.
        """)

//: So “add momentum” without retuning $\eta$ is first of all “multiply $\eta$ by ten”: the best rates are {{network.best.descent}} and {{network.best.momentum}}. At those the losses hardly differ: three epochs
//: are short, batches are noisy, and where noise and not a narrow ravine sets the pace, a square root of $\kappa$ is worth little. A comparison that keeps $\eta$ the same for both shows
//: the factor of ten and calls it momentum.
//#-hidden-code
let bestDescent = descentLosses.map(\.median).min() ?? .nan
let bestMomentum = momentumLosses.map(\.median).min() ?? .nan
notebook.record("network.descent", bestDescent)
notebook.record("network.momentum", bestMomentum)
let bestRates = (
    descent: sweepRates[descentLosses.map(\.median).firstIndex(of: bestDescent) ?? 0],
    momentum: sweepRates[momentumLosses.map(\.median).firstIndex(of: bestMomentum) ?? 0]
)
notebook.record("network.best.descent", bestRates.descent)
notebook.record("network.best.momentum", bestRates.momentum)
notebook.claim(
    "Goh-2017", says: "Momentum at η behaves as gradient descent at η/(1 − γ).", teaches: true,
    instead:
        "To within a few per cent at small rates; where the loss falls fastest momentum lags, by the ten steps or so in which its velocity builds up; and it goes on where plain descent at ten times the rate breaks."
) {
    Condition("digits, best rate of descent over that of momentum", bestRates.descent / bestRates.momentum, isAbove: 3)
    for i in sweepRates.indices.prefix(6) {
        Condition(
            "digits, loss with momentum at η = \(sweepRates[i]) against descent at \(sweepRates[i + 2])",
            momentumLosses[i].median, equals: descentLosses[i + 2].median, within: .relative(0.1))
    }
}
//#-end-hidden-code
//: ### Is 0.9 the sweet spot?
//: The documents call $\gamma = 0.9$ “an empirical sweet spot for most problems”. So every $\gamma$ below gets its own best rate, and we count.
//#-hidden-code
let candidates = [0, 0.5, 0.8, 0.9, 0.95, 0.99]
func fewestSteps(momentum γ: Double, on κ: Double) -> Int {
    let tuned = Tuned(κ: κ)
    return stepsToTheBottom(
        κ, Momentum(learningRate: bestRate(momentum: γ, on: tuned), momentum: γ), atMost: 8_000)
        ?? 8_000
}
func fewestStepsRoundTheBend(momentum γ: Double) -> Int {
    (0..<24).map { 0.02 * Elementary.pow(0.01, Double($0) / 23) }.map { η in
        Descent(on: .rosenbrock, by: Momentum(learningRate: η, momentum: γ))
            .steps(until: .loss(below: 1e-4), atMost: 8_000) ?? 8_000
    }.min() ?? 8_000
}
let sweetSpots: [(problem: String, steps: [Int])] =
    [10.0, 100, 1000].map { κ in ("ravine, κ = \(Int(κ))", candidates.map { fewestSteps(momentum: $0, on: κ) }) }
    + [("Rosenbrock", candidates.map(fewestStepsRoundTheBend))]
//#-end-hidden-code
notebook.show(
    Table(
        "Fewest steps, each γ at the best of twenty-four rates, between which a better one may lie (8,000: not in 8,000)",
        columns: ["problem"] + candidates.map { .init("γ = \($0)") },
        rows: sweetSpots.map { [$0.problem] + $0.steps.map { $0 as Any } }))

//: There is no one sweet spot, because the best $\gamma$ depends on $\kappa$: 0.9 is among the best for $\kappa$ near a thousand and in Rosenbrock's valley, and takes twice the steps of the best $\gamma$ and more on the two
//: easier ravines. For a problem whose $\kappa$ nobody knows it is a fair first guess, and no more.
//#-hidden-code
notebook.claim(
    "B-025", teaches: true,
    instead:
        "The best γ grows with the condition number; 0.9 fits a κ near a thousand and costs a factor of several on easy problems."
) {
    for (problem, steps) in sweetSpots {
        Condition(
            "\(problem): steps at γ = 0.9 within a fifth of the best γ's", steps[3],
            isAtMost: 1.2 * Double(steps.min() ?? 0))
    }
}
notebook.claim(
    "B-015", untestable: "What is typical is a habit of the field, not a measurement; PyTorch's own default is 0."
) {
    Condition(
        "ravine, κ = 1000: steps at γ = 0.9 against γ = 0", sweetSpots[2].steps[3], isBelow: sweetSpots[2].steps[0])
}
//#-end-hidden-code
//: ## What the documents say
//: {{claims}}
//:
//: ## Exercises
//: {{exercises}}
//:
//: Or change $\gamma$ in the source and run `make diff3` to see which claims move.
//:
//: ## References
//: - B. T. Polyak (1964). Some methods of speeding up the convergence of iteration methods. *USSR Computational Mathematics and Mathematical Physics* 4(5).
//: - Y. Nesterov (1983). A method for solving the convex programming problem with convergence rate $O(1/k^2)$. *Doklady AN SSSR* 269.
//: - I. Sutskever, J. Martens, G. Dahl, G. Hinton (2013). On the importance of initialization and momentum in deep learning. *ICML*.
//: - L. Lessard, B. Recht, A. Packard (2016). Analysis and design of optimization algorithms via integral quadratic constraints. *SIAM Journal on Optimization* 26(1).
//: - G. Goh (2017). Why momentum really works. *Distill*.
notebook.finish()
