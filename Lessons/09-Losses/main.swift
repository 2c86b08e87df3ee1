//: # 9 · Losses
//: **Two losses agree on which answer is best. Does it matter which of them a network walks down?**
//:
//: After this lesson you can work out by hand what a loss sends back to a score, say why one loss rescues a network from a sure mistake and another leaves it there, compute either
//: safely, and choose between squared, absolute and Huber's error for numbers. It builds on lesson 1 (slopes) and lesson 2 (batches), and covers stage 4 of document A.
//#-hidden-code
import Downhill

let notebook = Notebook(title: "Losses")
//#-end-hidden-code
//: ## Predict
//#-predict
//: A network looks at a digit and gives each of the ten answers a *score*. Softmax turns the scores into probabilities $p$. Two losses judge them. Cross-entropy is $-\ln p$ of the right digit. The
//: squared error is the mean of $(p - q)^2$ over the ten, where $q$ is one for the right digit and zero for the others. Document A says that squared error is for regression and “not
//: classification”. Train the same network by each, and let each have the learning rate that suits it best. By what factor does squared error get more test digits wrong?
//:
//: And a second question, about a single yes-or-no answer. It stands at a score that gives the truth one chance in four hundred. Each loss goes at a tenth of $1/\lambda$, with its own largest curvature $\lambda$. Cross-entropy brings the score
//: to an even chance in {{recovery.entropy.6}} steps. How many does squared error take?
//#-answer
//: By none to speak of: {{onDigits.probabilities}} of the test digits against {{onDigits.entropy}}. And {{recovery.squared.6}} steps against {{recovery.entropy.6}}.
//#-end
//: ## By hand
//: Softmax divides $e^{x}$ of each score $x$ by the sum of them all. Take the scores $2$, $0$ and $-1$. Then $e^2 \approx 7.4$, $e^0 = 1$ and $e^{-1} \approx 0.37$. The sum is about $8.8$, and the
//: probabilities are $0.84$, $0.11$ and $0.04$. Let the second class be the right one. Its cross-entropy is $-\ln 0.114$, which is {{byHand.loss}}.
//:
//: How hard is each score pushed? Cross-entropy's slope at a score will turn out to be $p - q$: probability less target. So the wrong favourite is
//: pushed down by its $0.84$, and the right class up by $1 - 0.11$.
let byHand = ByHand()
notebook.show(byHand)

//: But for rounding the slopes of a column add up to zero, because adding one number to all scores changes nothing. By the chain rule through softmax the squared error $\sum_j(p_j-q_j)^2$ has at score $i$ the slope
//: $2p_i\big[(p_i-q_i) - \sum_j p_j\,(p_j-q_j)\big]$, and a mean over ten classes a tenth of it. It pushes the favourite down and the truth up less than half as hard.
//:
//: ## The idea: a loss is a stand-in
//: What we want of a classifier is few errors. Why not walk down *those*? Move a threshold a little, and nearly always no point changes sides: the number of errors is a staircase, level almost everywhere, and a level place has no
//: downhill. So we walk down something smooth in its stead, and hope that it leads to the same place.
let stairs = Stairs(seeds: notebook.seeds(400))
notebook.show(stairs)

//: Nearly. Document C says that at the global minimum of the loss “prediction accuracy is at its peak”: {{C-003: refuted}} for the points that it was fitted to. A loss counts how far off each point is, an error only that it is off. But
//: on fresh points the stand-in is the better guide: over {{stairs.draws}} such draws the threshold of least loss errs in {{stairs.fresh}}, that of fewest errors in {{stairs.fresh.best}}.
//:
//: ### Where losses come from
//: Let a model say how probable each outcome is. Of all its parameters, take those under which what happened was most probable. Probabilities of independent samples multiply, so their logarithms
//: add, and the loss of one sample is $-\ln$ of the probability of what happened.
//:
//: - The answer is a class, and the model gave it probability $p$. Then the loss is $-\ln p$: **cross-entropy**.
//: - The target is a number $t$, which is the prediction $f$ plus normal noise. Its probability goes as $e^{-(t-f)^2/2\sigma^2}$, and $-\ln$ of it is $(t-f)^2/2\sigma^2$ plus a constant: **squared error**.
//: - The noise has long tails, $e^{-|t-f|/b}$. Then it is $|t-f|/b$: **absolute error**.
//:
//: So each loss states what kind of surprise it expects. That predicts where each should win.
//:
//: ### What each sends back
//: Take one answer, yes or no, of which yes is right. Its score $x$ gives it the probability $p = 1/(1+e^{-x})$. First the slope of $p$ itself:
//:
//: $$\frac{dp}{dx} = \frac{e^{-x}}{(1+e^{-x})^2} = p\,(1-p).$$
//:
//: It is flat at both ends, where the answer is called *saturated*. By the chain rule $(1-p)^2$ sends back
//:
//: $$-2\,(1-p)\cdot p\,(1-p),$$
//:
//: which dies out on the flat parts, the wrong one included. And cross-entropy, $-\ln p$:
//:
//: $$-\frac1p \cdot p\,(1-p) = -(1-p).$$
//:
//: **The logarithm's slope $1/p$ is just what cancels the flat end on the wrong side.** What is left is the error itself. With many classes the same happens: $-\ln p_y = -x_y + \ln\sum_j e^{x_j}$, and the slope of the last term at $x_i$ is
//: $e^{x_i}/\sum_j e^{x_j} = p_i$. So the slope is $p - q$.
let slopes = Slopes()
notebook.show(slopes)

//: The third loss is the squared error of the *score* itself, which is asked to be one. It pushes hard on a sure mistake, but punishes a score of five, which is right and sure, as hard as one of $-3$.
//:
//: ### A sure mistake
//: Follow the score as it flows downhill, a small step at a time. Under cross-entropy $dx/dt = 1 - p$, which is nearly one as long as the answer is surely wrong: from $-X$ it takes a time of about $X$. Under the squared error
//: $dx/dt = 2p(1-p)^2$, and for a sure mistake that is about $2e^{x}$. The time from $-X$ is the integral of its inverse,
//:
//: $$\int_{-X}^{0} \tfrac12 e^{-x}\,dx \approx \tfrac12\,e^{X}.$$
//:
//: **One grows with the score, the other with its exponential.** The whole integrals give the predictions in the table.
let recovery = Recovery()
notebook.show(recovery)

//: But at the start of a training nobody is sure. With ten classes at a tenth each, put $p = 0.1$ into both slopes at the right score: cross-entropy's is $-0.9$,
//: and that of PyTorch's `MSELoss`, which takes the mean over the ten, is $\tfrac1{10}\cdot\tfrac{2}{10}\cdot(-0.9)$. Fifty times less. But a constant is no more than another learning rate.
//:
//: ## The rule
//: $e^x$ of a score of $89$ is more than a number in single precision can hold. The way out is to subtract the largest score $m$ first,
//:
//: $$\ln\sum_j e^{x_j} = m + \ln\sum_j e^{x_j - m},$$
//:
//: after which no exponent is above zero. But softmax and then a logarithm is still two steps: a probability below $10^{-45}$ is stored as zero, whose logarithm is infinite.
let overflow = Overflow()
notebook.show(overflow)

//: In the row of `100` the loss is nearly right and its slope is not a number: a huge $1/p$ no longer fits and becomes infinite, and softmax's slope subtracts that infinity from itself. So “gradients remain stable even with saturated predictions” is
//: {{A-013: qualified}}: taken in one step. *A loss that grows like the score must be computed from the score.* In PyTorch that means `cross_entropy` on raw scores, never `nll_loss(log(softmax))`, and no softmax layer at the end of the network.
//:
//: {{twin: byHand.slope}}
//:
//: Whoever compares nearly perfect networks by their loss meets a finer trap, at the *right* end of a yes-or-no answer. There the loss is about $e^{-x}$, and the usual formula, $\ln(1+e^x) - xy$, gets it as the difference of two large numbers: at
//: a score of $15$ it is {{lastDigit.usual}} in single precision, and should be {{lastDigit.exact}}. Two terms that are never negative cannot cancel: where yes is right, $\max(-x, 0) + \ln(1+e^{-|x|})$. PyTorch's `binary_cross_entropy_with_logits` (version 2.13)
//: gives zero where no is right and the score is $-15$.
let lastDigit = LastDigit()
notebook.show(lastDigit)

//: ## Measure it
//: Read one true value a hundred and one times. The squared error is least at the *mean* of the readings, the absolute error at their *median*. Huber's loss (1964) is a square within δ of
//: zero and a straight line beyond, so that a wild reading pulls no harder than one at δ:
//:
//: {{body: huberLoss}}
//:
//: The origin of the losses predicts who wins: under normal noise the mean. Its error is $\sigma/\sqrt n$, and the median's $\sqrt{\pi/2}$ times that, a quarter more. Now let a share $\varepsilon$ of the readings be ten times as noisy. A variance of a hundred enters the mean,
//: whose own becomes $(1 + 99\,\varepsilon)\,\sigma^2/n$; the median hardly notices.
let readings = Readings(seed: notebook.seed)
notebook.show(readings)

//: The squared error is right where its assumption is: without outliers Huber's loss is as exact as the mean of {{readings.efficiency}} of the readings (its *efficiency*). By theory one wild reading in {{readings.flip.huber}} makes Huber's loss the better one, and one in {{readings.flip.absolute}} even the
//: absolute error. Fitting a curve of {{curve.weights}} weights agrees: with five points in a hundred wild, the squared error ends {{curve.times}} times as far off as Huber's loss. “MSE is suited for regression” is {{A-012a: qualified}}.
let curve = Curve(seed: notebook.seed)
notebook.show(curve)

//: ## On a network
//: Now the digits: a network with $32$ hidden units, trained for `30` epochs on `720` images and tested on all others. The squared error of $p$ should want a much higher rate, and do badly once a
//: network is sure of what is wrong. So there is a second task: teach the network every digit as the next one, nine as zero, by each loss for `30` epochs; then give it the right labels.
let contest = notebook.run(try Contest(seeds: notebook.seeds(5)))
let unlearning = notebook.run(try Unlearning(after: contest, seeds: notebook.seeds(5)))
let onDigits = OnDigits(contest: contest, unlearning: unlearning)
notebook.show(onDigits)
notebook.show(contest)
notebook.show(unlearning)

//: On the left “not classification” falls: {{A-012b: refuted}}. The squared error of $p$ learns the digits as well as cross-entropy, at some {{onDigits.rates}} times its rate (marks are a factor of {{onDigits.spacing}} apart; the fifty above holds while all chances are equal). The squared error of the raw scores, without any softmax, does about as well, as Hui and Belkin (2021)
//: found on large networks: {{Hui-2021: upheld}}. Why is it remembered as bad? Read the left panel at one rate, cross-entropy's best: there the squared error of $p$ gets {{onDigits.same.probabilities}} wrong.
//:
//: On the right the sure mistake shows. By the squared error of $p$ unlearning takes, seed by seed, {{onDigits.unlearn.fewest}} to {{onDigits.unlearn.most}} times cross-entropy's steps, although its mistake was the less sure. That is far from what the single score promised.
//:
//: So is the choice of a loss “critical—not just a technical detail”? Six pairs were fixed before any was run:
let wrongLabels = notebook.run(try WrongLabels(seeds: notebook.seeds(5)))
let choice = Choice(
    contest: contest, unlearning: unlearning, wrongLabels: wrongLabels, readings: readings, curve: curve)
notebook.show(wrongLabels)
notebook.show(choice)

//: It is {{A-014: qualified}}. The choice decides where something is far off: a wild reading, a sure mistake. On the digits the learning rate matters more.
//:
//: ## Break it
//: **Cross-entropy is never content.** $-(1-p)$ is small for a sure answer, but never zero: no score has the least loss. So the scores run away.
//: Among $C$ classes a score that is ahead by $s$ has $1-p \approx (C-1)\,e^{-s}$, rises by as much a step, and each other falls by $e^{-s}$. So $s$ grows by $C\,e^{-s}$: $s \approx \ln Ct$.
//:
//: *Label smoothing* (Szegedy 2016) gives them an end. It takes a share ε of the target and spreads it evenly over all classes. Then $p - q = 0$ where softmax equals the smoothed target, and the right score is ahead of the others by
//:
//: $$\ln\frac{1-\varepsilon+\varepsilon/C}{\varepsilon/C}.$$
let runaway = Runaway()
notebook.show(runaway)

//: That matters to whoever reads the probabilities. A network that says “ninety per cent” should be right in nine of ten such answers: then it is called *calibrated*.
let calibration = notebook.run(try Calibration(seeds: notebook.seeds(5), rate: contest.entropy.rate))
notebook.show(calibration)

//: Trained to the end by plain cross-entropy, it says more than it knows. A little smoothing mends that: the *calibration error*, the mean distance between confidence and truth, falls from {{calibration.gap}} to {{calibration.gap.hundredth}} at $\varepsilon = 0.01$, as Müller and others (2019) found on large networks. The usual $0.1$ overdoes it here: {{calibration.gap.tenth}}, now
//: from saying too little. Guo and others (2017) leave the training alone and divide the finished scores by one number, the *temperature*, chosen on images kept aside. Here it is {{calibration.temperature}}, and the error on the rest falls from {{calibration.before}} to
//: {{calibration.after}}: {{Guo-2017: upheld}}. It changes no answer, since all scores keep their order.
//:
//: ## Tomorrow
//: Three sentences to remember:
//:
//: 1. A loss is $-\ln$ of the probability of what happened: it states what kind of surprise you expect.
//: 2. At the score, cross-entropy sends back the error itself, $p - q$; the squared error of a yes-or-no $p$ sends it back times $2p(1-p)$, next to nothing for a sure mistake.
//: 3. Compare losses each at its own learning rate, or you compare rates.
//:
//: **The recipe.** Classes: raw scores into `F.cross_entropy`, or `binary_cross_entropy_with_logits` where answers are yes or no, and no softmax before them. Check that the first loss is $\ln C$. Numbers: `F.mse_loss` if you have looked at the errors and none is wild; else
//: `F.huber_loss` with δ at about $1.3$ times the usual error. If anybody reads the probabilities, fit a temperature on data kept aside. When a loss is `nan` or `inf`, look first for a logarithm of a softmax. When a new loss learns nothing, look first at the rate: multiply it by ten, twice.
//:
//: ## Exercises
//: {{exercises}}
//:
//: ## References
//: - P. J. Huber (1964). Robust estimation of a location parameter. *Annals of Mathematical Statistics* 35(1).
//: - C. Szegedy, V. Vanhoucke, S. Ioffe, J. Shlens, Z. Wojna (2016). Rethinking the Inception architecture for computer vision. *CVPR*.
//: - C. Guo, G. Pleiss, Y. Sun, K. Q. Weinberger (2017). On calibration of modern neural networks. *ICML*.
//: - R. Müller, S. Kornblith, G. Hinton (2019). When does label smoothing help? *NeurIPS*.
//: - L. Hui, M. Belkin (2021). Evaluation of neural architectures trained with square loss vs cross-entropy in classification tasks. *ICLR*.
notebook.finish()
