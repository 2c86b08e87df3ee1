//: # 8 · Sanity checks
//: **How do you know within a minute that a training will not waste your night?**
//:
//: After this lesson you can say what a sound network must do before you have trained it — its first loss, one batch by heart, a gradient in every layer — and
//: compute what to expect; you can read a dashboard of eight such checks, and you know which bugs none of them sees. It builds on lesson 2 (batches), lesson 3
//: (momentum) and lesson 7 (batch norm), and covers “Sanity Checks” and “Debugging Intuition” in document B and the debugging skills of E.
//#-hidden-code
import Downhill

let notebook = Notebook(title: "Sanity checks", verdicts: .byVote)
let settings = SanityChecks.Settings()

/// The digits, brought to mean 0 and deviation 1 by the training part.
let unscaled = Digits.load()
let digits = unscaled.map { $0.normalized(by: unscaled.train.measuredNormalization) }

/// Pixels as many files have them, from 0 to 255.
let bytes = Normalization(mean: [0], deviation: [1.0 / 255])

/// A model of any kind with the way it is trained, so that one list of bugs fits all.
typealias Procedure = TrainingProcedure<AnyModule>
//#-end-hidden-code
//: ## Predict
//#-predict
//: Someone reads the labels of ten digits off by one: every 3 is called a 4, every 9 a 0. The network trains on them for a night. Which of these notices within a minute: the first loss, the
//: gradients, learning sixteen samples by heart, the falling loss, shuffled labels? And would they notice if the slip were not in the file but in the loss, so that only the loss sees wrong labels?
//#-answer
//: In the file: none of them, in any of five runs ({{offset.file}} of eight checks speak up). The network learns the wrong names as gladly as the right ones, and is right on {{offset.accuracy}} of the test digits.
//: In the loss: *sixteen samples by heart* sees it at once, because the loss goes to zero while the accuracy goes to zero too. A check compares two things. Where both are wrong in the same way, it is blind.
//#-end
//: ## By hand
//: A bug in a training seldom stops the program. The loss goes down a little, the accuracy is a little low, and the night is over. What helps is a question whose answer you know *before* you look.
//:
//: **What does it cost to know nothing?** A fresh network should give each of $C$ classes about the same probability $1/C$, so its cross-entropy should be
//:
//: $$-\ln\tfrac{1}{C} = \ln C, \qquad \ln 10 \approx 2.303 .$$
//:
//: Forget to divide by the batch of 32 and it is $32 \ln 10 \approx 73.7$. Take the softmax twice, and the second one gets numbers between 0 and 1 instead of scores: even for a prediction that is surely right, $(1, 0, \dots, 0)$, it returns a
//: loss of $\ln(e + 9) - 1$. Let the library say how much that is:
let sure = Tensor([1] + Array(repeating: 0, count: 9), shape: [1, 10])
notebook.show(
    (
        knowingNothing: crossEntropy(.zeros([1, 10]), [3]).item,
        surelyRightAfterTwoSoftmaxes: crossEntropy(sure, [0]).item
    ))

//: So that network's loss can never come below about three fifths of $\ln 10$, however well it learns.
//:
//: **And if the fresh network has opinions?** Random scores of variance $s^2$ make some classes look likelier than others, and on average that costs $s^2/2$ more (half the variance is what the logarithm of a mean of
//: exponentials adds). Let us make the last layer's weights larger and smaller, and compare.
//#-hidden-code
@Sendable func mlp(seed: UInt64) -> SimpleMLP {
    var generator = SplitMix64(seed: seed)
    return SimpleMLP(inputs: 64, hidden: 32, outputs: 10, using: &generator)
}

struct Opinion: Sendable { let deviation, loss: Double }

/// The scores' deviation and the loss of a fresh network whose last layer is `scale` times as large.
@Sendable func opinion(scale: Double, seed: UInt64) -> Opinion {
    var model = mlp(seed: seed)
    model.output.weight = model.output.weight * Scalar(scale)
    model.output.bias? *= Tensor(Scalar(scale))
    let scores = model.inference(digits.train.images)
    let centered = scores - scores.mean(along: 1, keepingAxis: true)
    let deviation = (centered.squaredNorm / Double(scores.shape.count)).squareRoot()
    return Opinion(deviation: deviation, loss: Double(crossEntropy(scores, digits.train.labels).item))
}
let scales = [0.3, 0.6, 1, 1.8, 3, 5, 8, 13, 20, 30]
let opinions = scales.flatMap { scale in notebook.sweep { seed in opinion(scale: scale, seed: seed) } }
let freshLosses = Sample(notebook.sweep { seed in opinion(scale: 1, seed: seed).loss })
let expectedLoss: Double = Elementary.log(10)
notebook.record("fresh.loss", freshLosses.median)
notebook.record("ln.ten", expectedLoss)
let alarmingLoss = expectedLoss + settings.initialLossExcess.upperBound
notebook.record("line.below", -settings.initialLossExcess.lowerBound)
notebook.record("line.above", settings.initialLossExcess.upperBound)
notebook.record("line.loss", alarmingLoss, as: .significant(2))
//#-end-hidden-code
notebook.show(
    Plot("A fresh network loses ln 10, and more when it has opinions") {
        RuleMark(y: expectedLoss, "ln 10")
        RuleMark(y: alarmingLoss, "the check speaks up")
        PointMark(x: opinions.map(\.deviation), y: opinions.map(\.loss), by: "fresh networks")
        LineMark(over: 0.03...3, samples: 120) { s in expectedLoss + s * s / 2 }.dashed().color(.ink).label(
            "ln 10 + s²/2")
    }.xAxis("s, the deviation of the scores", .log(0.03...12)).yAxis("loss before the first step", .log(2...30)),
    named: "initial",
    alt:
        "Loss of untrained networks against the deviation of their scores: flat at ln 10, then rising along ln 10 + s²/2, then less steeply, past the line at which the check speaks up.",
    caption: """
        Fifty fresh networks, five for each of ten sizes of the last layer. As it comes (scale 1) the first loss is {{fresh.loss}}; $\\ln 10$ is {{ln.ten}}. Dashed: the prediction, good while the scores are small. Above the upper rule the check speaks up.
        """)

//: **How much more is too much?** Less than one might wish can be said. A sound SimpleMLP begins at {{first.mlp}}, ConvNet at {{first.conv}}, and ResNet-20, which is as sound, at {{first.res}}: each of its nine blocks adds to the variance of what it passes on
//: ([lesson 7](../07-BatchNormResNet/README.md)), so that its scores have opinions from the start. The check has to let them all pass. It speaks up below $\ln C - {{line.below}}$ and above $\ln C + {{line.above}}$, which by the formula is $s = 3$; for ten classes, above {{line.loss}}. That is a coarse sieve: it holds back
//: a sum where a mean belongs, and bytes for pixels, and lets softmax taken twice through, whose first loss is the right one. If you know your model, hold it to a few tenths.

//: ## The idea
//: Each check below asks something with a known answer. None needs more than a hundred small steps.
//:
//: | the check | the question | the answer known beforehand | it speaks up |
//: | --- | --- | --- | --- |
//: | inputs | what does the model see? | mean near 0, deviation near 1, every class, in a new order each epoch | at a root mean square outside {{line.rms}}, half the features constant, a class that never comes, the same order twice |
//: | initial loss | what does it cost to know nothing? | $\ln C$, more with opinions | below $\ln C - {{line.below}}$, above $\ln C + {{line.above}}$ |
//: | gradient flow | does every layer hear from the loss? | no norm of zero, none out of all proportion | at a zero, a norm below {{line.vanishing}} of another layer's or above {{line.exploding}} times its own weights', half a layer's units without any |
//: | update ratio | how far does a step go, and where to? | about a hundredth or a thousandth of the weights, downhill | outside {{line.update}}, uphill, or where running statistics stand still |
//: | overfit one batch | can it learn 16 samples by heart? | 95 % in 100 steps, with a loss near zero | after 100 steps without both |
//: | loss curve | does the loss fall in 50 batches? | below what is paid for knowing only how common the classes are | above {{line.stuck}} of that, or at a jump to {{line.jump}} times the first loss |
//: | label shuffle | does it learn less from wrong labels? | yes, by more than chance | below {{line.label}} standard errors between the two mean losses of the last 25 batches |
//: | non-finite watch | is every number a number? | yes | at the first that is not |
//:
//: > [!NOTE]
//: > **Conventions.** The norms are Euclidean norms of a layer's whole weight. Biases are left out: a bias in front of batch norm rightly has no gradient. The update ratio is $\lVert\Delta w\rVert/\lVert w\rVert$, of the step actually made,
//: > so that it knows about momentum and weight decay. *Caught* means warning or failed.
//:
//#-hidden-code
func range(_ bounds: ClosedRange<Double>) -> String {
    "\(NumberFormat.significant(2).text(bounds.lowerBound)) to \(NumberFormat.significant(2).text(bounds.upperBound))"
}
notebook.record("line.rms", range(settings.inputSize))
notebook.record("line.update", range(settings.updateRatio))
notebook.record("line.vanishing", settings.vanishingGradient)
notebook.record("line.exploding", settings.explodingGradient)
notebook.record("line.stuck", settings.stuckLoss, as: .percent(0))
notebook.record("line.jump", settings.explodingLoss)
notebook.record("line.label", settings.labelAdvantage)
notebook.record("last.batch", digits.train.count % 32)
//#-end-hidden-code
//: ## The code
//: A bug can sit in any piece of a training: in the model, the batches, the loss, the gradient, the step. So a training is a value made of these pieces, and the checks look at the whole of it:
//:
//: {{source: TrainingProcedure}}
//:
//: Left alone, it is right. To check your own, put your own pieces in. One call asks all eight questions; so does `course check --model convnet --data shapes` from the command line.
let report = SanityChecks.run(soundProcedure(.simpleMLP, seed: notebook.seed), on: digits.train)
notebook.show(report.findings.map { "\($0.verdict.rawValue)  \($0.check): \($0.measured)" }.joined(separator: "\n"))

//#-hidden-code
enum Kind: String, CaseIterable, Sendable {
    case simpleMLP = "SimpleMLP"
    case convNet = "ConvNet"
    case resNet = "ResNet-20"
}

@Sendable func model(_ kind: Kind, seed: UInt64) -> AnyModule {
    var generator = SplitMix64(seed: seed)
    switch kind {
    case .simpleMLP: return AnyModule(mlp(seed: seed))
    case .convNet: return AnyModule(ConvNet(images: [8, 8, 1], width: 8, using: &generator))
    case .resNet: return AnyModule(ResNet(depth: 20, channels: 1, width: 8, using: &generator))
    }
}

/// Momentum 0.9 in batches of 32, at a rate that all three models train well with.
@Sendable func soundProcedure(_ kind: Kind, seed: UInt64, rate: Double = 0.05) -> Procedure {
    TrainingProcedure(model(kind, seed: seed), Optimizer(Momentum(learningRate: rate)))
}

/// A report, and what becomes of the training: the share of the test digits that are right after three epochs.
struct Outcome: Sendable {
    let report: SanityChecks.Report
    let accuracy: Double
    let trained: AnyModule
}

@Sendable func examine(_ procedure: Procedure, test: ImageSet = digits.test, seed: UInt64) -> Outcome {
    let report = SanityChecks.run(procedure, on: digits.train, seed: seed, settings: settings)
    let trained = train(procedure, epochs: 3, seed: seed)
    return Outcome(
        report: report, accuracy: accuracy(procedure.scores(trained, test.images), test.labels), trained: trained)
}

/// The model after so many epochs, or as far as it came before a number was not finite.
@Sendable func train(_ procedure: Procedure, epochs: Int, seed: UInt64) -> AnyModule {
    var (model, optimizer, generator) = (procedure.model, procedure.optimizer, SplitMix64(seed: seed))
    for _ in 0..<epochs {
        for batch in procedure.batches(digits.train, procedure.batchSize, &generator)
        where batch.count == procedure.batchSize {
            let (_, gradient) = procedure.gradient(&model, batch, procedure.loss)
            do { try procedure.step(&model, gradient, &optimizer) } catch { return model }
        }
    }
    return model
}

let started = ContinuousClock.now
let healthy = Kind.allCases.map { kind in
    notebook.sweep { seed in examine(soundProcedure(kind, seed: seed), seed: seed) }
}
let elapsed = started.duration(to: .now)
let alarms = healthy.joined().reduce(0) { $0 + $1.report.findings.count { $0.verdict != .passed } }
notebook.record("alarms", alarms)
for (name, outcomes) in zip(["mlp", "conv", "res"], healthy) {
    notebook.record("first.\(name)", Sample(outcomes.map(\.report.initialLoss.loss)).median)
}
notebook.record("healthy.runs", healthy.joined().count)
notebook.record("healthy.steps", Sample(healthy[0].map { Double($0.report.overfit.losses.count) }))
//#-end-hidden-code
//: ## Measure it
//: First the other way round, since a check that cries wolf is soon switched off: does it leave sound trainings alone? Three sound models, a plain network, a convolutional one with batch norm and ResNet-20, five seeds each: {{healthy.runs}} reports,
//: {{alarms}} alarms. This is what a sound training looks like:
notebook.show(
    report.dashboard("A sound training: falling loss, sixteen digits by heart, every layer alive"), named: "healthy",
    alt:
        "Dashboard of a healthy network. All eight verdicts are passed; the loss falls with the labels and stays with shuffled ones; accuracy on one batch reaches 1; gradients and updates are alike in both layers.",
    caption: """
        SimpleMLP 64-32-10, momentum at $\\eta = 0.05$. The loss with shuffled labels is the control: it stays where knowing nothing stands. The plunge near the end is an epoch's last batch, of {{last.batch}} digits only. Over five seeds it takes {{healthy.steps}} steps to learn sixteen digits by heart. \
        Dashed among the updates: the bounds between which no warning is given.
        """)

//: And this is the same network with one number changed: the hidden layer's biases start at $-10$, so that none of its units ever fires.
var sick = soundProcedure(.simpleMLP, seed: notebook.seed)
sick.model.change("hidden.bias") { $0 = $0 - 10 }
let sickReport = SanityChecks.run(sick, on: digits.train)
notebook.show(
    sickReport.dashboard("A dead layer: no weight has a gradient, and no loss falls"), named: "sick",
    alt:
        "Dashboard of a network with a dead layer. Inputs, initial loss and the non-finite watch pass, the other five fail: no layer has a gradient, the losses with and without shuffled labels stay together at ln 10.",
    caption: """
        Crosses: a norm of exactly zero. The last layer has no gradient either, because its inputs are all zero. The loss wavers about $\\ln 10$ with genuine and with shuffled labels alike: only the last biases still move, and all that they can \
        learn is how common the classes are. The first loss shows nothing of it.
        """)

//: A verdict alone would not help much. Where a check speaks up it says what it measured, what usually lies behind it, the likeliest first, and what to do next:
let complaint = sickReport.findings.first { $0.verdict == .failed }
notebook.show(
    (
        check: complaint?.check ?? "", measured: complaint?.measured ?? "",
        likely: complaint?.causes.joined(separator: "; ") ?? "", next: complaint?.next ?? ""
    ))

//#-hidden-code
extension AnyModule {
    /// Changes every tensor whose name begins like this.
    mutating func change(_ name: String, _ body: (inout Tensor) -> Void) {
        visit(path: .root) { path, tensor in
            if path.description.hasPrefix(name) { body(&tensor) }
        }
    }
}
//#-end-hidden-code
//: ## Sixteen digits by heart
//: Document B's first check is its best: take one batch of sixteen and train on it again and again. “Reaches 95 %+ in 50–100 steps”, it says. Watch the probabilities that three networks give to the ten classes; the sixteen digits are sorted, so that a network
//: that knows them shows a staircase.
//#-hidden-code
/// The probabilities of the classes for one batch of sixteen, row by row by label, before the first step and after every sixth.
func memories(_ procedure: Procedure, frames: Int) -> [[[Double]]] {
    var (model, optimizer) = (procedure.model, procedure.optimizer)
    let chosen = digits.train[(0..<160).map { $0 }]
    let batch = chosen.sortedByClass().batch(at: Array(stride(from: 0, to: 160, by: 10)))
    return (0..<frames).map { _ in
        let probabilities = procedure.scores(model, batch.images).softmax().scalars
        for _ in 0..<6 {
            let (_, gradient) = procedure.gradient(&model, batch, procedure.loss)
            try? procedure.step(&model, gradient, &optimizer)
        }
        return (0..<16).map { row in (0..<10).map { Double(probabilities[row * 10 + $0]) } }
    }
}
let frames = 13  // one every six steps
let pupils: [(name: String, frames: [[[Double]]])] = [
    ("sound", memories(soundProcedure(.simpleMLP, seed: notebook.seed), frames: frames)),
    (
        "labels off by one in the loss",
        memories(offByOne(soundProcedure(.simpleMLP, seed: notebook.seed)), frames: frames)
    ),
    ("softmax taken twice", memories(twice(soundProcedure(.simpleMLP, seed: notebook.seed)), frames: frames)),
]

func offByOne(_ procedure: Procedure) -> Procedure {
    var procedure = procedure
    procedure.loss = { model, batch in crossEntropy(model(batch.images), batch.labels.map { ($0 + 1) % 10 }) }
    return procedure
}

func twice(_ procedure: Procedure) -> Procedure {
    var procedure = procedure
    procedure.loss = { model, batch in crossEntropy(model(batch.images).softmax(), batch.labels) }
    return procedure
}
//#-end-hidden-code
notebook.show(
    Animation("Learning sixteen digits by heart", frames: frames, framesPerSecond: 4) { frame in
        Facets(columns: 3, sharing: .both) {
            for pupil in pupils {
                Plot(pupil.name) {
                    HeatMark(values: pupil.frames[frame].reversed(), x: -0.5...9.5, y: 0...16, map: .dusk, range: 0...1)
                }.xAxis("class", ticks: [0, 3, 6, 9]).yAxis("sample, by its class", ticks: [])
            }
        }.subtitle("step \(6 * frame)")
    }, named: "by-heart",
    alt:
        "Animation of three tables of probabilities. The first becomes a bright staircase; the second the same staircase moved one class to the right; the third a staircase as well.",
    caption: """
        Sixteen digits (rows) and the probability of each class (columns), dark to bright. The second network learns just as fast, and the staircase stands one class too far to the right. The third comes to predict well, and slowly; only its loss, which cannot come below $\\ln(e + 9) - 1$, gives it away.
        """)

//: That a sound model “reaches 95 %+ on 16 images in 50–100 steps” is {{B-123: qualified}}: with momentum or Adam at a rate that trains well our networks need a few dozen steps at most; plain descent at document D's own rate does not get there in a hundred, though nothing is broken
//: but the rate. The check is right to complain: such a training is slower than it need be.
//:
//: Accuracy alone would pass the third network, and loss alone the second. So the check asks for both: 95 % of the samples, and a loss below half of $\ln C$.
//:
//: ## A zoo of bugs
//: Now plant bugs, one at a time, and see which check catches which. Each is one line in one piece of the training. In the model:
let modelBugs = [
    Bug("dead layer") { $0.model.change("hidden.bias") { $0 = $0 - 10 } },
    Bug("all weights zero") { $0.model.change("") { $0 = $0 * 0 } },
    Bug("all units alike") { $0.model.change("") { $0 = $0 * 0 + 0.05 } },
    Bug("initial weights × 10") { $0.model.change("") { $0 = $0 * 10 } },
]

//: In the loss:
let lossBugs = [
    Bug("sum for mean") {
        $0.loss = { model, batch in crossEntropy(model(batch.images), batch.labels) * Scalar(batch.count) }
    },
    Bug("softmax twice") { $0.loss = { model, batch in crossEntropy(model(batch.images).softmax(), batch.labels) } },
    Bug("ReLU on the scores") { $0.loss = { model, batch in crossEntropy(model(batch.images).relu(), batch.labels) } },
    Bug("labels off by one, loss") {
        $0.loss = { model, batch in crossEntropy(model(batch.images), batch.labels.map { ($0 + 1) % 10 }) }
    },
]

//: In the step:
let stepBugs = [
    Bug("wrong sign") {
        $0.step = { model, g, optimizer in try optimizer.update(&model, along: scaled(g) { _ in -1 }) }
    },
    Bug("first layer frozen") {
        $0.step = { model, g, optimizer in
            try optimizer.update(&model, along: scaled(g) { $0.hasPrefix("hidden") ? 0 : 1 })
        }
    },
    Bug("learning rate × 100") { $0.use { Momentum(learningRate: 100 * $0) } },
    Bug("learning rate ÷ 100") { $0.use { Momentum(learningRate: $0 / 100) } },
    Bug("gradient never cleared") { $0.use { NeverCleared(learningRate: .constant($0)) } },
    Bug("gradient one step late") { $0.use { OneStepLate(learningRate: .constant($0)) } },
    Bug("weight decay of 1") { $0.optimizer.transforms.append(L2(1)) },
]

//: In the batches:
let dataBugs = [
    Bug("pixels from 0 to 255", test: unscaled.test.normalized(by: bytes)) {
        $0.batches = { data, size, generator in data.normalized(by: bytes).batches(of: size, using: &generator) }
    },
    Bug("sorted, not shuffled") { $0.batches = { data, size, _ in data.sortedByClass().batches(of: size) } },
    Bug("images, labels apart") {
        $0.batches = { data, size, generator in
            let order = generator.permutation(of: data.count)
            return data.relabelled(order.map { data.labels[$0] }).batches(of: size, using: &generator)
        }
    },
    Bug("a class missing") {
        $0.batches = { data, size, generator in
            data[data.labels.indices.filter { data.labels[$0] != 9 }].batches(of: size, using: &generator)
        }
    },
    Bug("augmented beyond recognition") {
        $0.batches = { data, size, generator in
            data.batches(of: size, using: &generator).augmented(by: Augmentation(padding: 7))
        }
    },
    Bug("digits mirrored") {
        $0.batches = { data, size, generator in
            data.batches(of: size, using: &generator).augmented(by: Augmentation(flips: true))
        }
    },
    Bug("labels off by one, file") {
        $0.batches = { data, size, generator in
            data.relabelled(data.labels.map { ($0 + 1) % 10 }).batches(of: size, using: &generator)
        }
    },
]

//: And where training and use part:
let useBugs = [
    Bug("batch norm in inference", on: .convNet) {
        $0.loss = { model, batch in crossEntropy(model.inference(batch.images), batch.labels) }
    },
    Bug("tested in training mode", on: .convNet) {
        $0.scores = { model, images in
            var copy = model
            return copy(images)
        }
    },
    Bug("test images not normalised", test: unscaled.test) { _ in },
]

//#-hidden-code
/// A mistake, planted in a sound training.
struct Bug: Sendable {
    let name: String
    let kind: Kind
    /// The test digits as this training would see them.
    let test: ImageSet
    let plant: @Sendable (inout Procedure) -> Void

    init(
        _ name: String, on kind: Kind = .simpleMLP, test: ImageSet = digits.test,
        plant: @escaping @Sendable (inout Procedure) -> Void
    ) {
        self.name = name
        self.kind = kind
        self.test = test
        self.plant = plant
    }

    func procedure(seed: UInt64, rate: Double = 0.05) -> Procedure {
        var procedure = soundProcedure(kind, seed: seed, rate: rate)
        plant(&procedure)
        return procedure
    }
}

extension TrainingProcedure {
    /// Trains by another rule, made for the rate of the one before.
    mutating func use(_ rule: (_ rate: Double) -> some UpdateRule) {
        optimizer = Optimizer(rule(optimizer.learningRate))
    }
}

@Sendable func scaled(_ gradient: Parameters, by factor: (String) -> Scalar) -> Parameters {
    Parameters(gradient.map { .init(name: $0.name, tensor: $0.tensor * factor($0.name)) })
}

/// Momentum along the gradient of the step before.
struct OneStepLate: UpdateRule {
    var learningRate: Schedule
    struct Slot: LaneSlot { var v = Lanes(), earlier = Lanes() }
    struct Settings: Sendable { var η: Scalar }
    func prepare(_ step: Step) -> Settings { Settings(η: Scalar(step.learningRate)) }
    func update(_ w: inout Lanes, along g: Lanes, _ slot: inout Slot, _ now: Settings) {
        slot.v = 0.9 * slot.v + slot.earlier
        w -= now.η * slot.v
        slot.earlier = g
    }
}

/// Momentum along the sum of all gradients so far: PyTorch's without `zero_grad`.
struct NeverCleared: UpdateRule {
    var learningRate: Schedule
    struct Slot: LaneSlot { var v = Lanes(), sum = Lanes() }
    struct Settings: Sendable { var η: Scalar }
    func prepare(_ step: Step) -> Settings { Settings(η: Scalar(step.learningRate)) }
    func update(_ w: inout Lanes, along g: Lanes, _ slot: inout Slot, _ now: Settings) {
        slot.sum += g
        slot.v = 0.9 * slot.v + slot.sum
        w -= now.η * slot.v
    }
}

let bugs = modelBugs + lossBugs + stepBugs + dataBugs + useBugs
let zoo = bugs.map { bug in
    notebook.sweep { seed in examine(bug.procedure(seed: seed), test: bug.test, seed: seed) }
}

/// In how many of the five runs each check spoke up.
func counts(_ outcomes: [Outcome]) -> [Int] {
    SanityChecks.names.indices.map { check in outcomes.count { $0.report.findings[check].verdict != .passed } }
}
let often = 4  // of five runs: what a check must reach to count as catching a bug
let matrix = zoo.map(counts)
let isCaught = matrix.map { $0.contains { $0 >= often } }
let caughtBy = SanityChecks.names.indices.map { check in matrix.count { $0[check] >= often } }
let escaped = bugs.indices.filter { !isCaught[$0] }
func accuracies(_ outcomes: [Outcome]) -> Sample { Sample(outcomes.map(\.accuracy)) }
func outcomes(_ name: String) -> [Outcome] { bugs.firstIndex { $0.name == name }.map { zoo[$0] } ?? [] }

notebook.record("bugs", bugs.count)
notebook.record("caught", isCaught.count { $0 })
notebook.record("escaped", escaped.count)
notebook.record("escaped.names", escaped.map { "*\(bugs[$0].name)*" }.joined(separator: ", "))
for (check, name) in SanityChecks.names.enumerated() {
    notebook.record("by." + name.map { $0 == " " ? "-" : String($0) }.joined(), caughtBy[check])
}
/// The checks without which every bug that is caught would be caught still.
let spare = SanityChecks.names.indices.filter { check in
    !matrix.contains { row in row[check] >= often && row.count { $0 >= often } == 1 }
}
notebook.record("spare", spare.map { "*\(SanityChecks.names[$0])*" }.joined(separator: ", "))
notebook.record("spare.count", spare.count)
notebook.record("only.one", matrix.count { $0.count { $0 >= often } == 1 })
notebook.record("offset.file", counts(outcomes("labels off by one, file")).count { $0 > 0 })
notebook.record("offset.accuracy", accuracies(outcomes("labels off by one, file")).median, as: .percent(0))
notebook.record("sound.accuracy", accuracies(healthy[0]).median, as: .percent(0))

let rows = Kind.allCases.map { "sound \($0.rawValue)" } + bugs.map(\.name)
let cells = healthy.map(counts) + matrix
let accuracyTexts = (healthy + zoo).map { "\(Int((100 * accuracies($0).median).rounded())) %" }
//#-end-hidden-code
//: Each bug gets five runs of the checks, and then three epochs of training, to see what it costs: the share of the test digits that are right in the end, {{sound.accuracy}} for the sound plain network.
notebook.show(
    Plot(
        "\(isCaught.count { $0 }) of \(bugs.count) bugs are caught, \(escaped.count) slip through", width: 960,
        height: 860
    ) {
        HeatMark(
            rows: rows, columns: SanityChecks.names + ["test accuracy"],
            values: cells.map { $0.map { Double($0) } + [.nan] },
            texts: zip(cells, accuracyTexts).map { counts, text in counts.map { $0 == 0 ? "" : "\($0)" } + [text] })
    }.subtitle(
        "in how many of five runs a check speaks up; last column: the test digits right after three epochs, median"),
    named: "zoo",
    alt:
        "A table of sound models and planted bugs against the eight checks. The sound models' rows are empty; most bugs' rows have several fives; a few have none.",
    caption: """
        A bug counts as caught where one check speaks up in at least four of five runs. Rows without a number slip through: {{escaped.names}}.
        """)

//: {{caught}} of {{bugs}} are caught. Read it by columns. *Overfit one batch* catches {{by.overfit-one-batch}} of {{bugs}}, the *update ratio* {{by.update-ratio}}, the *loss curve* {{by.loss-curve}}, *label shuffle* {{by.label-shuffle}}, *inputs* {{by.inputs}},
//: *gradient flow* {{by.gradient-flow}}, the *initial loss* {{by.initial-loss}}, and the *non-finite watch* {{by.non-finite-watch}}: with cross-entropy and rectified units even a training gone wild seldom reaches a NaN in fifty batches,
//: so waiting for one is no check. Read it by rows: {{only.one}} of the bugs are seen by one check alone. On the other hand {{spare.count}} checks could be left out, one at a time, without losing a bug of this zoo: {{spare}}. They earn their place
//: otherwise: where five checks complain at once, *gradient flow* names the layer, and *label shuffle* tells a network that learns nothing from one that learns slowly.
//:
//: Read the last column too. Some bugs cost almost nothing, which is how they live for years.
//:
//: ## Break it
//: What slips through deserves a section of its own. {{escaped}} of {{bugs}} do: {{escaped.names}}. They have something in common. The checks train; they look at inputs, labels, loss, gradient and step, and compare these with each other. They
//: cannot see
//:
//: - **what is wrong in the same way everywhere**: labels renumbered in the file are a consistent world of their own. Only a person who looks at images *with* their labels sees it. Do that first, before any of this;
//: - **what happens after training**: test images prepared differently, batch norm still using the batch's statistics. Run the whole evaluation on sixteen *training* samples: the accuracy must be what training had;
//: - **what is only unwise**: a gradient one step late, a mirrored digit. The loss falls, less steeply than it might. Here only a comparison with a training known to be good helps.
//:
//: **And numbers without units** are no measure. The documents call gradient norms of 0.23, 0.45 and 0.31 healthy ({{B-125: qualified}}), 0 dead and 1000 exploding ({{B-126: qualified}}). Zero is zero in any unit. But count the loss in
//: ten-thousandths and take a ten-thousandth of the rate: the same network takes the same steps with norms in the thousands. So the library compares a layer's gradient with the others' and with its own weights. In the same way a loss curve like the documents' good one,
//: 2.3 to 0.9 in 50 batches ({{B-127: qualified}}), comes from some sound networks and not from others, and a bad one is a sure sign, but a good one is not ({{B-128: qualified}}).
//:
//: ## When it will not learn
//: The documents' advice: if the loss is *stuck*, check the gradients, try a larger rate, verify the loss; if it is *unstable*, take a smaller rate, clip the gradient, check for NaN. Does that help, bug by bug? *Cured* is a network that one epoch teaches four test digits of five. Here are all that are stuck in most runs, and then all that
//: explode or jump.
//#-hidden-code
/// Whether one epoch teaches four test digits of five in most of the five runs, with a rate so many times as large or with the gradient clipped.
func learns(_ bug: Bug, rate factor: Double = 1, clipping: Bool = false) -> Bool {
    let accuracies = notebook.sweep { seed in
        var procedure = bug.procedure(seed: seed, rate: 0.05 * factor)
        if clipping { procedure.optimizer.transforms.append(ClippedToNorm(1)) }
        let trained = train(procedure, epochs: 1, seed: seed)
        return accuracy(procedure.scores(trained, bug.test.images), bug.test.labels)
    }
    return accuracies.count { $0 >= 0.8 } >= 3
}

func most(_ outcomes: [Outcome], _ wanted: [SanityChecks.LossCurve.Outcome]) -> Bool {
    outcomes.count { wanted.contains($0.report.lossCurve.outcome(settings)) } >= often
}

func catches(_ check: String, _ bug: Int) -> Bool {
    SanityChecks.names.firstIndex(of: check).map { matrix[bug][$0] >= often } ?? false
}

struct Advice {
    let name: String
    let first, second, third: Bool
    var helps: Bool { first || second || third }
    var row: [Any] { [name] + [first, second, third].map { $0 ? "yes" : "–" } }
}
let stuck = bugs.indices.filter { most(zoo[$0], [.stuck]) }
let unstable = bugs.indices.filter { most(zoo[$0], [.exploding, .unsteady]) }
let stuckAdvice = stuck.map { bug in
    Advice(
        name: bugs[bug].name, first: catches(SanityChecks.GradientFlow.name, bug),
        second: learns(bugs[bug], rate: 10) || learns(bugs[bug], rate: 100),
        third: catches(SanityChecks.InitialLoss.name, bug))
}
let unstableAdvice = unstable.map { bug in
    Advice(
        name: bugs[bug].name, first: learns(bugs[bug], rate: 0.1) || learns(bugs[bug], rate: 0.01),
        second: learns(bugs[bug], clipping: true), third: catches(SanityChecks.NonFiniteWatch.name, bug))
}
notebook.record("stuck.helped", stuckAdvice.count { $0.helps })
notebook.record("stuck.count", stuckAdvice.count)
notebook.record("unstable.helped", unstableAdvice.count { $0.helps })
notebook.record("unstable.count", unstableAdvice.count)
//#-end-hidden-code
notebook.show(
    Table(
        "Stuck: does the advice find it or cure it?",
        columns: [
            "bug", "the gradients show it", "a rate 10 or 100 times as large cures it", "the first loss shows it",
        ],
        rows: stuckAdvice.map(\.row)))
notebook.show(
    Table(
        "Unstable: does the advice find it or cure it?",
        columns: [
            "bug", "a rate 10 or 100 times smaller cures it", "clipping to norm 1 cures it", "a number is not finite",
        ],
        rows: unstableAdvice.map(\.row)))

//: The advice helps with {{stuck.helped}} of {{stuck.count}} that are stuck and with {{unstable.helped}} of {{unstable.count}} that are unstable. So the advice for a stuck loss is {{B-174: qualified}}: where it fails, the fault lies in the data or in a setting
//: that it does not name, and no rate mends those. The advice for an unstable loss is {{B-175: qualified}} for the same reason, and comes with a caution: a smaller rate can make a network learn *with the bug still in it*. And “stuck at random” has more causes than the four on the documents' list ({{B-124: qualified}}).
//:
//: So, before a training gets your night:
//:
//: 1. Look at ten samples with their labels, just as the loss gets them. Nothing below can replace it.
//: 2. Ask the eight questions, and read the likely causes of the first that fails before you touch the rate.
//: 3. Run your whole evaluation on sixteen samples that the network has learnt by heart: it must find them all.
//: 4. Keep the first epoch's curve of a training that went well, and lay the new one over it.
//#-hidden-code
func firstLosses(_ outcomes: [Outcome]) -> Sample { Sample(outcomes.map { $0.report.lossCurve.losses.first ?? .nan }) }
func lastLosses(_ outcomes: [Outcome]) -> Sample { Sample(outcomes.map { $0.report.lossCurve.end }) }
func highestLosses(_ outcomes: [Outcome]) -> Sample {
    Sample(outcomes.map { $0.report.lossCurve.losses.max() ?? .nan })
}

/// The steps until 95 % of sixteen samples are right; infinite if a hundred do not suffice.
@Sendable func stepsByHeart(_ procedure: Procedure, seed: UInt64) -> Double {
    var generator = SplitMix64(seed: seed)
    let overfit = SanityChecks.OverfitOneBatch(of: procedure, on: digits.train, using: &generator)
    return overfit.accuracies.firstIndex { $0 >= 0.95 }.map { Double($0) } ?? .infinity
}
let learners: [(name: String, kind: Kind, optimizer: Optimizer)] = [
    ("SimpleMLP, momentum 0.05", .simpleMLP, Optimizer(Momentum(learningRate: 0.05))),
    ("SimpleMLP, Adam 0.003", .simpleMLP, Optimizer(Adam(learningRate: 0.003))),
    ("ConvNet, momentum 0.05", .convNet, Optimizer(Momentum(learningRate: 0.05))),
    ("SimpleMLP, gradient descent at D's 0.01", .simpleMLP, Optimizer(SGD(learningRate: 0.01))),
]
let byHeart = learners.map { learner in
    Sample(
        notebook.sweep { seed in
            stepsByHeart(TrainingProcedure(model(learner.kind, seed: seed), learner.optimizer), seed: seed)
        })
}
notebook.claim(
    "B-123", teaches: true,
    instead:
        "It is a matter of the learning rate: with a rate that trains well a sound network needs a few dozen steps, with a hundredth or so of that it fails while nothing is broken."
) {
    for (learner, steps) in zip(learners, byHeart) {
        Condition("\(learner.name): steps until 95 % of 16 digits are right", steps, isAtMost: 100)
    }
}
let atRandom = zip(bugs, zoo).filter { Sample($1.map { $0.report.overfit.accuracies.last ?? .nan }).median <= 0.3 }.map(
    \.0.name)
let documented = [
    "dead layer", "all weights zero", "all units alike", "wrong sign", "gradient never cleared", "learning rate ÷ 100",
    "first layer frozen",
]
notebook.claim(
    "B-124", teaches: true,
    instead:
        "Those are four of the causes. A rate that is too *large*, inputs of the wrong size, and labels that only the loss sees wrong leave a network at random just as well."
) {
    for name in atRandom {
        Condition("\(name) (stuck at random on one batch): a cause on the list", holds: documented.contains(name))
    }
}

func norms(_ procedures: [Procedure]) -> (smallest: Sample, largest: Sample) {
    let flows = procedures.map { procedure in
        var generator = SplitMix64(seed: notebook.seed)
        let batches = procedure.firstBatches(1, of: 32, from: digits.train, using: &generator)
        return SanityChecks.GradientFlow(of: procedure, on: batches).layers.map(\.gradientNorm)
    }
    return (Sample(flows.map { $0.min() ?? .nan }), Sample(flows.map { $0.max() ?? .nan }))
}
let fresh = healthy.map { outcomes in
    (
        smallest: Sample(outcomes.map { $0.report.gradientFlow.layers.map(\.gradientNorm).min() ?? .nan }),
        largest: Sample(outcomes.map { $0.report.gradientFlow.layers.map(\.gradientNorm).max() ?? .nan })
    )
}
let trainedNorms = norms(healthy[0].map { TrainingProcedure($0.trained, Optimizer(SGD(learningRate: 0.1))) })
notebook.claim(
    "B-125", teaches: true,
    instead:
        "The plain network's norms are of that size; with batch norm and with depth a sound network's are several times larger. What counts is the proportion between layers, and to the weights."
) {
    for (kind, norm) in zip(Kind.allCases, fresh) {
        Condition("\(kind.rawValue), fresh: smallest norm of a layer", norm.smallest, isAtLeast: 0.1)
        Condition("\(kind.rawValue), fresh: largest norm of a layer", norm.largest, isAtMost: 1)
    }
    Condition("SimpleMLP after three epochs: smallest norm of a layer", trainedNorms.smallest, isAtLeast: 0.1)
}

@Sendable func inTenThousandths(seed: UInt64) -> Procedure {
    var procedure = soundProcedure(.simpleMLP, seed: seed, rate: 0.05 / 10_000)
    procedure.loss = { model, batch in crossEntropy(model(batch.images), batch.labels) * 10_000 }
    return procedure
}
let largeUnits = notebook.sweep { seed in stepsByHeart(inTenThousandths(seed: seed), seed: seed) }
let largeNorms = norms((1...5).map { inTenThousandths(seed: 100 * notebook.seed + $0) })
notebook.claim(
    "B-126", teaches: true,
    instead:
        "Zero is dead, in any units. Large is relative: count the loss in ten-thousandths and divide the rate by ten thousand, and norms in the thousands train exactly as before."
) {
    Condition(
        "dead layer: norm of its gradient",
        Sample(outcomes("dead layer").map { $0.report.gradientFlow.layers[0].gradientNorm }),
        equals: 0, within: 0)
    Condition("sound SimpleMLP: smallest norm", fresh[0].smallest, isAtLeast: 1e-6)
    Condition("loss × 10,000, rate ÷ 10,000: largest norm", largeNorms.largest, isAtLeast: 1_000)
    Condition(
        "loss × 10,000, rate ÷ 10,000: fails to learn 16 digits by heart", holds: largeUnits.allSatisfy { $0 > 100 })
}

let slow = notebook.sweep { seed in
    let procedure = TrainingProcedure(model(.simpleMLP, seed: seed), Optimizer(SGD(learningRate: 0.01)))
    var generator = SplitMix64(seed: seed)
    let batches = procedure.firstBatches(50, of: 32, from: digits.train, using: &generator)
    return SanityChecks.LossCurve(of: procedure, on: batches).end
}
notebook.claim(
    "B-127",
    instead:
        "The two plain networks do. ResNet-20 starts higher, because He's initialisation gives its scores opinions, and gradient descent at document D's own rate is sound and has hardly begun after 50 batches."
) {
    for (kind, outcomes) in zip(Kind.allCases, healthy) {
        Condition("\(kind.rawValue): first loss", firstLosses(outcomes), equals: 2.3, within: .absolute(0.5))
        Condition("\(kind.rawValue): loss after 50 batches", lastLosses(outcomes), isAtMost: 0.9)
    }
    Condition("SimpleMLP, gradient descent at D's 0.01: loss after 50 batches", Sample(slow), isAtMost: 0.9)
}
notebook.claim(
    "B-128", teaches: true,
    instead:
        "Bad curves look like that, though a NaN is rare within 50 batches. But a good curve is no proof: a frozen layer and labels off by one fall as nicely as a sound training."
) {
    for name in ["learning rate × 100", "wrong sign"] {
        Condition("\(name): highest loss", highestLosses(outcomes(name)), isAtLeast: 5.6)
    }
    for name in ["dead layer", "images, labels apart"] {
        Condition("\(name): loss after 50 batches", lastLosses(outcomes(name)), equals: 2.3, within: .absolute(0.2))
    }
    for name in ["first layer frozen", "labels off by one, file"] {
        Condition(
            "\(name): the curve is stuck or explodes", holds: most(outcomes(name), [.stuck, .exploding, .unsteady]))
    }
}
notebook.claim("B-129") {
    Condition(
        "fifteen reports of all eight checks, three models, on the machine that ran this: done in five minutes",
        holds: elapsed < .seconds(300))
    Condition(
        "samples that all checks together train on, against one epoch of CIFAR-10",
        2 * 50 * 32 + 10 * 32 + 100 * 16, isBelow: 50_000)
}
notebook.claim(
    "B-174", teaches: true,
    instead:
        "It finds or cures {{stuck.helped}} of {{stuck.count}}; where images and labels have come apart, gradients, rate and loss are all as they should be."
) {
    for advice in stuckAdvice { Condition("\(advice.name): found or cured", holds: advice.helps) }
}
notebook.claim(
    "B-175", teaches: true,
    instead:
        "It helps where a single step is too long, and a NaN betrays the wrong sign. Gradients that pile up, inputs of the wrong size and sorted samples make the loss jump, and neither a hundredth of the rate nor clipping saves the training."
) {
    for advice in unstableAdvice { Condition("\(advice.name): found or cured", holds: advice.helps) }
}
//#-end-hidden-code
//: ## What the documents say
//: {{claims}}
//:
//: ## Exercises
//: {{exercises}}
//:
//: Or plant a bug of your own in the source, guess its row in the matrix, and run `make diff8`.
//:
//: ## References
//: - A. Karpathy (2015). *CS231n: Convolutional Neural Networks for Visual Recognition*, notes on babysitting the learning process. Stanford University.
//: - A. Karpathy (2019). *A recipe for training neural networks*. Blog.
//: - X. Glorot, Y. Bengio (2010). Understanding the difficulty of training deep feedforward neural networks. *AISTATS*.
//: - K. He, X. Zhang, S. Ren, J. Sun (2015). Delving deep into rectifiers. *ICCV*.
//: - C. Zhang, S. Bengio, M. Hardt, B. Recht, O. Vinyals (2017). Understanding deep learning requires rethinking generalization. *ICLR*.
notebook.finish()
