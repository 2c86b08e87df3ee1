//: # 7 · BatchNorm and ResNet
//: **Why does a deep network refuse to learn what a shallow one can, and what do a division and an addition do about it?**
//:
//: - **You will be able to** work batch norm forward and backward by hand, predict how a gradient grows or fades from layer to layer before you train anything,
//:   say which cure treats which illness, and say what the famous “+1” of a residual block promises and what it does not.
//: - **Builds on** the chain rule of [lesson 1](../01-GradientIntuition/README.md), batches and seeds of [lesson 2](../02-StochasticGradientDescent/README.md) and learning-rate sweeps as in every lesson since.
//: - **Covers** the architecture part of document B with its takeaways, and the vanishing and exploding gradients of C.
//#-hidden-code
import Downhill

let notebook = Notebook(title: "BatchNorm and ResNet", verdicts: .byVote)
let digits = Digits.load()
let training = digits.train.prefix(1_440)  // whole batches of 48, 30 an epoch
let everyImage = training.batch(at: Array(0..<1_440))
let someImages = training.batch(at: (0..<144).map { 10 * $0 })

func mean(_ values: some Collection<Double>) -> Double { values.reduce(0, +) / Double(values.count) }
func written(_ x: Double) -> String { NumberFormat.significant(2).text(x) }
func medians(_ samples: [Sample]) -> [Double] { samples.map(\.median) }
func largestGap(_ a: Tensor, _ b: Tensor) -> Double {
    zip(a.scalars, b.scalars).map { Double(abs($0 - $1)) }.max() ?? .nan
}
//#-end-hidden-code
//: ## Predict
//#-predict
//: A stack of 24 residual blocks, each computing $x + F(x)$, with weights drawn in the usual way and no batch norm. “The gradient always has a path that's just 1”, says document B. By what factor does the gradient change on
//: its way back from the last block to the first: does it stay about the same, shrink, or grow? And a stack of 48 plain layers with batch norm in each: what does its gradient do? Write down two numbers.
//#-answer
//: The residual stack multiplies it by {{start.residual}}, the plain stack with batch norm by {{start.batchNorm}}. Neither vanishes; both explode. Together, residual *and* batch norm, they give {{start.both}}.
//#-end
//: ## By hand
//: ### A batch norm
//: A layer puts out a number for each sample of a batch, say $1, 1, 5, 5$. **Batch norm** (Ioffe and Szegedy 2015) asks how the batch as a whole lies, and takes that away: subtract the mean $\mu = 3$, divide by the standard deviation $\sigma = 2$ (the variance is $\sigma^2 = 4$),
//: and you have $\hat x = -1, -1, 1, 1$. Then it gives the network a way to undo this, with two numbers that are learned: multiply by a gain $\gamma$, add an offset $\beta$. With $\gamma = 3$ and $\beta = 2$ that makes $-1, -1, 5, 5$.
let batch: [Double] = [1, 1, 5, 5]
let (γ, β) = (3.0, 2.0)
let μ = mean(batch)
let variance = mean(batch.map { ($0 - μ) * ($0 - μ) })
let x̂ = batch.map { ($0 - μ) / variance.squareRoot() }
notebook.show(x̂.map { γ * $0 + β })

//: Now backward. The loss pulls at the outputs with a gradient $g$; say at the first one only, $g = (1, 0, 0, 0)$. What pull arrives at the inputs? Each input acts three ways: directly, through $\mu$ and through $\sigma$. Collected by the chain rule:
//:
//: $$\frac{\partial L}{\partial x_i} = \frac{\gamma}{\sigma}\Bigl(g_i - \overline{g} - \hat x_i\,\overline{g\hat x}\Bigr),$$
//:
//: where a bar is the mean over the batch. Here $\overline g = \frac14$ and $\overline{g\hat x} = -\frac14$, so the four are $\frac32\,(\frac12, -\frac12, 0, 0)$.
let g: [Double] = [1, 0, 0, 0]
let gx̂ = mean(zip(g, x̂).map { $0 * $1 })
let byHand = zip(g, x̂).map { g, x̂ in γ / variance.squareRoot() * (g - mean([1, 0, 0, 0]) - x̂ * gx̂) }
notebook.show(byHand)

//: Look at the second number: **a pull at sample 1 moves sample 2.** Samples in a batch are no longer strangers. And the four add up to nothing, and to nothing again when each is weighted with its $\hat x$: no gradient asks the layer to shift or to stretch its outputs, since batch norm would undo that anyway. The library agrees:
//#-hidden-code
func column(_ numbers: [Double]) -> Tensor { Tensor(numbers.map { Scalar($0) }, shape: [numbers.count, 1]) }
var layer = BatchNorm(channels: 1)
layer.gain = [Scalar(γ)]
layer.offset = [Scalar(β)]
let forward = layer(column(batch))
var point = column(batch)
let backward = valueAndGradient(of: &point) { x in
    var layer = layer
    return (layer(x) * column(g)).sum()
}.gradient[0].tensor
let running = (mean: Double(layer.runningMean.item), variance: Double(layer.runningVariance.item))
let alone = layer.inference(column([5]))
//#-end-hidden-code
notebook.show((forward: forward.scalars, backward: backward.scalars))

//: (The last digits are the small $\varepsilon = 10^{-5}$ that stands beside $\sigma^2$ under the root, against division by zero.)
//:
//: ### In training and in use
//: When the network is *used*, there may be a single image and no batch. So during training the layer keeps running averages, a tenth of each new batch's numbers: after our one batch the mean stands at $0.9 \cdot 0 + 0.1 \cdot 3 = 0.3$, and the variance at
//: $0.9 \cdot 1 + 0.1 \cdot \frac{16}{3} = 1.43$, with $n-1 = 3$ below instead of $n$ (the layer divides by the one and remembers the other, in PyTorch too). In inference these averages stand in for the batch's. **One layer, two functions**: forget to switch, and your predictions depend on who sits beside you in the batch, or on averages that have seen one batch.
//:
//: ### A chain of layers
//: A gradient passes back through a chain of layers and is multiplied by something at each. Document B: twenty factors of a half make $0.5^{20} \approx 10^{-6}$, twenty factors of two $2^{20} \approx 10^6$. And if each layer adds its input to its output, $H(x) = F(x) + x$, each factor becomes $F'(x) + 1$.
func gradientThrough(_ layers: Int, layer: (Tensor) -> Tensor) -> Double {
    var x = Tensor(1)
    let (_, gradient) = valueAndGradient(of: &x) { x in (0..<layers).reduce(x) { h, _ in layer(h) } }
    return Double(gradient[0].tensor.item)
}
let slopes: [Scalar] = [0, 0.5, 1, -0.5, -1]
let residualChains = slopes.map { slope in gradientThrough(20) { h in h + slope * h } }
notebook.show(
    Table(
        "The gradient through 20 blocks x + F(x), by the slope of every F",
        columns: ["F′", .init("gradient", as: .significant(3)), .init("(F′ + 1)²⁰", as: .significant(3))],
        rows: zip(slopes, residualChains).map { [Double($0), $1, Elementary.pow(1 + Double($0), 20)] }))

//: The “+1” does what is said of it when $F' = 0$: the gradient arrives whole. But it is a term, not a floor. Where $F' = -\frac12$ the factor is a half again, and where $F' = 1$ it is two.
//#-hidden-code
let halves = gradientThrough(20) { h in 0.5 * h }
let doubles = gradientThrough(20) { h in 2 * h }
notebook.claim("B-070") {
    Condition(
        "library on the batch above, against the four steps", forward.scalars.map { Double($0) },
        equals: x̂.map { γ * $0 + β }, within: 1e-4)
    var generator = SplitMix64(seed: notebook.seed)
    let x = Tensor.normal([48, 8], mean: 3, deviation: 2, using: &generator)
    var norm = BatchNorm(channels: 8, epsilon: 0.5)
    let centred = x - x.mean(along: 0)
    let expected = centred / (centred.squared().mean(along: 0) + 0.5).squareRoot()
    Condition(
        "ε = 0.5: largest gap from biased variance, ε inside the root", largestGap(norm(x), expected), isBelow: 1e-5)
}
notebook.claim("Ioffe-2015", says: "Backward through batch norm: γ/σ · (g − mean g − x̂ · mean(g·x̂)).") {
    Condition("the batch above, by hand", byHand, equals: [0.75, -0.75, 0, 0], within: 1e-9)
    Condition("the same by the library", backward.scalars.map { Double($0) }, equals: byHand, within: 1e-4)
    Condition("running mean after one batch", running.mean, equals: 0.3, within: 1e-6)
    Condition("running variance after one batch", running.variance, equals: 0.9 + 1.6 / 3, within: 1e-6)
    let expected = γ * (5 - running.mean) / (running.variance + 1e-5).squareRoot() + β
    Condition("a lone 5 in inference", Double(alone.item), equals: expected, within: 1e-4)
}
notebook.claim("B-080") {
    Condition("gradient through 20 layers of slope 0.5", halves, equals: 1e-6, within: .relative(0.05))
}
notebook.claim("B-082") {
    Condition("gradient through 20 layers of slope 2", doubles, equals: 1e6, within: .relative(0.05))
}
notebook.claim(
    "B-081",
    instead:
        "Twenty layers have nineteen joints between them; the twentieth factor is the loss's own slope at the last layer. And the factors are derivatives of layers' outputs, not of weights."
) {
    Condition(
        "factors from layer 20 to layer 1, of a half each, counted by the gradient",
        -Elementary.log(gradientThrough(19) { h in 0.5 * h }) / Elementary.log(2), equals: 20, within: 1e-9)
    Condition(
        "with the slope of the loss at layer 20 as one more", -Elementary.log(halves) / Elementary.log(2),
        equals: 20, within: 1e-9)
}
notebook.claim("B-086") {
    Condition("20 blocks with F′ = 0", residualChains[0], equals: 1, within: 0)
}
//#-end-hidden-code
//: ## The idea
//: Three repairs, made in this order.
//:
//: **Draw the weights to suit the layer** (He 2015). A unit adds up $n$ inputs $h$ with weights of variance $\operatorname{Var}(w)$: its sum $z$ has variance $n \operatorname{Var}(w)\,\overline{h^2}$. ReLU keeps half of $\overline{z^2}$. So $\operatorname{Var}(w) = 2/n$ keeps the size of the signal from layer to layer,
//: and by the same count, backward, that of the gradient: a factor of 1 a layer. Weights half as large: $0.5^{20}$ after twenty layers. Twice as large: $2^{20}$. Exactly the documents' two numbers, and both are a matter of the *first draw*.
//:
//: **Divide** (batch norm). Rather than hope that the scale stays right while the weights move, restore it in every layer. Make the weights $a$ times as large: $z$ is $a$ times as large, $\hat x$ is the same. The output does not notice the weights' length, the gradient stands at a right angle to them, and is $a$ times smaller. What it costs is seen going backward:
//: a normalised $z$ makes, behind ReLU, an output of mean square $\frac12$ and mean $1/\sqrt{2\pi}$. The next sum's variance *across the batch* is $\sigma^2 = n\,\frac2n\,(\frac12 - \frac1{2\pi}) = 1 - \frac1\pi$, and the gradient is divided by that $\sigma$:
//:
//: $$\text{a factor of } \frac{1}{\sqrt{1-1/\pi}} = 1.21 \text{ a layer, whatever the weights' size (Yang 2019).}$$
//:
//: **Add** (residual block, He 2015). Let two layers compute a correction $F(x)$ to their input instead of a new output. Where the best $F$ is nothing much, it suffices that weights are small; and the gradient has a second way around.
//: The two ways add: with He's weights, the branch $F(x) = W_2\max(0, W_1 x)$ passes on a squared gradient of $2 \cdot \frac12 \cdot 2 = 2$, the addition 1, so a block multiplies the gradient by $\sqrt{1 + 2} = \sqrt 3$.
//: With batch norm at the end of the branch, the branch adds variance 1 each time, while the first norm divides by the *growing* variance $v_k = v_0 + k$ of what comes in (behind the first ReLU it is $v_0 = \frac12 - \frac1{2\pi}$): block $k$ multiplies by $\sqrt{1 + 1.21^2/v_k}$, ever closer to 1, and the whole stack by a power of its depth instead of an exponential (De and Smith 2020).
//:
//: > [!NOTE]
//: > **Conventions.** Here $\gamma$ is batch norm's gain, not momentum. In PyTorch: `weight` and `bias`; its `momentum=0.1` is the share of the *newest* batch. A norm before a ReLU makes the bias of the layer before it idle. In a convolution mean and variance are taken over the batch *and* all pixels of a channel.
//: > Document B and He 2015 put a last ReLU behind the addition; our fully connected stacks below leave it out (He 2016), which makes the prediction exact.
//#-hidden-code
func arrows(_ names: [String]) -> [GraphMark.Edge] { zip(names, names.dropFirst()).map { .init($0, $1) } }
let way = ["x", "conv1", "bn1", "relu1", "conv2", "bn2"]
func blockNodes(_ last: [GraphMark.Node]) -> [GraphMark.Node] {
    [
        .init("x", at: [0, 0], shape: .circle, color: .grey), .init("conv1", at: [1.5, 0], text: "3×3 conv"),
        .init("bn1", at: [3.1, 0], text: "batch norm", color: .plum),
        .init("relu1", at: [4.6, 0], text: "ReLU", color: .teal),
        .init("conv2", at: [6, 0], text: "3×3 conv"), .init("bn2", at: [7.6, 0], text: "batch norm", color: .plum),
    ] + last
}
//#-end-hidden-code
notebook.show(
    Facets("A residual block is a standard block and one addition", columns: 1, sharing: .x) {
        Plot("standard: y = max(0, F(x))") {
            GraphMark(
                nodes: blockNodes([
                    .init("relu2", at: [10, 0], text: "ReLU", color: .teal),
                    .init("y", at: [11.2, 0], shape: .circle, color: .grey),
                ]),
                edges: arrows(way + ["relu2", "y"]))
        }.axes(.hidden)
        Plot("residual: y = max(0, F(x) + x)") {
            GraphMark(
                nodes: blockNodes([
                    .init("+", at: [8.9, 0], shape: .circle, color: .orange),
                    .init("relu2", at: [10, 0], text: "ReLU", color: .teal),
                    .init("y", at: [11.2, 0], shape: .circle, color: .grey),
                ]),
                edges: arrows(way + ["+", "relu2", "y"]) + [.init("x", "+", "x", bend: 1.5)])
        }.axes(.hidden)
    }.size(width: 900, height: 420), named: "blocks",
    alt:
        "Two rows of boxes. Standard block: x, convolution, batch norm, ReLU, convolution, batch norm, ReLU, y. Residual block: the same with a plus sign before the last ReLU, where an arrow from x comes in over the top.",
    caption:
        "The two blocks of He 2015, with $F$ what the boxes between do. A ResNet of $n$ such blocks in each of three stages has $6n$ convolutions in blocks, one before them and a linear layer behind: $6n+2$ layers, 20, 56 and 110 for $n = 3, 9, 18$."
)

//#-hidden-code
/// Layers with weights, counted in the library's model.
func countedLayers(depth: Int) -> Int {
    var generator = SplitMix64(seed: 1)
    let model = ResNet(depth: depth, width: 2, using: &generator)
    return model.parameters.count { $0.tensor.shape.rank >= 2 }
}
for (id, n) in [("B-087", 3), ("B-088", 9), ("B-089", 18)] {
    notebook.claim(id) {
        Condition(
            "layers with weights in the library's model, against 3·\(n)·2 + 2", countedLayers(depth: 6 * n + 2),
            equals: 3 * n * 2 + 2, within: 0)
    }
}
struct BlockCheck {
    let order, difference, identity, throughAddition: Double

    init(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        var block = ResidualBlock(inputs: 4, outputs: 4, using: &generator)
        let x = Tensor.normal([6, 8, 8, 4], using: &generator)
        let inner = block.bn1(block.conv1(x)).relu()
        let branch = block.bn2(block.conv2(inner))
        order = largestGap(block(x), (branch + x).relu())
        difference = largestGap((branch + x) - x, branch)
        var identityBlock = ResidualBlock(inputs: 4, outputs: 4, zeroGain: true, using: &generator)
        let positive = x.squared()
        identity = largestGap(identityBlock(positive), positive)
        var point = positive
        let pull = Tensor.normal([6, 8, 8, 4], using: &generator)
        let gradient = valueAndGradient(of: &point) { x in
            var block = identityBlock
            return (block(x) * pull).sum()
        }.gradient[0].tensor
        throughAddition = largestGap(gradient, pull)
    }
}
let blockCheck = BlockCheck(seed: notebook.seed)
notebook.claim("B-084") {
    Condition("largest gap between H(x) − x and F(x), before the last ReLU", blockCheck.difference, isBelow: 1e-5)
    Condition(
        "F = 0 (gain 0 in its last norm): largest gap between output and input", blockCheck.identity, isBelow: 1e-9)
}
notebook.claim("B-173") {
    Condition("largest gap between the library's block and max(0, F(x) + x)", blockCheck.order, isBelow: 1e-5)
    Condition(
        "positive x, F = 0: largest gap between the gradient behind the block and before it",
        blockCheck.throughAddition, isBelow: 1e-9)
}
//#-end-hidden-code
//: ## The code
//: {{source: BatchNorm}}
//:
//: {{source: ResidualBlock}}
//:
//: For this lesson's measurements we want depth without the expense of images: fully connected layers on the 8×8 digits. Any layer may have a norm, before or behind its ReLU, and any two may have a way around them.
enum Order: Sendable { case none, beforeReLU, afterReLU }

struct Design: Sendable {
    var depth: Int  // layers with weights, the last one included
    var width = 32
    var skips = false  // a way around every two layers
    var norm = Order.none
    var activation = Activation.relu
    var initialization = Initialization.he
    var gain: Scalar = 1  // a factor on the first weights
    var shaken = false  // what each unit puts out behind its norm is moved and stretched at random, anew at every step
    var group: Int?  // normalises so many samples at a time instead of the batch
}

struct Layer {
    var linear: Linear
    var norm: BatchNorm?
    var activation: Activation?
    let design: Design
    var noise: SplitMix64

    mutating func forward(_ input: Tensor) -> Tensor {
        let z = linear(input)
        switch design.norm {
        case .none: return activated(z)
        case .beforeReLU: return activated(shaken(normalized(z)))
        case .afterReLU: return normalized(activated(z))
        }
    }
}

struct DeepNet {
    var first: Layer, hidden: [Layer], last: Linear
    let skips: Bool
    var probes: [Tensor] = []

    /// What every layer or block puts out, from the first to the last but one.
    mutating func outputs(_ input: Tensor) -> [Tensor] {
        var outputs = [probed(first(input.flattened()), at: 0)]
        for i in stride(from: 0, to: hidden.count, by: skips ? 2 : 1) {
            let x = outputs[outputs.count - 1]
            var h = hidden[i](x)
            if skips { h = x + hidden[i + 1](h) }
            outputs.append(probed(h, at: outputs.count))
        }
        return outputs
    }

    /// A probe is a zero that is added to an output: the loss's gradient with respect to it is the one that arrives there.
    func probed(_ output: Tensor, at place: Int) -> Tensor { probes.isEmpty ? output : output + probes[place] }
}
//#-hidden-code The layer's other parts, and a training loop
extension Layer: Module {
    init(_ inputs: Int, _ outputs: Int, _ design: Design, activated: Bool = true, using generator: inout SplitMix64) {
        linear = Linear(inputs: inputs, outputs: outputs, initialization: design.initialization, using: &generator)
        linear.weight = design.gain * linear.weight
        norm = design.norm == .none ? nil : BatchNorm(channels: outputs)
        activation = activated ? design.activation : nil
        noise = generator.split("noise")
        self.design = design
    }

    func activated(_ z: Tensor) -> Tensor { activation?.forward(z) ?? z }

    mutating func normalized(_ z: Tensor) -> Tensor {
        guard let group = design.group, Mode.current == .training else { return norm?(z) ?? z }
        var parts: [Tensor] = []
        for start in stride(from: 0, to: z.shape[0], by: group) {
            let part = z.sliced(start..<min(start + group, z.shape[0]), along: 0)
            parts.append(norm?(part) ?? part)
        }
        return .concatenated(parts, along: 0)
    }

    mutating func shaken(_ z: Tensor) -> Tensor {
        guard design.shaken, Mode.current == .training else { return z }
        let stretch = Tensor.uniform([z.shape[1]], in: 0.5..<1.5, using: &noise)
        return z * stretch + .uniform([z.shape[1]], in: -1..<1, using: &noise)
    }

    mutating func visit<E: Error>(path: Path, body: (Path, inout Tensor) throws(E) -> Void) throws(E) {
        try linear.visit(path: path / "linear", body: body)
        try norm.visit(path: path / "norm", body: body)
    }
}

extension DeepNet: Module {
    init(_ design: Design, using generator: inout SplitMix64) {
        skips = design.skips
        first = Layer(64, design.width, design, using: &generator)
        hidden = []
        for i in 0..<design.depth - 2 {
            let endsBranch = design.skips && i % 2 == 1
            hidden.append(Layer(design.width, design.width, design, activated: !endsBranch, using: &generator))
        }
        last = Linear(inputs: design.width, outputs: 10, initialization: .he, using: &generator)
    }

    mutating func forward(_ input: Tensor) -> Tensor {
        let outputs = outputs(input)
        return last(outputs[outputs.count - 1])
    }

    mutating func visit<E: Error>(path: Path, body: (Path, inout Tensor) throws(E) -> Void) throws(E) {
        try first.visit(path: path / "first", body: body)
        try hidden.visit(path: path / "hidden", body: body)
        try last.visit(path: path / "last", body: body)
        try probes.visit(path: path / "probes", body: body)
    }
}

/// How a training went: infinite losses where it broke off.
struct Outcome: Sendable {
    var losses: [Double] = []  // mean over an epoch's batches, as they were trained on
    var loss = Double.infinity, testLoss = Double.infinity  // afterwards, in inference
    var accuracy = 0.1, testAccuracy = 0.1
    var final: Double { losses.last ?? .infinity }

    /// Epochs until the loss over an epoch is below a bound.
    func epochs(toLoss bound: Double) -> Double { losses.firstIndex { $0 < bound }.map { Double($0 + 1) } ?? .infinity }
}

@Sendable func fit(
    _ make: (inout SplitMix64) -> some Module, by rule: some UpdateRule, epochs: Int,
    clippedTo limit: Double? = nil, seed: UInt64
) -> Outcome {
    var generator = SplitMix64(seed: seed)
    var model = make(&generator)
    var optimizer = Optimizer(rule, transforms: limit.map { [ClippedToNorm($0)] } ?? [])
    var outcome = Outcome()
    for _ in 0..<epochs {
        var losses: [Double] = []
        for batch in training.batches(of: 48, using: &generator) {
            do {
                losses.append(Double(try optimizer.step(&model) { crossEntropy($0(batch.images), batch.labels) }))
            } catch {
                outcome.losses.append(.infinity)
                return outcome
            }
        }
        outcome.losses.append(mean(losses))
    }
    let scores = model.inference(everyImage.images)
    let testScores = model.inference(digits.test.images)
    outcome.loss = Double(crossEntropy(scores, everyImage.labels).item)
    outcome.testLoss = Double(crossEntropy(testScores, digits.test.labels).item)
    outcome.accuracy = accuracy(scores, everyImage.labels)
    outcome.testAccuracy = accuracy(testScores, digits.test.labels)
    return outcome
}
@Sendable func fit(
    _ design: Design, by rule: some UpdateRule, epochs: Int, clippedTo limit: Double? = nil, seed: UInt64
) -> Outcome {
    fit({ DeepNet(design, using: &$0) }, by: rule, epochs: epochs, clippedTo: limit, seed: seed)
}

/// The size of the loss's gradient with respect to what each layer or block puts out.
@Sendable func gradientByLayer(_ net: DeepNet, width: Int) -> [Double] {
    var net = net
    let places = 1 + (net.skips ? net.hidden.count / 2 : net.hidden.count)
    net.probes = Array(repeating: .zeros([someImages.count, width]), count: places)
    let gradient = valueAndGradient(of: &net) { crossEntropy($0(someImages.images), someImages.labels) }.gradient
    return gradient.filter { $0.name.hasPrefix("probes") }.map { $0.tensor.squaredNorm.squareRoot() }
}
//#-end-hidden-code
//: ## Measure it
//: ### Before the first step
//: Draw the weights, show the network 144 digits, take the gradient and look how large it is behind each layer, beside its size behind the last. Nothing has been trained yet, and nothing is fitted: the dashed lines are the formulas above.
//#-hidden-code Networks at their first draw
/// By layer, from the first to the last but one: medians of five draws, over the last one's.
func startingProfile(_ design: Design) -> [Double] {
    let runs = notebook.sweep { seed in
        var generator = SplitMix64(seed: seed)
        let sizes = gradientByLayer(DeepNet(design, using: &generator), width: design.width)
        return sizes.map { $0 / (sizes.last ?? .nan) }
    }
    return runs[0].indices.map { place in Sample(runs.map { $0[place] }).median }
}
func layers(of profile: [Double], every step: Int = 1) -> [Double] { profile.indices.map { Double(1 + step * $0) } }
/// What a constant factor a layer predicts, 1 at the last.
func geometric(_ factor: Double, like profile: [Double]) -> [Double] {
    profile.indices.map { Elementary.pow(factor, Double(profile.count - 1 - $0)) }
}
let normFactor = 1 / (1 - 1 / Double.pi).squareRoot()
/// De and Smith's product: block k meets a variance of v₀ + k.
func bothPredicted(like profile: [Double]) -> [Double] {
    let factors = (0..<profile.count - 1).map { k in
        (1 + normFactor * normFactor / (0.5 - 0.5 / Double.pi + Double(k))).squareRoot()
    }
    return profile.indices.map { factors[$0...].reduce(1, *) }
}
let drawnGains: [Scalar] = [0.5, 1, 2]
let gainProfiles = drawnGains.map { startingProfile(Design(depth: 22, width: 128, gain: $0)) }

struct Kind: Sendable {
    let name: String
    var skips = false
    var norm = Order.none

    func profile(_ depth: Int) -> [Double] {
        startingProfile(Design(depth: depth, width: 128, skips: skips, norm: norm))
    }

    func predicted(like profile: [Double]) -> [Double] {
        switch (skips, norm == .none) {
        case (false, true): geometric(1, like: profile)
        case (false, false): geometric(normFactor, like: profile)
        case (true, true): geometric(3.0.squareRoot(), like: profile)
        case (true, false): bothPredicted(like: profile)
        }
    }
}
let kinds = [
    Kind(name: "plain"), Kind(name: "batch norm", norm: .beforeReLU), Kind(name: "residual", skips: true),
    Kind(name: "residual + batch norm", skips: true, norm: .beforeReLU),
]
let startingDepths = [6, 12, 20, 50]
let profiles = kinds.map { kind in startingDepths.map { kind.profile($0) } }
let deepest = profiles.map { $0[3] }
let afterProfile = startingProfile(Design(depth: 50, width: 128, norm: .afterReLU))
//#-end-hidden-code
notebook.show(
    Facets("Scale decides, then structure: the gradient at the first draw", columns: 2, sharing: .none) {
        Plot("22 plain layers, by the size of the weights") {
            for profile in gainProfiles { PointMark(x: layers(of: profile), y: profile).color(.blue).symbolSize(5) }
            for (gain, profile) in zip(drawnGains, gainProfiles) {
                LineMark(x: layers(of: profile), y: geometric(Double(gain), like: profile)).dashed().color(.ink)
                    .lineWidth(1)
            }
            TextMark("twice He's", at: [6, 4e4], .aboveTrailing)
            TextMark("He's", at: [6, 1.2], .above)
            TextMark("half He's", at: [6, 2e-5], .belowTrailing)
        }.xAxis("layer", .linear(0...22)).yAxis("gradient, over the last layer's", .log(1e-7...1e7))
        Plot("50 layers of four kinds") {
            for (kind, profile) in zip(kinds, deepest) {
                PointMark(x: layers(of: profile, every: kind.skips ? 2 : 1), y: profile, by: kind.name).unlabelled()
                    .symbolSize(5)
            }
            for (kind, profile) in zip(kinds, deepest) {
                let places = layers(of: profile, every: kind.skips ? 2 : 1)
                LineMark(x: places, y: kind.predicted(like: profile)).dashed().color(.ink).lineWidth(1)
            }
            TextMark("residual", at: [14, 2e4], .aboveTrailing)
            TextMark("batch norm", at: [11, 3e2], .below)
            TextMark("residual + batch norm", at: [14, 2.6], .aboveTrailing)
            TextMark("plain", at: [14, 0.6], .below)
        }.xAxis("layer", .linear(0...50)).yAxis("gradient, over the last layer's", .log(1e-2...1e7)).legend(.hidden)
            .series(kinds.map(\.name))
    }.size(width: 960, height: 420), named: "start",
    alt:
        "Two charts of gradient size against layer on log axes. Left, three straight fans: halved weights fall to a millionth toward the first layer, doubled ones rise to a million, He's stay level. Right, for 50 layers: plain level, residual steepest upward toward the first layer, batch norm less steep, both together nearly level. Dashed predictions lie on the points.",
    caption:
        "Read from right to left, as the gradient travels. Medians of five draws; dashed, the predicted factors: ½, 1 and 2 a layer; $1/\\sqrt{1-1/\\pi}$ a layer for batch norm; $\\sqrt 3$ a block for residual; the product of $\\sqrt{1 + 1.21^2/v_k}$ for both."
)

notebook.show(
    Table(
        "From the last layer to the first, the gradient is multiplied by (predicted)",
        columns: [.init("layers", as: .integer)] + kinds.map { .init($0.name) },
        rows: startingDepths.indices.map { d in
            [startingDepths[d] as Any]
                + kinds.indices.map { k -> Any in
                    let profile = profiles[k][d]
                    return "\(written(profile[0])) (\(written(kinds[k].predicted(like: profile)[0])))"
                }
        }))

//: No kind of these vanishes. What vanishes is a network whose weights were drawn too small, which He's draw cures, or whose activations are flat. **Batch norm does not hold the gradient level: it makes a plain stack explode, mildly, by a fifth a layer, at any size of weights.** Whether the norm stands before or behind the ReLU makes no difference to that: the factor measured behind it is {{factor.after}} a layer, before it {{factor.before}}.
//:
//: **A residual stack alone explodes faster still**: two ways, both open, and what comes down both adds up. Only the two together stay near 1, because each norm in a branch turns the branch down as the stream beside it grows.
//#-hidden-code
notebook.record("start.residual", deepest[2][0], as: .scientific(1))
notebook.record("start.batchNorm", deepest[1][0], as: .scientific(1))
notebook.record("start.both", deepest[3][0], as: .significant(2))
func factor(_ profile: [Double]) -> Double { Elementary.pow(profile[0], 1 / Double(profile.count - 1)) }
notebook.record("factor.after", factor(afterProfile), as: .fixed(2))
notebook.record("factor.before", factor(deepest[1]), as: .fixed(2))
notebook.claim("B-083") {
    Condition("each factor 0.9, 50 layers: gradient", gradientThrough(50) { h in 0.9 * h }, isBelow: 0.01)
    Condition("each factor 1.1, 50 layers: gradient", gradientThrough(50) { h in 1.1 * h }, isAbove: 100)
    Condition(
        "network of half He's weights, 20 factors: against 0.5²⁰, as a factor a layer", factor(gainProfiles[0]),
        equals: 0.5, within: .relative(0.05))
    Condition(
        "network of twice He's weights, 20 factors: against 2²⁰, as a factor a layer", factor(gainProfiles[2]),
        equals: 2, within: .relative(0.05))
}
notebook.claim("He-2015", says: "Weights of variance 2/n keep the gradient's size through ReLU layers.") {
    Condition("50 plain layers: factor a layer", factor(deepest[0]), equals: 1, within: 0.03)
}
notebook.claim(
    "Yang-2019", says: "Batch norm and ReLU multiply the gradient by 1/√(1 − 1/π) a layer, whatever the weights.",
    teaches: true
) {
    Condition("50 layers: factor a layer", factor(deepest[1]), equals: normFactor, within: 0.05)
    let large = startingProfile(Design(depth: 50, width: 128, norm: .beforeReLU, gain: 5))
    Condition("weights five times as large", factor(large), equals: normFactor, within: 0.05)
    Condition("norm behind the ReLU", factor(afterProfile), equals: normFactor, within: 0.05)
}
notebook.claim(
    "De-Smith-2020", says: "With batch norm in the branches a residual stack's gradient grows as a power of depth."
) {
    Condition(
        "24 blocks: growth over the predicted product", deepest[3][0] / bothPredicted(like: deepest[3])[0], equals: 1,
        within: 0.5)
    Condition("24 blocks: growth against √3 a block without batch norm", deepest[3][0], isBelow: deepest[2][0] / 1_000)
}
notebook.claim(
    "B-085", teaches: true,
    instead:
        "The derivative is F′ + 1 and one way is always open, but its sum with the other way has no floor: F′ = −½ halves the gradient a block, and with F′ away from 0 the usual trouble is the opposite, explosion."
) {
    let weights = slopes.map { slope in gradientThrough(1) { h in h + slope * h } }
    Condition("one block: gradient against F′ + 1", weights, equals: slopes.map { Double($0) + 1 }, within: 1e-6)
    Condition("24 random blocks: gradient at the first over the last", deepest[2][0], isAtLeast: 1)
    Condition("20 blocks with F′ = −½: gradient over 1/100", residualChains[3] * 100, isAtLeast: 1)
}
//#-end-hidden-code
//: So what does the “+1” promise? That one way back stays open: no block can close it by having a small $F'$. It does not promise a product near 1: the way through $F$ adds to it, and may add too much or, with a minus sign, cancel it. “The gradient doesn't vanish” is {{B-085: qualified}}; in stacks of random blocks it never did, and what it needs is a brake.
//:
//: ## Break it
//: ### Vanish and explode on purpose
//: Twenty layers of sigmoids, weights drawn uniformly over $\pm 1/\sqrt n$ (PyTorch's default): the gradient of the first layer's weights is {{vanish.sigmoid}} of the last hidden layer's, and after eight epochs the loss is {{stuck}}, where knowing nothing costs $\ln 10 = 2.303$. That is what vanishing looks like. Document C's three cures, each by itself:
//#-hidden-code Cures for vanishing and exploding
/// The gradient of the first layer's weights over that of the last hidden layer's, at the first draw.
func weightRatio(_ design: Design) -> Sample {
    Sample(
        notebook.sweep { seed in
            var generator = SplitMix64(seed: seed)
            var net = DeepNet(design, using: &generator)
            let gradient = valueAndGradient(of: &net) { crossEntropy($0(someImages.images), someImages.labels) }
                .gradient
            func size(_ name: String) -> Double { (gradient[name]?.squaredNorm ?? .nan).squareRoot() }
            return size("first.linear.weight") / size("hidden.\(design.depth - 3).linear.weight")
        })
}
func finals(_ design: Design, by rule: some UpdateRule, epochs: Int = 6, clippedTo limit: Double? = nil) -> Sample {
    Sample(notebook.sweep { seed in fit(design, by: rule, epochs: epochs, clippedTo: limit, seed: seed).final })
}
let sigmoids = Design(depth: 20, activation: .sigmoid, initialization: .uniformByFanIn)
let cures: [(name: String, design: Design)] = [
    ("sigmoid", sigmoids),
    ("ReLU", Design(depth: 20, initialization: .uniformByFanIn)),
    ("ReLU and He's draw", Design(depth: 20)),
    (
        "sigmoid, batch norm",
        Design(depth: 20, norm: .beforeReLU, activation: .sigmoid, initialization: .uniformByFanIn)
    ),
    ("sigmoid, residual", Design(depth: 20, skips: true, activation: .sigmoid, initialization: .uniformByFanIn)),
]
let gentle = Momentum(learningRate: 0.01)
let cured = cures.map { (name: $0.name, ratio: weightRatio($0.design), loss: finals($0.design, by: gentle, epochs: 8)) }
let doubled = Design(depth: 20, gain: 2)
let residualOnly = Design(depth: 20, skips: true)
let plainRate = SGD(learningRate: 0.03)
let exploding: [(name: String, loss: Sample)] = [
    ("twice He's weights", finals(doubled, by: plainRate)),
    ("– gradient clipped to length 1", finals(doubled, by: plainRate, clippedTo: 1)),
    ("– rate a ten-thousandth", finals(doubled, by: SGD(learningRate: 3e-6))),
    ("– He's weights", finals(Design(depth: 20), by: plainRate)),
    ("residual, no norm", finals(residualOnly, by: gentle)),
    ("– gradient clipped to length 1", finals(residualOnly, by: gentle, clippedTo: 1)),
    ("– rate a tenth", finals(residualOnly, by: Momentum(learningRate: 0.001))),
    ("– batch norm in the branches", finals(Design(depth: 20, skips: true, norm: .beforeReLU), by: gentle)),
]
//#-end-hidden-code
notebook.show(
    Table(
        "Twenty layers with a vanishing gradient, and what cures it",
        columns: [
            "network", .init("first layer's gradient over the last's", as: .significant(2)),
            .init("training loss after 8 epochs", as: .significant(3)),
        ],
        rows: cured.map { [$0.name, $0.ratio.median, $0.loss.median] }))

//: ReLU alone does not do it: with the same draw its gradient loses more than half at each layer. ReLU *with weights drawn to suit it* does. And the other end of the scale, with the remedies that C lists for it:
notebook.show(
    Table(
        "Twenty layers with an exploding gradient, and what cures it",
        columns: ["network", .init("training loss after 6 epochs", as: .significant(3))],
        rows: exploding.map { [$0.name, $0.loss.median] }))

//: Clipping shortens the step, which keeps it finite; it does not shorten the network's *outputs*, which are as much too large as the gradient is. A lower rate helps where the explosion is mild, and is hopeless where it is not. What mends the cause, draw or norm, mends both.
//#-hidden-code
notebook.record("vanish.sigmoid", cured[0].ratio.median, as: .scientific(1))
notebook.record("stuck", cured[0].loss.median, as: .fixed(3))
let ln10 = Elementary.log(10.0)
notebook.claim("C-019") {
    Condition("20 sigmoid layers: gradient of the first over the last", cured[0].ratio, isAtMost: 1e-3)
    Condition("their training loss after 8 epochs, against ln 10", cured[0].loss.median, equals: ln10, within: 0.02)
}
notebook.claim("C-020") {
    Condition(
        "20 layers of twice He's weights: gradient at the first over the last",
        gainProfiles[2][0], isAbove: 1e5)
    Condition("training loss at η = 0.03", diverges: exploding[0].loss)
}
notebook.claim(
    "C-023",
    instead:
        "Batch norm and skips do; ReLU only together with weights drawn to suit it, which is half of what He 2015 says."
) {
    for cure in cured.dropFirst() {
        Condition("\(cure.name): first layer's gradient over the last's", cure.ratio.median, isAtLeast: 0.01)
    }
}
notebook.claim(
    "C-024", teaches: true,
    instead:
        "The draw always does. Clipping and lower rates tame a mild explosion; where outputs are a million times too large they only keep it finite."
) {
    for place in [1, 2, 3] {
        Condition(
            "twice He's weights \(exploding[place].name): training loss", exploding[place].loss.median, isBelow: 2.2)
    }
    for place in [5, 6] {
        Condition("residual stack \(exploding[place].name): training loss", exploding[place].loss.median, isBelow: 2.2)
    }
}
notebook.claim("B-164") {
    Condition(
        "20 sigmoid layers: gradient of the first over the last, with skips and without", cured[4].ratio,
        isAbove: cured[0].ratio)
    Condition("with skips, at least a hundredth", cured[4].ratio.median, isAtLeast: 0.01)
    Condition("training loss after 8 epochs, with skips and without", cured[4].loss, isBelow: cured[0].loss)
}
//#-end-hidden-code
//: ### Shake the distribution
//: Why does batch norm help? “Internal covariate shift”, says B with the paper of 2015: each layer's inputs keep moving while the layers below it learn, and batch norm holds them still. The story has a test (Santurkar 2018). Put the movement *back*: behind each norm, stretch every unit's output by a random factor between ½ and 1½ and move it by up to 1, freshly at every step. No layer can rely on its inputs any more. If steadiness is what helps, this should be as bad as no norm.
//#-hidden-code Watching what a layer sees
/// What happens, as a network learns, to what its fourth layer puts out for the same 144 digits.
struct Watch: Sendable {
    /// How far the units' means move at a step, beside the units' spread.
    var drift: [Double] = []
    /// Largest output of the first layer before its ReLU, at the end of each epoch.
    var ranges: [Double] = []
    /// The whole way of the means, from the first step to the last.
    var moved = 0.0
    /// The mean and variance of the fourth layer's normalised sums at the end, at their worst over the units.
    var worstMean = 0.0, worstVariance = 0.0
}
struct Moments: Sendable {
    let means: Tensor, spread: Double

    init(_ outputs: Tensor) {
        means = outputs.mean(along: 0)
        spread = ((outputs - means).squaredNorm / Double(outputs.shape.count)).squareRoot()
    }

    func distance(to other: Moments) -> Double {
        ((other.means - means).squaredNorm / Double(means.shape.count)).squareRoot() / spread
    }
}
@Sendable func watch(_ design: Design, η: Double, epochs: Int, seed: UInt64) -> Watch {
    var generator = SplitMix64(seed: seed)
    var net = DeepNet(design, using: &generator)
    var optimizer = Optimizer(SGD(learningRate: η))
    var result = Watch()
    func moments(_ net: DeepNet) -> Moments {
        var copy = net
        return Moments(copy.outputs(someImages.images)[3])
    }
    let start = moments(net)
    var before = start
    for _ in 0..<epochs {
        for batch in training.batches(of: 48, using: &generator) {
            do { try optimizer.step(&net) { crossEntropy($0(batch.images), batch.labels) } } catch { return result }
            let now = moments(net)
            result.drift.append(before.distance(to: now))
            before = now
        }
        let sums = net.first.linear(someImages.images.flattened())
        result.ranges.append(sums.scalars.map { Double(abs($0)) }.max() ?? .nan)
    }
    result.moved = start.distance(to: before)
    if var norm = net.hidden[2].norm {
        var copy = net
        let sums = net.hidden[2].linear(copy.outputs(someImages.images)[2])
        let x̂ = (norm(sums) - norm.offset) / norm.gain
        result.worstMean = x̂.mean(along: 0).scalars.map { Double(abs($0)) }.max() ?? .nan
        result.worstVariance = x̂.squared().mean(along: 0).scalars.map { Double(abs($0 - 1)) }.max() ?? .nan
    }
    return result
}
let six = Design(depth: 6), sixNormed = Design(depth: 6, norm: .beforeReLU)
let sixShaken = Design(depth: 6, norm: .beforeReLU, shaken: true)
let shakeNames = ["no norm", "batch norm", "batch norm, shaken"]
let shakeDesigns = [six, sixNormed, sixShaken]
let watches = shakeDesigns.map { design in notebook.sweep { watch(design, η: 0.3, epochs: 3, seed: $0) } }
let shakeRuns = shakeDesigns.map { design in
    notebook.sweep { fit(design, by: SGD(learningRate: 0.3), epochs: 6, seed: $0) }
}
let drifts = watches.map { Sample($0.map { mean($0.drift) }) }
let tenEpochs = notebook.sweep { watch(six, η: 0.1, epochs: 10, seed: $0) }
let calmNormed = notebook.sweep { watch(sixNormed, η: 0.1, epochs: 3, seed: $0) }
let calmDrift = Sample(tenEpochs.map { mean($0.drift.prefix(90)) })  // no norm, at a rate that suits it
let fastNormed = notebook.sweep { watch(sixNormed, η: 1, epochs: 4, seed: $0) }
let shakeLosses = shakeRuns.map { Sample($0.map(\.final)) }
func bandByEpoch(_ runs: [Outcome]) -> [Sample] {
    runs[0].losses.indices.map { epoch in
        Sample(runs.map { $0.losses.indices.contains(epoch) ? $0.losses[epoch] : .infinity })
    }
}
let shakeTitle =
    drifts[2].median > 10 * drifts[1].median && shakeLosses[2].median < shakeLosses[0].median
    ? "A norm shaken at every step still learns faster than no norm"
    : "Movement and learning, with the norm shaken"
//#-end-hidden-code
notebook.show(
    Facets(shakeTitle, columns: 2, sharing: .none) {
        Plot("how far a layer's outputs move at a step") {
            for (name, runs) in zip(shakeNames, watches) {
                LineMark(x: runs[0].drift.indices.map { Double($0 + 1) }, y: runs[0].drift, by: name)
            }
        }.xAxis("step").yAxis("movement of the means, in spreads", .log).legend(.hidden).series(shakeNames)
        Plot("training loss at η = 0.3") {
            for (name, runs) in zip(shakeNames, shakeRuns) {
                let band = bandByEpoch(runs)
                let epochs = band.indices.map { Double($0 + 1) }
                BandMark(x: epochs, low: band.map(\.lowerQuartile), high: band.map(\.upperQuartile), by: name)
                LineMark(x: epochs, y: medians(band), by: name)
            }
        }.xAxis("epoch").yAxis("loss over the epoch", .log).legend(.top).series(shakeNames)
    }.size(width: 900, height: 380), named: "shaken",
    alt:
        "Left, the movement of a layer's outputs from step to step, on a log axis: without norm and shaken about level, with batch norm a hundredth of it. Right, training loss by epoch: batch norm lowest, the shaken one in between, no norm highest.",
    caption:
        "Six layers, plain SGD. Left, one run: how far the units' means move at each step on the same 144 digits. Mean movement: {{drift.none}} without norm ({{drift.calm}} at $\\eta = 0.1$, which suits it), {{drift.norm}} with, {{drift.shaken}} shaken. Right, medians and quartiles of five seeds. The shaken network pays for its noise, and is still far ahead of no norm at this rate."
)

//: It is not. Batch norm does hold its layers steadier; in that sense “batch norm solves internal covariate shift” is right. But put the movement back, and it still helps: steadiness is not *why*. The two together make the statement {{B-066: qualified}}, and agree with Santurkar's finding on larger networks. What does help, the measurements above and below suggest: with a norm, the scale of weights, sums and gradients cannot run away, so a large rate remains a *usable* rate.
//: Why believe the old story? It was the paper's own, it sounds right, and the method works. A wrong reason for a good method is hard to notice.
//:
//: Nor is what comes out “about $[-1, 1]$”: mean 0 and variance 1 hold for each unit over the batch, exactly, but a third of the numbers lie outside, and the largest of a batch may be as large as $\sqrt{B-1}$. And “consistent” holds only until the gain and offset, which are learned: at $\eta = 1$, after four epochs, the means that the next layer sees have moved by {{moved}} of their spread.
//#-hidden-code
notebook.record("drift.none", drifts[0].median, as: .significant(2))
notebook.record("drift.calm", calmDrift.median, as: .significant(2))
notebook.record("drift.norm", drifts[1].median, as: .significant(2))
notebook.record("drift.shaken", drifts[2].median, as: .significant(2))
let movedWay = Sample(fastNormed.map(\.moved))
notebook.record("moved", movedWay.median, as: .significant(2))
notebook.claim(
    "B-066", teaches: true,
    instead:
        "It does hold a layer's outputs steadier. But with the movement put back on purpose the network still learns far better than without a norm, so that steadiness is not why batch norm helps."
) {
    Condition(
        "η = 0.1: movement at a step with batch norm, against none", Sample(calmNormed.map { mean($0.drift) }),
        isBelow: calmDrift)
    Condition("η = 0.3: movement at a step with batch norm, against none", drifts[1], isBelow: drifts[0])
    Condition("η = 0.3: training loss with the norm shaken, against no norm", shakeLosses[2], isAbove: shakeLosses[0])
}
notebook.claim(
    "Santurkar-2018", says: "Batch norm helps even where its outputs' distribution is shaken at random at every step.",
    teaches: true
) {
    Condition("η = 0.3: movement at a step, shaken against the norm left alone", drifts[2], isAbove: drifts[1])
    Condition("against no norm at η = 0.1, a rate that suits it", drifts[2], isAbove: calmDrift)
    Condition("η = 0.3: training loss, shaken against no norm", shakeLosses[2].median, isBelow: shakeLosses[0].median)
}
notebook.claim(
    "B-067",
    untestable:
        "The document gives neither network nor rate; nearest: six layers without norm on the digits, η = 0.1."
) {
    Condition(
        "largest output of the first layer, epoch 10 over epoch 1",
        Sample(tenEpochs.map { ($0.ranges.last ?? .nan) / $0.ranges[0] }).median, equals: 10, within: .relative(0.5))
}
let normalized: [Double] = {
    var generator = SplitMix64(seed: notebook.seed)
    let sums = Linear(inputs: 64, outputs: 32, initialization: .he, using: &generator)
    var layer = sums
    var norm = BatchNorm(channels: 32)
    return norm(layer(someImages.images.flattened())).scalars.map { Double($0) }
}()
notebook.claim(
    "B-068", teaches: true,
    instead: "They have mean 0 and variance 1 over the batch; a third of them lie outside [−1, 1], some far outside."
) {
    Condition(
        "standard deviation over the batch", mean(normalized.map { $0 * $0 }).squareRoot(), equals: 1, within: 0.05)
    Condition("share inside [−1, 1]", mean(normalized.map { abs($0) <= 1 ? 1 : 0 }), isAtLeast: 0.9, as: .percent(0))
    Condition("largest", normalized.map { abs($0) }.max() ?? .nan, isBelow: 2)
}
notebook.claim(
    "B-069",
    instead:
        "Before gain and offset, yes, in mean and variance over the batch. What the next layer sees moves with the offset and gain, which are learned."
) {
    Condition("η = 1, 4 epochs: largest mean of a normalised unit", Sample(fastNormed.map(\.worstMean)), isAtMost: 1e-3)
    Condition(
        "η = 1, 4 epochs: largest distance of its variance from 1", Sample(fastNormed.map(\.worstVariance)),
        isAtMost: 0.01)
    Condition("movement of the next layer's input means since the start, in spreads", movedWay, isAtMost: 0.1)
}
//#-end-hidden-code
//: ### Ask in the wrong mode
//: The six layers with batch norm, trained for four epochs at $\eta = 0.1$. The same weights, asked in three ways about the same images:
//#-hidden-code The same network in both modes
let trainedNet: DeepNet = {
    var generator = SplitMix64(seed: 100 * notebook.seed + 1)
    var net = DeepNet(sixNormed, using: &generator)
    var optimizer = Optimizer(SGD(learningRate: 0.1))
    for _ in 0..<4 {
        for batch in training.batches(of: 48, using: &generator) {
            notebook.attempt { _ = try optimizer.step(&net) { crossEntropy($0(batch.images), batch.labels) } }
        }
    }
    return net
}()
func accuracyInTrainingMode(_ batches: some Sequence<Batch<[Int]>>) -> Double {
    var net = trainedNet
    return mean(batches.map { accuracy(net($0.images), $0.labels) })
}
var shuffling = SplitMix64(seed: notebook.seed)
let asked = [
    ("in inference", accuracy(trainedNet.inference(everyImage.images), everyImage.labels)),
    ("in training mode, batches of 48 at random", accuracyInTrainingMode(training.batches(of: 48, using: &shuffling))),
    (
        "in training mode, batches of 48 sorted by class",
        accuracyInTrainingMode(training.sortedByClass().batches(of: 48))
    ),
]
//#-end-hidden-code
notebook.show(
    Table(
        "What one network knows, by how it is asked", columns: ["asked", .init("right", as: .percent(0))],
        rows: asked.map { [$0.0, $0.1] }))

//: In random company training mode looks harmless. In batches of one digit the norm subtracts what the images have in common, which is the digit. A test set that happens to be sorted is all it takes.
//:
//: ## On a network
//: ### Which learning rates work
//: Six fully connected layers, and a small convolutional network of three 3×3 convolutions with pooling; without batch norm, with it before the ReLU, and with it behind. Equal budgets, five seeds. We call a rate usable when the median training loss ends below half of $\ln 10$.
//#-hidden-code Sweeps over learning rates and first weights
/// Convolutions of 8, 16 and 32 channels, each with ReLU and 2×2 pooling, and a linear layer.
struct SmallConvNet: Module {
    var convolutions: [Convolution], norms: [BatchNorm], last: Linear
    let order: Order

    init(_ order: Order, using generator: inout SplitMix64) {
        let widths = [1, 8, 16, 32]
        convolutions = []
        for (inputs, outputs) in zip(widths, widths.dropFirst()) {
            convolutions.append(
                Convolution(
                    inputs: inputs, outputs: outputs, kernel: 3, padding: 1, initialization: .he, using: &generator))
        }
        norms = order == .none ? [] : widths.dropFirst().map { BatchNorm(channels: $0) }
        last = Linear(inputs: 32, outputs: 10, initialization: .he, using: &generator)
        self.order = order
    }

    mutating func forward(_ input: Tensor) -> Tensor {
        var x = input
        for i in convolutions.indices {
            x = convolutions[i](x)
            switch order {
            case .none: x = x.relu()
            case .beforeReLU: x = norms[i](x).relu()
            case .afterReLU: x = norms[i](x.relu())
            }
            x = x.maxPooled(window: 2)
        }
        return last(x.flattened())
    }

    mutating func visit<E: Error>(path: Path, body: (Path, inout Tensor) throws(E) -> Void) throws(E) {
        try convolutions.visit(path: path / "conv", body: body)
        try norms.visit(path: path / "norm", body: body)
        try last.visit(path: path / "last", body: body)
    }
}
let orders: [Order] = [.none, .beforeReLU, .afterReLU]
let orderNames = ["no norm", "norm before ReLU", "norm behind ReLU"]
let sixRates = [0.01, 0.03, 0.1, 0.3, 1, 3, 10], convRates = [0.03, 0.1, 0.3, 1, 3]
let sixRuns = orders.map { order in
    sixRates.map { η in
        notebook.sweep { fit(Design(depth: 6, norm: order), by: SGD(learningRate: η), epochs: 4, seed: $0) }
    }
}
let convRuns = orders.map { order in
    convRates.map { η in
        notebook.sweep {
            fit({ SmallConvNet(order, using: &$0) }, by: SGD(learningRate: η), epochs: 2, seed: $0)
        }
    }
}
let sixLosses = sixRuns.map { $0.map { Sample($0.map(\.loss)) } }
let convLosses = convRuns.map { $0.map { Sample($0.map(\.loss)) } }
func largestUsable(_ losses: [Sample], _ rates: [Double]) -> Double {
    zip(losses, rates).filter { $0.0.median < ln10 / 2 }.map { $0.1 }.max() ?? 0
}
func lowest(_ losses: [Sample]) -> Sample { losses.min { $0.median < $1.median } ?? Sample([Double]()) }
let sixUsable = sixLosses.map { largestUsable($0, sixRates) }
let convUsable = convLosses.map { largestUsable($0, convRates) }
func drawnHigh(_ loss: Double) -> Double { loss.isFinite ? loss : 1_000 }  // a line that leaves the frame
func ratePlot(_ title: String, _ rates: [Double], _ losses: [[Sample]], label: TextMark) -> Plot {
    Plot(title) {
        for (name, samples) in zip(orderNames, losses) {
            let low = samples.map { drawnHigh($0.lowerQuartile) }
            let high = samples.map { drawnHigh($0.upperQuartile) }
            BandMark(x: rates, low: low, high: high, by: name)
            LineMark(x: rates, y: medians(samples).map(drawnHigh), by: name)
        }
        RuleMark(y: ln10 / 2)
        label
    }.xAxis("learning rate η", .log).yAxis("training loss afterwards", .log(0.03...10)).legend(.top).series(orderNames)
}
let rateTitle =
    min(sixUsable[1], sixUsable[2]) > sixUsable[0] && min(convUsable[1], convUsable[2]) > convUsable[0]
    ? "Batch norm widens the range of usable rates, on either side of the ReLU" : "Training loss by learning rate"
//#-end-hidden-code
notebook.show(
    Facets(rateTitle, columns: 2, sharing: .none) {
        ratePlot("six layers, 4 epochs", sixRates, sixLosses, label: TextMark("usable below", at: [0.7, 1.12], .below))
        ratePlot(
            "three convolutions, 2 epochs", convRates, convLosses,
            label: TextMark("usable below", at: [0.2, 1.2], .above))
    }.size(width: 900, height: 400), named: "rates",
    alt:
        "Training loss against learning rate for no norm, norm before and norm behind ReLU, for two networks. Both curves with norm lie far below the one without and stay low to higher rates.",
    caption:
        "Medians and quartiles of five seeds. Largest usable rate without norm, with norm before and behind the ReLU: {{six.none}}, {{six.before}} and {{six.after}} in six layers; {{conv.none}}, {{conv.before}} and {{conv.after}} in the convolutions."
)

//: “Two to ten times larger”, say the documents: {{conv.ratio}} times in the convolutions, {{six.ratio}} times in six layers, as closely as rates three times apart can tell. At least the two is {{B-073: upheld}}; how much more it is depends on the network, and the more it lacked a norm, the more it gains.
//:
//: **Before or behind?** The documents have the norm before the ReLU, because behind it would normalise “a clipped distribution, half zeros”. Half zeros it is: {{zeros}} of the outputs. What that does depends on the rate. At small rates the norm behind *learns faster*: at $\eta = 0.03$ the losses are {{slow.after}} behind and {{slow.before}} before. At large ones the documents are right that before is steadier: at $\eta = 3$, {{fast.after}} behind, {{fast.before}} before (medians and quartiles); and at 10, where neither learns, the numbers behind overflow while those before stay finite. The best losses are close, and in the convolutions the better one stands behind.
//#-hidden-code
for (k, name) in ["none", "before", "after"].enumerated() {
    notebook.record("six.\(name)", sixUsable[k])
    notebook.record("conv.\(name)", convUsable[k])
}
notebook.record("six.ratio", sixUsable[1] / sixUsable[0], as: .significant(2))
notebook.record("conv.ratio", convUsable[1] / convUsable[0], as: .significant(2))
let zeroShare = Sample(
    notebook.sweep { seed in
        var generator = SplitMix64(seed: seed)
        var net = DeepNet(six, using: &generator)
        let outputs = Mode.inference.during { net.outputs(someImages.images)[0] }.scalars
        return Double(outputs.count { $0 == 0 }) / Double(outputs.count)
    })
notebook.record("slow.before", sixLosses[1][1].median, as: .significant(2))
notebook.record("slow.after", sixLosses[2][1].median, as: .significant(2))
notebook.record("fast.before", sixLosses[1][5], as: .significant(2))
notebook.record("fast.after", sixLosses[2][5], as: .significant(2))
notebook.record("zeros", zeroShare.median, as: .percent(0))
func overflows(_ runs: [Outcome]) -> Int { runs.count { !$0.final.isFinite } }
notebook.claim("B-073", teaches: true) {
    Condition("six layers: largest usable rate over that without norm", sixUsable[1] / sixUsable[0], isAtLeast: 2)
    Condition("three convolutions: the same", convUsable[1] / convUsable[0], isAtLeast: 2)
}
notebook.claim("B-165") {
    Condition("six layers: largest usable rate, with norm against without", sixUsable[1], isAbove: sixUsable[0])
    Condition("convolutions: the same", convUsable[1], isAbove: convUsable[0])
    Condition(
        "six layers, η = 0.3: scatter of the training loss between quartiles, against no norm",
        sixLosses[1][3].interquartileRange, isBelow: sixLosses[0][3].interquartileRange)
}
notebook.claim(
    "B-071",
    instead:
        "Half zeros, yes. Less steady near the largest usable rate, which is the same for both orders; at small rates it trains faster."
) {
    Condition("share of zeros behind a ReLU at the first draw", zeroShare.median, equals: 0.5, within: 0.1)
    Condition(
        "six layers, η = 3: scatter of the training loss between quartiles, behind against before",
        sixLosses[2][5].interquartileRange, isAbove: sixLosses[1][5].interquartileRange)
    Condition("six layers: largest usable rate, norm behind ReLU against before", sixUsable[2], isBelow: sixUsable[1])
    Condition("six layers, η = 0.03: training loss behind, against before", sixLosses[2][1], isAbove: sixLosses[1][1])
    Condition("six layers, η = 0.3: training loss behind, against before", sixLosses[2][3], isAbove: sixLosses[1][3])
}
notebook.claim(
    "B-072", "B-172", teaches: true,
    instead:
        "The gradient flows alike in both orders, and both reach the same largest rate. Before the ReLU is steadier there and beyond; behind it learns faster at small rates."
) {
    Condition(
        "six layers: lowest training loss over rates, before against behind", lowest(sixLosses[1]),
        isBelow: lowest(sixLosses[2]))
    Condition(
        "three convolutions: lowest training loss over rates, before against behind", lowest(convLosses[1]),
        isBelow: lowest(convLosses[2]))
    Condition(
        "three convolutions, η = 0.03: training loss, before against behind", convLosses[1][0],
        isBelow: convLosses[2][0])
    Condition(
        "50 layers: distance of the gradient's factor from 1, before against behind, beyond 0.05",
        abs(factor(deepest[1]) - 1), isBelow: abs(factor(afterProfile) - 1), by: 0.05)
    Condition(
        "six layers, η = 3: scatter of the training loss between quartiles, before against behind",
        sixLosses[1][5].interquartileRange, isBelow: sixLosses[2][5].interquartileRange)
    Condition(
        "six layers, η = 10: seeds that overflow, before against behind", overflows(sixRuns[1][6]),
        isBelow: overflows(sixRuns[2][6]))
}
let shallow = [Order.none, .beforeReLU].map { order in
    [0.1, 0.3, 1].map { η in
        notebook.sweep { fit(Design(depth: 2, norm: order), by: SGD(learningRate: η), epochs: 6, seed: $0) }
    }
}
func fewestEpochs(_ runs: [[Outcome]]) -> Sample {
    let counts = runs.map { Sample($0.map { $0.epochs(toLoss: 0.5) }) }
    return counts.min { $0.median < $1.median } ?? Sample([Double]())
}
notebook.claim("B-074") {
    Condition(
        "six layers, each at its best rate: epochs to a training loss of 0.5", fewestEpochs(sixRuns[1]).median,
        isBelow: fewestEpochs(sixRuns[0]).median)
    Condition(
        "three convolutions, the same", fewestEpochs(convRuns[1]).median, isBelow: fewestEpochs(convRuns[0]).median)
    Condition("one hidden layer, the same", fewestEpochs(shallow[1]).median, isBelow: fewestEpochs(shallow[0]).median)
}
//#-end-hidden-code
//: ### How the first weights are drawn
//: The idea promised that a normed layer does not notice its weights' length. Take a layer of 32 units, make its weights five times as large: the outputs differ by {{invariance.outputs}} at most, the gradient is {{invariance.shrinks}} times smaller, and the cosine of its angle to the weights is {{invariance.cosine}}. So a step of $\eta$ turns weights of length $\lVert w\rVert$ by an angle that falls with $1/\lVert w\rVert^2$: **large weights are a small learning rate in disguise** (van Laarhoven 2017). And since a step at a right angle makes weights longer, never shorter, a rate that is too large brakes itself.
//#-hidden-code Weights from a tenth of He's to ten times
struct Invariance {
    let outputs, shrinks, cosine: Double

    init(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        let layer = Layer(64, 32, Design(depth: 2, norm: .beforeReLU), using: &generator)
        var longer = layer
        longer.linear.weight = 5 * layer.linear.weight
        let pull = Tensor.normal([someImages.count, 32], using: &generator)
        let images = someImages.images.flattened()
        func gradient(_ layer: Layer) -> Tensor {
            var layer = layer
            return valueAndGradient(of: &layer) { ($0(images) * pull).sum() }.gradient[0].tensor
        }
        let (short, long) = (gradient(layer), gradient(longer))
        var copies = (layer, longer)
        outputs = largestGap(copies.0(images), copies.1(images))
        shrinks = (short.squaredNorm / long.squaredNorm).squareRoot()
        let dot = Double((short * layer.linear.weight).sum().item)
        cosine = abs(dot) / (short.squaredNorm * layer.linear.weight.squaredNorm).squareRoot()
    }
}
let invariance = Invariance(seed: notebook.seed)
let gains: [Scalar] = [0.1, 0.3, 1, 3, 10]
let gainLosses = [Order.none, .beforeReLU].map { order in
    gains.map { finals(Design(depth: 6, norm: order, gain: $0), by: SGD(learningRate: 0.1), epochs: 4) }
}
//#-end-hidden-code
notebook.show(
    Table(
        "Six layers, η = 0.1, 4 epochs: training loss by the size of the first weights",
        columns: ["He's weights times"] + gains.map { .init("\($0)") },
        rows: zip(["no norm", "batch norm"], gainLosses).map { name, losses in
            [name as Any] + losses.map { $0.median as Any }
        }))

//: Without a norm, three times too small or too large is the end. With one, every draw learns, and the drift along the row is the disguised learning rate: the longer the weights, the slower.
//#-hidden-code
notebook.record("invariance.outputs", invariance.outputs, as: .significant(1))
notebook.record("invariance.shrinks", invariance.shrinks, as: .fixed(2))
notebook.record("invariance.cosine", invariance.cosine, as: .significant(1))
notebook.claim(
    "Laarhoven-2017",
    says:
        "Under batch norm, weights a times as long have the same outputs and a gradient a times smaller, at a right angle to them."
) {
    Condition("weights five times as long: largest change of an output", invariance.outputs, isBelow: 1e-3)
    Condition("weights five times as long: gradient shrinks by", invariance.shrinks, equals: 5, within: .relative(0.01))
    Condition("cosine between gradient and weights", invariance.cosine, isBelow: 1e-3)
}
notebook.claim("B-075", teaches: true) {
    for (place, gain) in zip([0, 1, 3, 4], ["0.1", "0.3", "3", "10"]) {
        Condition(
            "weights × \(gain): loss over that at He's weights, batch norm against none",
            gainLosses[1][place].median / gainLosses[1][2].median,
            isBelow: gainLosses[0][place].median / gainLosses[0][2].median)
    }
}
//#-end-hidden-code
//: ### Does its noise regularise?
//: A batch's mean is a sample's mean, so an image's output shakes with its companions: for a fixed image by {{noise.16}} of a standard deviation in batches of 16, {{noise.64}} in 64 and {{noise.256}} in 256, as $1/\sqrt B$ says. To see whether that noise does good, change *it* and nothing else: the same batches of 48, normalised as a whole or in groups of eight (Hoffer 2017).
//#-hidden-code Noise and test loss
/// How an image's normalised output scatters with its companions in the batch, beside its spread over images.
@Sendable func companionNoise(batch size: Int, seed: UInt64) -> Double {
    var generator = SplitMix64(seed: seed)
    var linear = Linear(inputs: 64, outputs: 32, initialization: .he, using: &generator)
    let outputs = (0..<24).map { _ -> Tensor in
        let companions = (0..<size - 1).map { _ in generator.index(below: training.count) }
        let images = training.batch(at: [0] + companions).images.flattened()
        var norm = BatchNorm(channels: 32)
        return norm(linear(images)).sliced(0..<1, along: 0)
    }
    let all = Tensor.concatenated(outputs, along: 0)
    return ((all - all.mean(along: 0)).squaredNorm / Double(all.shape.count)).squareRoot()
}
let companions = [16, 64, 256].map { size in Sample(notebook.sweep { companionNoise(batch: size, seed: $0) }) }
let regularized = [
    Design(depth: 4, width: 64), Design(depth: 4, width: 64, norm: .beforeReLU),
    Design(depth: 4, width: 64, norm: .beforeReLU, group: 8),
].map { design in notebook.sweep { fit(design, by: SGD(learningRate: 0.3), epochs: 20, seed: $0) } }
let trainingLosses = regularized.map { Sample($0.map(\.loss)).median }
let testLosses = regularized.map { Sample($0.map(\.testLoss)).median }
//#-end-hidden-code
notebook.show(
    Table(
        "Four layers of 64 units, η = 0.3, 20 epochs",
        columns: [
            "network", .init("training loss", as: .significant(2)), .init("test loss", as: .significant(2)),
            .init("test accuracy", as: .percent(1)),
        ],
        rows: zip(["no norm", "batch norm over 48", "batch norm over groups of 8"], regularized).map { name, runs in
            [
                name, Sample(runs.map(\.loss)).median, Sample(runs.map(\.testLoss)).median,
                Sample(runs.map(\.testAccuracy)).median,
            ]
        }))
//#-hidden-code
for (size, sample) in zip([16, 64, 256], companions) {
    notebook.record("noise.\(size)", sample.median, as: .significant(2))
}
notebook.claim("B-076") {
    Condition(
        "scatter of an image's output with its companions, batches of 16 over 64, against √(64/16)",
        companions[0].median / companions[1].median, equals: 2, within: .relative(0.25))
    Condition(
        "test loss less training loss, groups of 8 against the whole batch", testLosses[2] - trainingLosses[2],
        isBelow: testLosses[1] - trainingLosses[1])
}
//#-end-hidden-code
//: More of the noise, and the training loss is several times higher while the test loss is about what it was: the gap between the two narrows, which is what a regulariser does. On 355 test digits the test losses themselves differ by less than they scatter from seed to seed. “Slight” is the word.
//:
//: ### Depth
//: Now the measurement for which all this was made. Two to twenty layers of 32 units; plain, with batch norm, with skips, with both; momentum, batches of 48, 8 epochs; each network at the best of four rates, found in two shorter trial runs from other seeds. The question is the loss on *training* data: a network that is worse there does not overfit, it cannot fit.
//#-hidden-code Training by depth
let depths = [2, 4, 6, 12, 20]
let trialRates = [0.001, 0.003, 0.01, 0.03]
func tunedRate(_ design: Design) -> Double {
    let trials = notebook.sweep(seeds: 2) { seed in
        trialRates.map { η in fit(design, by: Momentum(learningRate: η), epochs: 2, seed: seed + 50).final }
    }
    let worst = trialRates.indices.map { max(trials[0][$0], trials[1][$0]) }
    return zip(worst, trialRates).min { $0.0 < $1.0 }?.1 ?? trialRates[0]
}
struct DepthRun {
    let rate: Double
    let outcomes: [Outcome]
    var loss: Sample { Sample(outcomes.map(\.final)) }
    var accuracy: Sample { Sample(outcomes.map(\.accuracy)) }
    var testAccuracy: Sample { Sample(outcomes.map(\.testAccuracy)) }
}
let depthRuns = kinds.map { kind in
    depths.map { depth in
        let design = Design(depth: depth, skips: kind.skips, norm: kind.norm)
        let η = tunedRate(design)
        return DepthRun(
            rate: η,
            outcomes: notebook.sweep { fit(design, by: Momentum(learningRate: η), epochs: 8, seed: $0) })
    }
}
let (plainRuns, normRuns, skipRuns, bothRuns) = (depthRuns[0], depthRuns[1], depthRuns[2], depthRuns[3])
let depthTitle =
    bothRuns[4].loss.median < min(plainRuns[4].loss.median, normRuns[4].loss.median, skipRuns[4].loss.median) / 2
    ? "Twenty layers: each cure alone is too little, both together hold" : "Training loss by depth"
//#-end-hidden-code
notebook.show(
    Plot(depthTitle) {
        for (kind, runs) in zip(kinds, depthRuns) {
            BandMark(
                x: depths.map { Double($0) }, low: runs.map { $0.loss.lowerQuartile },
                high: runs.map { $0.loss.upperQuartile }, by: kind.name)
            LineMark(x: depths.map { Double($0) }, y: runs.map { $0.loss.median }, by: kind.name)
            PointMark(x: depths.map { Double($0) }, y: runs.map { $0.loss.median }, by: kind.name).unlabelled()
        }
        RuleMark(y: ln10, "knows nothing")
    }.xAxis("layers with weights", .linear(0...22), ticks: depths.map { Double($0) }).yAxis(
        "training loss, last of 8 epochs", .log
    )
    .legend(.top).series(kinds.map(\.name)), named: "depth",
    alt:
        "Training loss against depth. Plain rises steeply beyond four layers, residual without norm and batch norm without skips rise later, both together stay low to twenty layers.",
    caption:
        "Medians and quartiles of five seeds, each network at its own rate. Training accuracy at 4, 12 and 20 layers: plain {{plain.4}}, {{plain.12}} and {{plain.20}}; both {{both.4}}, {{both.12}} and {{both.20}}."
)

//: The **degradation** is real and it is on training data, as B says. But look at who degrades. The plain network's gradient at the first draw is level (He's weights), the one with batch norm has a gradient that *grows* toward the first layer. Neither vanishes, and both fail. He's own plain networks had batch norm and healthy gradients, and his paper says so: the cause is not vanishing gradients.
//:
//: What else? Go the other way, forward. In a plain stack all images come to look alike: behind twenty layers the average cosine between two digits is {{alike.plain}} at the first draw, where it was {{alike.pixels}} in the pixels. With batch norm it is {{alike.norm}}, which is $1/\pi$, what ReLU makes of *unrelated* numbers: alike or not, all images come out as strangers, and their gradients resemble noise (Balduzzi 2017). With both cures it is {{alike.both}}.
//:
//: An average says how alike the images are; it does not say whether those that were alike still are. So correlate, over all pairs of digits, the cosine at the top with the cosine in the pixels: {{kept.plain}} plain, {{kept.norm}} with batch norm, {{kept.both}} with both. The plain stack pushes the digits together and keeps little of who resembles whom; batch norm pulls them apart and keeps next to nothing; with both, the skips have carried much of it to the top.
//: Skips alone, with nothing to hold the sum's size, train only at small rates, and lose to the pair.
//:
//: And is deeper better, once it trains? On digits 8 pixels wide there is nothing left to gain beyond a few layers. That question needs the real photographs: [the CIFAR-10 report](CIFAR-10.md) trains plain and residual networks of 20 and 56 layers on them.
//#-hidden-code
for (place, depth) in [(1, 4), (3, 12), (4, 20)] {
    notebook.record("plain.\(depth)", plainRuns[place].accuracy.median, as: .percent(0))
    notebook.record("both.\(depth)", bothRuns[place].accuracy.median, as: .percent(0))
}
/// The cosine between each two rows.
@Sendable func cosines(_ rows: Tensor) -> [Double] {
    let units = rows / rows.squared().sum(along: 1, keepingAxis: true).squareRoot()
    let (n, all) = (rows.shape[0], matmul(units, units, transposing: .right).scalars)
    return (0..<n).flatMap { i in (0..<i).map { j in Double(all[i * n + j]) } }
}
@Sendable func correlation(_ a: [Double], _ b: [Double]) -> Double {
    let (meanA, meanB) = (mean(a), mean(b))
    let products = zip(a, b).map { ($0 - meanA) * ($1 - meanB) }
    let (spreadA, spreadB) = (mean(a.map { ($0 - meanA) * ($0 - meanA) }), mean(b.map { ($0 - meanB) * ($0 - meanB) }))
    return mean(products) / (spreadA * spreadB).squareRoot()
}
let pixelCosines = cosines(someImages.images.flattened())
notebook.record("alike.pixels", mean(pixelCosines), as: .fixed(2))
for (name, kind) in [("plain", kinds[0]), ("norm", kinds[1]), ("both", kinds[3])] {
    let runs = notebook.sweep { seed in
        var generator = SplitMix64(seed: seed)
        var net = DeepNet(Design(depth: 20, width: 128, skips: kind.skips, norm: kind.norm), using: &generator)
        let top = cosines(net.outputs(someImages.images).last ?? .zeros([1, 1]))
        return (alike: mean(top), kept: correlation(top, pixelCosines))
    }
    notebook.record("alike.\(name)", Sample(runs.map(\.alike)).median, as: .fixed(name == "plain" ? 3 : 2))
    notebook.record("kept.\(name)", Sample(runs.map(\.kept)).median, as: .fixed(2))
}
notebook.claim(
    "B-077",
    untestable:
        "The document does not say which networks, nor for how long; nearest: plain fully connected stacks on the digits."
) {
    Condition(
        "training accuracy of 4, 6, 12 and 20 layers", [1, 2, 3, 4].map { plainRuns[$0].accuracy.median },
        equals: [0.84, 0.85, 0.83, 0.78], within: 0.05)
    Condition("20 layers against 6", plainRuns[4].accuracy, isBelow: plainRuns[2].accuracy)
}
notebook.claim("B-078") {
    Condition("plain: training loss of 20 layers against 6", plainRuns[4].loss, isAbove: plainRuns[2].loss)
    Condition("batch norm: training loss of 20 layers against 6", normRuns[4].loss, isAbove: normRuns[2].loss)
    Condition("plain, 20 layers: training accuracy", plainRuns[4].accuracy, isBelow: plainRuns[2].accuracy)
}
notebook.claim(
    "B-171",
    instead:
        "Beyond a handful of layers it is; from one hidden layer to a few, deeper is better, as the document's own table has it."
) {
    for (runs, name) in [(plainRuns, "plain"), (normRuns, "batch norm")] {
        Condition("\(name): training loss of 20 layers against 12", runs[4].loss.median, isAbove: runs[3].loss.median)
        Condition("\(name): 12 layers against 6", runs[3].loss.median, isAbove: runs[2].loss.median)
        Condition("\(name): 4 layers against 2", runs[1].loss.median, isAbove: runs[0].loss.median)
    }
}
notebook.claim(
    "B-079", teaches: true,
    instead:
        "It is one cause, and the one that a good first draw removes. Networks whose gradients are level, or grow, degrade with depth all the same; so did He's."
) {
    let sigmoidRatio = startingProfile(
        Design(depth: 20, width: 32, activation: .sigmoid, initialization: .uniformByFanIn))[0]
    Condition(
        "20 sigmoid layers, which do not learn: gradient at the first layer over the last", sigmoidRatio, isBelow: 0.01)
    Condition("20 plain layers with He's draw, which degrade: the same", profiles[0][2][0], isBelow: 0.01)
    Condition("20 layers with batch norm, which degrade: the same", profiles[1][2][0], isBelow: 0.01)
}
notebook.claim(
    "B-090", teaches: true,
    instead:
        "Deeper has more capacity; whether that is better depends on the task having a use for it. On the digits a few layers are enough, and twenty, well trained, gain nothing more."
) {
    Condition(
        "both cures: training loss of 6 layers against 2", bothRuns[2].loss.median, isBelow: bothRuns[0].loss.median)
    Condition(
        "both cures: training loss of 20 layers against 6", bothRuns[4].loss.median, isBelow: bothRuns[2].loss.median)
    Condition(
        "both cures: test accuracy of 20 layers against 6", bothRuns[4].testAccuracy, isAbove: bothRuns[2].testAccuracy)
}
notebook.claim(
    "B-170",
    untestable:
        "It is about long training on photographs; nearest: residual stacks with batch norm on the digits, which have no use for depth."
) {
    Condition("test accuracy of 12 layers against 6", bothRuns[3].testAccuracy, isAbove: bothRuns[2].testAccuracy)
    Condition("test accuracy of 20 layers against 12", bothRuns[4].testAccuracy, isAbove: bothRuns[3].testAccuracy)
}
//#-end-hidden-code
//: Does the picture of the first draw last? Watch the gradient behind each layer while the four networks of twenty layers learn.
//#-hidden-code Gradients through training
/// The profile every five steps, absolute sizes.
func film(_ kind: Kind, η: Double) -> [[Double]] {
    var generator = SplitMix64(seed: 100 * notebook.seed + 1)
    var net = DeepNet(Design(depth: 20, skips: kind.skips, norm: kind.norm), using: &generator)
    var optimizer = Optimizer(Momentum(learningRate: η))
    var frames = [gradientByLayer(net, width: 32)]
    for _ in 0..<5 {
        for batch in training.batches(of: 48, using: &generator) {
            do { try optimizer.step(&net) { crossEntropy($0(batch.images), batch.labels) } } catch { return frames }
            if optimizer.stepCount % 5 == 0 { frames.append(gradientByLayer(net, width: 32)) }
        }
    }
    return frames
}
let films = kinds.indices.map { film(kinds[$0], η: depthRuns[$0][4].rate) }
func frame(_ film: [[Double]], _ number: Int) -> [Double] { film[min(number, film.count - 1)] }
func growth(_ profile: [Double]) -> Double { profile[0] / (profile.last ?? .nan) }
let filmGrowths = films.map { (start: growth($0[0]), end: growth(frame($0, 30))) }
for (name, growth) in zip(["plain", "norm", "residual", "both"], filmGrowths) {
    notebook.record("film.\(name)", "\(written(growth.start)) and \(written(growth.end))")
}
let filmTitle =
    filmGrowths[1].end < filmGrowths[1].start / 2 && filmGrowths[2].end < filmGrowths[2].start / 2
    ? "Learning flattens what the first draw made steep" : "The gradient behind each layer, through training"
//#-end-hidden-code
notebook.show(
    Animation(filmTitle, frames: 31, framesPerSecond: 5) { number in
        Plot {
            for (kind, film) in zip(kinds, films) {
                let places = layers(of: film[0], every: kind.skips ? 2 : 1)
                LineMark(x: places, y: film[0]).dashed().color(.grey).lineWidth(1)
                LineMark(x: places, y: frame(film, number), by: kind.name)
            }
        }.subtitle("step \(5 * number)").xAxis("layer", .linear(0...20)).yAxis("size of the gradient", .log(1e-3...100))
            .legend(.top).series(kinds.map(\.name))
    }.holding(last: 3), named: "film",
    alt: """
        Animation of gradient size against layer through 150 steps for four networks of twenty layers. Lines that rise steeply \
        toward the first layer at the first step lie flatter at the end.
        """,
    caption: """
        One run each, at the rates of the figure before, on the same 144 digits; dashed, the four at the first draw. The gradient at the first layer over the last's, at the start and after 150 steps: plain \
        {{film.plain}}, batch norm {{film.norm}}, residual {{film.residual}}, both {{film.both}}.
        """)
//: The slopes of the first draw belong to the first steps: a network at work is not a random one any more. The formulas tell you whether training can *begin*, which is what a deep network most often fails at.
//:
//: ## What the documents say
//: {{claims}}
//:
//: ## Exercises
//: {{exercises}}
//:
//: ## References
//: - X. Glorot, Y. Bengio (2010). Understanding the difficulty of training deep feedforward neural networks. *AISTATS*.
//: - S. Ioffe, C. Szegedy (2015). Batch normalization: accelerating deep network training by reducing internal covariate shift. *ICML*.
//: - K. He, X. Zhang, S. Ren, J. Sun (2015). Delving deep into rectifiers. *ICCV*. The first draw.
//: - K. He, X. Zhang, S. Ren, J. Sun (2015). Deep residual learning for image recognition. *arXiv* `1512.03385`. Degradation, and the residual block.
//: - K. He, X. Zhang, S. Ren, J. Sun (2016). Identity mappings in deep residual networks. *ECCV*.
//: - D. Balduzzi and others (2017). The shattered gradients problem. *ICML*.
//: - E. Hoffer, I. Hubara, D. Soudry (2017). Train longer, generalize better. *NeurIPS*. Batch norm over groups.
//: - T. van Laarhoven (2017). L2 regularization versus batch and weight normalization. *arXiv* `1706.05350`.
//: - S. Santurkar, D. Tsipras, A. Ilyas, A. Madry (2018). How does batch normalization help optimization? *NeurIPS*.
//: - G. Yang and others (2019). A mean field theory of batch normalization. *ICLR*.
//: - S. De, S. L. Smith (2020). Batch normalization biases residual blocks towards the identity function in deep networks. *NeurIPS*.
notebook.finish()
