//: # 1 · Gradient intuition
//: **How far can you trust a slope?**
//:
//: After this lesson you can take a gradient by hand and check it on a machine, say before running anything which learning rates converge, hop or diverge on a given loss, and read a loss
//: curve without being fooled. It builds on derivatives and a little programming, and tests what five teaching texts, documents A to E ([front page](../../README.md)), say of it.
//#-hidden-code
import Downhill

let notebook = Notebook(title: "Gradient intuition")
//#-end-hidden-code
//: ## Predict
//#-predict
//: Two weights have the loss $L = w_1^2 + 10\,w_2^2$, so their slopes are $2w_1$ and $20w_2$. You start at $(4, 2)$ and move each weight against its slope, by $0.1$ times the slope. A hundred times.
//: Where is $w_2$ then: near $0$, at $2$ or $-2$, or beyond a million?
//:
//: And a second question. Document C calls this factor, the *learning rate*, “too high” at $1.0$, “too low” at $0.0001$ and “just right” at $0.01$. A small network learns to read digits at these three, with equally many
//: steps. Its loss is minus the logarithm of the probability that it gives to the right digit: $\ln 10 \approx 2.3$ if it only guesses, $0$ if it is sure and right. In which order do the three finish?
//#-answer
//: At {{oneRate.edge}}: with $0.1$ every step leads to the mirror image of the last.
//:
//: The rate $1.0$ wins, with a loss of {{onDigits.high}}. The “just right” one has come to {{onDigits.middle}}, the “too low” one to {{onDigits.low}}.
//#-end
//: ## By hand
//: Take $L(w) = w^2$. Its derivative is $2w$, so at $w = 3$ the slope is $6$: a small step to the right raises the loss six times as much. We want down, so we step left, by a tenth of the slope:
//: $3 - 0.1 \cdot 6 = 2.4$. There the slope is $4.8$, and the next step leads to $1.92$. That is **gradient descent**, with the learning rate $\eta$ (“eta”):
//:
//: $$w \leftarrow w - \eta\,\frac{dL}{dw}.$$
//:
//: The library, which calls the rule SGD (lesson 2 says why), agrees. It asks for the slope at `w`, in braces:
var walker = Stepper(SGD(learningRate: 0.1), at: [3])
walker.advance { w in 2 * w }
walker.advance { w in 2 * w }
notebook.show(Double(walker.w[0]))

//: For $w_1^2 + 10\,w_2^2$ at $(4, 2)$ the slopes are $8$ and $40$. Written side by side they are the **gradient**, $\nabla L = (8, 40)$, and the step with $\eta = 0.1$
//: goes to $(4 - 0.8,\ 2 - 4)$. The second weight flew past its best value, $0$.
//:
//: ## The idea
//: You stand on a hillside in fog. Height is the loss, your place is the weights, and what your feet feel is the gradient. Step where the ground falls most steeply, and feel again.
let firstSteps = FirstSteps()
notebook.show(firstSteps)

//: **The gradient points where the loss rises fastest.** Walk a tiny distance $t$ in a direction $d$ of length one, and the loss changes by $t\,(\nabla L \cdot d)$. Of all directions, the product is largest for the
//: one along $\nabla L$. So $-\nabla L$ is the steepest way down. Document E says that it points *toward the minimum*. On $w_1^2 + 10\,w_2^2$ at $(4, 2)$ it points {{wayDown.angle}}° off the straight way ({{figure: ravine}}), and in a bent valley it may point away: {{E-002b: qualified}}.
let wayDown = WayDown(seed: notebook.seed)
notebook.show(wayDown)

//: **A short enough step against it lowers the loss.** How short? After a distance $t$ along the step, call the slope $s(t)$. It begins at $-\lVert\nabla L\rVert$, the gradient's length with a minus. How fast a slope changes
//: is called **curvature**; let $\lambda$ (“lambda”) be the largest anywhere on the step. Then
//:
//: $$s(t) \le -\lVert\nabla L\rVert + \lambda t.$$
//:
//: Add up (integrate) the slopes over the step, which is $\eta\lVert\nabla L\rVert$ long; $\lambda t$ adds up to half of $\lambda$ times the square of that:
//:
//: $$L(w - \eta\nabla L) \;\le\; L(w) - \eta\,\lVert\nabla L\rVert^2 + \tfrac12\lambda\,\eta^2\lVert\nabla L\rVert^2 \;=\; L(w) - \eta\left(1 - \tfrac12\eta\lambda\right)\lVert\nabla L\rVert^2.$$
//:
//: This is the *descent lemma*. Its bracket is positive as long as $\eta < 2/\lambda$. **That is what a rate is measured against, and it belongs to the loss.**
//:
//: **Composed functions multiply their slopes.** A neuron computes $z = wx + b$, then $a = \tanh z$, whose slope is $1 - a^2$, then the loss $(a - y)^2$ beside the answer $y$ that we want. The chain rule reads the slopes off from the end:
//:
//: $$\frac{\partial L}{\partial w} = \underbrace{2(a - y)}_{\partial L/\partial a}\cdot\underbrace{(1 - a^2)}_{\partial a/\partial z}\cdot\underbrace{x}_{\partial z/\partial w}, \qquad
//: \frac{\partial L}{\partial b} = 2(a - y)\,(1 - a^2).$$
//:
//: In a layer $z = Wx + b$ with the loss $\lVert z - y\rVert^2$, the weight $W_{ij}$ reaches $z_i$ alone, by $x_j$, so its slope is $2(z_i - y_i)\,x_j$; together, $2(z - y)\,x^\top$. For networks the machine records the operations and multiplies the slopes backwards, which is
//: called *backpropagation*.
let chainRule = ChainRule()
notebook.show(chainRule)

//: ## The rule
//: The code that ran, eight weights at a time, where `now.η` is the rate and `g` the gradient:
//:
//: {{body: SGD.update}}
//:
//: Document C's loop in PyTorch, with ten weights. `backward` adds the slopes to `weights.grad`, `zero_` empties it. It prints the loss after a hundred steps, the same as ours:
//:
//: {{twin: loop.hundred}}
let loop = notebook.run(try Loop())
notebook.show(loop)

//: > [!NOTE]
//: > **Conventions.** Our $\eta$ is $\alpha$ in documents C and E, `lr` in PyTorch. Its `MSELoss` is a *mean* over outputs.
//:
//: ## Measure it: is the gradient right?
//: Compare a gradient that you have written with the definition of a slope: go a little to either side and divide the rise by the run.
//:
//: $$\frac{dL}{dw} \approx \frac{L(w + h) - L(w - h)}{2h}.$$
//:
//: This is the *central difference*; with $L(w)$ in place of $L(w - h)$, over $h$, it is *one-sided*. How small should $h$ be? Expand both losses in powers of $h$: the even ones cancel, and the first error left over is $\tfrac{h^2}{6}L'''$. But the machine rounds each loss, by up to
//: $u\,L$ with $u = 2^{-53}$ in double precision, and two such errors divided by $2h$ come to $uL/h$. For $L = e^w$, where every derivative is $e^w$, the sum $h^2/6 + u/h$ is least at
//: $h = \sqrt[3]{3u}$.
let gradientCheck = GradientCheck()
notebook.show(gradientCheck)

//: Take the central one, with $h$ near $10^{-5}$ in double precision. Do not test your checker on a parabola, where $L'''$ is zero.
//:
//: ## Measure it: how far to step
//: On $L = \tfrac12\lambda w^2$ the slope is $\lambda w$, and a step is a multiplication:
//:
//: $$w \leftarrow w - \eta\lambda w = (1 - \eta\lambda)\,w.$$
//:
//: With a factor between one and zero, steps approach from one side; at zero the first lands on the minimum. Down to minus one they hop across it and still close in. At minus one, where $\eta = 2/\lambda$,
//: they hop for ever and **the loss does not move**; beyond, they fly apart. On $w^2$ the curvature is $\lambda = 2$.
let factor = Factor()
notebook.show(factor, \.table)
notebook.show(factor, \.film)

//: ### Two curvatures, one rate
//: On $w_1^2 + 10\,w_2^2$ the curvatures are $2$ and $20$. One rate serves both: below $2/20$ for the steep weight, it is slow for the shallow one. Document B's example uses $0.1$, *exactly* the edge.
let oneRate = OneRate()
notebook.show(oneRate)

//: To come a million times closer, descent at its best rate, $2/(\lambda_{\min} + \lambda_{\max})$, takes {{oneRate.descent}} steps (lesson 3 derives it); with $100$ in place of the $10$, {{oneRate.narrow}}.
//:
//: **Newton's method** asks for the curvatures too, the matrix $H$ of second derivatives (the *Hessian*), and divides each direction by its own: $w - H^{-1}\nabla L$. In a ravine that is one step. The price is the matrix: $n^2$ entries
//: for $n$ weights, which is {{oneRate.hessian}} for the small network below.
//:
//: ## Break it: ground that is not one bowl
//: A slope is local. You end in the valley on whose side you started; your feet cannot tell of a deeper one behind the hill.
let fourValleys = FourValleys(seeds: notebook.seeds(5))
notebook.show(fourValleys)

//: Of {{fourValleys.descents}} descents {{fourValleys.found}} did. Document C's “finds the weight values that result in minimal prediction error” is {{C-002: refuted}} by its own drawing, of one weight and two valleys.
//:
//: Document C calls the point between two valleys a **saddle point**, “a flat plateau”. With two weights the lowest pass is one: the ground falls ahead and behind and rises to either side. With one weight, as in that drawing, it is the top of a
//: hill: {{C-016: refuted}}. Level, but not flat: all around the ground bends: {{C-017: refuted}}.
//:
//: With $n$ weights there are $n$ directions at right angles such that a step along one leaves the slopes along the others alone (linear algebra). Each has a curvature of its own, an *eigenvalue* of the Hessian. All positive: a minimum. All negative: a top.
//: Mixed: a saddle.
//:
//: How often? Draw a symmetric matrix at random, in a way that prefers no direction. For two weights, with $s + d$ and $s - d$ on the diagonal and $b$ beside it, the eigenvalues are $s \pm \sqrt{d^2 + b^2}$: a saddle if
//: $s^2 < d^2 + b^2$. All three are drawn with equal spread, so the point $(s, d, b)$ lies in every direction of space equally often; and the belt within $45°$ of $s = 0$ is $1/\sqrt2$ of a sphere.
let saddleCount = SaddleCount(seeds: notebook.seeds(5))
notebook.show(saddleCount)

//: “Common in high-dimensional spaces” is {{C-018: upheld}}. But low down, where training ends, most curvatures point up and minima prevail (Bray and Dean 2007).
//:
//: ### When to stop
//: Document C stops when the slope is small, or when the loss no longer changes. Neither asks what matters, *am I there?*, and the document draws what fools each: a plateau or saddle ({{C-031a: refuted}}), and a weight that bounces ({{C-031b: refuted}}).
let stopping = Stopping()
notebook.show(stopping)

//: And machines round: just below one, numbers in single precision, as here, lie $2^{-24}$ apart, and a step of less than half of that changes nothing. So in the narrow valley of Rosenbrock (1960), $(1-w_1)^2 + 100\,(w_2 - w_1^2)^2$, whose minimum is at $(1, 1)$, descent stands still at a
//: slope of {{stopping.first}} for $\eta = 0.001$ and of {{stopping.half}} for half that rate: the *smaller* rate ends farther away.
//:
//: ## On a network
//: Now `1210` weights: `64` inputs, `16` hidden units that pass on what is positive, and `10` outputs read two hundred handwritten digits. Every step takes the gradient over all of them.
let onDigits = notebook.run(try OnDigits(seeds: notebook.seeds(5)))
notebook.show(onDigits)

//: After its leap the last curve lies perfectly still. A few huge steps have pushed {{onDigits.deadAtTen}} of the `16` hidden units to where they are silent on every digit, and a silent
//: unit has no slope to learn by. *A network can be ruined in its first steps and look calm ever after.*
//:
//: Does $2/\lambda$ predict the limit? At the start the largest curvature is {{onDigits.curvature}}, which would allow rates up to {{onDigits.limit}}. Most starts fail from {{onDigits.breaks}} on. But after
//: training at $0.3$ it is {{onDigits.slow}}, and the limit {{onDigits.slowLimit}} would forbid the best of document C's three, $1$. So the limit moves with the training ([lesson 10](../10-SeeingTraining/README.md)).
//:
//: Document E gives losses that are not convex many local minima. In a network each order of the units that speak gives a copy of every place, at the same loss. But Rosenbrock's valley is not convex either, and has one: {{E-051: qualified}}.
let copies = Copies(seeds: notebook.seeds(5))
notebook.show(copies)

//:
//: ### Too high, too low, just right?
//: Nine settings, fixed before any was run. Spirals are three arms of points to be told apart; some settings take a few samples a step (lesson 2). A landscape has arrived when no more than a ten-thousandth of the way down is left, for good; a network when no more than a tenth is. “Over × 10”: when
//: time was up it had not come as low as the best rate had in a tenth of that time. “Never”: it neither arrives nor explodes.
let ratePanel = notebook.run(try RatePanel(seeds: notebook.seeds(5)))
notebook.show(ratePanel)

//: That $1.0$ is too high holds in {{ratePanel.tooHigh}} of {{ratePanel.settings}} settings, {{C-007a: qualified}}; that $0.01$ is just right in {{ratePanel.justRight}}, {{C-009a: refuted}}. On the three networks it is too slow, in Rosenbrock's valley it
//: diverges, so “risk: none” is {{C-009b: refuted}}.
//:
//: Document C's table of symptoms does better: divide the rate by ten if the loss explodes ({{C-011: qualified}}), by two to five if it swings ({{C-012: qualified}}), multiply it by as much if the loss
//: creeps ({{C-013: qualified}}), let it fall if the loss levels off ({{C-014: qualified}}). The last three fail against another illness with the same symptom: the loss of a few digits
//: at a time swings at any rate, a narrow ravine creeps at the best, and on a ridge a lower rate prolongs the wait.
let levels = Levels(seeds: notebook.seeds(5))
notebook.show(levels)

//: ## Tomorrow
//: 1. Along a direction of curvature $\lambda$ a step multiplies the distance by $1 - \eta\lambda$: rate times curvature decides, not the rate, not the slope.
//: 2. One rate serves all directions, so the steepest sets the limit and the flattest the time.
//: 3. A slope is local: a small one, like a still loss, says that nothing moves, not that you are there.
//:
//: **The recipe.** Start plain descent on a network at $\eta = 0.1$. Try rates three times apart until the best has one on either side; it may lie just below where training breaks, so take the next smaller one. If the loss explodes, divide by ten
//: until it falls. If it is flat after a jump, the units may be dead: start anew at a smaller rate. If it is flat from the first step, with units
//: alive, raise it. If the gradient is your own, check it first.
//:
//: ## Exercises
//: {{exercises}}
//:
//: ## References
//: - H. H. Rosenbrock (1960). An automatic method for finding the greatest or least value of a function. *The Computer Journal* 3.
//: - D. B. Styblinski, T.-S. Tang (1990). Experiments in nonconvex optimization. *Neural Networks* 3.
//: - W. H. Press et al. (1992). *Numerical recipes in C*, section 5.7.
//: - Y. Nesterov (2004). *Introductory lectures on convex optimization*.
//: - D. S. Dean, S. N. Majumdar (2006). Large deviations of extreme eigenvalues of random matrices. *Physical Review Letters* 97.
//: - A. J. Bray, D. S. Dean (2007). Statistics of critical points of Gaussian fields on large-dimensional spaces. *Physical Review Letters* 98.
notebook.finish()
