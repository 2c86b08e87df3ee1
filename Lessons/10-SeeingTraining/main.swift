//: # 10 · Seeing training
//: **A loss lives in thousands of dimensions, a screen has two. Which pictures of a training can be believed, and what do they leave out?**
//:
//: After this lesson you can draw a slice through a loss and say what it hides, read a path in the plane of its principal components without being fooled by it, tell a vanishing gradient from a healthy one by a histogram, and measure how sharply a loss
//: bends. You will see gradient descent go where lesson 1 says that it cannot, and stay there. It builds on lesson 1 (the gradient, the curvature $\lambda$, the limit $2/\lambda$), lesson 5 (Adam) and lesson 7 (shortcuts), and covers stage 3 of document A.
//#-hidden-code
import Downhill

let notebook = Notebook(title: "Seeing training")
//#-end-hidden-code
//: ## Predict
//#-predict
//: A small network learns digits by full-batch gradient descent, every step on all of its images. The **sharpness** of its loss, its largest curvature $\lambda$ at the present weights, is measured on the way. Lesson 1 says that descent with
//: rate $\eta$ is stable only while $\lambda < 2/\eta$. Here $\lambda$ starts at {{stability.start}}, and $\eta = 0.1$, so $2/\eta = 20$. Where will $\lambda$ be after $1500$ steps: near its start, near zero, near $20$, or far beyond?
//#-answer
//: At {{stability.first}} times $2/\eta$. With $\eta = 0.15$, where $2/\eta = 13.3$, at {{stability.second}} times that; with $\eta = 0.25$ at {{stability.third}} times. The rate decides where the curvature ends, and not the other way round.
//#-end
//: ## By hand
//: The curvatures of a loss are the eigenvalues of its Hessian $H$, the table of all second derivatives. For $L = w_1^2 + 10\,w_2^2$ it is the diagonal matrix of $2$ and $20$, so $Hv = (2v_1,\ 20v_2)$. There is a way to find the largest without
//: knowing $H$: multiply any $v$ by it, again and again. Start at $v = (1, 1)$. The product is $(2, 20)$, and the quotient $v \cdot Hv / v \cdot v = 22/2 = 11$ is a first guess. Go on from $(2, 20)$, which points where $(1, 10)$ points: the product is $(2, 200)$, the
//: quotient $2002/101 = 19.8$. Once more, from $(1, 100)$?
var v: Tensor = [1, 1]
var quotients: [Double] = []
for _ in 0..<3 {
    let point: Tensor = [4, 2]
    let product = point.hessianProduct(along: ["": v]) { w in (w.squared() * [1, 10]).sum() }.product[0].tensor
    quotients.append(Double((v * product).sum().item / (v * v).sum().item))
    v = product
}
notebook.show(quotients)

//: The share of $v$ along the steeper direction grows tenfold with every product, because $20/2 = 10$. This is **power iteration**; it needs products $Hv$ only, never $H$. For a network of a million weights that is the difference between a million numbers and a million
//: million.
//:
//: ## The idea
//: A training leaves four things that can be drawn: the record of one computation, the values that flowed through it, the path of the weights, and the ground around them. We take them from the surest to the most deceptive.
//:
//: **The record.** `valueAndGradient` writes down every operation, and reads the list backwards. Drawn, that list is the *computation graph*, which in PyTorch the tool torchviz draws. Here is a residual block (lesson 7):
let blockGraph = BlockGraph()
notebook.show(blockGraph)

//: It shows how a value comes about and which way a gradient can take home. Along the shortcut it passes no convolution. It shows no number: a network whose gradients vanish has the same graph as one whose gradients do not.
//:
//: **The values.** The same record holds what each operation put out and the gradient that came back to it. Counted into bins by size they are a *histogram*; one histogram a layer, or one a step, side by side, make a map. Sizes of gradients differ by powers of ten, so the
//: bins are even in $\log_{10}|g|$.
//:
//: **The ground.** Choose a direction $d$ in the space of all weights and draw
//:
//: $$f(t) = L(w + t\,d).$$
//:
//: That is a *slice*. How long should $d$ be? In a network of ReLUs the weights into a unit can be made four times as large and those out of it four times as small: it computes the same, yet a step of length one now means something else. So Li et al. (2018) give every filter of a
//: random $d$ (the weights that make one output) the length of the filter that it moves. A step of one then changes every filter by its own length, in this network and in any other.
//:
//: **The path.** The weights after every step are points. Their *principal components* are the directions along which the points spread most; the first two span the flat view that keeps most of the path. There is a trap: a *random walk* has principal components too.
//: In many dimensions its $k$-th keeps the share $6/(\pi^2 k^2)$ of its variance, so the first two keep $61\,\% + 15\,\% = 76\,\%$, and it looks like a smooth arc (Antognini and Sohl-Dickstein 2018).
//:
//: **The curvature.** Near a point the loss along a direction $v$ of length one is $L + (\nabla L \cdot v)\,t + \frac12 (v \cdot Hv)\,t^2$. One derivation gives the product that we need. The slope along $v$ is a number that depends on the weights, $s(w) = \nabla L(w) \cdot v$.
//: Its gradient is $\nabla s = Hv$. So: compute the slope along $v$ forwards, with the loss, then differentiate that number backwards.
//:
//: ## The rule
//: {{body: hessianProduct in HessianProduct}}
//:
//: Every operation carries its tangent, the derivative along $v$, by a rule beside its pullback. Nothing is stepped over: a difference of two gradients a hundredth apart crosses the kinks of ReLUs, and on the network of lesson 1 that gives nearly twice the true curvature.
//: {{twin: rosenbrock.sharpness}}
//#-hidden-code
let sharpness = Tensor([1, 1]).largestCurvatures(from: ["": [1, 0]]) { w in
    let (w1, w2) = (w.sliced(0..<1, along: 0), w.sliced(1..<2, along: 0))
    return ((1 - w1).squared() + 100 * (w2 - w1.squared()).squared()).sum()
}
notebook.record("rosenbrock.sharpness", sharpness[0].value, as: .fixed(1))
//#-end-hidden-code
//: The number is the largest curvature at the bottom of Rosenbrock's valley, {{rosenbrock.sharpness}}. Instead of power iteration the library uses Lanczos' method, which remembers all the products and needs fewer of them, and it says how far off it may be:
//: the length of $Hv - \lambda v$.
//:
//: ## Measure it
//: A network of 64 inputs, two hidden layers of 32 tanh units and 10 outputs, 200 digits, squared error against one-hot targets, every step on all digits. Three rates from the same start, and the sharpness every 50 steps.
let stability = Stability(seeds: notebook.sweep { Stability.measure(seed: $0) })
notebook.show(stability)

//: The curvature is not a property of the task that the rate must fit. It climbs while the network learns (*progressive sharpening*), until it reaches $2/\eta$; and there it stays. Cohen et al. (2021) call this the **edge of stability**: {{Cohen-2021: qualified}}.
//:
//: Is it the rate that holds it there, or would the curvature have stopped by itself? Give the rival its chance: a quarter of the rate and four times the steps, the same way in smaller steps. Now $2/\eta = 80$, and after the same time $\lambda$ has reached
//: {{stability.slow}}; the loss rose on {{stability.slowRises}} of the steps. At $\eta = 0.1$ it was held near 20, and the loss rose on {{stability.rises}} of the steps, while over the whole run it fell {{stability.fell}}-fold.
//:
//: ### What the limit of lesson 1 means then
//: On a parabola $2/\lambda$ is a wall: beyond it the walker flies off, because the curvature is the same everywhere. On this network the walker that flies off along the sharpest direction comes to ground that bends less, and is caught. The limit works as a thermostat. Two things follow.
//:
//: First, *the curvature at the start does not tell the largest rate*. At the start $2/\lambda$ is {{stability.startLimit}}; the largest rate that still lowers the loss in $300$ steps is {{stability.largest}}, {{stability.overLimit}} times as much. A large first rate throws the walker out of the
//: sharp place where it began (Lewkowycz et al. 2020). Lesson 1's network errs the other way: its curvature grows so much in training that rates well below its first $2/\lambda$ fail.
//:
//: Second, *at the edge the loss need not fall with each step*. The descent lemma of lesson 1 asks for $\lambda < 2/\eta$ on the whole way, and here it does not hold. A loss that trembles and sinks is no sign of a mistake.
//:
//: Where it flips: with cross-entropy the curvature goes from {{stability.crossStart}} up to {{stability.peak}} and then down to {{stability.crossEnd}}. Once all digits are right, larger scores make every probability certain, and a certain softmax bends no more.
//:
//: ## Break it
//: Now the slices. A random direction through a trained network of {{hidden.weights}} weights has a curvature of {{hidden.typical}}. The sharpest direction has {{hidden.sharpness}}: {{hidden.factor}} times as much.
let hidden = Hidden(seeds: notebook.sweep { Hidden.measure(seed: $0) })
notebook.show(hidden)

//: The reason is a line of algebra. Averaged over all directions of length one, $v \cdot Hv$ is the *mean* of the curvatures, and a network has few large ones among thousands near zero. Of a hundred random directions the sharpest bends by {{hidden.highest}}. Whoever
//: looks at a random slice and sees a wide flat valley has seen the average, and descent is limited by the largest. A minimum cannot be called flat from such a picture.
//:
//: The right half shows why the length of $d$ matters: one function, two ways to write its weights, two valleys of different width. Measured in filters they are one.
//:
//: ## On a network
//: ### Shortcuts
//: Two networks of twenty-two layers, one plain, one with a shortcut around every two, trained to the same loss and drawn in filters' own lengths at the same scale.
let landscapes = Landscapes(seeds: notebook.sweep { Landscapes.measure(seed: $0, drawsSurfaces: $0 % 100 == 1) })
notebook.show(landscapes)

//: The difference is what Li et al. found: around the plain network the loss explodes within a step of one. What it does *not* show is why; in a deep product of twenty-two matrices a change of every factor by its own length changes the product by a power of that, and a shortcut takes most of the
//: factors out. That loss surfaces are not convex is {{A-010a: upheld}}; that they are bumpy, that a slice has more than one valley, is {{A-010b: refuted}}. “Unlike textbook examples” is {{A-011: qualified}}.
//:
//: ### A path, and a walk
let plane = Plane(seeds: notebook.sweep { Plane.measure(seed: $0) })
notebook.show(plane)

//: The training keeps {{plane.training}} of its variance in this plane, which sounds as if it ran in two dimensions. The walk, which has no aim at all, keeps {{plane.walk}} ({{Antognini-2018: upheld}}). So a smooth arc in the plane of two components is no finding; a
//: training tells something only where it differs from the walk. Draw both.
//:
//: ### Which picture would have told you?
//: Three networks of twenty-two layers, the weights of the middle layers at He's size, half of it and twice it.
let flow = Flow(cases: Flow.measure(seed: notebook.seeds(1)[0]))
notebook.show(flow)

//: The loss of the vanishing network stands at {{flow.vanishingLoss}} after {{flow.steps}} steps, which is $\ln 10$ and could have many causes. The graph is the same for all three. The histogram tells at the first step: each layer back halves what flows, and the first layer gets a gradient
//: {{flow.vanishing}} times that of the last. So gradients made visible do reveal vanishing and exploding ones ({{A-009a: upheld}}), by histograms or norms by layer; torchviz's graph does not ({{A-009b: refuted}}).
//:
//: ### Reading TensorBoard
//: `course train --tensorboard --out Runs/first` writes event files that TensorBoard shows: `tensorboard --logdir Runs`. Read the pages in this order.
//:
//: - *Scalars*, `loss/step`: does it fall in the first hundred steps? Then `loss/train` beside `loss/test`: a gap that opens is overfitting, two flat lines are a rate too low or a gradient that does not arrive. Smoothing is a moving average; set it to zero before you say “noisy”.
//: - *Histograms*, `weights/…`: a layer whose histogram does not move gets no gradient; one that widens without end has a rate too high.
//: - *Images*: a look at what goes in, before anything else; at the end the confusions, which say what to mend.
//:
//: ## Tomorrow
//: 1. A picture of a loss is a slice along chosen directions at a chosen scale: ask for both, and for the sharpest direction.
//: 2. With a fixed rate full-batch descent finds its own curvature, $2/\eta$; the rate chooses the ground as much as the ground limits the rate.
//: 3. Before you read meaning into a path, draw a random walk beside it.
//:
//: *A recipe.* Keep the loss of every step and the norm of the gradient by layer, always. When a training fails, look at the histograms by layer first, at the first step; then at $\lambda\eta$, which is below 2 for a rate that is too low and near 2 for one at the edge.
//: Landscapes come last, for a talk.
//:
//: ## References
//: - B. A. Pearlmutter (1994). Fast exact multiplication by the Hessian. *Neural Computation* 6.
//: - H. Li, Z. Xu, G. Taylor, C. Studer, T. Goldstein (2018). Visualizing the loss landscape of neural nets. *NeurIPS*.
//: - J. Antognini, J. Sohl-Dickstein (2018). PCA of high dimensional random walks with comparison to neural network training. *NeurIPS*.
//: - A. Lewkowycz, Y. Bahri, E. Dyer, J. Sohl-Dickstein, G. Gur-Ari (2020). The large learning rate phase of deep learning: the catapult mechanism. *arXiv* `2003.02218`.
//: - J. Cohen, S. Kaur, Y. Li, J. Z. Kolter, A. Talwalkar (2021). Gradient descent on neural networks typically occurs at the edge of stability. *ICLR*.
notebook.finish()
