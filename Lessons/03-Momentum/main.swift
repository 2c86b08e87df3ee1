//: # 3 · Momentum
//: **Can a ball that remembers where it was going get down sooner than a walker who only feels the slope?**
//:
//: After this lesson you can compute a velocity's first steps, predict from the curvatures how many each method takes, say when momentum makes things worse, and set it up for a network. It builds on lesson 1 (the gradient, the limit $2/\lambda$) and lesson 2 (batches), and covers momentum in document B, saddle points in document C, and concept 2 of document D.
//#-hidden-code
import Downhill

let notebook = Notebook(title: "Momentum")
//#-end-hidden-code
//: ## Predict
//#-predict
//: A ravine: $L = w_1^2 + 10\,w_2^2$, ten times as steep across as along. We start at $(4, 2)$ and want to come a million times closer to the bottom, and stay there.
//:
//: Gradient descent moves against the slope and forgets. Momentum keeps a share $\gamma$ of its last step and adds the new slope to it: a ball with friction. The
//: usual choice is $\gamma = 0.9$. Both may choose their best learning rate. Which arrives first, and by what factor?
//#-answer
//: Plain gradient descent, in {{race.descent}} steps. Momentum with $\gamma = 0.9$ takes {{race.usual}}, {{race.factor}} times as many. With less memory it wins:
//: $\gamma = {{race.gamma}}$ takes {{race.polyak}}. On narrower ravines the usual $\gamma$ wins too; you will be able to say from where on.
//#-end
//: ## By hand
//: Write $g$ for the slope at the weight $w$ and $\eta$ for the learning rate. Momentum keeps a *velocity* $v$:
//:
//: $$v \leftarrow \gamma\,v + \eta\,g, \qquad w \leftarrow w - v.$$
//:
//: Take $\eta = 0.1$, $\gamma = 0.9$ and a slope that stays the same, $g = 1$. Do three steps on paper: $0.1$; then $0.9 \cdot 0.1 + 0.1 = 0.19$; then? It is {{velocities.third}}.
//:
//: The velocity loses a tenth of itself at each step and gains $0.1$, so it settles where the two balance: $v = 0.9\,v + 0.1$ gives $v = 1$, ten times the step of plain descent.
//:
//: Now let the slope change its sign at each step, $+1, -1, +1, \dots$ If $v$ settles too, then each step only turns it round, from $v$ to $-v$: $-v = 0.9\,v - 0.1$, so $v = 0.1/1.9$. About
//: half a step of plain descent is left.
let velocities = notebook.run(Velocities(seeds: notebook.seeds(5)))
notebook.show(velocities, \.figure)

//: *Built up where slopes agree, worn down where they quarrel.* Document B says that quarrelling slopes “cancel
//: out”: {{B-020: qualified}}. Beside what agreeing slopes build up, they do: {{velocities.share}} is left. Beside a plain step they do not: {{velocities.left}}.
//:
//: ## A sum, not an average
//: Unroll the formula. The latest slope enters with weight one, the one before it with $\gamma$, the one before that with $\gamma^2$:
//:
//: $$v_t = \eta \sum_i \gamma^i g_{t-i}.$$
//:
//: Document B calls this an “exponentially weighted moving average”: {{B-021: qualified}}. The weights do fall exponentially. But an average's add up to one,
//: and these, $\eta\,\gamma^i$, to $\eta/(1-\gamma)$. In the document's example, $0.1$ and $0.9$, that happens to be {{velocities.sum}}; at $\eta = 0.02$ it is {{velocities.smallSum}}.
//:
//: **Where slopes agree, switching on momentum at the same $\eta$ multiplies the step by ten.** So whoever compares them at one rate mostly sees a larger rate.
//:
//: What does a larger $\gamma$ buy? Below, *gain*: how many plain steps a steady slope builds up in `60`. *Scatter left*: how much of pure noise is left in the steps, at $\eta = 1-\gamma$, where a steady slope gives all $\gamma$ equal steps; beside it,
//: theory (variances add: $\eta^2 \sum \gamma^{2i} = \eta^2/(1-\gamma^2)$). *Steps to a stop*: a steady slope turns round; how many until the velocity stands still?
notebook.show(velocities, \.table)

//: A larger $\gamma$ smooths better and turns later.
//:
//: ## The rule
//: This is the code that ran, where `slot.v` is the velocity of one weight and `share` is one (PyTorch's `dampening` would make it less):
//:
//: {{body: Momentum.update}}
//:
//: It keeps the rate outside the velocity, as PyTorch does; the formula above has it inside. While $\eta$ is constant that is the same. When it
//: falls, a step that is already in the velocity is shortened only where the rate stands outside. That the two are “equivalent” is {{B-177: qualified}}.
//:
//: The same in PyTorch, a hundred steps down the ravine. It prints what our own rule leaves of the loss:
//:
//: {{twin: forms.loss}}
let forms = Forms()
notebook.show(forms)

//: **Nesterov** (1983) asks for the slope not where the ball is, but where its velocity is about to carry it, at $w - \gamma v$ (rate inside $v$). There the slope can still correct it.
//:
//: ## Why it works
//: Near a minimum most losses look like a bowl. It has *principal directions*, along which slopes do not mix (here the axes). Along each, with curvature $\lambda$, the slope is $\lambda w$.
//:
//: There gradient descent multiplies $w$ by $1 - \eta\lambda$ at each step. One rate must serve all curvatures from $\lambda_{\min}$ to $\lambda_{\max}$. The best one makes both ends equally bad, $1 - \eta\lambda_{\min} = \eta\lambda_{\max} - 1$, so that $\eta = 2/(\lambda_{\min} + \lambda_{\max})$, and
//: then a step leaves
//:
//: $$\frac{\kappa - 1}{\kappa + 1} \quad\text{of the distance, with } \kappa = \lambda_{\max}/\lambda_{\min}.$$
//:
//: The *condition number* $\kappa$ says how narrow the ravine is: ten for ours.
//:
//: With momentum, write down a step:
//:
//: $$w_{t+1} = w_t - v_{t+1}, \qquad v_{t+1} = \gamma\,v_t + \eta\lambda\,w_t.$$
//:
//: The old velocity is the last step, $v_t = w_{t-1} - w_t$. Put both in:
//:
//: $$w_{t+1} = w_t - \gamma\,(w_{t-1} - w_t) - \eta\lambda\,w_t.$$
//:
//: Gather what belongs to $w_t$:
//:
//: $$w_{t+1} = (1 + \gamma - \eta\lambda)\,w_t - \gamma\,w_{t-1}.$$
//:
//: Try a solution that shrinks by the same factor $z$ at each step, $w_t = z^t$, and divide by $z^{t-1}$:
//:
//: $$z^2 = (1 + \gamma - \eta\lambda)\,z - \gamma.$$
//:
//: A quadratic. Its two roots multiply to $\gamma$. Where they are complex, $w$ swings through zero as it shrinks: it *rings*. They are then conjugate, so of the same size, and that size is $\sqrt\gamma$. **In every direction that rings, a step leaves $\sqrt\gamma$ of
//: the distance, whatever the curvature.**
//:
//: They are complex where $(1+\gamma-\eta\lambda)^2 < 4\gamma$, which is
//:
//: $$(1-\sqrt\gamma)^2 < \eta\lambda < (1+\sqrt\gamma)^2.$$
let shrinkMap = ShrinkMap()
notebook.show(shrinkMap)

//: A ravine is a horizontal line in this map, from $\eta\lambda_{\min}$ to $\eta\lambda_{\max}$. Another rate slides and stretches it; the ratio of its ends stays $\kappa$. Its palest point counts: the worst direction arrives last. So
//: the best is the lowest, the darkest, that does not stick out.
//:
//: That is Polyak's pair (1964): the flattest direction on the left curve and the steepest on the right one. Then all directions just ring, with the smallest $\gamma$ that can do it. Dividing the two ends of the inequality gives
//: $\sqrt\kappa = (1+\sqrt\gamma)/(1-\sqrt\gamma)$, and solving it
//:
//: $$\sqrt\gamma = \frac{\sqrt\kappa - 1}{\sqrt\kappa + 1}.$$
//:
//: Momentum puts $\sqrt\kappa$ where gradient descent has $\kappa$.
//:
//: ## Measure it
let race = notebook.run(try Race())
notebook.show(race)

//: The usual $\gamma$ is the slowest in the table. The smaller ones in it, up to $0.6$, beat plain descent: $\gamma = 0.3$ takes {{race.best}} steps, the fewest. Too much memory keeps a ball swinging, and no rate can help: wherever all directions ring, a step leaves $\sqrt\gamma$.
//: From $\eta = 0.005$ to $0.1$ the usual $\gamma$ takes some {{race.fewest}} to {{race.most}} steps. So its best rate in the table says little.
//:
//: Why is a $\gamma$ just above Polyak's better than his? At his own the two roots fall together, to one $z$, and the second solution is then $t\,z^t$, as in a differential equation with a double root. So after $t$ steps $t\,\sqrt\gamma^{\,t}$ is left: the factor $t$ costs extra steps.
//:
//: With Nesterov's look ahead the new velocity is $\gamma v + \eta\lambda(w - \gamma v) = \gamma(1-\eta\lambda)\,v + \eta\lambda w$. So $\gamma(1-\eta\lambda)$ stands where $\gamma$ stood, and a larger rate damps the swinging: {{race.nesterovUsual}} steps at $\gamma = 0.9$.
//:
let narrowing = notebook.run(try Narrowing())
notebook.show(narrowing)

//: You can say beforehand where they cross: where both leave the same, $(\kappa-1)/(\kappa+1) = \sqrt\gamma$. Solved for $\kappa$ that is $(1+\sqrt\gamma)/(1-\sqrt\gamma)$, and at $\gamma = 0.9$ it is {{narrowing.crossing}}.
//:
//: At the narrowest, $\kappa = 1024$, gradient descent takes {{narrowing.descent}} steps, the usual momentum {{narrowing.usual}}. Polyak's pair takes {{narrowing.polyak}}: there $0.9$ is nearly what he asks for, and goes without the factor $t$.
//:
//: ### Flat places and humps
//: Where the ground is nearly level slopes are small, but they agree, and agreement is what a velocity builds on. Across a plateau momentum helps: {{D-004: upheld}}.
//:
//: Inertia “carries it through small bumps”, too: {{B-016: qualified}}. It can, with speed; with a little too much it comes back (not drawn).
let hump = Hump()
notebook.show(hump)

//: <details>
//: <summary>Does momentum help off a saddle? Where it is steep along the ridge.</summary>
//:
//: A *saddle* is a pass. We come along its ridge, a thousandth beside the crest; the goal is the minimum on that side. Here $\kappa$ is the curvature along the ridge over that beside it. *Adam*, of [lesson 5](../05-Adam/README.md), gives every weight a rate of its own.
let flatPlaces = notebook.run(try FlatPlaces())
notebook.show(flatPlaces)

//: Where the ridge is steep, descent may take no large steps, and momentum's gain is large. At $\kappa = 10$ the usual $\gamma$ is off in {{flatPlaces.mildUsualOff}} steps, not {{flatPlaces.mildDescentOff}}, but then rings. At $2$
//: both momentum and Adam are off sooner, but there no sooner. As ways to the minimum, document C's answers, momentum and Adam, are {{C-022b: qualified}} and {{C-022a: qualified}}. (The
//: plateau's {{flatPlaces.plateau}} are sharply tuned: missed by a tenth, a rate may take {{flatPlaces.plateauUnmet}}, descent's {{flatPlaces.plateauDescentUnmet}}.)
//:
//: </details>
//:
//: ### Three pictures of ravines
//: Document B draws descent as a zigzag, momentum as a smooth curve, and lets both leave a bent valley.
//:
//: <details>
//: <summary>Does descent zigzag, and does momentum glide? At the document's rate both swing.</summary>
//:
let zigzag = notebook.run(try Zigzag())
notebook.show(zigzag)

//: That descent zigzags is {{B-056a: qualified}}: above $1/\lambda_{\max}$ it jumps from wall to wall, below it glides. That momentum is smooth is {{B-057b: refuted}}: at the document's rate, $0.1$, it jumps across at every
//: other step.
//:
//: That descent “crawls along” the floor is {{B-056b: upheld}}: the steep walls limit its rate; at its best rate it takes {{zigzag.best}} steps to come a million times closer, in the round bowl {{zigzag.bowlBest}}. That momentum damps oscillations is {{B-162: qualified}}: those at $0.1$; from $1/\lambda_{\max}$ down it makes them.
//:
//: </details>
//:
//: <details>
//: <summary>Does it fly out of a bent valley? Not at the document's rate.</summary>
//:
//: In Rosenbrock's valley, $(1-w_1)^2 + 100\,(w_2 - w_1^2)^2$, document B says, gradient descent “can't follow the curve” and momentum “flies out of valley”.
//: From $w_1 = -1/2$ to $1/2$ its floor turns by a right angle.
let bend = notebook.run(try Bend())
notebook.show(bend, \.table)

//: At the document's rate, $0.001$, plain descent keeps within {{bend.descent}} of the floor; it is only slow: {{B-062a: refuted}}. Momentum keeps within
//: {{bend.momentum}}, {{B-063a: refuted}} and {{B-063b: refuted}}, and arrives long before.
//:
//: Do “adaptive rates help stay in valley”, those of RMSProp ([lesson 4](../04-RMSProp/README.md)) and Adam?
notebook.show(bend, \.bests)

//: From the bend on RMSProp and Adam can keep nearer to the floor than the two with a fixed rate: {{B-064c: qualified}} and {{B-064a: qualified}}. From $(-1, 1)$, where the walls are as steep as at the minimum, plain descent can keep nearest. And momentum is soonest.
//:
//: </details>
//:
//: ## Break it
//: Polyak's pair is tuned for bowls. Lessard, Recht and Packard (2016) bent one. Their loss is a parabola of curvature $25$ with a softer stretch between $w = 1$ and $w = 2$, where the curvature is $1$. It is smooth and
//: convex, and $\kappa = 25$ gives $\eta = 1/9$ and $\gamma = 4/9$. The ball starts at `3.3`. Its last six places after `120` steps:
let kink = Kink()
notebook.show(kink)

//: It goes round three points for ever. Gradient descent at $2/(1+25)$ is by then {{kink.descent}} from the minimum. It takes an unlucky start: {{kink.caught}} of those between $-4$ and $4$. Why? The derivation used one curvature. The three places lie on both sides of
//: the softer stretch, and their slopes are those of no single bowl. They push the ball just in step with its swing. What rings can be driven.
//:
//: ## On a network
//: A network's curvatures are not known. Does any of this hold there? One with `32` hidden units learns the eight-by-eight digits for three epochs. If momentum is a sum, its curve should be plain descent's, moved to ten times smaller rates.
let onDigits = notebook.run(try OnDigits(seeds: notebook.seeds(9)))
notebook.show(onDigits)

//: At small rates it nearly is, as Yuan, Ying and Sayed (2016) have it: {{Yuan-2016: upheld}}. There gradient descent has momentum's loss at {{onDigits.least}} to {{onDigits.most}} times the rate: a velocity begins at $0$, and lags.
//:
//: Is $0.9$ the “empirical sweet spot for most problems”? Six problems, chosen beforehand, every $\gamma$ at its best rate:
let sweetSpot = notebook.run(try SweetSpot(seeds: notebook.seeds(7)))
notebook.show(sweetSpot)

//: $0.9$ is within a fifth of the best in {{sweetSpot.near}} of {{sweetSpot.problems}} ({{sweetSpot.names}}): {{B-025: qualified}}. On the networks it costs about {{sweetSpot.networkExcess}} over the best at most.
//:
//: ## Tomorrow
//: Three sentences to remember:
//:
//: 1. A velocity is a *sum*: at the same rate, momentum is first of all a step ten times as long.
//: 2. Where slopes agree it builds up, where they quarrel it wears down; with the $\gamma$ that fits, that puts $\sqrt\kappa$ where gradient descent has $\kappa$.
//: 3. Too much memory rings, and how much is too much the ravine decides: the narrower it is, the more memory pays.
//:
//: **The recipe.** Start from `momentum=0.9` and a tenth of plain descent's rate. Try three rates, three times apart, and go on until the best is not at the edge. If the loss swings up and down after a good
//: start, lower $\gamma$, switch on `nesterov=True`, or take a third of the rate; if it creeps, raise $\gamma$ to $0.95$ at the same rate. If nothing helps, see that gradients are zeroed.
//:
//: ## Exercises
//: {{exercises}}
//:
//: Or change a `γ` in `Studies/Race.swift`: `make diff3` shows what moves.
//:
//: ## References
//: - B. T. Polyak (1964). Some methods of speeding up the convergence of iteration methods. *USSR Computational Mathematics and Mathematical Physics* 4(5).
//: - Y. Nesterov (1983). A method for solving the convex programming problem with convergence rate $O(1/k^2)$. *Doklady AN SSSR* 269.
//: - L. Lessard, B. Recht, A. Packard (2016). Analysis and design of optimization algorithms via integral quadratic constraints. *SIAM Journal on Optimization* 26(1).
//: - K. Yuan, B. Ying, A. H. Sayed (2016). On the influence of momentum acceleration on online learning. *JMLR* 17(192).
//: - G. Goh (2017). Why momentum really works. *Distill*.
notebook.finish()
