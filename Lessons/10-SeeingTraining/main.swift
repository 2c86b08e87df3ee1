//: # 10 · Seeing training
//: **A loss lives in thousands of dimensions and a screen has two. Which pictures of a training can be believed, and what do they leave out?**
//:
//: After this lesson you can measure how sharply a network's loss bends, draw a slice through it and say what it hides, read the path of a training without being fooled, and tell a
//: vanishing gradient from a healthy one. It builds on lesson 1 (the curvature $\lambda$, the limit $2/\lambda$) and lesson 7
//: (shortcuts), and covers stage 3 of document A.
//#-hidden-code
import Downhill

let notebook = Notebook(title: "Seeing training")
//#-end-hidden-code
//: ## Predict
//#-predict
//: A small network learns two hundred digits by full-batch gradient descent: every step uses all of them. The *sharpness* of its loss is the largest curvature $\lambda$ that any direction has at the present weights. Lesson 1 says that descent at
//: the rate $\eta$ is stable only while $\lambda < 2/\eta$. Here $\lambda$ starts at {{stability.start}} (in the median) and $\eta = 0.1$, so that $2/\eta = 20$. Where is $\lambda$ after $1200$ steps: near its start, near zero, near $20$, or far beyond?
//:
//: And draw the way of a network's weights through training in the plane in which it spreads most, and beside it a walk of pure chance. What will tell them apart?
//#-answer
//: Near $20$: over the last third of the steps it is {{stability.end}} on average. At other rates too it ends near $2/\eta$: the rate decides where.
//:
//: Not the shape: both are smooth arcs. The share: its plane keeps {{plane.training}} of the training's variance, that of the walk still {{plane.walk}}.
//#-end
//: ## By hand
//: The *Hessian* $H$ of a loss is the table of all its second derivatives. Most directions it turns; a few it only stretches, $Hv = \lambda v$, and along those *eigenvectors* the loss bends by their $\lambda$, its curvatures. For $L = w_1^2 + 10\,w_2^2$ the table is a diagonal of
//: $2$ and $20$, so $Hv = (2v_1,\ 20v_2)$.
//:
//: The largest can be found without looking at $H$: multiply any $v$ by it, again and again. Start at $v = (1, 1)$. The product is $(2, 20)$, and the quotient $v \cdot Hv / v \cdot v = 22/2 = 11$ is a first guess. Go on from $(1, 10)$, which points the same way:
//: the product is $(2, 200)$, the quotient $2002/101 = 19.8$. Once more, from $(1, 100)$: $200002/10001 = 19.998$.
//:
//: Each product makes the part of $v$ along the steeper direction $20/2 = 10$ times larger beside the other. This is *power iteration*.
//:
//: ## The idea: what can be drawn
//: **The record.** Differentiation writes down every operation (on a *tape*) and then reads the list backwards. Drawn, the list is the *computation graph* (in PyTorch: torchviz).
let blockGraph = BlockGraph()
notebook.show(blockGraph)

//: **What flowed.** The record holds what every operation put out and the gradient that came back. Sorted into bins by size they make a *histogram*; several side by side, by layer or step, make a map. Gradients differ by powers of ten, so the bins are even in $\log_{10}|g|$.
//:
//: **The ground.** Choose a direction $d$ in the space of all weights and draw $f(t) = L(w + t\,d)$: a *slice*. Two directions make a map. How long is $d$ to be? In a network with ReLU a layer's weights can be made four times as large and the next layer's four times as small.
//: It computes the same, yet a step of one means something else. Call the weights that make one output a *filter*. Li et al. (2018) stretch each filter of a random $d$ to the length of the network's filter that it is added to. A distance of one then means the same however large whole layers are written.
//:
//: **The path.** The weights after each step are points. Their *principal components* are the directions along which the points spread most, and the first two span the flat view that keeps most of it.
//:
//: And **the curvature**. Near a place the loss along a direction $v$ of length one is
//:
//: $$L + (\nabla L \cdot v)\,t + \tfrac12\,(v \cdot Hv)\,t^2.$$
//:
//: One line gives the product (Pearlmutter 1994). The slope along $v$ depends on the weights, $s(w) = \nabla L(w) \cdot v$, and its gradient is $\nabla s = Hv$. So let every operation hand on, beside its value, how fast that value changes
//: along $v$ (the chain rule from front to back). At the end stands $s$; differentiate that number backwards.
//:
//: ## The rule
//: Power iteration in PyTorch, where `jvp` hands on the changes along $v$:
//:
//: {{twin: curvatures.twin}}
//:
//: The library's product; `loss.tangent` is the $s$ that came out beside the loss:
//:
//: {{body: Parameterized.hessianProduct}}
//:
//: The obvious short cut is a difference, $Hv \approx (\nabla L(w + hv) - \nabla L(w - hv))/2h$.
let curvatures = Curvatures(seeds: notebook.seeds(12))
notebook.show(curvatures)

//: The products make no step, and agree with the whole Hessian up to a share of {{curvatures.worst}}. The differences, with $h = 0.01$, agree for tanh. For ReLU they step across kinks, where the gradient jumps, and count the jumps: on lesson 1's network
//: they find {{curvatures.overestimateLeast}} to {{curvatures.overestimateMost}} times as much, by seed.
//:
//: ## Measure it
//: A network `64-32-32-10` with tanh. The loss is $\tfrac12\lVert z - y\rVert^2$, averaged over the digits: $z$ are a digit's ten scores, $y$ is one at its class and zero elsewhere.
let stability = Stability(seeds: notebook.seeds(5))
notebook.show(stability)

//: At the smallest rate the curvature climbs while the network learns (*progressive sharpening*) until it comes to $2/\eta$, and there it stays. At the largest it starts above its line, and ends on it. The ground alone would not have held it there: at $0.1$ it passes $10$, where
//: $0.2$ stays, and climbs from the very start from which $0.4$ comes down to $5$. Cohen et al. (2021) call this the *edge of stability*: {{Cohen-2021: qualified}}. With ReLU the curvature comes to {{stability.reluFirst}} and {{stability.reluSecond}} times $2/\eta$ at $\eta = 0.2$ and $0.4$
//: (last third of `400` steps), but at $0.1$ only to {{stability.reluSlowLeast}} to {{stability.reluSlowMost}} times that (of `1200`).
//:
//: ### A thermostat
//: Take one steep direction alone. Let $x$ be how far the weights stand from the valley's floor, and $s$ how sharply the valley bends: $L = \tfrac12\,s\,x^2$. Take $s$ for a second weight: the slope of $L$ along it is $\tfrac12 x^2$. So a step changes both:
//:
//: $$x \leftarrow (1 - \eta s)\,x, \qquad s \leftarrow s - \tfrac12\,\eta\,x^2.$$
//:
//: Below $2/\eta$ the factor $1 - \eta s$ is smaller than one in size, $x$ dies out, and nothing pulls $s$ down. Let learning push it up by a little $c$ a step. As soon as $s$ passes $2/\eta$, $x$ grows and changes sides at each step. But a larger $x$ pulls $s$
//: down. They balance where $s = 2/\eta$ and $\tfrac12\,\eta\,x^2 = c$ (Damian et al. 2023). Around that point they swing: $s$ falls below $2/\eta$, $x$ dies down, $s$ climbs again. Alone they would swing wider and wider; the noise that other
//: directions add keeps $x$ from dying out. So *while $c$ is small, the curvature stays about $2/\eta$, whatever $c$ is*.
let thermostat = Thermostat(seeds: notebook.seeds(5))
notebook.show(thermostat)

//: With a little noise in $x$ and $\eta = 0.1$, the mean of $s$ is {{thermostat.slow}} times $2/\eta$ for $c = 0.002$, {{thermostat.middle}} for $c = 0.02$ (swinging from {{thermostat.lowest}} to {{thermostat.highest}}), and {{thermostat.fast}} for $c = 0.1$.
//:
//: This predicts something new: at the edge a walker jumps across the sharpest direction at every step. At $\eta = 0.1$, the slope along it changes its sign on {{stability.earlyFlips}} of the first fifty steps, and on {{stability.lateFlips}} of the last fifty.
//:
//: ### What lesson 1's limit means then
//: On a parabola, of one curvature everywhere, $2/\lambda$ is a wall. On a network it is the set point of a thermostat.
//:
//: First, *the curvature at the start does not tell the largest rate*. For this network $2/\lambda$ starts at {{stability.startLimit}}, and yet the rate of $0.4$ ends lowest, at {{stability.fastLoss}} against {{stability.slowLoss}} at $0.1$. Lesson 1's network errs to the other side:
//: at $\eta = 2$, below its $2/\lambda$ at the start, its loss after `120` steps is {{curvatures.fastLoss}}, the $\ln 10$ of a network that knows nothing.
//:
//: Second, *at the edge a loss need not fall at each step*. At $\eta = 0.4$ it rises on {{stability.fastRises}} of them.
//:
//: With cross-entropy the curvature does not stay: at $\eta = 0.5$, where $2/\eta = 4$, the sharpness goes from {{stability.crossStart}} up to {{stability.crossPeak}}, passes $2/\eta$, and sinks to {{stability.crossEnd}}. Once all digits are right, larger scores make every probability certain, and a softmax that is certain does not bend.
//:
//: ## Break it
//: **A flat picture of a sharp place.** Train a network of {{hidden.weights}} weights and cut through its loss along a random direction of length one. In the median over seeds its curvature is {{hidden.typical}}, that of the sharpest direction {{hidden.sharpness}}, and their quotient {{hidden.factor}}.
let hidden = Hidden(seeds: notebook.seeds(5))
notebook.show(hidden)

//: Averaged over all directions of length one, $v \cdot Hv$ is the *mean* of the curvatures; and of thousands only a few are large. Descent is limited by the largest; a random
//: slice, which shows the mean, can call no minimum flat.
//:
//: ## On a network
//: ### Shortcuts
//: Networks of twenty-two layers, plain and with a shortcut around every two, trained to the same loss.
let landscapes = Landscapes(seeds: notebook.seeds(5))
notebook.show(landscapes, \.maps)

//: On the map the loss rises far more steeply around the plain network. But it flatters the shortcuts: with them
//: the second layer of each block starts at $1/\sqrt{10}$ of He's size (lesson 7), without them at the whole of it. Let nothing but the shortcuts differ:
let branches = Branches(beside: landscapes, seeds: notebook.seeds(3))
notebook.show(branches)

//: At He's size shortcuts change little; at half of it the loss rises far less with them. But cross-entropy grows with the scores, and those of the trained network are then {{branches.plainHalvedScores}} (root mean square) without shortcuts and {{branches.halvedScores}} with:
//: measured in these, the loss rises *more* with them. That shortcuts make a landscape gentle (Li et al.) is {{Li-2018: qualified}}. *Two landscapes can be compared where nothing else differs, the size of the scores included.*
//:
//: ### Bumps
//: Document A calls loss surfaces “often bumpy and non-convex, unlike textbook examples”. Call a map bumpy if it has a second *pit*: a place from which every way to a deeper one climbs by more than $0.1$.
notebook.show(landscapes, \.table)

//: Non-convex is {{A-010a: upheld}}: where training starts, each of these five bends down along some direction. Often bumpy is {{A-010b: refuted}} on the maps that such tools draw: only the plain deep network has a second pit on most of them.
//: “Unlike textbook examples” is {{A-011: qualified}}: Rosenbrock's function bends down too, on the inside of its bend.
//:
//: ### A path, and a walk
let plane = Plane(seeds: notebook.seeds(5))
notebook.show(plane)

//: <details>
//: <summary>Which is the training?</summary>
//:
//: B: it keeps {{plane.training}} of its variance in this plane. A, the walk, keeps {{plane.walk}}.
//:
//: </details>
//:
//: In many dimensions the $k$-th component of a random walk has the share $6/(\pi^2 k^2)$, and its coordinates run through a cosine, half a period more for each
//: (Antognini and Sohl-Dickstein 2018: {{Antognini-2018: upheld}}). So the arc is no finding. The training's share is.
//:
//: ### Which picture would have told you?
//: Three plain networks of twenty-two layers. In the twenty between first and last, weights have He's size (lesson 7), half of it, or twice it.
let flow = Flow(seeds: notebook.seeds(5))
notebook.show(flow)

//: The *loss* gives the exploding network away: it starts at {{flow.explodingLoss}}. The vanishing and the healthy one start at {{flow.vanishingStart}} and {{flow.healthyStart}} and stand after {{flow.steps}} steps at {{flow.vanishingLoss}} and
//: {{flow.healthyLoss}}, which could have many causes.
//:
//: *Gradients by layer* say it all before the first step: every layer on the way back halves what flows, or doubles it ({{A-009a: upheld}}). Activations tell the same on the way forth: of the vanishing network's {{flow.output}} is left. So does the *landscape*: along a slice the vanishing network's loss varies by {{flow.vanishingVariation}}, the healthy one's by
//: {{flow.healthyVariation}}, though without a hint at the layer. The *graph*, the same for all three, tells only of gradients that *cannot* arrive, such as behind a forgotten `detach()`.
//:
//: ### Reading TensorBoard
//: `course train --configuration simplemlp-digits --tensorboard --out Runs/digits` writes event files, and `tensorboard --logdir Runs` shows them; look in this order.
//:
//: | page | tag | ask |
//: | --- | --- | --- |
//: | Images | `images/training` | Is this what I meant to train on? Are the labels right? |
//: | Scalars | `loss/step` | Does it fall within the first hundred steps? |
//: | Scalars | `loss/train` beside `loss/test` | A gap that opens is overfitting. Two level lines: the rate is too low, or was too high, or a gradient does not arrive. |
//: | Histograms | `weights/…` | A layer that never moves gets no gradient, or no step. |
//: | Images | `images/confusion`, `images/worst mistakes` | Which classes are taken for which, and would I have known better? |
//:
//: ## Tomorrow
//: Three sentences to remember:
//:
//: 1. A picture of a loss is a slice along chosen directions at a chosen scale: ask for both, and for the sharpest direction.
//: 2. At a fixed rate full-batch descent on squared error tends to a curvature of its own, $2/\eta$: the rate chooses the ground as much as the ground limits the rate.
//: 3. Before you read a meaning into a path, draw a random walk beside it.
//:
//: **The recipe.** Start from two curves, on a logarithmic axis: the loss of each step and the size of the gradient at each layer. Find the rate by trying it, three values a factor of three apart, and not from the curvature at the start. When a training fails, look first at the
//: gradients by layer before the first step, then at $\eta\lambda$: near two, you are at the edge; far below two *while the loss still falls evenly*, a higher rate may be tried. On a dead or a finished network $\eta\lambda$ is small too. Landscapes come last.
//:
//: ## Exercises
//: {{exercises}}
//:
//: ## References
//: - C. Lanczos (1950). An iteration method for the solution of the eigenvalue problem. *Journal of Research of the National Bureau of Standards* 45.
//: - B. A. Pearlmutter (1994). Fast exact multiplication by the Hessian. *Neural Computation* 6.
//: - H. Li, Z. Xu, G. Taylor, C. Studer, T. Goldstein (2018). Visualizing the loss landscape of neural nets. *NeurIPS*.
//: - J. Antognini, J. Sohl-Dickstein (2018). PCA of high dimensional random walks with comparison to neural network training. *NeurIPS*.
//: - J. Cohen, S. Kaur, Y. Li, J. Z. Kolter, A. Talwalkar (2021). Gradient descent on neural networks typically occurs at the edge of stability. *ICLR*.
//: - A. Damian, E. Nichani, J. D. Lee (2023). Self-stabilization: the implicit bias of gradient descent at the edge of stability. *ICLR*.
notebook.finish()
