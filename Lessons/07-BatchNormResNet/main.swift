//: # 7 · BatchNorm and ResNet
//: **Why does a deep network refuse to learn what a shallow one can, and what do a division and an addition do about it?**
//:
//: - **You will be able to** work batch norm by hand, forward and backward; predict how an untrained stack of layers changes a gradient; say what the “+1” of a residual block promises.
//: - **Builds on** [lesson 1](../01-GradientIntuition/README.md) (the chain rule), [lesson 2](../02-StochasticGradientDescent/README.md) (batches, ReLU) and [lesson 3](../03-Momentum/README.md) (momentum).
//: - **Covers** the architecture part of document B, and the vanishing and exploding gradients of C.
//#-hidden-code
import Downhill

let notebook = Notebook(title: "BatchNorm and ResNet")
let seeds = notebook.seeds(5)
Threads.setCount(1)  // sharing layers as small as these costs more than it saves; the searches use all processors
//#-end-hidden-code
//: ## Predict
//#-predict
//: *Batch norm* stands behind a layer's weighted sums: it takes each unit's numbers over the batch, subtracts their mean, and divides by their standard deviation. A *residual block* lets two layers compute a
//: correction $F(x)$ and adds it to what came in: $x + F(x)$. Its derivative is $F' + 1$, so that, says document B, “the gradient always has a path that's just 1”.
//:
//: Draw the weights of fifty layers at random, by He's rule for ReLU layers, derived below, and train nothing. By what factor does the gradient, the loss's slope at a layer's outputs, change on its way back from the last layer to the first: in plain layers
//: with batch norm, in residual blocks without norm, with both?
//#-answer
//: Batch norm multiplies it by {{firstDraw.norm}}. Residual blocks multiply it by some {{firstDraw.residual}}. Neither fades; both explode. Together: {{firstDraw.both}}.
//#-end
//: ## By hand
//: ### A batch norm
//: One unit puts out $1, 1, 5, 5$ for the four samples of a batch. Their mean is $\mu = 3$, their standard deviation $\sigma = 2$. So $\hat x = -1, -1, 1, 1$. So that the network can undo this,
//: learned numbers follow: a gain $\gamma$ (not momentum's) and an offset $\beta$. With $\gamma = 3$ and $\beta = 2$ the layer puts out $\gamma\hat x + \beta = -1, -1, 5, 5$.
//:
//: Now backward. The loss pulls at the outputs with slopes $g$; let it pull at the first output alone, $g = (1, 0, 0, 0)$. An input $x_i$ acts in three ways: directly, $\gamma g_i/\sigma$; by moving the mean, and so all outputs,
//: $-\gamma\,\overline g/\sigma$ (a bar is the mean over the batch); by stretching $\sigma$: since $\partial\sigma/\partial x_i = \hat x_i/n$, that shrinks all outputs, $-\gamma\,\hat x_i\,\overline{g\hat x}/\sigma$. Together
//:
//: $$\frac{\partial L}{\partial x_i} = \frac{\gamma}{\sigma}\Bigl(g_i - \overline{g} - \hat x_i\,\overline{g\hat x}\Bigr).$$
//:
//: Here $\overline g = \frac14$ and $\overline{g\hat x} = -\frac14$, so the four slopes are $\frac32\,(\frac12, -\frac12, 0, 0)$. The library agrees:
let byHand = ByHand(seed: notebook.seed)
notebook.show(byHand)
//: **A pull at the first sample moves the second.**
//:
//: When the network is *used* there may be one image and no batch. So the layer keeps running averages while it trains, and uses them in the batch's place. **One layer, two functions.**
//:
//: ### A chain
//: A gradient passes back through a chain of layers and is multiplied by something at each. Document B: twenty factors of a half make $0.5^{20} \approx 10^{-6}$, and twenty of two make $2^{20} \approx 10^6$. In a chain of residual blocks
//: every factor is $F' + 1$:
let chain = Chain()
notebook.show(chain)
//: Where $F' = 0$ the gradient arrives whole. But the “+1” is a term, not a floor: where $F' = -\frac12$ the factor is a half again.
//:
//: ## The idea: keep the size
//: A gradient of a sound size comes first, so we begin with sizes: the nearer to $1$ a layer's factor, the better. It is not enough.
//:
//: **Draw the weights to suit the layer** (He 2015). A unit adds up $n$ inputs $h$ with independent weights of mean zero and variance $v$. Variances of independent terms add, so the mean square of its sum is
//:
//: $$\overline{z^2} = n\,v\,\overline{h^2}.$$
//:
//: Sums are as often negative as positive, and ReLU keeps half of their squares. So a layer multiplies the mean square of its signal by $nv/2$. On the way back each input collects the slopes of $n$ outputs, half of them behind a ReLU that was given a negative sum, where its slope is $0$: the same
//: $nv/2$. Both keep their size if $v = 2/n$.
//:
//: **Divide** (Ioffe and Szegedy 2015). Behind a norm a ReLU is given numbers of mean $0$ and variance $1$, nearly normal. It puts out numbers of mean square ½ and of mean
//: $\int_0^\infty z\,e^{-z^2/2}\,dz/\sqrt{2\pi} = 1/\sqrt{2\pi}$. All images share that mean: it only shifts the next sums, and the next norm takes shifts out. What counts is the variance, $\tfrac12 - (1/\sqrt{2\pi})^2$. Weights with $v = 2/n$ make it into
//:
//: $$\sigma^2 = n \cdot \tfrac2n \cdot \Bigl(\tfrac12 - \tfrac1{2\pi}\Bigr) = 1 - \tfrac1\pi.$$
//:
//: Going back, weights and ReLU keep the gradient's size as before, and the norm divides it by $\sigma$ (the formula's two means are near zero in a large batch): a factor of $1/\sqrt{1-1/\pi} = 1.21$ a layer, whatever the weights' size (Yang 2019).
//:
//: **Add** (He 2015). The branch $F(x) = W_2\max(0, W_1 x)$ multiplies the gradient's mean square by $nv = 2$ in $W_2$, by ½ in the ReLU and by $2$ in $W_1$. The shortcut adds $1$. The weights' signs are drawn at random, so the two ways do not correlate, and their squares add up: a factor of
//: $\sqrt{2+1} = \sqrt 3$ a block. Or *start every branch at zero*, multiplied by a learned number that begins at $0$: the factor is $1$, without any norm (De and Smith 2020).
//:
//: **Both.** What runs through the plus signs is the *stream*. A branch that ends in a norm adds variance $1$ to it: behind $k$ blocks it has $v_k = v_0 + k$, where $v_0 = \tfrac12 - \tfrac1{2\pi}$ is the first layer's. On the way back follow the gradient's mean square through the branch. Its second layer, with
//: ReLU and norm, is one of “Divide”: times $1.21^2$. Its first layer sees the stream itself: the weights multiply by $2$, the norm divides by the variance of its sums, $2v_k$. Together that is $1.21^2/v_k$; the shortcut adds $1$: a factor of $\sqrt{1 + 1.21^2/v_k}$.
//:
//: **Are these the factors?** Draw networks of $96$ units a layer, show them $144$ digits, take the gradient once. Fifty layers make $48$ factors, or $24$ blocks.
let firstDraw = FirstDraw(seeds: seeds)
notebook.show(firstDraw)
//: Document B puts the norm before the ReLU for “better gradient flow”, {{B-072b: refuted}}: behind it theory gives the same, $2\,(\frac12 - \frac1{2\pi}) = 1 - \frac1\pi$ once more. Measured are {{firstDraw.before}} before and {{firstDraw.behind}} behind.
//:
//: ## The rule
//: {{body: BatchNorm.forward}}
//:
//: In a residual block for images the layers are *convolutions*: each unit looks at a small patch, all units of a *channel* with the same weights, each at its own place.
let block = Block(seed: notebook.seed)
notebook.show(block)
//: Where a block changes the shape, its shortcut is `padded` with zeros or has a small convolution, a `projection`:
//:
//: {{body: ResidualBlock.forward}}
//:
//: Three stages of $n$ blocks of two convolutions, a convolution before and a linear layer behind, make $6n + 2$ layers: for $n = 3, 9, 18$ ResNet-20, ResNet-56 and ResNet-110.
//:
//: The four numbers in PyTorch; last, the running variance:
//:
//: {{twin: byHand.runningVariance}}
//:
//: > [!NOTE]
//: > **Conventions.** γ and β (not momentum's and Adam's) are PyTorch's `weight` and `bias`; its `momentum=0.1` is the share of the *newest* batch. The layer divides by the variance over $n$ and remembers the one over $n - 1$.
//:
//: ## Measure it
//: ### Vanish and explode on purpose
//: A sigmoid, $1/(1+e^{-z})$, is nowhere steeper than ¼. In twenty such layers, drawn by PyTorch's default, uniformly over $\pm 1/\sqrt n$, the gradient of the first weights is {{cures.sigmoid}} of the last's, and the loss stays at $\ln 10$, {{cures.ignorance}}.
let cures = Cures(seeds: seeds)
notebook.show(cures)
//: ReLU alone is no cure under that draw: it needs weights that suit it. And clipping shortens the step but not the *outputs*, which are as much too large as the gradient.
//:
//: ### Which rates can be used
//: Call a rate *usable* if the loss is below half of $\ln 10$ after four epochs. Six networks fixed beforehand, each without a norm, with it before the ReLU or tanh, and behind.
let panel = notebook.run(try Panel(seeds: seeds))
notebook.show(panel)
//: So “larger rates, two to ten times” is {{B-073: upheld}}: so much, to a step of the search, in {{panel.within}} of the six, but {{panel.convolutions}} times in the convolutions, document B's own kind. “Fewer epochs” is {{B-074: upheld}}. That the norm is “more stable” *before* the ReLU is
//: {{B-072a: qualified}}: {{panel.higher}} of the {{panel.rectified}} networks with ReLU bear a larger rate there, and {{panel.wider}} a wider range of rates.
//:
//: Make a normed layer's weights five times as long. Its outputs stay, and its gradient is {{lengths.shrinks}} times smaller: **long weights are a small learning rate in disguise**. And since the loss does not
//: notice their length, the gradient stands at a right angle to them: every step of plain gradient descent makes them longer, and too large a rate brakes itself (van Laarhoven 2017).
let lengths = Lengths(normRate: panel.four.before.best.rate, seeds: notebook.seeds(3))
notebook.show(lengths)
//: “Less sensitive to the first draw” is {{B-075: upheld}}: with a norm one rate serves all five; without, {{lengths.retuned}} come below half of $\ln 10$, even at the best rate for each.
//:
//: ### Is it the shift?
//: The paper of 2015 and document B say: each layer's inputs keep moving while those below it learn, and batch norm cures this *internal covariate shift*. The story has a test (Santurkar 2018): put the movement *back*. Behind every norm, stretch each
//: unit by a factor from ½ to $1.5$ and move it by up to a whole deviation, freshly at every step. If stillness is what helps, that should be as bad as no norm.
let shift = notebook.run(
    try Shift(largestRate: panel.four.before.largest, seeds: seeds))
notebook.show(shift)
//: It is not: {{B-066b: refuted}}. The shaken network's inputs move {{shift.shakenMovement}} of their spread at a step, those without norm {{shift.noneMovement}}. Stillness may be a part of it: shaking raises the loss from {{shift.norm}} to {{shift.shaken}}. But without a norm it is {{shift.none}}.
let outputs = Outputs(seeds: notebook.seeds(3))
notebook.show(outputs)
//: ### Its noise
//: An image's outputs shake with its company. Does that noise “act as regularisation”, and help with new digits? Normalise batches of {{companions.batch}} by the statistics of all {{companions.learned}} digits learned from, at every step: the loss on new digits with the noise is {{companions.lossRatio}} times that
//: without, each at its best rate, {{B-076b: refuted}}.
let companions = notebook.run(try Companions(seeds: seeds, draws: notebook.seeds(9)))
notebook.show(companions)
//: ## Break it
//: **Forget the switch.** A trained network with batch norm is asked about the same images three times:
let wrongMode = WrongMode(rate: panel.four.before.best.rate, seed: seeds[0])
notebook.show(wrongMode)
//: In random company training mode looks harmless. In a batch of one digit the norm subtracts what the images share, which *is* the digit.
//:
//: ## On a network
//: Four, twelve and twenty layers of $32$ units learn the digits. What counts is the loss on what is *trained*.
let depth = notebook.run(try Depth(seeds: seeds, draws: notebook.seeds(15)))
notebook.show(depth)
//: This is *degradation*: worse even at what is trained. Twenty layers are only slow: {{depth.patientEpochs}} epochs at the rate {{depth.patientRate}} bring plain ones down to {{depth.patient}}. *Fifty layers* have
//: {{depth.bestRight}} of the digits right after {{depth.longEpochs}} epochs at the best of {{depth.rates}} rates, {{depth.bestRate}}; four have {{depth.shallowRight}}.
//:
//: Document B's reason, vanishing or exploding gradients, is {{B-079: refuted}}: at {{depth.fiftyRate}} the gradients of the first and last of the fifty layers differ by a factor of {{depth.fiftyUneven}} at the most, in any of {{depth.fiftyDraws}} draws. That is little: with batch norm they begin {{firstDraw.norm}} apart.
//:
//: What goes wrong in a plain stack of healthy gradients? The *cosine* of the angle between two outputs is $1$ if they differ in length only, $0$ if they have nothing in common:
let alike = Alike(seed: notebook.seed, draws: seeds)
notebook.show(alike)
//: A plain stack as drawn pushes all images together. Batch norm makes each a stranger to every other, which for outputs of a ReLU, never negative, means $1/\pi$: the squared mean over the mean square, $\frac1{2\pi}/\frac12$. The cosines at the top correlate with those in the pixels, in this draw, by {{alike.keptPlain}} in the plain stack, by {{alike.keptNorm}} with batch norm alone, by {{alike.keptBoth}} with both: what batch norm forgets
//: the shortcuts bring back.
//:
//: On photographs: [Depth on CIFAR-10](CIFAR-10.md).
//:
//: ## Tomorrow
//: 1. A gradient through many layers is a product, and the first draw, the norm and the shortcut each set a part of its factors.
//: 2. Batch norm makes the length of the weights irrelevant and a wide range of rates usable; it pays by coupling the samples of a batch, and by having two modes.
//: 3. A deep plain stack learns slowly, or not in forty epochs, even with healthy gradients; as drawn it makes images alike. Shortcuts carry the differences to the top; a norm in the branch, or a branch that starts at zero, keeps the sum of both ways small.
//:
//: **The recipe.** Beyond a handful of layers take residual blocks with a norm and weights by He's draw; the last γ of each branch may start at $0$ (in PyTorch, `torch.nn.init.zeros_(bn2.weight)`). Begin with momentum between $\eta = 0.01$ and $0.1$, and try three times more and less. If training does not start, print the gradient's size layer by
//: layer. If it starts and the test disappoints, check the mode and the size of the batches.
//:
//: ## Exercises
//: {{exercises}}
//:
//: ## References
//: - S. Ioffe, C. Szegedy (2015). Batch normalization: accelerating deep network training by reducing internal covariate shift. *ICML*.
//: - K. He, X. Zhang, S. Ren, J. Sun (2015). Delving deep into rectifiers. *ICCV*.
//: - K. He, X. Zhang, S. Ren, J. Sun (2015). Deep residual learning for image recognition. *arXiv* `1512.03385`.
//: - T. van Laarhoven (2017). L2 regularization versus batch and weight normalization. *arXiv* `1706.05350`.
//: - S. Santurkar, D. Tsipras, A. Ilyas, A. Madry (2018). How does batch normalization help optimization? *NeurIPS*.
//: - G. Yang and others (2019). A mean field theory of batch normalization. *ICLR*.
//: - S. De, S. L. Smith (2020). Batch normalization biases residual blocks towards the identity function in deep networks. *NeurIPS*.
notebook.finish()
