//: # 2 · Stochastic gradient descent
//: **Why take a step before you have looked at all the data?**
//:
//: - **You will be able to** write the training loop that all of deep learning runs on, say what a batch costs and what its noise leaves behind, find the learning rate at which a run explodes
//:   before running it, and recognise five bugs that do not crash.
//: - **Builds on** [lesson 1](../01-GradientIntuition/README.md): gradients, curvature $\lambda$, the factor $1 - \eta\lambda$ and the limit $2/\lambda$.
//: - **Covers** the first optimizer of document B; concept 1 of document D with its task; the three variants, questions Q6 to Q10 and Q15, and experiments 1 and 2 of document E.
//#-hidden-code
import Downhill

let notebook = Notebook(title: "Stochastic gradient descent")
let seed = notebook.seed
//#-end-hidden-code
//: ## Predict
//#-predict
//: Three walkers fit the same line to {{walkers.samples}} samples. The first reads all of them before each step (*batch*), the second {{walkers.few}} (*mini-batch*), the third a single one
//: (*stochastic*). Each has the learning rate $\eta$ that suits it best. Counted in samples read, who is first to bring the loss down to twice its lowest possible value, and by what factor? And if all go on at
//: that rate for {{walkers.epochs}} passes over the data: who ends lowest?
//#-answer
//: The single-sample walker is first, after some {{walkers.single}} samples. The one with {{walkers.few}} needs about {{walkers.some}}, and the one who reads everything {{walkers.whole}}: some {{walkers.ratio}} times as many
//: as the first. In the end the order is turned round. The batch settles at {{walkers.wholeEnd}}, which is as low as it goes; batches of {{walkers.few}} at {{walkers.someEnd}}; single samples at {{walkers.singleEnd}}.
//: Haste is paid for with a floor.
//#-end
//#-predict
//: Document E found that a learning rate of $1.0$ “diverges”. You fit a line to inputs scaled to standard deviation $1$, with the loss $(\hat y - y)^2$. Does a rate of $1.0$ explode, hover, or converge? And if the
//: loss is written $\tfrac12(\hat y - y)^2$, as half of all textbooks do?
//#-answer
//: It hovers. After {{rates.steps}} steps the loss is {{rates.hover}}, where it began. With the ½ it is done after a single step, at {{rates.halved}}. Nothing about $1.0$ is too high; what matters is its size beside $2/\lambda$.
//#-end
//: ## By hand
//: One sample: inputs $x = (1, 2)$, and $y = 3$ is what we should answer. The model answers $\hat y = w \cdot x$. With the loss $\ell = (w \cdot x - y)^2$ the chain rule gives the gradient
//: $2\,(w \cdot x - y)\,x$. Start at $w = (0.5, 0.25)$ and do it on paper: the answer is $1$, the error $-2$, the loss $4$, and the gradient $2 \cdot (-2) \cdot (1, 2) = (-4, -8)$.
//:
//: Step against it, $w \leftarrow w - \eta\,g$ with $\eta = 0.05$: $w = (0.7, 0.65)$. Now a second sample asks for something else, $x = (1, -1)$ with $y = 1$. Its gradient is $(-1.9, 1.9)$, and the
//: step along it ends at $(0.795, 0.555)$. The library's rule does the same:
let twoSteps = TwoSteps()
notebook.show(twoSteps)
//: The first step took the first sample's loss from $4$ to {{twoSteps.firstLoss}}. The second was taken for another sample, and the first sample's loss went up again, to {{twoSteps.laterLoss}}. That is all there is to
//: the *noise* of stochastic gradient descent: each sample pulls its own way, and none knows of the others.
//:
//: ## The idea
//: Picture document D's mountain, at night and in fog. Each measurement tells you only of the stone under your foot. You can survey every stone and then take one sure step. Or you feel a handful, take a step that
//: is right *on average*, and feel again.
//:
//: The loss of a model is a mean over $N$ samples, $L(w) = \frac1N \sum_i \ell_i(w)$. Pick $B$ of them at random and average their gradients:
//:
//: $$g = \frac1B \sum_{i \in \text{batch}} \nabla \ell_i(w), \qquad w \leftarrow w - \eta\,g.$$
//:
//: **It is right on average.** Every sample is equally likely to be picked, so the mean of $g$ over all possible batches is $\nabla L$ itself.
//:
//: **Its noise falls with a root.** The variance of a mean of $B$ independent draws is that of one draw over $B$. If the gradients of single samples spread by $\sigma$ about $\nabla L$, that of a batch spreads by
//:
//: $$\frac{\sigma}{\sqrt B}.$$
//:
//: Four times the batch costs four times as much and halves the noise. That bargain gets worse the more you buy, and it is why nobody buys all of it.
let batchNoise = BatchNoise(seed: seed)
notebook.show(batchNoise)
//: **What the noise leaves behind.** Near a minimum, along a direction of curvature $\lambda$, the loss is $\tfrac12\lambda w^2$ above its lowest, and its slope is $\lambda w$. A batch gives $\lambda w + \xi$ instead, where $\xi$ is its
//: noise: zero on average, with the variance $\sigma^2/B$. A step makes $w$ into
//:
//: $$w - \eta(\lambda w + \xi) = (1 - \eta\lambda)\,w - \eta\,\xi .$$
//:
//: The first term shrinks what is there, the second adds new noise. Let $v$ be the variance of $w$. The two terms are independent, so their variances add, and once the walk has settled $v$ stays what it was:
//:
//: $$v = (1 - \eta\lambda)^2\,v + \eta^2\,\frac{\sigma^2}{B} .$$
//:
//: Solve for $v$, multiply by $\tfrac12\lambda$, and the mean loss above the lowest is
//:
//: $$\frac{\eta\,\sigma^2}{2B\,(2 - \eta\lambda)} .$$
//:
//: It is a floor. It rises with the learning rate, falls with the batch, and goes to infinity at $\eta = 2/\lambda$: the limit that lesson 1 found without any noise.
//:
//: > [!NOTE]
//: > **Words.** To the documents *stochastic* is strictly one sample a step; in practice everyone says SGD for batches too. An *epoch* is one pass over the data: $N/B$ steps. The loss here is $(\hat y - y)^2$ without a ½, as in
//: > PyTorch's `mse_loss`; with the ½ every curvature halves, and every good learning rate doubles.
//:
//: ## The rule
//: One line, which cannot tell a batch from the whole data set:
//:
//: {{body: SGD.update}}
//:
//: What makes it stochastic is the loop that feeds it. This one trains a network for an epoch, as document D's task asks, and returns the mean loss, each sample counted once. `batches` hands out the samples in a fresh random
//: order, each once, the last batch incomplete where the numbers do not divide. `step` takes the gradient of the loss and moves the weights.
func trainOneEpoch(
    _ model: inout SimpleMLP, on images: ImageSet, batch size: Int, by optimizer: inout Optimizer,
    shuffledBy generator: inout SplitMix64
) throws -> Double {
    var total = 0.0
    for batch in images.batches(of: size, using: &generator) {
        let loss = try optimizer.step(&model) { crossEntropy($0(batch.images), batch.labels) }
        total += Double(loss) * Double(batch.count)
    }
    return total / Double(images.count)
}
//: In PyTorch, the two steps by hand:
//:
//: {{twin: twoSteps.w1}}
//:
//: ## Measure it
//: ### Three walkers
//: Document E's first experiment is a linear regression with {{walkers.samples}} samples and {{walkers.epochs}} epochs. It names no inputs, noise or learning rate, so we choose: five inputs of standard deviation ½ to $2$, and noise such that the
//: lowest loss comes out near the document's. The inputs are made exactly uncorrelated, so that every curvature is known.
let walkers = notebook.run(try Walkers(seed: seed))
notebook.show(walkers)
//: In {{walkers.epochs}} epochs all three read the same {{walkers.samplesInAll}} samples; they differ in how often they act on what they read. Document E reports the fewest seconds for single samples. The algorithm
//: does not explain that: the arithmetic is the same, and a machine multiplies one large matrix faster than many small ones. So its order of times is {{E-037: refuted}}. The order of its final losses is {{E-038: qualified}}, since it
//: takes rates that suit each.
//:
//: ### What the noise leaves
//: The two formulas, put to the test. On the right each walk begins *at* the minimum, and the noise drives it up to its floor.
let noiseFloor = NoiseFloor(leftBy: batchNoise, seed: seed)
notebook.show(noiseFloor)
//: Two ways lead below the floor. One is a rate that falls as you go, $\eta/(1 + k/1000)$ in step $k$: single samples that end {{noiseFloor.fixed}} above the lowest loss at a fixed rate come down to {{noiseFloor.falling}}. (Lesson 6.)
//: The other is a model that can fit *every* sample: then all $\nabla\ell_i$ vanish at the minimum together, and so does the noise. Large networks come close to that.
//:
//: A shuffled pass is not quite the independent draws of the theory. By the end of an epoch every sample has had its say once, and their errors cancel. Where an epoch moves the weights little, that lowers the floor {{noiseFloor.lowRatio}} times (at
//: $\eta = 0.0001$). At $\eta = 0.05$, where an epoch is a long way, the factor is {{noiseFloor.highRatio}}.
//:
//: ### Which learning rate?
//: Document E's second experiment tries $0.001$, $0.01$, $0.1$ and $1.0$, and concludes: start with $0.01$. Here are four versions of our regression, with the same data. Only the scale of the inputs, or of the loss, differs.
let rates = Rates(seed: seed)
notebook.show(rates)
//: The steepest direction sets the limit, and all others must live with it. On document B's ravine $w_1^2 + 10\,w_2^2$ the curvatures are $2$ and $20$. At $\eta = 0.05$ the steep side is done in one step, while the shallow one takes {{rates.shallow}}
//: steps to a hundredth. Beyond $1/\lambda$ the factor $1 - \eta\lambda$ turns negative, and the walk zigzags. So “oscillates across ravines” is {{B-009: qualified}}: it is the rate that does it, not the ravine. That one rate must serve all is
//: {{B-011: upheld}}, and momentum (lesson 3) and rates for each weight (lesson 4) are the answers.
//:
//: Of all that can be set, nothing decides as much as the rate. Turn each knob tenfold up and tenfold down on a network: the rate moves the test error by {{knobs.rate}} of the test set, the next, the {{knobs.otherKnob}}, by {{knobs.other}}.
let knobs = notebook.run(try Knobs(seed: seed))
notebook.show(knobs)
//: ### Is the noise good for something?
//: Documents C, D and E hope that it shakes a walk out of bad valleys. A fair test: two valleys, the left one deeper, and a start at the bottom of the right one. Each sample leans its own way, and over the whole set the leanings cancel, so that only
//: batches feel them. A ridge is *low* or *high* beside what the noise can climb.
let valleys = Valleys(seed: seed)
notebook.show(valleys)
//: “Noise can help to jump out of shallow minima” is {{D-020: upheld}}; that it helps out of *bad* ones is {{E-052: qualified}}. No ridge is safe for ever, but each bit of height multiplies the wait. Whether bad valleys are what holds a large network up,
//: nothing here answers.
//:
//: ## Break it
//: Everything above rests on one assumption: a batch is a *fair* sample. Sort the digits by class, all zeros first and all nines last, and do not shuffle. The network is the one of the next section; after every other batch we ask it how much of each digit it
//: knows.
let forgetting = notebook.run(try Forgetting(seed: seed))
notebook.show(forgetting)
//: The gradient of sixteen zeros is not a noisy version of the whole gradient but a precise version of another one. Even a trained network, which knows {{forgetting.before}} of the other digits, keeps {{forgetting.after}} of them after one such epoch. But mind what
//: the cure is: *an order that has nothing to do with the answers*. The digits as they are stored are already mixed, and reading them in that same order costs little. So “missing shuffling is a bug” is {{E-021: qualified}}.
//:
//: ## On a network
//: Document D's task: a network of one hidden layer, batches of $64$, a learning rate of $0.01$, one epoch “to verify the pipeline”. Between its layers stands ReLU, which turns negative numbers into zero. Its loss, the
//: cross-entropy, is minus the logarithm of the probability that it gives to the right digit, so that ignorance of ten digits costs $\ln 10$, {{firstEpoch.ignorance}}. The digits that travel with the course have $8 \times 8$ pixels, so the network here is
//: $64$-$128$-$10$; [MNIST.md](MNIST.md) has the real thing.
//#-predict
//: {{firstEpoch.images}} training images in batches of $64$: one epoch is {{firstEpoch.updates}} updates. Will the mean loss of that epoch be near {{firstEpoch.ignorance}}, near $1$, or near $0.3$? And if the same loop forgot to zero its gradients, so that each step goes along the sum
//: of all gradients so far: better or worse?
//#-answer
//: {{firstEpoch.healthy}}, hardly below ignorance: so few small steps verify next to nothing. The loop that forgets has {{firstEpoch.kept}}, which looks *better*.
//#-end
let firstEpoch = notebook.run(try FirstEpoch(seed: seed))
notebook.show(firstEpoch)
//: In PyTorch `backward()` *adds* to the gradients that are there. A loop without `zero_grad()` walks along the sum of all gradients so far, a velocity that never fades: momentum without friction (lesson 3). On the ravine its loss still rises to
//: {{quietBugs.kept}}, where it began at {{quietBugs.start}}. Early on a longer step is a better one, which is why the bug hides from a quick test. At a useful rate it costs accuracy, and [on MNIST](MNIST.md), with forty times the updates, it ruins the
//: training. Here a gradient is a value, made afresh in every step, and there is nothing to forget.
//:
//: ### Which batch size?
//: A larger batch has two prices, samples and updates, and a fair comparison gives each size its best rate. Count both on the way to the same goal.
let batchSizes = notebook.run(try BatchSizes(seed: seed))
notebook.show(batchSizes)
//: From eight images to thirty-two the updates fall from {{batchSizes.eightUpdates}} to {{batchSizes.someUpdates}}, at a small price in samples. From there the whole set comes down to {{batchSizes.wholeUpdates}}, and reads {{batchSizes.times}} times as much. McCandlish et al. (2018) put the balance where
//: each is twice its least; there their product is least. Over our five problems that is at {{batchSizes.balances}}: so “$32$ to $256$” is {{E-006: upheld}}. It moves: far from the minimum a batch of {{batchSizes.twice}} is enough for the regression, and close to it, where noise drowns the slope, it takes more.
//:
//: Does a large batch *generalise* worse, as document E says? After equal passes it does worse on unseen digits, and on those it learned from too: it made fewer updates. So stop both at the same training loss.
let equalLoss = notebook.run(try EqualLoss(sizes: batchSizes, seed: seed))
notebook.show(equalLoss)
//: Then {{equalLoss.whole}} of the unseen digits are wrong after the whole set, {{equalLoss.some}} after batches of $32$. The statement is {{E-053b: refuted}}, and a “bias-variance tradeoff” it is not: {{E-053a: refuted}}. A batch of any size is right on average.
//:
//: ### Bugs that do not crash
//: One you have met: gradients that are never zeroed. That they “must be zeroed” is {{C-033: qualified}}. Another is data in the order of its answers. Three more:
//:
//: - **Sum for mean.** Forget to divide by the batch size, and the gradient is $B$ times as long: it explodes at a rate that was good. At a $B$-th of the rate it is the same walk. So it is a wrong unit rather than a wrong formula.
//: - **A last batch of two.** The {{firstEpoch.images}} images in batches of $32$ leave two for the last step of an epoch. They get a step as long as the others, and the noise of two. It costs {{quietBugs.fallOfTwo}} of test accuracy on average, {{quietBugs.largestOfTwo}} at worst.
//:   Drop it, or weight it by its size. If your test accuracy jumps about from epoch to epoch, divide before you tune.
//: - **Not a number.** An explosion overflows, infinity minus infinity is NaN, and from then on every weight is NaN without a complaint. Document E's `has_converged` takes such a loss for convergence ({{E-026: qualified}}). The library's optimizer refuses such a step
//:   before it touches a weight: *“{{quietBugs.message}}”*
let quietBugs = notebook.run(try QuietBugs(seed: seed, digits: firstEpoch))
let printedCode = notebook.run(try PrintedCode(seed: seed))
let counting = Counting(seed: seed)
notebook.show(quietBugs)
notebook.show(printedCode)
notebook.show(counting)
//: ## Tomorrow
//: 1. A batch gives the true gradient plus noise: right on average, with a spread that falls with the root of its size.
//: 2. At a fixed rate the noise leaves a floor, proportional to $\eta/B$; only a falling rate, or data that can be fitted exactly, gets below it.
//: 3. Nothing is a large learning rate in itself: the cliff stands at $2/\lambda$, and scaling the inputs moves it.
//:
//: **The recipe.** Scale the inputs to deviation one, shuffle every epoch, take batches of $32$ to $256$. Find the rate: multiply it by three until a run explodes, then go back by three. When a run fails, look first at the rate, then at the
//: order of the data, then at the last batch.
//:
//: ## Exercises
//: {{exercises}}
//:
//: ## References
//: - H. Robbins and S. Monro, “A Stochastic Approximation Method”, *Annals of Mathematical Statistics*, 1951.
//: - S. Mandt, M. Hoffman and D. Blei, “Stochastic Gradient Descent as Approximate Bayesian Inference”, *JMLR*, 2017: the floor.
//: - M. Gürbüzbalaban, A. Ozdaglar and P. Parrilo, “Why Random Reshuffling Beats Stochastic Gradient Descent”, 2015.
//: - S. McCandlish, J. Kaplan, D. Amodei and others, “An Empirical Model of Large-Batch Training”, 2018: the balance between samples and updates.
//: - M. McCloskey and N. Cohen, “Catastrophic Interference in Connectionist Networks”, 1989.
//: - E. Hoffer, I. Hubara and D. Soudry, “Train longer, generalize better”, 2017: large batches and too few updates.
notebook.finish()
