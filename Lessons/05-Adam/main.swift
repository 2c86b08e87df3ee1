//: # 5 · Adam
//: **What comes out when the ball of lesson 3 gets the ruler of lesson 4?**
//:
//: After this lesson you can work Adam's first steps by hand, say what its bias correction prevents, bound the length of its steps, tell two kinds of weight decay apart, and judge how far
//: “works out of the box” goes. It builds on lesson 3 (velocity) and lesson 4 (a rate for every weight), and covers Adam and AdamW in document B, concept 4 of document D, and the connections in document E.
//#-hidden-code
import Downhill

let notebook = Notebook(title: "Adam")
//#-end-hidden-code
//: ## Predict
//#-predict
//: Adam keeps two running averages for each weight, $m$ of its slopes and $v$ of their squares, and steps $\eta\,m/\sqrt v$. Nine tenths of $m$ and $999$ thousandths of $v$ are
//: kept from the step before. Both start at zero, so both are too small at first, and Adam divides each by a number below one to make up for it.
//:
//: Leave that correction out. Are the first steps too short, or too long? By what factor, and for how long?
//#-answer
//: Too long. The first is {{start.first}} times as long as it should be. The longest, step {{start.when}}, is {{start.peak}} times as long, and step `1000` still {{start.thousand}} times.
//: Both averages are too small, but the one *below* the line is the smaller.
//#-end
//: ## By hand
//: Write $g$ for the slope at a weight. The average $m$ is momentum's memory, and $v$, which was the velocity in lesson 3, is here RMSProp's ruler before the root is taken:
//:
//: $$m \leftarrow \beta_1 m + (1-\beta_1)\,g, \qquad v \leftarrow \beta_2 v + (1-\beta_2)\,g^2.$$
//:
//: With $\beta_1 = 0.9$ the first reaches about ten steps back, with $\beta_2 = 0.999$ the second about a thousand. Let the first slope be $g = 4$. $m = 0.1\cdot 4$ and $v = 0.001\cdot 16$.
//: A tenth of the slope has arrived, a thousandth of its square; the zeros that both started from still weigh $0.9$ and $0.999$.
//:
//: Suppose the slope stays $g$. Then $m_1 = (1-\beta_1)\,g$, and $m_2 = \beta_1 m_1 + (1-\beta_1)\,g = (1-\beta_1^2)\,g$, and so on: $m_t = (1-\beta_1^t)\,g$. In the same way
//: $v_t = (1-\beta_2^t)\,g^2$. Whatever the slopes, the zero at the start keeps the share $\beta^t$, so theirs add up to these numbers. Divide by that, and the averages are those of the slopes alone:
//:
//: $$\hat m = \frac{m}{1-\beta_1^t}, \qquad \hat v = \frac{v}{1-\beta_2^t}, \qquad w \leftarrow w - \eta\,\frac{\hat m}{\sqrt{\hat v}+\varepsilon}.$$
//:
//: Here $t$ counts from $1$; the tiny ε keeps the division legal. At the first step $\hat m = g$ and $\hat v = g^2$. The step is $\eta$ times the sign of $g$: from $1$ to $0.9$
//: at $\eta = 0.1$, whatever the slope.
let firstSteps = FirstSteps(seed: notebook.seed)
notebook.show(firstSteps)

//: ## The idea: how consistent is the slope?
//: Divide an average of the slopes by their usual size. Where all slopes agree, the two are equal and the ratio is one. Where they quarrel, the average is near zero and the ratio with it.
//: **Adam steps η times how consistent the slope is.**
let anatomy = Anatomy(seed: notebook.seed)
notebook.show(anatomy)

//: How long is a step, then? Let slopes scatter about a mean $\mu$ with deviation $\sigma$, and wait until both averages have filled. The mean of $m$ is $\mu$. The mean of $v$ is the mean of $g^2$, which is
//: $\mu^2 + \sigma^2$. So the mean step is
//:
//: $$\eta\,\frac{\mu}{\sqrt{\mu^2+\sigma^2}},$$
//:
//: which depends on the ratio of signal to noise and on nothing else. How far does it jump about? The slope from $i$ steps ago enters $m$ with the share $(1-\beta_1)\,\beta_1^i$. The noises are independent, so their
//: squares add up: the variance of $m$ is $\sigma^2 (1-\beta_1)^2 (1 + \beta_1^2 + \beta_1^4 + \dots) = \sigma^2\,(1-\beta_1)/(1+\beta_1)$. Pure noise therefore makes steps of about
//: $\sqrt{0.1/1.9}\,\eta$.
let signalToNoise = SignalToNoise(seed: notebook.seed)
notebook.show(signalToNoise)

//: ### What the correction prevents
//: From the sums above, the uncorrected step under a steady slope is
//:
//: $$\eta\,\frac{1-\beta_1^t}{\sqrt{1-\beta_2^t}}.$$
//:
//: At first the numerator is $0.1$ and the denominator $\sqrt{0.001} \approx 0.03$. And the numerator needs {{start.slopes}} steps to come within a hundredth of one, where what stands under the root needs {{start.squares}}.
let start = Start(seed: notebook.seed)
notebook.show(start)

//: So the correction is not a push at the start but a brake: with it the first step is the η that you set. It fades as document B says: {{B-045: upheld}}.
//:
//: ### How long a step can be
//: The paper (Kingma and Ba, 2015) bounds the step by $\eta\,(1-\beta_1)/\sqrt{1-\beta_2}$, which is {{longestStep.paper}} η, and says that it is reached when one slope comes after a long silence.
//: The slope from $i$ steps ago enters $m$ with the share $a_i = (1-\beta_1)\beta_1^i$, and its square enters $v$ with $b_i = (1-\beta_2)\beta_2^i$, so that $v = \sum b_i g_i^2$.
//: Put $x_i = a_i/\sqrt{b_i}$ and $y_i = \sqrt{b_i}\,g_i$ into Schwarz's inequality, $(\sum x_iy_i)^2 \le \sum x_i^2\,\sum y_i^2$; the first sum is a geometric series:
//:
//: $$|m| = \Big|\sum_i \frac{a_i}{\sqrt{b_i}}\,\sqrt{b_i}\,g_i\Big| \le \sqrt{\sum_i \frac{a_i^2}{b_i}}\;\sqrt{v}, \qquad\text{so}\qquad \frac{|m|}{\sqrt v} \le \frac{1-\beta_1}{\sqrt{(1-\beta_2)\,(1-\beta_1^2/\beta_2)}}.$$
//:
//: That is {{longestStep.schwarz}} η, reached when each slope is $\beta_2/\beta_1$ times the one before, about a ninth more. (ε is too small to count.)
let longestStep = LongestStep(seed: notebook.seed)
notebook.show(longestStep)

//: The paper's bound is {{Kingma-2015: refuted}}: let slopes come after a silence and stay the same, and Adam repeats figure 3's uncorrected start, up to {{longestStep.steady}} η, though its correction is long over.
//:
//: ## The rule
//: The code, eight weights at a time:
//:
//: {{body: Adam.update}}
//:
//: `correction1` is $1/(1-\beta_1^t)$, worked out once a step, and `correction2` its like.
//:
//: The same in PyTorch, fifty steps down the ravine $w_1^2 + 10\,w_2^2$, and the loss at the end:
//:
//: {{twin: firstSteps.twin}}
//:
//: > [!NOTE]
//: > **Conventions.** $m$ is an *average*, so under a steady slope it is $g$, where lesson 3's velocity is $g/(1-\gamma)$. ε stands outside the root and after the
//: > correction, as in the paper and in PyTorch. $m$ and $v$ are `exp_avg` and `exp_avg_sq` there.
//:
//: Two numbers are kept for every weight, which is the price: {{B-051: upheld}}. The arithmetic? Count in the listing: plain descent takes $2$ operations a weight, a product and a difference;
//: Adam takes $14$. A layer's gradient takes $6$ a weight *for every sample of the batch*, $2$ forward and $4$ back, for its weights and for its inputs. At a batch of $128$ the twelve more are {{family.work.128}} of that: “slightly more computation”. For single samples they would be
//: {{family.work.1}}: {{B-052: qualified}}.
let family = notebook.run(try Family(seeds: notebook.seeds(3)))
notebook.show(family)

//: No ranking: the last five lie within {{family.apart}} points, one rule's seeds up to {{family.spread}} apart.
//:
//: ### Decay beside the step
//: Weights that should stay small (lesson 11 asks which) are made to shrink a little at every step. The old way, L2, adds $\lambda w$ to the slope; here $\lambda$ is the strength of the decay, no curvature. In Adam that goes astray: the addition is divided by $\sqrt{\hat v}$ like everything else, so weights with large slopes hardly
//: shrink, and those with small ones are crushed. AdamW (Loshchilov and Hutter, 2019) takes a share of $w$ off beside the step, in PyTorch $\eta\lambda w$:
//:
//: $$w \leftarrow w - \eta\,\frac{\hat m}{\sqrt{\hat v}+\varepsilon} - \eta\,\lambda\,w.$$
let decay = Decay(seed: notebook.seed)
notebook.show(decay)

//: AdamW leaves the same of all weights, $(1-\eta\lambda)^{2000}$ = {{decay.predicted}}.
//:
//: ## Measure it
let race = notebook.run(try Race())
notebook.show(race)

//: A walk counts if it stays there as long again. Momentum's equal counts are lesson 3's: where
//: every direction rings, a step leaves $\sqrt\gamma$, whatever the condition number κ.
//:
//: On the mild ravine Adam takes {{race.mild}} times the steps of plain descent. But with one rate for both, $0.1$, it takes {{race.straight}} in the ravine of $\kappa = 100$ and
//: {{race.turned}} in the turned one. The table's {{race.turned.best}} for that one are bought with $\eta$ = {{race.turned.rate}}: at step {{race.leaving}} that walk is out again, the other at step {{race.leaving.straight}}. Near the minimum all slopes are small, $v$ forgets that there were others, and the steps
//: grow too long. At a fixed rate Adam never quite rests.
//:
//: So does it “handle different parameter scales automatically”? The scale of a ravine along the axes is in its slopes, and those Adam divides out: its path is the same at any κ. The scale of the *weights* it does not know: at $\eta = 0.1$ one that must travel a hundred
//: times as far takes {{scales.far}} steps, not {{scales.near}}. At η = {{scales.best.rate}} it is {{scales.best}} again, but Adam does not find that out. Give every pixel of the digits its own scale, and after two epochs Adam loses about {{scales.adam}} points of accuracy,
//: gradient descent {{scales.descent}}, each at its best rate: {{B-049: qualified}}.
let scales = notebook.run(try Scales(race: race, seeds: notebook.seeds(9)))
notebook.show(scales)

//: ### Where it ends
//: Document B warns that Adam “can sometimes converge to worse solutions than well-tuned SGD”. Wilson and others (2017) built a case that can be worked by hand. A hundred examples, sixty with the answer $+1$ and forty with $-1$. Feature one *is* the answer.
//: Features two and three are always $1$. Every example has features of its own, which are $1$ for it and $0$ for all others: a positive example has one, a negative one five.
//:
//: Start from zero and look at the signs of the first slopes. Feature one pulls its weight up. Features two and three do so too, because the positives are the majority. Adam's steps are all equally long, so the weights stay equal, $\tau$ each and $-\tau$ on the features of the negative
//: examples. A positive example then scores $\tau + 2\tau + \tau = 4\tau$, a negative one $-\tau + 2\tau - 5\tau = -4\tau$. At $\tau = 1/4$ every example is fitted. An *unseen* negative example has features of its own that nobody has learned, and scores
//: $-\tau + 2\tau > 0$: wrong. Gradient descent's steps are as long as the slopes, and that of feature one is the largest, five times those of two and three. Soon it fits alone; then the other two
//: only spoil it, and their slopes turn.
let rareFeatures = RareFeatures()
notebook.show(rareFeatures)

//: The document's warning is {{B-053: upheld}}.
//:
//: ## Break it
//: **It can walk uphill to the worst place.** Reddi, Kale and Kumar (2018) found losses that Adam climbs. Here is one for the usual $\beta_1$ and $\beta_2$. The slope is $60000$ once in $30000$ steps and $-1$ in all others; $w$ is kept between $-1$ and $1$. The mean slope is about $+1$, so the best
//: place is $-1$.
//:
//: Call the spike $C$. When it comes, $v$ jumps to $(1-\beta_2)\,C^2$. The step is $0.1/\sqrt{0.001}\,\eta$ long, and the ones after it shrink by $\beta_1$ each, so that the spike moves $w$ down by $\eta/\sqrt{1-\beta_2}$, about {{climb.kick}} η, however large $C$
//: is. Then $v$ forgets. It weighs no more in $v$ than the $-1$s do when $0.001\,C^2\cdot 0.999^t = 1$, after {{climb.half}} steps, half the period. Soon every $-1$ moves $w$ up by a full η. With the shorter steps before, a period moves it up by {{climb.rise}} η. No rate helps, since η stands on both sides.
let climb = Climb()
notebook.show(climb)
notebook.show(Worse(features: rareFeatures, climb: climb))

//: AMSGrad is Adam with one change: it divides by the largest $v$ so far, so that the spike keeps its weight. *News that comes more seldom than the
//: ruler remembers is cut to a fixed length.*
//:
//: ## On a network
//: Document B says that Adam “works out of the box on most problems”, is “robust to learning rate choice” and needs no “extensive tuning”. Six settings were fixed before any was run; the table below names them. Spirals are three
//: arms of points to be told apart; *convolutions*, lesson 7's, small filters that slide over the image. In each, three methods train at rates half a power of ten apart, for twenty epochs, on the spirals for sixty.
//:
//: The *gain* of a rate is what it improves, as a share of what the best rate does. On the digits, after two epochs: at $0.001$ the error falls from `90` % to {{panel.early.left}}, by {{panel.early.points}} points; at the
//: best rate to {{panel.early.best.left}}, by {{panel.early.best.points}}; the gain is {{panel.early.gain}}. We call {{panel.enough}} good. (On the spirals it is the training error, in the regression the loss, in
//: Rosenbrock's valley the distance from the minimum.)
let panel = notebook.run(Panel(seeds: notebook.seeds(9)))
notebook.show(panel, \.sweep)

//: A step of Adam's is η long: in `90` steps of $0.001$ hardly any weight goes further than $0.09$.
notebook.show(panel, \.table)

//: At $0.001$ the gain is good in {{panel.good}} of {{panel.settings}} settings, so “out of the box” is {{B-047: qualified}}. What decides is the number of steps: after ten times as many it gains, in {{panel.good.long}} of the other {{panel.others}}, {{panel.enough}} or more of what the best rate does in the usual ones.
//: One of three rates that anybody would try is good in {{panel.three}}: {{B-050: upheld}}.
notebook.show(panel, \.widths)

//: Between two rates tried, the gain counts as a straight line. Adam's range of good rates is wider than gradient descent's in {{panel.wider}}. But momentum is robust too: in
//: {{panel.twice}} only is Adam's wider than both others' by a factor of two in the rate, $0.3$ in the table. “Robust” is {{B-048: qualified}}. And momentum's spans a power of ten or more in {{panel.momentumWide}}: there three rates, well placed, do
//: for it too.
//:
//: “Better early training” by the bias correction is {{B-046b: refuted}}: in trainings a tenth as long, each at its best rate, Adam without the correction is behind in {{earlyTraining.behind}} of the six. What does it prevent, then? After two epochs on the digits
//: the long first steps help at $0.001$: {{earlyTraining.without}} are right, {{earlyTraining.with}} with the correction. At $0.03$ they harm: {{earlyTraining.high.without}}, by the start {{earlyTraining.high.least}} to {{earlyTraining.high.most}}, against {{earlyTraining.high.with}}.
//: Without it the good rates lie {{earlyTraining.lower}} times lower.
let earlyTraining = notebook.run(EarlyTraining(seeds: notebook.seeds(9)))
notebook.show(earlyTraining)

//: At their best rates the three end within {{panel.apart}} points of each other on the digits: what Adam saves is search, and not everywhere.
//:
//: ## Tomorrow
//: 1. Adam's step is η times how consistent the slope is: η is a length, and the ratio seldom above one.
//: 2. The correction is a brake on the first thousand steps, not a push.
//: 3. It forgets what is rare, and it does not know how far a weight has to travel.
//:
//: **The recipe.** Start from `torch.optim.AdamW(lr=1e-3, weight_decay=0.01)` and the usual $\beta$. Try $10^{-4}$, $10^{-3}$ and $10^{-2}$, then a factor of three either way, and let the rate fall at the end. If it fails, look first at the number of steps times η: is that as far as the weights
//: must go? Then at the first thousand steps: if the loss jumps there, let the rate begin lower (lesson 6). A recipe with momentum that is tuned for your kind of network you may keep.
//:
//: ## Exercises
//: {{exercises}}
//:
//: ## References
//: - D. P. Kingma, J. Ba (2015). Adam: a method for stochastic optimization. *ICLR*.
//: - T. Dozat (2016). Incorporating Nesterov momentum into Adam. *ICLR workshop*.
//: - A. C. Wilson, R. Roelofs, M. Stern, N. Srebro, B. Recht (2017). The marginal value of adaptive gradient methods in machine learning. *NeurIPS*.
//: - S. J. Reddi, S. Kale, S. Kumar (2018). On the convergence of Adam and beyond. *ICLR*.
//: - L. Balles, P. Hennig (2018). Dissecting Adam: the sign, magnitude and variance of stochastic gradients. *ICML*.
//: - I. Loshchilov, F. Hutter (2019). Decoupled weight decay regularization. *ICLR*.
//: - X. Chen et al. (2023). Symbolic discovery of optimization algorithms. *NeurIPS*.
notebook.finish()
