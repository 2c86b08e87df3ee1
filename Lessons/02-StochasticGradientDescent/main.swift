//: # 2 · Stochastic gradient descent
//: **Why take a step before you have looked at all the data?**
//:
//: After this lesson you can write the training loop of deep learning, say what a batch costs and what its noise leaves behind, foresee the rate at which a run explodes, and recognise bugs that do not
//: crash. It builds on [lesson 1](../01-GradientIntuition/README.md), and covers the first optimizer of document B, concept 1 of D, and much of E.
//#-hidden-code
import Downhill

let notebook = Notebook(title: "Stochastic gradient descent")
let seed = notebook.seed
//#-end-hidden-code
//: ## Predict
//#-predict
//: Three walkers fit the same plane to {{walkers.samples}} samples of five inputs. The first reads all of them before each step (*batch*), the second {{walkers.few}} (*mini-batch*), the third a single one
//: (*stochastic*). The goal is twice the lowest possible loss, and each has the learning rate $\eta$ that gets there with the fewest samples. Who reads the fewest, and by what factor? And who ends lowest at that rate, after {{walkers.epochs}} passes over the data?
//#-answer
//: The single-sample walker is first, after some {{walkers.single}} samples. The one with {{walkers.few}} needs about {{walkers.some}}, and the one who reads everything {{walkers.whole}}, some {{walkers.ratio}} times as many.
//: The batch settles at {{walkers.wholeEnd}}, as low as it goes; batches of {{walkers.few}} at about {{walkers.someEnd}}, single samples {{walkers.singleEnd}}. Haste is paid for with a floor.
//#-end
//: ## By hand
//: One sample: inputs $x = (1, 2)$, and $y = 3$ is what we should answer. The model answers $\hat y = w \cdot x$. With the loss $\ell = (w \cdot x - y)^2$ the chain rule gives the gradient
//: $2\,(w \cdot x - y)\,x$. Start at $w = (0.5, 0.25)$ and do it on paper: the answer is $1$, the error $-2$, the loss $4$, and the gradient $2 \cdot (-2) \cdot (1, 2) = (-4, -8)$.
//:
//: Step against it, $w \leftarrow w - \eta\,g$ with $\eta = 0.05$: $w = (0.7, 0.65)$. A second sample asks for something else, $x = (1, -1)$ with $y = 1$. Its gradient is $(-1.9, 1.9)$, and the
//: step against it ends at $(0.795, 0.555)$. The library's rule does the same:
let twoSteps = TwoSteps()
notebook.show(twoSteps)
//: The first step took the first sample's loss from $4$ to {{twoSteps.firstLoss}}. The second, taken for another sample, raised it again, to {{twoSteps.laterLoss}}. That is the *noise* of stochastic
//: gradient descent: each sample pulls its own way.
//:
//: ## The idea
//: On document D's mountain, in fog, you can survey every stone for one sure step, or feel a handful and take one that is right *on average*.
//:
//: The loss of a model is a mean over $N$ samples, $L(w) = \frac1N \sum_i \ell_i(w)$. Pick $B$ of them at random and average their gradients:
//:
//: $$g = \frac1B \sum_{i \in \text{batch}} \nabla \ell_i(w), \qquad w \leftarrow w - \eta\,g.$$
//:
//: **It is right on average.** Every sample is equally likely to be picked, so the mean of $g$ over all possible batches is $\nabla L$ itself.
//:
//: **Its noise falls with a root.** The variance of a mean of $B$ independent draws is that of a single draw, divided by $B$. If the gradients of single samples spread about $\nabla L$ with a standard deviation of $\sigma$ along a direction, those of batches spread along it by
//:
//: $$\frac{\sigma}{\sqrt B}.$$
//:
let batchNoise = BatchNoise(seed: seed)
notebook.show(batchNoise)
//: **What the noise leaves behind.** Near a minimum, along a direction of curvature $\lambda$, the loss is $\tfrac12\lambda w^2$ above its lowest, and its slope is $\lambda w$. A batch gives $\lambda w + \xi$ instead, where $\xi$ (“xi”) is its
//: noise: zero on average, with the variance $\sigma^2/B$. A step makes $w$ into
//:
//: $$w - \eta(\lambda w + \xi) = (1 - \eta\lambda)\,w - \eta\,\xi .$$
//:
//: The first term shrinks what is there, the second adds new noise. Let $v$ be the variance of $w$. The batch is drawn afresh, so the two terms are independent and their variances add, and once the walk has settled $v$ stays what it was:
//:
//: $$v = (1 - \eta\lambda)^2\,v + \eta^2\,\frac{\sigma^2}{B} .$$
//:
//: Solve it, $v = \eta\,\sigma^2 / \bigl(B\lambda\,(2 - \eta\lambda)\bigr)$, multiply by $\tfrac12\lambda$, and the mean loss above the lowest is
//:
//: $$\frac{\eta\,\sigma^2}{2B\,(2 - \eta\lambda)} .$$
//:
//: Over several directions floors add up. This floor rises with the learning rate, falls with the batch, and goes to infinity at lesson 1's limit, $\eta = 2/\lambda$.
//:
//: > [!NOTE]
//: > **Words.** An *epoch* is one pass over the data: $N/B$ steps. The loss here is $(\hat y - y)^2$; with a ½ before it every curvature halves, and every good rate doubles.
//:
//: ## The rule
//: One line, which cannot tell a batch from the whole data set:
//:
//: {{body: SGD.update}}
//:
//: What is stochastic is the loop that feeds it. This one trains for an epoch and returns the mean loss. `batches` hands out all samples in a fresh random
//: order; `step` takes the gradient of the loss in braces (`crossEntropy`: see *On a network*) and moves the weights. `&` and `inout` mark what changes.
func trainOneEpoch(
    _ model: inout SimpleMLP, on images: ImageSet, batch size: Int, by optimizer: inout Optimizer,
    shuffledBy generator: inout SplitMix64
) throws -> Double {
    var total = 0.0
    for batch in images.batches(of: size, using: &generator) {
        let loss = try optimizer.step(&model) { net in crossEntropy(net(batch.images), batch.labels) }
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
//: Document E's first experiment is a linear regression with {{walkers.samples}} samples and {{walkers.epochs}} epochs. It names no inputs, noise or rate. We choose five uncorrelated inputs, standard deviation ½ to $2$, and noise that brings the lowest loss near the document's. Drawn is one weight, and the *bias*, which is added to every answer.
let walkers = notebook.run(try Walkers(seed: seed))
notebook.show(walkers)
//: In document E single samples took the fewest seconds. They need the fewest samples (last column), but whether its clock stopped after {{walkers.epochs}} epochs or on arrival it does not say: {{E-037: untestable}}. So is “near-SGD speed” for mini-batches: {{E-039: untestable}}.
//:
//: In document E the batch ends lowest and single samples highest. At the rates of the first goal they do (fourth column). Give each walker the rate at which *it* ends lowest, {{walkers.wholeLowest}}, {{walkers.someLowest}} and {{walkers.singleLowest}}, and the three losses after {{walkers.epochs}} epochs differ by {{walkers.lowestSpread}}: {{E-038: qualified}}.
//:
//: ### What the noise leaves
let noiseFloor = NoiseFloor(leftBy: batchNoise, seed: seed)
notebook.show(noiseFloor)
//: Three ways lead below the floor. One is a rate that falls, $\eta/(1 + k/1000)$ in step $k$: single samples, drawn independently, that end {{noiseFloor.fixed}} above the lowest loss come down to {{noiseFloor.falling}} (lesson 6).
//: Another is a model that can fit *every* sample: at the minimum all $\nabla\ell_i$ vanish, and the noise with them.
//:
//: A third is the shuffle: it takes every sample once, and by the end of a pass errors cancel. At $\eta = 0.0001$ the loss at the ends of passes lies {{noiseFloor.lowRatio}} times nearer to the lowest than with independent draws; its mean over all steps, the floor, some {{noiseFloor.allAlongRatio}} times.
//:
//: ### Which learning rate?
//: Document E tries $0.001$, $0.01$, $0.1$ and $1.0$, and finds that the last “diverges”. Four versions of our regression differ in the scale of inputs or loss alone.
let rates = Rates(seed: seed)
notebook.show(rates)
//: With inputs of standard deviation $1$ a rate of $1.0$ hovers: after {{rates.steps}} steps the loss is where it began. With the ½ it arrives in one step. So “$1.0$ diverges”, of data that are not named, is {{E-043: untestable}}. What matters is its size beside $2/\lambda$.
//: Noise brings the cliff nearer: with the inputs as they were, where $2/\lambda$ is {{rates.limit}}, single samples overflow at {{rates.overflowOfOne}}.
//:
//: Of rate, batch size, epochs and, on networks, width, each moved by up to ten times, the rate changed the result most, since tenfold up nothing is learned: “most critical hyperparameter” is {{E-044a: upheld}}. A tenth of a good rate costs at most {{knobs.tenth}} of the digits or of the way.
let knobs = notebook.run(try Knobs(seed: seed))
notebook.show(knobs)
//: ### Is the noise good for something?
//: Documents C, D and E hope that it shakes a walk out of bad valleys. Take $\ell_i = (w^2 - 1)^2 + t\,w + a_i w$, two valleys, the left deeper by some $2t$, and start at the bottom of the right. Each sample leans its own way, by an $a_i$ of standard deviation $2$; over the whole set the leanings cancel.
let valleys = Valleys(seed: seed)
notebook.show(valleys)
//: “Noise can help to jump out of shallow minima” is {{D-020: upheld}}; that it helps out of *bad* ones is {{E-052: qualified}}: what decides is the height of the ridge beside the noise. Batches of `32`, with noise $\sqrt{32}$ times smaller, cross none of these ridges so soon. A ridge of {{valleys.lowestHeight}} they do cross, {{valleys.lowestBy32}} of them, at a rate of {{valleys.lowestRate}}.
//:
//: ## Break it
//: All this rests on one assumption: a batch is a *fair* sample. Sort the digits by class, zeros first and nines last, and do not shuffle. The network is that of the next section.
let forgetting = notebook.run(try Forgetting(seed: seed))
notebook.show(forgetting)
//: A batch of zeros alone is wrong on average: it estimates the gradient for zeros. Even a trained network loses by it: of all digits but the nines, which come last, it knows {{forgetting.before}} before such an epoch and {{forgetting.after}} after. The
//: cure is *an order that has nothing to do with the answers*.
//:
//: ## On a network
//: Document D's task: a network of one hidden layer, batches of $64$, a rate of $0.01$, one epoch “to verify the pipeline”. Between its layers stands ReLU, which turns negative numbers into zero. Its loss, the
//: cross-entropy, is minus the logarithm of the probability that it gives to the right digit: ignorance of ten digits costs $\ln 10$, {{firstEpoch.ignorance}}. The course brings digits of $8 \times 8$ pixels along;
//: the network has $64$ inputs, $128$ hidden units and $10$ outputs.
//:
//: {{firstEpoch.images}} images make {{firstEpoch.updates}} updates. The mean loss of the epoch is {{firstEpoch.healthy}}, hardly below ignorance: so few steps verify little. A loop that forgets to zero its gradients has {{firstEpoch.kept}}, which looks *better*.
let firstEpoch = notebook.run(try FirstEpoch(seed: seed))
notebook.show(firstEpoch)
//: In PyTorch `backward()` *adds* to the gradients that are there. A loop without `zero_grad()` walks along the sum of all so far, a velocity that never fades: momentum without friction (lesson 3). Early on longer steps are better, and the bug hides. At $0.1$ it costs accuracy, and the loss ends above ignorance: the network gives its few wrong answers a median probability of {{firstEpoch.sure}}.
//: [On MNIST](MNIST.md) it ruins training. “Must be zeroed” is only {{C-033: qualified}}, since at $0.01$ on these digits more are right without.
//:
//: ### Which batch size?
//: A batch size has two prices, samples and updates. Count both to the same goal, each size at its best rate.
let batchSizes = notebook.run(try BatchSizes(walkers: walkers, seed: seed))
notebook.show(batchSizes)
//: From batches of $32$ to the whole set updates fall from {{batchSizes.someUpdates}} to {{batchSizes.wholeUpdates}}, for some {{batchSizes.times}} times the samples. McCandlish et al. (2018) put the balance where
//: the product of both is least. Over {{batchSizes.problems}} problems that is at {{batchSizes.balances}}: in {{batchSizes.inRange}} from $32$ to $256$. A size from there comes within a factor of two of the least in {{batchSizes.within}}: {{E-006: upheld}}.
//:
//: Does a large batch *generalise* worse? After equal passes it has made fewer updates; so stop both at the same training loss.
let equalLoss = notebook.run(try EqualLoss(sizes: batchSizes, seed: seed))
notebook.show(equalLoss)
//: Then, on average over {{equalLoss.seeds}} seeds, {{equalLoss.whole}} of {{equalLoss.unseen}} unseen digits are wrong after the whole set, {{equalLoss.some}} after batches of $32$. In {{equalLoss.worse}} of {{equalLoss.settings}} settings the whole set is a percentage point worse. For problems so small “poor generalization” is {{E-053b: refuted}}.
//:
//: ### Bugs that do not crash
//: - **Sum for mean.** Without the division the gradient is $B$ times as long, and a good rate explodes. At a $B$-th of the rate it is the same walk.
//: - **A last batch of two.** The {{firstEpoch.images}} images in batches of $32$ leave two for the last step: the same rate, four times the noise. At a rate of $0.1$ it costs {{quietBugs.fallOfTwo}} ± {{quietBugs.errorOfTwo}} of the test digits on average, and {{quietBugs.largestOfTwo}} in the worst of {{quietBugs.falls}} such steps. Drop it.
//: - **Not a number.** An explosion overflows, and soon every weight is NaN. The library's optimizer refuses the step.
let quietBugs = notebook.run(try QuietBugs(seed: seed, digits: firstEpoch))
let printedCode = notebook.run(try PrintedCode(seed: seed))
let counting = Counting(seed: seed)
notebook.show(quietBugs)
notebook.show(printedCode)
notebook.show(counting)
//: ## Tomorrow
//: 1. A batch gives the true gradient plus noise: right on average, with a spread that falls with the root of its size.
//: 2. At a fixed rate the noise leaves a floor, proportional to $\eta/B$ while steps are short. A falling rate gets below it.
//: 3. No learning rate is large in itself: the whole batch's cliff stands at $2/\lambda$, and scaling the inputs moves it.
//:
//: **The recipe.** Scale the inputs to standard deviation one, shuffle every epoch, take batches of $32$ to $256$. Multiply the rate by three, from $0.01$ on, until a run explodes, then go back by three. When a run fails, look at the rate, then at the
//: order of the data, then at the last batch.
//:
//: ## Exercises
//: {{exercises}}
//:
//: ## References
//: - H. Robbins, S. Monro (1951). A stochastic approximation method. *Annals of Mathematical Statistics*.
//: - M. Gürbüzbalaban, A. Ozdaglar, P. Parrilo (2015). Why random reshuffling beats stochastic gradient descent.
//: - S. Mandt, M. Hoffman, D. Blei (2017). Stochastic gradient descent as approximate Bayesian inference. *JMLR*.
//: - S. McCandlish, J. Kaplan, D. Amodei and others (2018). An empirical model of large-batch training.
notebook.finish()
