//: # 11 · Training for real
//: **What has to stand around an update rule before you can leave it alone for a night?**
//:
//: After this lesson you can say what weight decay forgets and choose its size, tell which augmentation helps and which hurts, stop a training where it should stop, clip
//: a gradient that explodes, and take a training up again so that nobody can tell. It builds on lessons 2 to 5, and covers production training and code structure in
//: document B, and early stopping in E.
//#-hidden-code
import Downhill

let notebook = Notebook(title: "Training for real")
Threads.setCount(1)  // sharing layers as small as these costs more than it saves; trainings stand side by side
//#-end-hidden-code
//: ## Predict
//#-predict
//: A network with one hidden layer has learned the digits of $8\times8$ pixels that travel with the course. It gets {{movedByAPixel.unseen}} of the digits wrong that it
//: has never seen. Move those to the right by a single pixel. How many now?
//:
//: And a second question. Train a network twice from the same seed. The second time, add each batch's gradient up from two halves. How far
//: apart are the weights after thirty epochs?
//#-answer
//: {{movedByAPixel.unseenMoved}}: no image that it learned from ever told it that the place does not matter. And it depends on the rate: at a small one the weights differ
//: by {{drift.slow}} of their length, which is rounding. At one ten times as large, by {{drift.fast}} of it.
//#-end
//: ## By hand
//: **Decay.** Weights should stay small, so a little of the weight itself is added to its slope (here λ is the decay, $h$ a curvature). Sort the step by $w$:
//:
//: $$w - \eta\,(g + \lambda w) = (1 - \eta\lambda)\,w - \eta\,g.$$
//:
//: Each step takes a share $\eta\lambda$ off the weight, and then does what it always did. With $w = 2$, $g = 1$, $\eta = 0.1$ and $\lambda = 0.5$ the step leads to
//: $0.95 \cdot 2 - 0.1 = 1.8$. And the next?
let shrinking = Shrinking()
notebook.show(shrinking)

//: It is the gradient of $L + \tfrac12\lambda\|w\|^2$ too, a loss with a price on length: {{B-104: upheld}}. For plain descent adding to the slope, shrinking the weight and
//: pricing the length are one; with Adam shrinking is another thing ({{B-100: qualified}}), hence AdamW (lesson 5).
//:
//: **Clipping.** If the gradient is longer than a limit $c$, shorten it to $c$, and do not turn it:
//:
//: $$g \leftarrow g \cdot \min\Big(1, \frac{c}{\|g\|}\Big).$$
//:
//: At $w = (3, 4)$ the loss $30\,w_1^2 + 30\,w_2^2$ has the gradient $(180, 240)$, which is $300$ long. Clipped at $1$ it is $(0.6, 0.8)$, and a step of $0.1$ leads to:
let shortening = Shortening(seed: notebook.seed)
notebook.show(shortening)

//: ## The idea: what should not be learned
//: A large model fits whatever it is given, noise and wrong labels too. What should it *not* learn? In a linear regression that can be worked out. Its loss is a bowl;
//: along a direction of curvature $h$ it is $\tfrac12 h\,(w - \hat w)^2$, where $\hat w$ fits the samples best. With the price of length its slope is
//: $h(w - \hat w) + \lambda w$, which vanishes at
//:
//: $$w = \frac{h}{h + \lambda}\;\hat w.$$
//:
//: Where the samples say much, $h \gg \lambda$, the weight stays. Where they say little, $h \ll \lambda$, it goes to nothing. **Decay forgets what the data hardly say.**
//:
//: How much is right? Let $u$ be the true weight, and let noise of the deviation σ put an error of variance $2\sigma^2/(nh)$ into the $\hat w$ of $n$ samples (for the loss
//: $\text{mean}\,(\hat y - y)^2$). The truth that is lost and the error that is kept cost, on new samples,
//:
//: $$\frac h2\,\bigg[\Big(\frac{\lambda}{h+\lambda}\Big)^2 u^2 + \Big(\frac{h}{h+\lambda}\Big)^2\,\frac{2\sigma^2}{nh}\bigg].$$
//:
//: The derivative by λ is zero at $\lambda = 2\sigma^2/(n\,u^2)$. There is no $h$ in it: one λ is best for all directions in which the truth is equally long. *It is noise over
//: signal, and falls with the number of samples.* With $\sigma = u = 1$ and {{ridge.samples}} samples it is {{ridge.predicted}}.
//:
//: Stopping early does nearly the same. After $t$ steps from zero a direction has come $1 - (1-\eta h)^t$ of its way (lesson 1): steep ones have arrived, shallow ones
//: hardly left. For small $h$ that is $\eta t\,h$, where decay keeps $h/\lambda$. So $t$ steps act much as a decay of $1/(\eta t)$: for small $\eta h$ they keep up to a third more
//: of a direction.
let ridge = notebook.run(try Ridge(seeds: notebook.seeds(6)))
notebook.show(ridge)

//: Of the decays tried {{ridge.where}} is best; with {{ridge.many}} samples, where theory asks for {{ridge.predictedMany}}, it is {{ridge.whereMany}}. So document B's
//: “typically $0.0005$”, which is for the $50000$ images of CIFAR-10, is not for a few hundred.
//:
//: ## The rule
//: Clipping in PyTorch:
//:
//: {{twin: shortening.first}}
//:
//: In the library, where what is no number is not within the limit:
//:
//: {{body: ClippedToNorm.apply}}
//:
//: > [!NOTE]
//: > **Conventions.** `weight_decay=` of PyTorch's `SGD` and `Adam` adds to the gradient; `AdamW` multiplies. Biases and the gains of norms are usually spared:
//: > `.l2(1e-4, on: .matrices)`, or two parameter groups.
//:
//: ## Measure it
//: ### When to stop
//: Four hundred digits, one label in five drawn anew at random: noise to learn by heart. So hold some images out, keep the weights of the epoch with
//: their least loss, and stop when five in a row have brought nothing better.
let stopping = notebook.run(try Stopping(seed: notebook.seed, seeds: notebook.seeds(3)))
notebook.show(stopping)

//: (The regression's mistakes, here and below: what new samples cost above the noise.) With right labels only the *loss* gains: stopping does not lower the mistakes, and
//: can raise them. That early stopping prevents overfitting is {{E-060b: qualified}}.
//:
//: Document E's function for it does not say which losses it wants. From held-out losses it leaves, in {{stopping.stopsInTime}} of {{stopping.settings}} settings, a test loss a
//: twentieth below that of fifty epochs; from training losses in {{stopping.learningStops}}: {{E-027: qualified}}. Images that you choose by are no longer unseen: keep a third set.
//:
//: ### How much to decay
let decays = notebook.run(try Decays(seed: notebook.seed, seeds: notebook.seeds(8)))
notebook.show(decays)

//: The held-out loss chooses a λ far above $0.0005$ (which leaves {{decays.usualLeast}} to {{decays.usualMost}} of the mistakes), and that decay pays where there is noise to
//: forget. “Small weights generalise better” is {{B-103a: qualified}}.
//:
//: ### Which images to change
//: Augmentation shows the network a changed copy of each image, another in every epoch: moved by a pixel, mirrored, in other colours. Does a network without it fail, as
//: document B says, on what is slightly different? Moved by a pixel, yes, if all stood in the middle: even of its own training digits, moved, it gets
//: {{movedByAPixel.learnedMoved}} wrong. A network that learned from digits each moved once gets {{movedByAPixel.variedMoved}} of moved test digits wrong: {{B-114c: qualified}}. What it cannot know is what no image varied.
let movedByAPixel = notebook.run(try MovedByAPixel(seed: notebook.seed, seeds: notebook.seeds(5)))
let versions = Versions(seed: notebook.seed)
notebook.show(movedByAPixel)
notebook.show(versions)

//: Now five settings: in the first two every digit stands in the middle; in the other three every digit, in the test set too, has been moved once at random.
let augmenting = notebook.run(try Augmenting(seed: notebook.seed, seeds: notebook.seeds(3)))
notebook.show(augmenting)

//: Learning gets harder everywhere. On test images augmentation gains up to {{augmenting.gained}} points and loses up to {{augmenting.lost}}: moved digits are read
//: better, centred ones, if all labels are right, worse. **An augmentation is a statement about the world: this change does not matter.** A mirrored cat is a cat; a mirrored `2`
//: is not a `2`.
//:
//: Fewer epochs, decay and augmentation are document B's remedies against overfitting: they take off a tenth of the mistakes in {{remedies.epochsHelped}},
//: {{remedies.decayHelped}} and {{remedies.augmentationHelped}} of five settings each, and at worst add to them. Against underfitting it depends on what binds. Networks of four
//: units keep, after five epochs, {{remedies.capacityLeast}} to {{remedies.capacityMost}} of their mistakes if they get `64` ({{B-176d: upheld}}), and {{remedies.moreLeast}} to
//: {{remedies.moreMost}} if they get thirty epochs; in three of the settings thirty more leave {{remedies.longerLeast}} to {{remedies.longerMost}} ({{B-176e: qualified}}). A decay of $0.5$ crushes: a tenth of it leaves {{remedies.lessLeast}} to
//: {{remedies.lessMost}}. But four units without the document's decay keep {{remedies.noneLeast}} to {{remedies.noneMost}} ({{B-176f: qualified}}).
let remedies = notebook.run(
    try Remedies(
        augmenting: augmenting, decays: decays, stopping: stopping, seed: notebook.seed, seeds: notebook.seeds(3)))
notebook.show(remedies)

//: ### A wall in the landscape
//: A recurrent network uses the same weights again and again. The smallest has one unit; let it do fifty rounds of $x \leftarrow w\,s(x) + b$, where
//: $s(x) = 1/(1+e^{-x})$, and end at $s(x) = 0.7$: what is missing, squared, is the loss. By the chain rule each round multiplies the gradient by
//: $w\,s'(x)$. Fifty rounds at $0.8$ make it $0.8^{50} \approx 0.00001$, at $1.2$ they make it $1.2^{50} \approx 9100$: a plain and a wall.
let cliff = notebook.run(try Cliff())
notebook.show(cliff)

//: Clipping allows no step longer than $\eta c$. Of {{cliff.starts}} starts {{cliff.free}} arrive without clipping and {{cliff.clipped}} with it, each at the best of six rates
//: ({{cliff.freeRate}} and {{cliff.clippedRate}}).
//:
//: That it “prevents catastrophic updates” is {{B-111b: qualified}}. At a rate of $3$, {{cliff.lost}} starts leave a map three times as wide as the figure and do not arrive; with clipping it is
//: {{cliff.lostClipped}}. At $10$, where $\eta c$ is longer than that map is wide, it is {{cliff.lostAtTen}} and {{cliff.lostClippedAtTen}}.
//:
//: ## Break it
//: **An index is not a name.** Document B saves the optimizer's state by the *index* of the parameter, as PyTorch does. Stop, exchange two layers of one shape in the
//: source, and go on.
let reordered = notebook.run(try Reordered(seeds: notebook.seeds(5)))
notebook.show(reordered)

//: The next epoch's loss is {{reordered.byIndex}} higher: saving by index is {{B-156: qualified}}.
//:
//: ## On a network
//: ### Where the gradient explodes
//: A network of {{reading.units}} units reads {{reading.images}} digits two pixels at a time, thirty-two rounds of the same weights, and then names the class.
let reading = notebook.run(try Reading(seeds: notebook.seeds(3), more: notebook.seeds(6)))
notebook.show(reading)

//: Clipping is the difference between learning little and learning, and {{reading.share}} of the steps at the best rate are clipped: $\eta$ and $c$ are one knob. Document B calls it
//: critical for “LSTM, GRU”. These have *gates*, numbers from zero to one that say how much of the old state is kept.
//: A GRU comes to a loss of {{reading.gatedFree}} as it is and of {{reading.gatedClipped}} clipped: {{B-112b: refuted}}.
//:
//: Would the norm have warned you? Let the rate grow until the network blows up: an alarm at three times the usual norm (the median so far) rings before the loss leaps in
//: {{reading.led}} of {{reading.growing}} runs; where the rate is too high from the start, in {{reading.warned}} of {{reading.blown}}: {{E-058a: refuted}}.
//:
//: Depth alone does not ask for it. A network of {{depth.layers}} layers with shortcuts (lesson 7), whose pairs of layers start as the identity, gets {{depth.free}} of the test digits wrong as it
//: is, and {{depth.clipped}} with clipping, each at its best rate: {{B-112a: refuted}}.
let depth = notebook.run(try Depth(seeds: notebook.seeds(3)))
let largeRates = notebook.run(try LargeRates(seeds: notebook.seeds(3)))
let critical = Critical(cliff: cliff, reading: reading, depth: depth, large: largeRates)
notebook.show(depth)
notebook.show(largeRates)
notebook.show(critical)

//: ### A night's training
//: A *configuration* says what is to be trained. A *trainer* is all that goes on: model, optimizer, data, order and history.
func train(
    _ configuration: TrainingConfiguration, on images: TrainingConfiguration.Images
) throws -> (history: TrainingHistory, best: AnyModule) {
    var trainer = try configuration.trainer(on: images.learned)
    var best = trainer.model
    while trainer.history.epochs.count < configuration.epochs {
        try trainer.trainEpoch()
        guard let stopper = configuration.earlyStopping else { continue }
        if stopper.bestEpoch(of: trainer.history) == trainer.history.epochs.count { best = trainer.model }
        if stopper.isOver(trainer.history) { return (trainer.history, best) }
    }
    return (trainer.history, configuration.earlyStopping == nil ? trainer.model : best)
}

//: The same, as options of `course train`:
var configuration = try NamedConfiguration.named("simplemlp-digits")
configuration.validationCount = 200
configuration.stoppingPatience = 5
configuration.clipNorm = 5
let oneRun = notebook.run(try OneRun(configuration))
notebook.show(oneRun)

//: It made {{oneRun.epochs}} of {{oneRun.asked}} epochs. In the median of three seeds it gets {{oneRun.error}} of the test digits wrong.
//:
//: ### Killed at three in the morning
//: A checkpoint holds the weights, what the optimizer remembers, the place in the schedule, the generator that shuffles, and the history. Written to a file and
//: gone on with, it leads to the same bits: the largest difference of a weight is {{resuming.resumed}}. What if the optimizer's memory is forgotten?
let resuming = notebook.run(try Resuming(seeds: notebook.seeds(3)))
notebook.show(resuming)

//: Saving the memory makes the continuation *the same training*; “critical” is {{B-158: refuted}}: stopped late, momentum's next loss is
//: {{resuming.momentumLate}} times as high, and it ends with {{resuming.momentumMistakes}} mistakes (not stopped: {{resuming.momentumMistakesWhole}}). Adam's is
//: {{resuming.adamLate}} times as high, its last {{resuming.adamLateEnd}} times.
//:
//: `scripts/pytorch/continue_training.py` takes the checkpoint on in PyTorch, under `torchrun`, and brings it back.
//:
//: ### A batch that does not fit
//: Take the gradient of parts and add them up, `optimizer.step(&model, accumulating: parts) { … }`, each counting for what it holds. For forty images in parts of
//: $16$, $16$ and $8$ the sum is the whole batch's gradient, up to {{drift.shares}} of its length. The plain mean of the parts is {{drift.mean}} off.
//:
//: ### The same seed is not the same training
//: And that rounding? Two trainings of one seed, one with its batches added up in halves:
let drift = notebook.run(try Drift(seed: notebook.seed))
let seeds = Seeds(resuming: resuming, drift: drift)
notebook.show(drift)
notebook.show(seeds)

//: At the large rate every small difference grows, and another number of threads or another graphics card adds in its own order. That seeds and saved generators give
//: reproducibility is {{B-160: qualified}}.
//:
//: ## Tomorrow
//: Three sentences to remember:
//:
//: 1. Decay and early stopping forget what the data hardly say.
//: 2. An augmentation is a claim about the world, and helps where it is true.
//: 3. The same training takes the whole state, by name, and its sums in the same order.
//:
//: **The recipe.** Hold out a tenth; keep the best epoch, with a patience of five to ten. Try λ from $10^{-4}$ to $10^{-1}$ on the weights of layers.
//: Augment with what varies in the images that you will meet. If a loss leaps, clip, at $1$ for instance: limit and rate are one knob. Write a checkpoint every epoch.
//:
//: ## Exercises
//: {{exercises}}
//:
//: ## References
//: - A. Krogh and J. Hertz (1991). A simple weight decay can improve generalization. *NIPS* 4.
//: - C. Bishop (1995). Regularization and complexity control in feed-forward networks. *ICANN*.
//: - L. Prechelt (1998). Early stopping – but when? *Neural Networks: Tricks of the Trade*.
//: - R. Pascanu, T. Mikolov and Y. Bengio (2013). On the difficulty of training recurrent neural networks. *ICML*.
//: - Q. Le, N. Jaitly and G. Hinton (2015). A simple way to initialize recurrent networks of rectified linear units. *arXiv* `1504.00941`.
notebook.finish()
