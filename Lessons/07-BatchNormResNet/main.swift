//: # 7 · BatchNorm and ResNet
//: **Why does a deep network refuse to learn what a shallow one can, and what do a division and an addition do about it?**
//:
//: - **You will be able to** work batch norm by hand, forward and backward; predict, before anything is trained, how a gradient grows or fades on its way through the layers; say what the “+1” of a residual block promises.
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
//: Draw the weights of fifty layers at random, by He's rule for ReLU layers, derived below, and train nothing. By what factor does the gradient change on its way back from the last layer to the first: in plain layers with batch norm, in residual blocks without norm, with
//: both?
//#-answer
//: Batch norm multiplies it by {{firstDraw.norm}}. Residual blocks multiply it by {{firstDraw.residual}}. Neither fades; both explode. Together: {{firstDraw.both}}.
//#-end
//: ## By hand
//: ### A batch norm
//: One unit puts out $1, 1, 5, 5$ for the four samples of a batch. Their mean is $\mu = 3$, their standard deviation $\sigma = 2$. Subtract, divide, and you have $\hat x = -1, -1, 1, 1$. So that the network can undo this,
//: learned numbers follow: a gain $\gamma$ and an offset $\beta$. With $\gamma = 3$ and $\beta = 2$ the layer puts out $\gamma\hat x + \beta = -1, -1, 5, 5$.
//:
//: Now backward. The loss pulls at the outputs with slopes $g$; let it pull at the first output alone, $g = (1, 0, 0, 0)$. An input acts in three ways: directly, through $\mu$ and through $\sigma$. Collected by the chain rule,
//:
//: $$\frac{\partial L}{\partial x_i} = \frac{\gamma}{\sigma}\Bigl(g_i - \overline{g} - \hat x_i\,\overline{g\hat x}\Bigr),$$
//:
//: where a bar is the mean over the batch. Here $\overline g = \frac14$ and $\overline{g\hat x} = -\frac14$, so the four slopes are $\frac32\,(\frac12, -\frac12, 0, 0)$. The library's layer agrees, up to a tiny ε beside $\sigma^2$ that keeps
//: the division legal:
let byHand = ByHand(seed: notebook.seed)
notebook.show(byHand)
//: **A pull at the first sample moves the second.** And the four slopes add up to nothing, since the norm undoes any shift.
//:
//: When the network is *used* there may be one image and no batch. So the layer keeps running averages while it trains, and uses them in the batch's place. **One layer, two functions.**
//:
//: ### A chain
//: A gradient passes back through a chain of layers and is multiplied by something at each. Document B: twenty factors of a half make $0.5^{20} \approx 10^{-6}$, and twenty factors of two make $2^{20} \approx 10^6$. In a chain of residual blocks
//: every factor is $F' + 1$:
let chain = Chain()
notebook.show(chain)
//: Where $F' = 0$ the “+1” does what is said of it: the gradient arrives whole. But it is a term, not a floor. Where $F' = -\frac12$ the factor is a half again.
//:
//: ## The idea: keep the size
//: **Draw the weights to suit the layer** (He 2015). A unit adds up $n$ inputs $h$ with independent weights of mean zero and variance $v$. Variances of independent terms add, so the mean square of its sum is
//:
//: $$\overline{z^2} = n\,v\,\overline{h^2}.$$
//:
//: Sums are as often negative as positive, and ReLU keeps half of their squares. So a layer multiplies the mean square of its signal by $nv/2$. On the way back each input collects the slopes of $n$ outputs, half of them behind a closed ReLU: the same
//: $nv/2$. Both keep their size if $v = 2/n$. Weights half as large multiply the gradient by ½ a layer, twice as large by $2$.
//:
//: **Divide** (Ioffe and Szegedy 2015). Restore the size in every layer. A ReLU behind a norm is given numbers of mean $0$ and variance $1$. It puts out
//: numbers of mean square ½ and mean $1/\sqrt{2\pi}$, whose variance is the one less the square of the other. Weights with $v = 2/n$ make sums of variance
//:
//: $$\sigma^2 = n \cdot \tfrac2n \cdot \Bigl(\tfrac12 - \tfrac1{2\pi}\Bigr) = 1 - \tfrac1\pi.$$
//:
//: Going back, weights and ReLU keep the gradient's size as before, and the norm divides it by $\sigma$: a factor of $1/\sqrt{1-1/\pi} = 1.21$ a layer, whatever the weights' size (Yang 2019).
//:
//: **Add** (He 2015). The branch $F(x) = W_2\max(0, W_1 x)$ multiplies the gradient's mean square by $2$ in $W_2$, by ½ in the ReLU and by $2$ in $W_1$. The shortcut adds $1$. The two ways do not correlate, so their squares add up: a factor of
//: $\sqrt{2+1} = \sqrt 3$ a block. Or *start every branch at zero*, multiplied by a learned number that begins at $0$: the factor is $1$, without any norm (De and Smith 2020).
//:
//: **Both.** A norm at the end of each branch lets block $k$ add variance $1$ to the stream, which grows as $v_k = v_0 + k$. The norm at the branch's beginning divides by that growing deviation, so the branch passes on $1.21^2/v_k$ of the mean square, and the block
//: multiplies the gradient by $\sqrt{1 + 1.21^2/v_k}$: ever closer to $1$. The stack's gradient grows as a power of its depth instead of exponentially.
let block = Block(seed: notebook.seed)
notebook.show(block)
//: Three stages of $n$ such blocks, a convolution before them and a linear layer behind make $6n + 2$ layers: for $n = 3, 9, 18$ ResNet-20, ResNet-56 and ResNet-110.
//:
//: ## The rule
//: {{body: BatchNorm.forward}}
//:
//: {{body: ResidualBlock.forward}}
//:
//: {{twin: byHand.runningVariance}}
//:
//: > [!NOTE]
//: > **Conventions.** γ and β are PyTorch's `weight` and `bias`; its `momentum=0.1` is the share of the *newest* batch. The layer divides by the variance over $n$ and remembers the one over $n - 1$. In a convolution the mean runs over the batch and
//: > all pixels. *LayerNorm* (Ba 2016), the norm of language models, takes mean and deviation over the units of one sample: no batch, and one mode.
//:
//: ## Measure it
//: ### Before the first step
//: Draw networks of $96$ units a layer, show them $144$ digits, and take the gradient once.
let firstDraw = FirstDraw(seeds: notebook.seeds(3))
notebook.show(firstDraw)
//: The norm's factor is {{firstDraw.before}} before the ReLU and {{firstDraw.behind}} behind it, so that “better gradient flow” before it is {{B-072b: refuted}}.
//:
//: ### Vanish and explode on purpose
//: Sigmoid layers, with weights drawn by PyTorch's default, uniformly over $\pm 1/\sqrt n$, are what vanishing looks like: the first layer's gradient is {{cures.sigmoid}} of the last's, and the loss stays at $\ln 10$, {{cures.ignorance}}. An ∞ in the second table is a training that broke off.
let cures = Cures(seeds: seeds)
notebook.show(cures)
//: ReLU is in document C's list of cures, but it takes weights drawn to suit it: under PyTorch's draw the first gradient is still {{cures.relu}} of the last. And clipping shortens the step but not the network's *outputs*, which are as much
//: too large as the gradient.
//:
//: ### Which rates can be used
//: Call a rate *usable* if the loss is below half of $\ln 10$ after four epochs. Six networks, fixed beforehand: without a norm, with it before the ReLU (in one, tanh), and behind.
let panel = notebook.run(try Panel(seeds: notebook.seeds(3)))
notebook.show(panel)
//: So “larger rates, two to ten times” is {{B-073: upheld}}, in {{panel.twice}} of the six, and “fewer epochs” is {{B-074: upheld}}. That the norm is “more stable” *before* the ReLU is {{B-072a: refuted}}: no wider range of rates learns. Behind, it
//: reaches down to smaller ones.
//:
//: Make a normed layer's weights five times as long. Its outputs are the same, and its gradient is {{lengths.shrinks}} times smaller: **long weights are a small learning rate in disguise**. And since the loss does not
//: notice their length, the gradient stands at a right angle to them, so that every step makes them longer. A rate that is too large brakes itself (van Laarhoven 2017).
let lengths = Lengths(normRate: panel.four.before.rate, seeds: notebook.seeds(3))
notebook.show(lengths)
//: “Less sensitive to the first draw” is {{B-075: upheld}}: with a norm one rate serves all five; without, {{lengths.retuned}} learn, even at the best rate for each.
//:
//: ### Is it the shift?
//: The paper of 2015 and document B give a reason: each layer's inputs keep moving while the layers below it learn; batch norm holds them still, and that *internal covariate shift* is the problem it solves. The story has a test
//: (Santurkar 2018): put the movement *back*. Behind every norm, stretch each unit by a factor from ½ to $1.5$ and move it by up to a whole deviation, freshly at every step. If stillness is what helps, that should be as bad as no norm.
let shift = notebook.run(
    try Shift(normRate: panel.four.before.rate, largestRate: panel.four.before.largestUsable, seeds: seeds))
notebook.show(shift)
//: It is not. The shaken network's inputs move {{shift.shakenMovement}} of their spread at a step, those without norm {{shift.noneMovement}}, and it still ends at the lower loss: {{B-066b: refuted}}.
//:
//: Nor is what comes out “about $[-1, 1]$”, {{B-068: refuted}}: {{outputs.within}} lie inside. That the next layer “always sees a consistent distribution” is {{B-069: qualified}}. γ and β learn: at the largest usable rate they move its means
//: by {{shift.movedAtLargest}} of a spread, other images in the batch by {{shift.chance}}. The story's first half stands: without a norm outputs can grow from $[-5, 5]$ to $[-50, 50]$, {{B-067: upheld}}. By PyTorch's draw, with momentum, the first layer's
//: largest becomes {{outputs.growth}} times as large.
let outputs = Outputs(seeds: notebook.seeds(3))
notebook.show(outputs)
//: ### Its noise
//: An image's outputs shake with its company, by a little more than $1/\sqrt B$ of a deviation: {{companions.noise.64}} in batches of $64$. Does that regularise? Change the noise alone: normalise the same batches of $48$ whole, or in groups of eight.
let companions = notebook.run(try Companions(seeds: seeds))
notebook.show(companions)
//: At its best rate more noise brings no gain to speak of: “acts as regularisation” is {{B-076b: refuted}}, on these digits.
//:
//: ## Break it
//: **Forget the switch.** A trained network with batch norm is asked about the same images three times:
let wrongMode = WrongMode(rate: panel.four.before.rate, seed: seeds[0])
notebook.show(wrongMode)
//: In random company training mode looks harmless. In a batch of one digit, the norm subtracts what the images have in common, which *is* the digit.
//:
//: ## On a network
//: Four, twelve and twenty layers of $32$ units learn the digits. What counts is the loss on what is *trained*: who is worse there has not overfitted.
let depth = notebook.run(try Depth(seeds: seeds))
notebook.show(depth)
//: This is *degradation*, here slowness: {{depth.patientEpochs}} epochs at the rate {{depth.patientRate}} bring even twenty plain layers down to a loss of {{depth.patient}}. Document B's reason, vanishing or exploding gradients, is {{B-079: refuted}}: the gradients of first and last layer in the twenty plain ones, drawn by He's rule, never differ
//: by more than a factor of {{depth.uneven}}. Residual blocks are slow too, unless something keeps the branches small at first: a norm, or a number that starts at zero.
//:
//: The “+1” promises that no block can close the way back by a small $F'$. In these stacks no gradient faded, not even behind figure 1's last ReLU, which shuts the shortcut too where the sum is negative; in a chain with $F' = -\frac12$ it does. “It doesn't vanish” is {{B-085b: qualified}}.
//:
//: What goes wrong in a plain stack of healthy gradients? The *cosine* of two outputs is $1$ if they differ in length only, $0$ if they are strangers:
let alike = Alike(seed: notebook.seed, draws: seeds)
notebook.show(alike)
//: A plain stack pushes all images together. Batch norm pulls them apart until each is a stranger to every other, which behind a ReLU means $1/\pi$, and the gradients of strangers resemble noise (Balduzzi 2017). The correlation of the cosines at the top with those in the pixels is
//: {{alike.keptNorm}} with batch norm alone, {{alike.keptBoth}} with both. The shortcuts carry the image to the top.
//:
//: On photographs: [Depth on CIFAR-10](CIFAR-10.md).
//:
//: ## Tomorrow
//: 1. A gradient through many layers is a product, and the first draw, the norm and the shortcut each set a part of its factors.
//: 2. Batch norm makes the length of the weights irrelevant and a wide range of rates usable; it pays by coupling the samples of a batch, and by having two modes.
//: 3. A shortcut keeps a way open; a norm in the branch, or a branch that starts at zero, keeps the sum of both ways small.
//:
//: **The recipe.** Beyond five or six layers take residual blocks with a norm, weights by He's draw, and the last norm of each branch with γ starting at $0$ (`zeroGain`). Begin at momentum's $\eta = 0.1$ and try three times more and less. If training does not start,
//: print the gradient's size layer by layer. If it starts and the test disappoints, check the mode and the size of the batches.
//:
//: ## Exercises
//: {{exercises}}
//:
//: ## References
//: - S. Ioffe, C. Szegedy (2015). Batch normalization: accelerating deep network training by reducing internal covariate shift. *ICML*.
//: - K. He, X. Zhang, S. Ren, J. Sun (2015). Delving deep into rectifiers. *ICCV*. The first draw.
//: - K. He, X. Zhang, S. Ren, J. Sun (2015). Deep residual learning for image recognition. *arXiv* `1512.03385`.
//: - J. L. Ba, J. R. Kiros, G. E. Hinton (2016). Layer normalization. *arXiv* `1607.06450`.
//: - D. Balduzzi and others (2017). The shattered gradients problem. *ICML*.
//: - T. van Laarhoven (2017). L2 regularization versus batch and weight normalization. *arXiv* `1706.05350`.
//: - S. Santurkar, D. Tsipras, A. Ilyas, A. Madry (2018). How does batch normalization help optimization? *NeurIPS*.
//: - G. Yang and others (2019). A mean field theory of batch normalization. *ICLR*.
//: - S. De, S. L. Smith (2020). Batch normalization biases residual blocks towards the identity function in deep networks. *NeurIPS*.
notebook.finish()
