//: # 13 · CIFAR-10
//: **Somebody hands you two curves and says that one method is better. What do you look at?**
//:
//: After this lesson you can read a training on real data: tell the gap from the noise, say what a fall of the learning rate bought, judge whether two accuracies differ at all, and see what a comparison has left open. It builds on lessons 4 to 7, 11 and 12, and
//: covers document B's results on CIFAR-10 and its observations of gradient norms.
//:
//: CIFAR-10 is sixty thousand photographs of $32\times32$ pixels, of ten kinds: ships, frogs, trucks. Training on it takes hours. So we learn to read on small drawings, in seconds. Then [the second report](CIFAR-10.md) opens document B's tables.
//#-hidden-code
import Downhill

let notebook = Notebook(title: "CIFAR-10")
//#-end-hidden-code
//: ## Predict
//#-predict
//: A small network of three convolutions (lesson 7), with {{miniature.parameters}} weights, learns {{miniature.images}} drawings of rings, bars, crosses and stars. After {{miniature.epochs}} epochs it gets {{miniature.plain.learned}} of them wrong, and
//: {{miniature.plain.unseen}} of drawings that it has not seen. Now move every drawing by up to two pixels and mirror it at random, anew in every epoch. What will the two numbers be?
//:
//: And a second question. Give SGD, momentum, RMSProp and Adam one learning rate, $0.001$. The best of them is {{rules.spread.common}} points of accuracy ahead of the worst. Now give each the rate that suits it. How many points are left?
//#-answer
//: {{miniature.augmented.learned}} and {{miniature.augmented.unseen}}: it knows far fewer by heart, and somewhat more by what they are. And {{rules.spread.best}} points are left. Most of the race at $0.001$ was between rates.
//#-end
//: ## By hand
//: Document B's table says $83.9\,\%$ for one method and $82.5\,\%$ for another, on ten thousand test images. Is that a difference?
//:
//: Suppose that a network answers each image rightly with probability $p$, one as independently as the next. Of $n$ images it then gets a share right whose standard deviation is
//:
//: $$\sqrt{\frac{p\,(1-p)}{n}}.$$
//:
//: Take $p = 0.8$ and $n = 10000$: the root of $0.16/10000$ is $0.004$, or {{chance.one}} points. (Drawn {{chance.trials}} times: {{chance.drawn}}.) Two networks, each asked ten thousand images of its own, differ by chance with a deviation $\sqrt2$ times as large, {{chance.two}} points. Document B's
//: difference is {{chance.apart}} of them. That is something, and not much.
//:
//: If both are asked the *same* images, as they mostly are, chance does less. Where both are right or both are wrong, the difference does not move; only the images count that one of them gets right and the other does not. If they are a share $d$, the deviation is about
//: $\sqrt{d/n}$. Networks that err independently have $d = 2p(1-p)$, which is the $\sqrt2$ from above. Most err on the same hard images. So write down which images went wrong, not only how many.
//:
//: On this page there are {{chance.images}} unseen drawings. For independent networks that are right on seven in ten, two deviations are {{chance.double}} points; we shall count drawing by drawing. All this is the chance of the images alone: another seed, another last epoch come on top.
//: *Write the number of test images beside every accuracy, and do not speak of less than two deviations.*
let chance = Chance(seed: notebook.seed)
notebook.show(chance)

//: ## The idea: three things in a curve
//: **The gap.** Ask the network about the images that it learned from, as they are and in inference, and about others. The difference is what it learned by heart. (The error that a training prints is neither: it was counted on changed images, by weights
//: that have changed since.)
//:
//: **The noise.** A batch's gradient is not the whole set's. Near a minimum of curvature $h$ each step of SGD multiplies the distance by $1 - \eta h$ and adds noise of variance $\eta^2\sigma^2$. Where the variance $v$ has settled,
//:
//: $$v = (1-\eta h)^2\,v + \eta^2\sigma^2 \quad\text{gives}\quad v \approx \frac{\eta\,\sigma^2}{2h} \text{ for small } \eta.$$
//:
//: The loss that it costs, $\tfrac12 h v = \tfrac14\eta\sigma^2$, is in proportion to the *rate*, whatever the curvature. Let the rate fall to a tenth, and nine tenths of that loss go, in a few times $1/(\eta h)$ steps of the new η: at once where it is steep.
//:
//: **The rest** is what is still to be learned. A smaller rate learns it more slowly. So a fall of the rate does two things, and a curve shows both: a drop, which is noise switched off, and behind it a flatter line. *Too early a fall sells the second for the
//: first.*
//:
//: ## The rule
//: Document B's recipe is SGD, weight decay $0.0005$, and a rate of $0.1$ that falls to a tenth at epochs `60` and `120`; momentum is a variant of it, and what we take here. A schedule is a number multiplied by another now and then:
//:
//: {{body: Scheduled.multiStep}}
//:
//: In PyTorch, on a single weight and with an epoch a step:
//:
//: {{twin: recipe.weight}}
//:
//: It does not end at the minimum, which is $1$: decay pulls it to $1/1.0005$, and from where the falls caught it, it is still on its way.
let recipe = notebook.run(try Recipe())
notebook.show(recipe)

//: ## Measure it
//: Four trainings in small: without augmentation, with it, with a rate that falls after epochs {{miniature.fall1}} and {{miniature.fall2}}, and with Adam; in batches of `32`, momentum from the rate `0.03` with decay $0.0005$, Adam at `0.003` without.
let miniature = notebook.run(try Miniature(seeds: notebook.seeds(3)))
notebook.show(miniature, \.gaps)

//: On the left the lower line is on the floor by epoch {{miniature.plain.floor}}. Then nothing is left to be learned from these drawings. On the right a drawing seldom comes twice in the same way, and after all {{miniature.epochs}} epochs the line has not reached the floor: *augmented training
//: takes longer, and has something to take longer for.* The gap shrinks from {{miniature.plain.gap}} to {{miniature.augmented.gap}}. On unseen drawings augmentation is {{miniature.apart.augmented}} points ahead at the end; two deviations, drawing by drawing, are {{miniature.apart.augmented.double}}. (Four epochs earlier it is {{miniature.earlier.augmented}} ahead: the line jumps.)
notebook.show(miniature, \.losses)

//: The five epochs behind the first fall have a loss {{miniature.loss.falls}} lower than the five before it; at a fixed rate it is {{miniature.loss.fixed}} lower. The difference, at least, is noise that was switched off: at a tenth of the rate less is learned meanwhile. Then the line is level: little
//: more is learned, and at the second fall there is nothing left to switch off. At the end the falling rate gets {{miniature.falling.unseen}} of the unseen drawings wrong and the fixed one {{miniature.augmented.unseen}}. Adam, whose rate never fell, gets
//: {{miniature.adam.unseen}}. Drawing by drawing the falling rate is {{miniature.apart.falling}} points ahead of the fixed one, where two deviations are {{miniature.apart.falling.double}} (and four epochs earlier {{miniature.earlier.falling}}: at a fixed rate it matters where one stops), and {{miniature.apart.adam}} ahead of Adam, where they are {{miniature.apart.adam.double}}. Document B sets SGD with a schedule against Adam without one: a rate that falls against one that does not.
//:
//: ### Gradient norms
//: “Gradient norms track with learning rate”, says document B, “when LR drops, gradients become smaller”. It saw the norm of one training go down when its rate fell. What did the norm do where no rate fell?
notebook.show(miniature, \.norms)
notebook.show(miniature, \.table)

//: In the five epochs behind the first fall the norm is {{miniature.norm.falls}} times that of the five before it, and at a fixed rate in the same epochs {{miniature.norm.fixed}} times. So far so good. But without augmentation it goes down to {{miniature.norm.plain}} at a rate that never changes: images known by
//: heart have no gradient. And with Adam, at a rate that never changes, it goes *up*, from {{miniature.norm.adam.first}} in the first eight epochs to {{miniature.norm.adam.last}} in the eight before the falls, while the loss falls to {{miniature.loss.adam}} times what it was. *A gradient is a property of the place, not of the rate.* The rate has its say by where it lets the weights settle.
//: Before you say what a quantity tracks, look at a training in which the cause is absent.
//:
//: ## Break it
//: “Adam works out of the box because adaptive LR compensates for suboptimal base LR choice.” Document B draws that from one table: four rules, one rate, $0.001$. Let us break the rule of the race, and vary the rate.
let rules = notebook.run(try Rules(seeds: notebook.seeds(3)))
notebook.show(rules)

//: At $0.001$ {{rules.first.common}} is first, and SGD has hardly begun. (RMSProp's first steps are up to ten times as long as the rate, for want of Adam's correction: lesson 5.) But $0.001$ is {{rules.factor}} times below the best rate of SGD, and {{rules.adam.factor}} times below that of Adam. The race is lost at the start.
//:
//: If adaptive rates made up for a poor rate, Adam would lose little at a poor rate *of its own*. About three times above its best rate Adam loses {{rules.adam.above}} points, and SGD {{rules.sgd.above}}. (At a tenth of it, the last column, Adam
//: loses {{rules.adam.lost}} and SGD {{rules.sgd.lost}}.) So at the document's own rate it holds, and a rate that is poor for Adam is poor with Adam: {{B-144: qualified}}. Adam's rate is a length (lesson 5): divide it by ten, and every step is as much shorter. What Adam does make
//: up for is the *scale of the gradients*: multiply a loss by a hundred, and SGD needs another rate, Adam does not. That is why one number, $0.001$, serves so many networks.
//:
//: ## On a network
//: ### What did the shortcuts bring?
//: Document B subtracts: ResNet-20 has about $91\,\%$, the baseline $83.9\,\%$, hence “skip connections: $+7\,\%$”. The two differ in shortcuts, in layers and in weights, and a difference of two networks belongs to everything in which they differ. What shortcuts
//: bring, the same twenty layers without them would tell; they stand in [the second report](CIFAR-10.md). (At fewer layers there is little to mend: lesson 7.)
//:
//: ### Is batch norm critical?
//: Its networks all have batch norm, “critical for deep networks”. Twenty layers of residual blocks, on the digits:
let withoutNorm = notebook.run(try WithoutNorm(seeds: notebook.seeds(3)))
notebook.show(withoutNorm)

//: As drawn, five epochs, {{withoutNorm.steps}} updates, teach them next to nothing without it. But let each branch be multiplied by a number that is learned and starts at zero (De and Smith 2020), and the loss without any norm is {{withoutNorm.fromZero}}, beside {{withoutNorm.norm}} with it. So “critical” is {{B-138b: qualified}}.
//:
//: ## Tomorrow
//: Three sentences to remember:
//:
//: 1. Look at the gap first, then at the noise, and only then at who is ahead.
//: 2. A fall of the rate switches noise off, and slows down what is still to be learned.
//: 3. A comparison at one rate compares rates, and a difference of two networks belongs to everything in which they differ.
//:
//: **The recipe.** For photographs and a network with batch norm: SGD at $0.1$, or momentum $0.9$ at about $0.01$, batches of `128`, decay $0.0005$, crop and flip; a fall to a tenth when the training loss has been flat for a while, or a cosine. Plot the error on training images as they
//: are beside that on test images. If the first is on the floor, augment or decay; if both still fall, train on; if both jump, let the rate fall. When numbers do not come back, look first at what their source leaves open: batch, augmentation, widths, and which
//: epoch was reported.
//:
//: ## Exercises
//: {{exercises}}
//:
//: Or let the rate fall after epochs `8` and `16`, in `Studies/Miniature.swift`. Predict all three lines of {{figure: falls}}, and run `make diff13`.
//:
//: ## References
//: - A. Krizhevsky (2009). Learning multiple layers of features from tiny images. University of Toronto: CIFAR-10.
//: - K. He, X. Zhang, S. Ren, J. Sun (2016). Deep residual learning for image recognition. *CVPR*.
//: - A. Wilson et al. (2017). The marginal value of adaptive gradient methods in machine learning. *NIPS* 30.
//: - T. van Laarhoven (2017). L2 regularization versus batch and weight normalization. *arXiv* `1706.05350`.
//: - S. De, S. Smith (2020). Batch normalization biases residual blocks towards the identity function in deep networks. *NeurIPS* 33.
//: - X. Bouthillier et al. (2021). Accounting for variance in machine learning benchmarks. *MLSys* 3.
notebook.finish()
