//: # 8 · Sanity checks
//: **How do you know within a minute that a training will not waste your night?**
//:
//: After this lesson you can say what a sound network must do before training, and compute what to expect; you can read a dashboard of eight such
//: checks, and you know which bugs none of them sees. It builds on lesson 2 (batches), lesson 3 (momentum) and lesson 7 (batch norm), and covers “Sanity
//: Checks” and “Debugging Intuition” in document B.
//#-hidden-code
import Downhill

let notebook = Notebook(title: "Sanity checks")
let zoo = Zoo(seeds: notebook.seeds(5))
//#-end-hidden-code
//: ## Predict
//#-predict
//: Someone reads the labels of ten digits off by one: every `3` is called a `4`, every `9` a `0`. A network trains on them for a night. Eight checks look at it
//: for a minute, among them: the first loss; the gradients; learning sixteen samples by heart; whether the loss falls; whether it falls less with shuffled
//: labels. Which of them speak up?
//:
//: And which would, if the labels in the file were right, and only the loss saw them off by one?
//#-answer
//: In the file, {{zoo.fileCaught}} of the eight, in any of five runs. The network learns the wrong names as gladly as the right ones, and calls
//: {{zoo.fileRight}} of the test digits by their names. In the loss: *sixteen samples by heart* sees it at once, for the loss goes to zero while nothing comes
//: out right. A check compares two things. Where both are wrong in the same way it is blind.
//#-end
//: ## By hand
//: A bug in a training seldom stops the program. The loss falls a little, the accuracy is a little low, and the night is over.
//:
//: **What does it cost to know nothing?** A network turns its scores $z$ into probabilities by the softmax, $p_c = e^{z_c}/\sum_k e^{z_k}$, and cross-entropy charges $-\ln p$ of the right class. A fresh
//: network should give each of $C$ classes about the same, so it should pay
//:
//: $$-\ln\tfrac{1}{C} = \ln C, \qquad \ln 10 \approx 2.30 .$$
//:
//: Now two bugs, with a pencil. Sum over a batch of `32` where you meant to average, and the first loss is $32 \ln 10 \approx 74$. Take the softmax twice, and
//: the second one gets numbers between zero and one for scores. The first loss is right, and even a prediction that is surely right, $(1, 0, \dots, 0)$, one $e^1$ against nine $e^0$, pays
//: $\ln(e + 9) - 1$. In numbers:
let knowingNothing = KnowingNothing(seeds: notebook.seeds(15))
notebook.show(knowingNothing, \.byHand)

//: Such a network's loss never comes below {{knowingNothing.part}} of $\ln 10$.
//:
//: ## The idea: ask what you know beforehand
//: How much above $\ln C$ may a fresh network start? Let its scores $z$ scatter with deviation $s$. The loss is
//:
//: $$-\ln \frac{e^{z_y}}{\sum_c e^{z_c}} = \ln \sum_c e^{z_c} - z_y .$$
//:
//: On average the right score $z_y$ is neither high nor low, and drops out. With many classes the sum is about $C$ times the mean of $e^z$, which is
//: $e^{s^2/2}$ for normal scores. What is left is
//:
//: $$\ln C + \tfrac{1}{2}s^2 .$$
//:
//: So the excess over $\ln C$ measures how strongly the network believes things that nobody has told it.
notebook.show(knowingNothing, \.figure)

//: On `128` digits, by fifteen seeds, a sound SimpleMLP (`32` hidden units) begins at {{knowingNothing.mlp}}, a ConvNet (three convolutions with batch norm) at
//: {{knowingNothing.conv}}. Draw all layers of ResNet-20
//: by He's rule, and it begins at
//: {{knowingNothing.byHe}}. He's rule passes a signal on at its size, and the signal has grown with every shortcut. Scores ought to start small: with the
//: last layer's weights $\sqrt6$ times smaller, as PyTorch draws them (variance $1/3n$ in place of $2/n$), it begins at {{knowingNothing.res}}. So this
//: lesson's limit lies between the two: the check speaks up above $\ln 10 + 1$, {{knowingNothing.line}}.
//:
//: Eight questions, this one among them, have answers that are known beforehand:
//:
//: | the check | in figure 3 | in the library | what a sound training answers |
//: | --- | --- | --- | --- |
//: | inputs | inputs | inputs | mean near zero, deviation near one, every class, another order each epoch |
//: | first loss | first | initial loss | $\ln C$, a little more with opinions |
//: | gradient flow | flow | gradient flow | every layer hears from the loss: no gradient of length zero, none out of all proportion |
//: | update ratio | update | update ratio | a step goes downhill; its length is `0.0005` to `0.2` of the layer's own |
//: | one batch by heart | batch | overfit one batch | sixteen samples right within `100` steps, the loss below half of $\ln C$ |
//: | loss curve | curve | loss curve | within `50` batches it falls below what it costs to know only how common the classes are |
//: | label shuffle | shuffle | label shuffle | with shuffled labels, which can only be learned by heart, the loss falls less, by more than two runs differ by chance |
//: | finite | finite | non-finite watch | every loss, gradient and weight is a number |
//:
//: ## The rule: one batch by heart
//: Begin with document B's first check. Take sixteen samples and train on them again and again. Look at the last layer alone. It
//: gives a class the score $w \cdot x + b$. Ask for sixteen scores of your own choice: sixteen linear equations for the weights of that class. SimpleMLP has
//: `32` hidden units, so there are `33` unknowns and many solutions, unless the hidden numbers of one sample are a mixture of the others'.
//:
//: When is the batch known? Accuracy alone would pass a loss that cannot reach zero; the loss alone would pass labels that only the loss sees. So the library
//: looks for the first step at which both are good:
//:
//: {{body: SanityChecks.OverfitOneBatch.steps}}
//:
//: A training is a value made of the pieces that people write (a model, batches, a loss, a gradient, a step), so that a check can look at yours. The label bug
//: of the prediction is one piece:
var generator = SplitMix64(seed: 1)
let model = SimpleMLP(inputs: 64, hidden: 32, outputs: 10, using: &generator)
var procedure = TrainingProcedure(model, Optimizer(Momentum(learningRate: 0.05)))
procedure.loss = { model, batch in crossEntropy(model(batch.images), batch.labels.map { ($0 + 1) % 10 }) }
let report = SanityChecks.run(procedure, on: DigitTask.digits.train)
notebook.show(report.findings[4].description)

//: This package's tool asks all eight from a shell, `course check --model convnet --data shapes --learning-rate 0.001`. And the check in PyTorch, here with a linear model; put in your own:
//:
//: {{twin: byHeart.twin}}
//:
//: ## Measure it
//: Watch four networks learn sixteen digits, sorted by class.
let byHeart = notebook.run(try ByHeart(zoo: zoo, seeds: notebook.seeds(15), manySeeds: notebook.seeds(60)))
notebook.show(byHeart, \.film)
notebook.show(byHeart, \.table)

//: That a sound model knows sixteen images within a hundred steps is {{B-123a: upheld}}, at the rate that is best for an epoch of all digits and at a tenth of it. At a
//: hundredth nobody passes: too small a rate is among the document's own causes of failing.
//:
//: Before you ask, switch off whatever fights learning by heart. *Dropout*, for one, silences a random part of the hidden units at every step. Without it such a
//: network takes {{byHeart.without}} steps, with half of the units silent {{byHeart.half}}; with four in five silent, {{byHeart.mostFail}} of {{byHeart.mostRuns}} runs fail.
//:
//: ### A zoo of bugs
//: Plant {{zoo.bugs}} bugs, one at a time, each a line or two in [Bugs.swift](Studies/Bugs.swift), and run all checks on each; what each is stands folded under
//: the figure. Sound trainings come first, for a check that cries wolf is soon switched off: {{zoo.soundRuns}} runs of three models, {{zoo.alarms}} alarms. The limits are the library's, except the first loss's.
notebook.show(zoo)

//: <details>
//: <summary>What each bug is, and which curve it has in the next figure</summary>
let curves = Curves(zoo: zoo, learners: byHeart.learners, seeds: notebook.seeds(5))
notebook.show(curves, \.key)

//: </details>
//:
//: {{zoo.caught}} of {{zoo.bugs}} are caught. Read it by columns: *one batch by heart* catches {{zoo.by.overfit-one-batch}}, {{zoo.alone.overfit-one-batch}} of
//: them alone; the *loss curve* {{zoo.by.loss-curve}}, {{zoo.alone.loss-curve}} alone. Document B calls the first the most important; that depends on which bugs one meets ({{B-123c: untestable}}). Waiting for a NaN is no check: it catches {{zoo.by.non-finite-watch}}. Read it by rows:
//: {{zoo.one}} bugs are seen by one check alone.
//:
//: Beside the {{zoo.sound}} of a sound SimpleMLP some bugs cost next to nothing, which is how they live for years.
notebook.show(curves)

//: Document B's bad curves explode or are stuck: {{B-128: qualified}}. None of {{curves.soundRuns}} sound runs on the digits looks like that; on harder tasks,
//: below, some do. Worse, {{curves.alike}} bugs fall as nicely as if nothing were wrong.
//:
//: ### Where it hurts
//: When five checks complain at once, begin at the top of the dashboard. The first that fails here names the layers.
let sick = Sick(seed: notebook.seed)
notebook.show(sick)

//: ## Break it
//: **What slips through** has something in common. The checks train; they compare inputs, labels, loss, gradient and step with each other. They cannot see
//:
//: - *what is wrong in the same way everywhere*, such as labels renumbered in the file. Only a person who looks at images with their labels sees it;
//: - *what is only unwise*, such as mirrored digits or a gradient that lags a step behind. Only a comparison with a training known to be good helps;
//: - *what happens after training*: batch norm left in training, test images prepared in another way.
//:
//: The last can be checked, though not by asking whether your evaluation finds sixteen digits that the network knows by heart: with either bug it finds
//: {{afterTraining.right}}. Compare *scores*: of one sample alone and among others, of a training image prepared for training and for the test. They must
//: agree to the last digits.
let afterTraining = AfterTraining(seeds: notebook.seeds(5))
notebook.show(afterTraining)
//:
//: **To pass is no proof.** By document B, who learns the batch by heart has capacity, an optimizer that works, a rate in range and gradients that flow:
//: {{B-123b: refuted}}. A network whose first layer gets no gradient at all passes after {{byHeart.detached}} steps, the median of fifteen runs, for the last
//: layer alone can do it. After three epochs that network is right on {{byHeart.detachedRight}} of the test digits (figure 3). Random labels are learned by heart as well, in
//: {{byHeart.random}} steps (Zhang and others, 2017).
//:
//: **To fail has more causes than four.** The document names a bug in the architecture, a broken optimizer, too small a rate, gradients that do not flow:
//: {{B-124: refuted}}; elsewhere it adds a wrong loss itself. Deal the labels of the batch anew at every step, as where a loop shuffles them apart from the images: the network stays at random, {{byHeart.dealtRight}} right where one class makes {{byHeart.dealtCommonest}}, with a gradient in every layer to
//: the end. Too *large* a rate and pixels from `0` to `255` fail as well: in {{byHeart.stuckDead}} of
//: {{byHeart.stuckRuns}} runs a layer has died by then, though every layer had a gradient before the first step.
//:
//: **Norms have units.** To document B gradient norms of a few tenths are healthy, {{B-125: refuted}}: a ConvNet of {{norms.width}} channels first, sound, has {{norms.normed.smallest}} to {{norms.normed.largest}} on CIFAR-10, and without its
//: batch norm {{norms.plain.smallest}} to {{norms.plain.largest}}. Zero is dead, {{B-126a: qualified}}: a layer that is cut off has zero too, all its units alive. A
//: thousand explodes, {{B-126b: upheld}}, if the loss is a mean; but of the zoo's {{norms.exploding}} trainings that explode or jump only {{norms.thousand}} meet it. Summed over its batch of {{norms.batch}},
//: that ConvNet's largest would be {{norms.summed}}, and at a rate as many times smaller it is the same training. Compare a layer with other layers and with its own weights.
let norms = notebook.run(
    try Norms(
        photographs: .kept(.full, under: notebook.root), zoo: zoo, byHeart: byHeart, seeds: notebook.seeds(5)))
notebook.show(norms)

//: **Follow the gradient backwards**, through the model to its inputs. The score of sample one should change with image one and with no other (Karpathy, 2019).
//: One gradient finds a bug that no error message does: a batch that was reshaped where it should have been transposed.
let dependence = Dependence(seed: notebook.seed)
notebook.show(dependence)

//: ## On a larger network
//: The checks that train make at most {{largerNetwork.steps}} steps together, the others look at a few batches. For a network as small as SimpleMLP that is
//: over well within the minute. For ResNet-20 on colour images of CIFAR-10's size it takes longer, though in batches of `32` less than half of the five minutes that
//: document B allows, on one processor, as do its own three checks in batches of {{largerNetwork.fullBatch}}: {{B-129: upheld}}.
//:
//: The document's good curve begins at `2.3`, {{B-127a: upheld}}, and falls to `0.9` within fifty batches: {{B-127b: refuted}}. On the digits a ConvNet stands at
//: {{largerNetwork.digits}} by then. On photographs of CIFAR-10 one of {{largerNetwork.fullWidth}} channels first, in batches of {{largerNetwork.fullBatch}}, stands at {{largerNetwork.full}} (at about three times its best rate it leaps to {{largerNetwork.fullLeap}} and comes to {{largerNetwork.fullLeapEnd}}), and a narrow one
//: ({{largerNetwork.photographsWidth}} channels, batches of {{largerNetwork.photographsBatch}}) at {{largerNetwork.photographs}}. On drawn figures in colour it stands at {{largerNetwork.shapes}}, and in
//: {{largerNetwork.notFalling}} of five runs our check raises a false alarm. A harder task
//: wants more batches before a curve says anything.
let largerNetwork = notebook.run(
    try LargerNetwork(
        photographs: .kept(under: notebook.root),
        full: .kept(.full, under: notebook.root), zoo: zoo, curves: curves, seeds: notebook.seeds(5)))
notebook.show(largerNetwork)

//: ### When it will not learn
//: If the loss is *stuck*, says document B: check the gradients, try a larger rate, verify the loss. If it *jumps*: a smaller rate, clipping, a look for
//: NaN in the data. Does it help, bug by bug? *Cured* is a network that {{advice.epochs}} epochs teach four test digits of five, in most of five runs, or of {{advice.runs}} where
//: those five are not alike (pixels from `0` to `255` at a hundredth of the rate: in {{advice.pixels}}).
let advice = Advice(zoo: zoo, seeds: notebook.seeds(25))
notebook.show(advice)

//: So the first is {{B-174: qualified}}, the second {{B-175: qualified}}. (“Verify the loss” had no case: none of these
//: faults is in the loss.) Where they fail the fault sits in the
//: data, in the loop, in the decay or, reshaped, in the model. Mind the cures, too: a smaller rate lets a network learn *with the bug still in it*.
//:
//: ## Tomorrow
//: 1. Before you train, know the answer: $\ln C$ for the first loss, zero for a batch learned by heart.
//: 2. A check compares two things, and is blind where both are wrong in the same way.
//: 3. Who fails has a fault, a rate far off, or something switched on that fights learning by heart; who passes may have a fault too.
//:
//: **The recipe.** Look at ten samples with their labels, just as the loss gets them. Switch off dropout, augmentation and decay, and learn sixteen samples by
//: heart; if that fails, look at the gradients layer by layer, then try ten times the rate and a tenth. Compare their scores alone and together, prepared for
//: training and for the test. Then watch fifty batches, with genuine labels and with shuffled ones. Keep the first epoch's curve of a training that went well,
//: and lay the new one over it.
//:
//: ## Exercises
//: {{exercises}}
//:
//: Or plant a bug of your own in [Bugs.swift](Studies/Bugs.swift), guess its row, and run `make diff8`.
//:
//: ## References
//: - A. Karpathy (2019). *A recipe for training neural networks*. Blog.
//: - K. He, X. Zhang, S. Ren, J. Sun (2015). Delving deep into rectifiers. *ICCV*.
//: - C. Zhang, S. Bengio, M. Hardt, B. Recht, O. Vinyals (2017). Understanding deep learning requires rethinking generalization. *ICLR*.
notebook.finish()
