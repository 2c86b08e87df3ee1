//: # 4 · RMSProp
//: **Should every weight have a learning rate of its own?**
//:
//: After this lesson you can work out by hand the rate that RMSProp gives a weight, say why its first steps are long and why it never quite comes to rest, and recognise
//: the landscape on which rates of their own do not help. It builds on lesson 1 (the limit $2/\lambda$) and lesson 2 (batches), and covers RMSProp in document B and concept 3 of document D.
//#-hidden-code
import Downhill

let notebook = Notebook(title: "RMSProp")
//#-end-hidden-code
//: ## Predict
//#-predict
//: RMSProp keeps, for each weight, a running average $s$ of that weight's squared slopes $g^2$. It begins at $0$, and each step makes a tenth of it new: $s \leftarrow 0.9\,s + 0.1\,g^2$. Then the weight moves by
//: $\eta\,g/\sqrt s$, where $\eta$ is the learning rate. Two weights make their very first step at $\eta = 0.01$. The slope under one is $0.001$, under the other $1000$. How far does
//: each of them move?
//:
//: And a second question. A ravine is a hundred times as steep across as along, and lies along the axes. RMSProp comes down it in a few dozen steps, if its rate is let fall to nothing. Turn the ravine
//: by $45°$ and change nothing else. What happens?
//#-answer
//: Both weights move {{stepLengths.onSteep}}, which is three times $\eta$. In the turned ravine the advantage is all but gone. In sixty steps at its best, a rate that falls or a constant one, RMSProp leaves less than a
//: billionth of the loss of the ravine along the axes; of the turned one, {{turnedRavine.askew}}. Gradient descent, which does not know what an axis is, leaves {{turnedRavine.descent}} of both.
//#-end
//: ## By hand
//: Lesson 1 left a nuisance: one learning rate serves all weights, and the steepest of them decides how large it may be. RMSProp gives every weight a ruler of its own,
//: the root of the mean square of its recent slopes (the RMS of its name), and divides each step by it:
//:
//: $$s \leftarrow \beta\,s + (1-\beta)\,g^2, \qquad w \leftarrow w - \frac{\eta}{\sqrt{s} + \varepsilon}\,g.$$
//:
//: Here $\beta$ (often $0.9$) says how slowly $s$ forgets, and the tiny $\varepsilon$ keeps the division legal when $s$ is $0$. All of it is done weight by weight.
//:
//: Document B works two examples. One weight's slope shakes: $-40, 35, -42, 38$. The other's is small and calm: $2, 2.1, 1.9, 2$. Square them first.
let workedAverages = WorkedAverages()
notebook.show(workedAverages, \.squares)

//: The signs are gone; only sizes count. The means of the squares are about $1500$ and $4$, so the two weights get the rates $\eta/\sqrt{1500} \approx \eta/39$ and $\eta/\sqrt 4 = \eta/2$: the
//: shaky weight's is twenty times smaller. Now let the library's rule do it. It starts from $s = 0$.
notebook.show(workedAverages, \.averages)

//: After four slopes $s$ has come only $1 - 0.9^4 \approx 0.34$ of the way up from zero. The document's numbers are those of a weight that has been at it for a while:
//: from slope {{workedAverages.arrival}} on, $s$ stands within a twentieth of where it settles. The missing part has a consequence, which is the next section.
//:
//: ## The idea: a step is a length
//: Replace $g$ by a thousand times $g$. Then $\sqrt s$ is a thousand times larger too, and the step is the same: dividing by the root mean square takes the *size* of the slopes
//: out of the step and leaves their direction. How long is it, then? Under a slope that never changes,
//:
//: $$s_1 = (1-\beta)\,g^2, \qquad s_2 = (1-\beta)(1+\beta)\,g^2, \qquad\dots\qquad s_t = (1-\beta^t)\,g^2,$$
//:
//: so that step number $t$ is
//:
//: $$\frac{\eta\,g}{\sqrt{s_t}} = \frac{\eta}{\sqrt{1-\beta^t}},$$
//:
//: whatever $g$ is. At first that is $\eta/\sqrt{1-\beta}$: $3.16\,\eta$ for $\beta = 0.9$, and $10\,\eta$ for PyTorch's $0.99$. Then it comes down to $\eta$. **The learning rate is no longer a factor
//: before the slope. It is a length: how far a weight moves in a step.**
//:
//: AdaGrad (2011) adds the squares up and forgets nothing, $s \leftarrow s + g^2$. Under a constant slope its step number $t$ is $\eta/\sqrt t$, so that its steps only
//: ever shrink. Hinton's RMSProp (2012) forgets.
let stepLengths = StepLengths()
notebook.show(stepLengths)

//: Document D says that RMSProp is “slowing down on steep slopes, speeding up on flat ones”: {{D-005c: qualified}}. Beside plain descent at the same $\eta$ it does, though to that one $\eta$ is a factor. By itself it walks *evenly*, and at the edge of a steep
//: stretch it first does the opposite.
//:
//: ### What the ruler measures
//: Document B says that weights whose slopes have a high variance get small rates, and weights whose slopes vary little get large ones. The first half is so. For the second,
//: remember what a mean of squares is: the square of the mean *plus* the variance. A slope of exactly $10$ that never varies has a large $s$ too. (Below, $s$ is averaged over some thousands of random slopes, the same draws in the first three rows; a sample, it misses the third column by a little.)
let moments = Moments(seeds: notebook.seeds(5), documents: workedAverages)
notebook.show(moments)

//: Take the squared running mean off and you have Graves' *centred* RMSProp (2013), of which both halves are true. The last row shows what the plain one is safe from: where
//: a slope does not vary at all, the centred rate has no limit but ε.
//:
//: ### What RMSProp sees
//: A rate of its own for each weight is a change of units. Stretch an axis by $c$, so that $u = c\,w$. By the chain rule the slope along it is $g/c$. A plain gradient step moves $u$ by $\eta\,g/c$,
//: and so $w$ by $\eta\,g/c^2$. RMSProp moves it by $\eta\,g/\sqrt s$. Freeze $s$ for a moment at $g^2$; then $c = \sqrt{|g|}$ makes the two the same, for each weight its own: $u_i = \sqrt{|g_i|}\;w_i$.
//: (At slopes of $8$ and $400$, $c$ is about $2.8$ and $20$.) *RMSProp is gradient descent on a landscape whose axes it has stretched.*
//:
//: What does it make of a ravine $w_1^2 + \kappa\,w_2^2$? Its slopes are $2w_1$ and $2\kappa w_2$. With the $w$ below the line frozen where we stand, the loss becomes
//:
//: $$w_1^2 + \kappa\,w_2^2 = \frac{u_1^2}{2|w_1|} + \frac{u_2^2}{2|w_2|},$$
//:
//: and $\kappa$ is gone: what is left of the ravine is the ratio of the two distances, at $(4, 2)$ two. But an axis is all that can be stretched. Where the steep direction lies midway between the axes,
//: both weights feel it alike, both get the same small rate, and a map that is scaled alike in both directions is the same map.
let ownCoordinates = OwnCoordinates()
notebook.show(ownCoordinates)

//: ## The rule
//: This is the code that ran, eight weights at a time:
//:
//: {{body: RMSProp.update}}
//:
//: {{twin: stepLengths.onSteep}}
//:
//: > [!NOTE]
//: > **Conventions.** Our $\beta$ is `alpha` in PyTorch and `smoothing` in the library; PyTorch's default is `0.99`. $s$ is `square_avg`, in other texts $v$ or $E[g^2]$. Document B
//: > writes $\sqrt{s+\varepsilon}$, with ε inside the root; PyTorch has it outside, as the code above unless asked (`εInside` is then zero).
//:
//: Does it matter where an $\varepsilon$ of $10^{-8}$ stands? Outside the root it is compared with the slope, inside with the *square* of the slope. So inside, slopes below
//: $10^{-4}$ count as small.
let epsilon = Epsilon()
notebook.show(epsilon)

//: Where both are offered, leave ε outside.
//:
//: ## Measure it
//: If κ is gone from what RMSProp sees, it ought to walk *the same path* in every ravine that lies along the axes. Gradient descent must adapt its rate to κ.
let samePath = SamePath()
notebook.show(samePath)

//: Rounding and ε, no more. Now look at where the walk ends. Near a minimum the slope shrinks, so $\sqrt s$ shrinks, so the weight's own rate
//: $\eta/\sqrt s$ grows, until it crosses the very limit $2/\lambda$ of lesson 1. The weight is thrown out, $s$ grows with it, and after some swinging the two agree on a rate of
//: exactly $2/\lambda$. There a weight jumps from $w$ to $-w$ at every step. That is $2|w|$ far, and a step is η long: it hops for ever between $-\eta/2$ and $\eta/2$.
let rest = notebook.run(try Rest())
notebook.show(rest)

//: So document B's “reduces oscillation in steep dimensions” is {{B-038: qualified}}. In the ravine of Figure 3, each at its best constant rate for sixty steps, gradient descent's $w_2$ swings {{rest.strays}} beyond the floor. RMSProp's hardly does; after more steps it
//: will, by some {{rest.goingOn.least}} to {{rest.goingOn.most}}. At one rate it depends. Below $1/\lambda$ gradient descent glides in, and there is nothing to reduce. From there to $2/\lambda$ it overshoots, but comes
//: to rest, and RMSProp hops for ever. Above, it never rests, and RMSProp, hopping by half an $\eta$, is the calmer of the two. At a constant rate RMSProp does not come to rest; lesson 6 has the cure, a rate that falls.
//:
//: ## Break it
//: **Turn the ravine.** If stretching axes is all that RMSProp can do, a turned ravine should defeat it.
let turnedRavine = notebook.run(try TurnedRavine(seed: notebook.seed))
notebook.show(turnedRavine, \.race)

//: Now measure it. Each method gets, for each angle, the best rate there is for it, either constant or falling evenly to nothing over the sixty steps, so that no hopping at the end is held against it.
notebook.show(turnedRavine, \.angles)

//: The first ten degrees cost many powers of ten, the others few: at $15°$ it leaves {{turnedRavine.fifteen}} already. At $45°$ its lead of many powers of ten has shrunk to a factor of {{turnedRavine.gain}}, depending on the starts: what it sees is nearly the ravine that gradient descent sees.
//:
//: (Why is gradient descent so much better here than in Figure 4? There it had the rate that is best in the long run, and left {{turnedRavine.race.left}}. The best constant rate for sixty steps is {{turnedRavine.race.less}} smaller and leaves {{turnedRavine.race.sixty}}
//: from that start; from most of the nine starts less.)
//:
//: ## On a network
//: A network with one hidden layer of $32$ units learns the digits of $8\times8$ pixels for two epochs in batches of $32$, from nine random starts. Twice over: once with the usual loss, and once with
//: the loss *times a hundred*, which changes nothing about the task. For gradient descent the best rate must fall by a hundred. For RMSProp nothing should change. Then a third
//: version: every second column of pixels a hundred times less bright, as if it had been measured in other units. Guess first: does RMSProp mind?
let lossScale = notebook.run(try LossScale(seeds: notebook.seeds(9)))
notebook.show(lossScale)

//: On the left the prediction holds. Gradient descent's best rate goes from {{lossScale.descent.rate}} to {{lossScale.descent.rate.hundredfold}}; RMSProp's stays about where it was, at
//: {{lossScale.rmsprop.rate}}.
//:
//: On the right RMSProp does better than gradient descent and worse than it did itself. Its steps for the dim pixels' weights are as long as for the others. But those weights
//: *ought* to be a hundred times larger, and for that the steps are too short. Leave the dim columns out altogether, and it ends at {{lossScale.rmsprop.without}}, gradient descent at {{lossScale.descent.without}}:
//: neither has made use of them.
//:
//: In a round bowl it is the same. (Where κ did not matter, every walk began at $(4, 2)$: slopes changed, distances did not.) Measure $w_2$ in units a hundred times smaller, so that its number, and its way to go, is a hundred times larger. RMSProp at
//: $\eta = 0.1$ then brings the loss to a thousandth in {{otherUnits.other}} steps instead of {{otherUnits.same}}. **Slopes may have any scale; weights may not.** (AdaDelta, Zeiler 2012, sets out to mend the units too.)
let otherUnits = OtherUnits()
notebook.show(otherUnits)
notebook.show(Scales(path: samePath, units: otherUnits, loss: lossScale))

//: ## Tomorrow
//: Three sentences to remember:
//:
//: 1. RMSProp divides each weight's step by the root mean square of its recent slopes, so that $\eta$ is a *length*.
//: 2. So a rate for every weight cures steep *axes*: not steep directions between them, nor weights that ought to differ in size.
//: 3. At a constant rate it ends hopping, half an $\eta$ from where it should be.
//:
//: **The recipe.** Begin with PyTorch's $\eta = 0.01$ (the best on the digits was {{lossScale.rmsprop.rate}}) and $\beta$ anywhere from $0.9$ to $0.99$ (on the digits the losses at these two were within a fifth of each other), ε outside the root. Try rates three times apart on
//: both sides; let the rate fall at the end. If it fails, look first at the sizes of the weights, not of the slopes: a weight that ought to be far from where it starts needs larger steps, or a larger input.
//:
//: ## Exercises
//: {{exercises}}
//:
//: Or turn the ravine by other angles in [TurnedRavine.swift](Studies/TurnedRavine.swift), and run `make diff4` to see what moves.
//:
//: ## References
//: - J. Duchi, E. Hazan, Y. Singer (2011). Adaptive subgradient methods for online learning and stochastic optimization. *JMLR* 12.
//: - G. Hinton, N. Srivastava, K. Swersky (2012). Neural networks for machine learning, lecture 6e. *Coursera*.
//: - M. D. Zeiler (2012). ADADELTA: an adaptive learning rate method. *arXiv* `1212.5701`.
//: - A. Graves (2013). Generating sequences with recurrent neural networks. *arXiv* `1308.0850`.
notebook.finish()
