//: # 6 · Schedules
//: **If a large step gets you there and a small step lets you settle, when do you change from one to the other?**
//:
//: After this lesson you can compute any usual schedule by hand, say from one formula what a falling rate buys and costs, find a rate with one short run, and
//: tell when no schedule helps. It builds on the limit $2/\lambda$ (lesson 1), the noise floor (lesson 2) and momentum (lesson 3), and covers stage 2 of document A;
//: scheduling, warm-up and rate experiments of B; the schedules of C; concept 5 of D; question Q16 and experiment 3 of E.
//#-hidden-code
import Downhill

let notebook = Notebook(title: "Schedules")
let seed = notebook.seed
//#-end-hidden-code
//: ## Predict
//#-predict
//: You are descending the bowl $w_1^2 + w_2^2$ with noisy slopes, as batches make them ($\sigma = 1$), at the learning rate $\eta = 0.1$. For a thousand steps the loss has hovered around one value.
//: You cut the rate to $0.01$. What does the loss do: nothing, fall to a tenth, fall to a hundredth? And had you begun with $0.01$, would you have been there
//: sooner?
//:
//: And document B walks down Rosenbrock's curved valley with the rates $0.1$, then $0.01$, then $0.001$, and reports that this “reaches
//: optimum smoothly”. The steepest curvature $\lambda$ at the bottom is about $1000$. Lesson 1 had a limit for that. How many steps will the first rate last?
//#-answer
//: It falls from {{noisyBowl.large}} to {{noisyBowl.small}}, a tenth, and is within a tenth of that {{noisyBowl.settles}} steps after the cut. A walk that begins with $0.01$ gets as low after
//: {{noisyBowl.fromStart}} steps: sooner than you, who waited a thousand. But you need not have waited: from the start, $0.1$ loses all but a hundredth of the loss in
//: {{noisyBowl.sooner}} steps, $0.01$ in {{noisyBowl.later}}. Cut when the loss begins to hover, and you are first.
//:
//: In Rosenbrock's valley single precision has no number for the loss after step {{valley.overflow}} from $(-1.2, 1)$. The limit is $2/\lambda \approx 0.002$, and the recipe begins
//: at {{valley.excess}} times it.
//#-end
//: ## By hand
//: A *schedule* says which learning rate to use at which step.
//:
//: - Document E's *decay* starts at $0.1$ and is multiplied by $0.96$ for every hundred steps, smoothly: $\eta_t = 0.1 \cdot 0.96^{t/100}$.
//: - Document B's *warm-up* climbs: in epoch $e = 0, 1, \dots, 4$ the rate is $0.1\,(e+1)/5$.
//: - The *cosine* is half a wave from the top down to zero: $\eta_t = \eta_{\max}\,\tfrac12\,(1 + \cos(\pi t/T))$.
//:
//: What is the first after two hundred steps, the second in its first epoch, the third at half time?
let printedSchedules = PrintedSchedules()
notebook.show(printedSchedules, \.byHand)

//: Document B says that its warm-up rises “from 0”: {{B-098: refuted}} by its own formula.
notebook.show(printedSchedules, \.gallery)

//: *B's steps* are document B's cuts: from its epoch $60$ of $160$ on a tenth of the rate, from $120$ on a hundredth. *One-cycle* (Smith and Topin 2018), in PyTorch's form, climbs to a peak in the first
//: three tenths of a training, then falls far below where it began; momentum's $\gamma$ goes the other way.
//:
//: **Steps or epochs?** Document E's loop changes the rate after every batch; document C's `StepLR(30)`, a tenth every thirty, means epochs.
//: Mix them up, and with this lesson's {{printedSchedules.batches}} batches an epoch the rate is {{printedSchedules.written}} after three epochs, where {{printedSchedules.meant}} was
//: meant.
//:
//: ## The idea
//: Document B drives: fast on the highway, at a crawl in the driveway. What makes the driveway different? Not its nearness: on a smooth bowl steps shrink as the
//: slope does. It is the *noise*, which does not shrink.
//:
//: Take one direction of curvature $\lambda$, with the loss $\tfrac12\lambda w^2$. Its slope is $\lambda w$, and a batch tells us $\lambda w + \xi$, where
//: the noise $\xi$ has mean zero and variance $\sigma^2$. A step makes
//:
//: $$w \leftarrow (1-\eta\lambda)\,w - \eta\,\xi.$$
//:
//: Let $v$ be, in this lesson, the mean of $w^2$ over many walkers. The noise is independent of where they stand, so the two parts add up:
//:
//: $$v \leftarrow (1-\eta\lambda)^2\,v + \eta^2\sigma^2.$$
//:
//: The first term forgets where you started, the sooner the larger $\eta$ (up to $1/\lambda$). The second adds what the noise does. Where they balance is
//: lesson 2's floor, a loss of
//:
//: $$\frac{\eta\,\sigma^2}{2\,(2-\eta\lambda)}.$$
//:
//: *A tenth of the rate, about a tenth of the floor, ten times the steps.* Which $\eta$ is best for the very next step? Set the derivative of the new $v$ with
//: respect to $\eta$ to zero, $-2\lambda(1-\eta\lambda)\,v + 2\eta\sigma^2 = 0$, and solve:
//:
//: $$\eta^\ast = \frac{\lambda v}{\lambda^2 v + \sigma^2}.$$
//:
//: Far away, where $\lambda^2 v$ dwarfs $\sigma^2$, that is $1/\lambda$, as if there were no noise. Put it back into the recursion: with
//: $1-\eta^\ast\lambda = \sigma^2/(\lambda^2v+\sigma^2)$ its terms add up to $v\sigma^2/(\lambda^2v+\sigma^2)$, which is simplest upside down:
//:
//: $$\frac1v \leftarrow \frac1v + \frac{\lambda^2}{\sigma^2}.$$
//:
//: So $1/v$ grows by the same amount at every step. After many of them $v \approx \sigma^2/(\lambda^2 t)$, and the best rate is
//: $\eta^\ast \approx 1/(\lambda t)$. To be greedy is right here: less $v$ now means less $v$ ever after. From far, **$1/\lambda$ at first, then falling as $1/t$**. Robbins and Monro had its
//: tail in 1951.
//:
//: ## The rule
//: A schedule is a function of the step alone, so it can be drawn and tested; only the plateau's remembers losses. The cosine:
//:
//: {{source: cosine(from:to:over:)}}
//:
//: In PyTorch:
//:
//: {{twin: printedSchedules.twin}}
//:
//: > [!NOTE]
//: > **Conventions.** Steps count from zero; a period says `.steps` or `.epochs`.
//:
//: ## Measure it
//: The bowl $w_1^2 + w_2^2$ again, from $(4, 2)$.
let noisyBowl = NoisyBowl(seeds: notebook.seeds(5))
notebook.show(noisyBowl)

//: In a ravine, under heavier noise:
notebook.show(Cloud(seed: seed))

//: Large steps do “explore” (document E): of walkers in the shallower of two valleys {{exploring.falling}} get into the deeper one, {{exploring.small}} with small steps. But by noise; none does without it: {{E-032a: qualified}}.
let exploring = Exploring(seeds: notebook.seeds(5))
notebook.show(exploring)

//: ### How much is there to gain?
//: The formula for $v$ gives any schedule's expected loss without a random number, so each gets its best top rate.
let tuned = notebook.run(try Tuned())
notebook.show(tuned)

//: In row two the best single rate leaves {{tuned.gap}} times what the best possible rates leave, the cosine {{tuned.cosineGap}} times.
//: And a scheduled run wants a *higher* top rate, the cosine {{tuned.higher}} times the fixed one's.
//:
//: ($\eta^\ast$ would need a rate for each λ of a ravine.)
//:
//: In the fourth row a hundred updates are too few to reach the ravine's floor at rates below the limit $2/\lambda$. B's steps do best from {{tuned.hastySteps}} times that, and leave {{tuned.hasty}} times the fixed rate's loss:
//: what the first factors $1-\eta\lambda$ blow up in the steep direction, later ones near zero take away, since a falling rate passes $1/\lambda$ on its way (Young 1953).
//:
//: ### Document E's experiment
//: “Fixed LR (0.1): 0.0523, did not converge. With decay: 0.0236, 38 epochs. 24% faster.” What was run is not said; we take a regression with the lowest loss
//: that it names, {{decayExperiment.lowest}}.
let decayExperiment = notebook.run(try DecayExperiment(seed: seed, seeds: notebook.seeds(5)))
notebook.show(decayExperiment)

//: In this measure the document's fixed run ended at {{decayExperiment.stated}}. Only single samples leave anything like it, {{decayExperiment.single}},
//: and there decay repairs everything. But a smaller fixed rate does nearly as well. That decay is “essential” is {{E-049: refuted}}. That late, small steps “fine-tune” is {{E-032b: qualified}}: whole batches have no noise, and there the falling rate ends higher. And “24% faster” is right of fifty epochs, but its run without decay
//: never arrived: {{E-048: qualified}}.
//:
//: ## Break it
//: **Rosenbrock.** Document B's own example is $(1-w_1)^2 + 100\,(w_2 - w_1^2)^2$, without noise. The limit $2/\lambda$ changes along the valley.
let valley = notebook.run(try Valley())
notebook.show(valley)

//: The recipe's loss overflows within {{valley.latest}} steps from each of three starts: {{B-149: refuted}}. Scaled down until it lives, it is the worst of gradient descent's ways: without noise
//: there is no floor to get under. Only a first stretch at a higher rate, cut once and by less than half, ends a little lower. That one rate “can't handle both” exploration and refinement is {{B-150: refuted}}: the first row's does. Momentum
//: ends far lower: that a schedule is the “best solution” here is {{B-065: refuted}}. (Lesson 5 asked Adam to stay for as many steps as it came in, not for ten thousand.)
//:
//: ## On a network
//: One hidden layer of `32` units learns to read {{onDigits.images}} digits in batches of `32`, with momentum $0.9$; {{onDigits.tested}} others test it. Each
//: schedule is tried at the same rates from {{onDigits.seeds}} starts.
let onDigits = notebook.run(try OnDigits(seeds: notebook.seeds(9), judgedBy: Array(notebook.seeds(33).dropFirst(9))))
notebook.show(onDigits)

//: The gentle falls end lower; B's steps, whose first cut comes early, hardly. The gain comes *late*: after the first epoch one-cycle is at
//: {{onDigits.cycleEarly}} and the fixed rate at {{onDigits.fixedEarly}}. From
//: {{onDigits.others}} other starts one-cycle reads {{onDigits.cycleError}} of the unseen digits wrong, the fixed rate {{onDigits.fixedError}}; after thirty epochs, when the images are known by heart
//: and noise is little (lesson 2), {{onDigits.cycleErrorThirty}} and {{onDigits.fixedErrorThirty}}.
//:
//: Elsewhere? Eight settings, five of them networks. The rates were chosen on other starts than the eight or twelve that count, and by what three runs of four reach; so the lesson's own network reads a little otherwise than above.
let panel = notebook.run(
    try Panel(
        digits: onDigits, seed: seed, seeds: notebook.seeds(5), judgedBy: Array(notebook.seeds(27).dropFirst(15))))
notebook.show(panel)
notebook.show(OneCycleUsually(digits: onDigits, panel: panel))

//: A cosine ends below B's steps in {{panel.smoother}} of {{panel.settings}} settings: “often slightly better” is {{B-095b: upheld}}. But below the best *fixed* rate, by a tenth or more, it ends only in {{panel.cosine}}:
//: that it “refines” is {{D-007: qualified}}, and so is “start large, then decay” ({{E-059: qualified}}). On {{panel.unpaid}} networks not even three runs of four end below it. Only a run tells.
//:
//: One-cycle ends below the fixed rate, however little, in {{oneCycleUsually.lower}} (“accelerates”: {{A-006: qualified}}). It makes fewer mistakes, a twentieth or more,
//: on {{oneCycleUsually.fewer}} of the {{panel.networks}} networks, barely on {{oneCycleUsually.barely}} (“better generalization”: {{A-007: qualified}}). A “drastic impact”, half of the middle run's loss or of all runs' mistakes, some
//: schedule has in {{panel.halved}} of the {{panel.settings}}: {{A-008: qualified}}.
//:
//: “A fixed $0.1$ oscillates late” is {{B-091b: qualified}}: with wrong labels the loss rises in {{lateTraining.fixed}} of the last ten epochs of thirty, under
//: B's steps in {{lateTraining.steps}}. Where images are learned by heart the noise fades, and it rises in {{lateTraining.clean}}.
let lateTraining = LateTraining(seeds: notebook.seeds(9))
notebook.show(lateTraining)

//: ### Does a network need a warm-up?
//: Document B: in the first epoch “gradients are huge and chaotic”, and a warm-up is “especially critical” from $0.1$ on. It speaks of residual networks with
//: batch norm; both, and He's rule for the first weights, are lesson 7's, and here only names; the residual one learns half of the images. Call an epoch *unstable* if the loss of one of its batches is above one and a half times that of the very first batch.
let warmUps = notebook.run(try WarmUps(seeds: notebook.seeds(5)))
notebook.show(warmUps)

//: The first two rates are document B's and four times that. Each other one is the lowest, of four in a power of ten, at which the first epoch is unstable without a warm-up; weights far too large have the rate below it too. A loss of $2.3$ at the end is guessing.
//:
//: “Huge” is {{B-096a: refuted}}: the residual network's gradients are {{warmUps.earlyNorm}} long in the first epoch and {{warmUps.laterNorm}} from the sixth on, but it is the end that is small, when images are learned by heart; with a fifth of the labels wrong they are {{warmUps.wrongEarly}} and {{warmUps.wrongLater}}. “Chaotic” is
//: {{B-096c: refuted}}: at first successive ones agree best, their cosine is {{warmUps.earlyAgreement}}, later {{warmUps.laterAgreement}}. At $0.1$ and $0.4$ the middle of three runs ends without a warm-up at {{warmUps.price}} and {{warmUps.priceHigh}} times its loss with one: not critical, {{B-099b: refuted}}. At {{warmUps.times}} times the
//: document's rate a warm-up calms the first epoch, as in every unstable row, but in epoch {{warmUps.limitEpoch}}, counted from zero, the loss rises; in plain networks in {{warmUps.plainEpochs}}.
//: At a rate that is too high it puts the instability off: {{B-099a: qualified}}. What it mends is a start: Adam's, and weights far too large at the lower of their two rates.
//:
//: ### Finding the rate
//: The *range test* (Smith 2017) costs a few epochs: let the rate rise from far too low to far too high, and watch the loss.
let rateFinder = RateFinder(digits: onDigits)
notebook.show(rateFinder)

//: At a tenth of the lowest point's rate training ends at {{rateFinder.price}} times the best fixed rate's loss.
//:
//: ## Tomorrow
//: 1. Under noise a fixed rate ends at a floor nearly proportional to itself; a falling rate has the speed of the large one and the floor of the small one.
//: 2. Under noise the best schedule in one direction begins, from far, at $1/\lambda$ and falls as $1/t$; a cosine or a straight line comes near it, early cuts less so.
//: 3. Where noise vanishes, early cuts mostly stop you short.
//:
//: **The recipe.** A cosine to zero over exactly the steps that you will train, and a fixed rate beside it.
//: Begin with a range test's tenth and try rates three times apart: the
//: best may well be three times the best fixed one. If the first losses shoot up, try a lower rate, under Adam a warm-up. When it disappoints, look first at what it counts,
//: steps or epochs, and whether it ended where the training did.
//:
//: ## Exercises
//: {{exercises}}
//:
//: ## References
//: - H. Robbins, S. Monro (1951). A stochastic approximation method. *Annals of Mathematical Statistics* 22(3).
//: - D. Young (1953). On Richardson's method for solving linear systems with positive definite matrices. *Journal of Mathematics and Physics* 32.
//: - L. N. Smith (2017). Cyclical learning rates for training neural networks. *WACV*.
//: - I. Loshchilov, F. Hutter (2017). SGDR: stochastic gradient descent with warm restarts. *ICLR*.
//: - L. N. Smith, N. Topin (2018). Super-convergence: very fast training of neural networks using large learning rates. *arXiv* `1708.07120`.
notebook.finish()
