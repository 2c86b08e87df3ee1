//: # 12 · Convergence battle
//: **Four optimizers enter. Who decides which of them wins?**
//:
//: After this lesson you can set up a comparison of optimizers that means something, say how many trials a tuning needs before you believe it, and derive why Adam is far ahead where most classes are
//: rare. It builds on lessons 2 to 5 (the four methods) and lesson 9 (the slope of cross-entropy), and covers the mini-project of document D and the optimizer takeaways of B and E.
//#-hidden-code
import Downhill

let notebook = Notebook(title: "Convergence battle")
//#-end-hidden-code
//: ## Predict
//#-predict
//: Document D ends in a battle. SGD, momentum, RMSProp and Adam train one and the same network: here with `32` hidden units, on the digits of $8\times8$ pixels, in batches of `64`, for {{standings.epochs}} epochs. Give all four the rate
//: $0.01$. Then let each have the rate that suits it best. In either case: who has the lowest training loss, and how many times larger is that of the last?
//:
//: And a second question. A language has {{language.words}} words, and the $k$-th most frequent is as frequent as $1/k$, as words are. A model is to learn which word follows which. After {{language.steps}} steps gradient descent at its
//: best rate knows {{language.descent.known}} of the words. And Adam?
//#-answer
//: At $0.01$ the lead is with {{standings.hundredth}}, and the last has {{standings.spread.hundredth}} times the loss of the first. At each one's best rate it is with {{standings.best}}, and the factor is {{standings.spread.best}}. Most of what such a battle shows is whose
//: rate was chosen. And Adam knows {{language.adam.known}} of the words. That difference can be worked out.
//#-end
//: ## By hand
//: Who tunes draws lots. Say that one of three learning rates ends at a loss of $0.1$, one at $0.2$, and one at $0.9$. You draw a rate at random, train, and get $0.4$ on average. Now draw twice, and keep the better. What can you expect?
//:
//: Of nine equally probable pairs five hold the $0.1$, and of the others three the $0.2$. One is left, twice $0.9$:
//:
//: $$\tfrac59\cdot 0.1 + \tfrac39\cdot 0.2 + \tfrac19\cdot 0.9.$$
//:
//: That is {{tuning.pencil}}, a little more than half of what one trial gives. With three trials it is {{tuning.pencilOfThree}}. *The same method, and three results.* A loss without the number of trials is half a sentence.
//:
//: In general, rank $N$ results from the best to the worst. The best of $k$ draws is the $i$-th or worse if all $k$ are, which has the probability $\big(\tfrac{N-i+1}{N}\big)^k$. Take from it the probability that all $k$ are worse than the
//: $i$-th; what is left is the probability that the best *is* the $i$-th:
//:
//: $$\Big(\frac{N-i+1}{N}\Big)^k - \Big(\frac{N-i}{N}\Big)^k.$$
//:
//: If a share $p$ of all rates is good, then $k$ draws miss them all with the probability $(1-p)^k$. To meet one with a chance of nine in ten takes $\ln 0.1 / \ln(1-p)$ trials.
//:
//: ## The idea: a winner of what?
//: “The best optimizer” is a sentence with holes in it. Best *at which rate*? A rate of $0.01$ is a length for Adam and a factor for SGD (lesson 5). Best *after how long*, and counted in what? Best *after how many trials*, drawn *from which range*? And best *on what
//: data*? We fill them one by one.
//:
//: Document D fixes the network “so the only variable changing” is the optimizer. That is half of a good experiment: a rate comes with every optimizer, and the document names that of SGD alone ([on MNIST](MNIST.md) this is put to the test).
//:
//: ## The rule
//: This is the whole battle. A seed draws the first weights and the order of the images, and all methods meet the same seeds:
func fight(by rule: any UpdateRule, on images: ImageSet, epochs: Int, seed: UInt64) -> Trial<SimpleMLP> {
    Trial(by: rule, on: images, batchSize: 64, epochs: epochs, seed: seed) {
        SimpleMLP(inputs: 64, hidden: 32, outputs: 10, using: &$0)
    }
}

//: ## Measure it
//: Four methods, {{tuning.rates}} rates from $0.0001$ to $10$, {{standings.seeds}} seeds.
let standings = notebook.run(try Standings(of: Battle(seeds: notebook.seeds(5))))
notebook.show(standings, \.curves)
notebook.show(standings, \.table)

//: Who is ahead changes with rate and length. At $0.01$ SGD looks hopeless, with a loss of {{standings.sgd.hundredth}}. At its own best rate, {{standings.sgd.rate}}, it ends at {{standings.sgd.best}}.
//:
//: Leave the method alone, and take ten times its best rate or a tenth, whichever is worse. That changes the loss by a factor of {{standings.spread.rate}} at the least. Changing the method, each at its best, changes it by {{standings.spread.best}}. The learning rate is the most
//: important setting, as document B says: {{B-166: upheld}}. And the unseen digits hardly see the difference: the four get between {{standings.mistakes.best}} and {{standings.mistakes.worst}} of them wrong.
//: On [sixty thousand images](MNIST.md) the best rates leave hardly a difference at all.
//:
//: ### Against epochs or against work?
//: Document D plots loss against epochs. Is that fair, when Adam computes more in every step? The gradient takes six operations for each weight and each image of the batch: forward a product and a sum, backward two of each. The rules add:
notebook.show(standings, \.work)

//: In batches of `64` Adam's arithmetic adds {{standings.work}}; for single samples it would be {{standings.workOfOne}}. So epochs are a fair axis while the batch is the same for all. (Document E's “Large
//: batches: […] poor generalization” is {{E-054: refuted}}: lesson 2.)
//:
//: ### How many trials?
//: Draw rates at random, evenly on a logarithmic scale. Keep the one that does best on one half of the held-out digits, and judge it by the other half; who judges by the digits that chose flatters himself. The formula above gives what to expect:
let tuning = Tuning(of: standings.battle)
notebook.show(tuning)

//: From the wide range a single trial favours RMSProp, and four favour Adam; after thirty-two momentum is close behind it. So papers may name different winners, and be right.
//:
//: The range decides as much. Let each draw from the two powers of ten where people usually look. With one trial RMSProp leads ({{tuning.rmsprop.usual.1}} wrong), and the other three get {{tuning.adam.usual.1}} to {{tuning.momentum.usual.1}}; with four momentum is ahead of Adam
//: ({{tuning.momentum.usual.4}} to {{tuning.adam.usual.4}}). *Knowing where to look is tuning that somebody else has done.*
//:
//: ### Why Adam wins on language
//: And yet SGD is hardly used for language models. They choose among tens of thousands of words, most of them rare: the classes are *heavy-tailed*. Kunstner and others (2024) showed that this alone will do.
//:
//: The $k$-th word has the share $\pi_k \propto 1/k$ of the text (Zipf's law). Behind every word comes a successor of its own half of the time, and else any other word. The model is a table with a row of scores for every word, whose softmax
//: are the probabilities of what follows. Every step sees the whole text.
//:
//: The text's loss is a mean over words, $L = \sum_k \pi_k \ell_k$, where $\ell_k$ is the cross-entropy behind word $k$. No two rows share a number. At the successor's score cross-entropy sends back $p - q$ (lesson 9), where $p$ is its probability so far and
//: $q = \tfrac12$ the true one. So the slope of $L$ there is
//:
//: $$\pi_k\,(p - q).$$
//:
//: **Gradient descent gives each row the same problem, and the rate $\eta\pi_k$.** A word that is a thousand times rarer learns a thousand times more slowly. Can a larger η make up for it? The slope of $p$ is $p(1-p)$, which at the end is $\tfrac14$. So the curvature is
//: $\tfrac14\pi_k$, and the most frequent word forbids more than about $2/\lambda = 8/\pi_1$ (lesson 1). At that rate row $k$ goes at $8\,\pi_k/\pi_1 = 8/k$.
//:
//: How far must it go? A successor with half of the probability has a score that is $\ln(C-1)$ above each of the $C - 1$ others. The slope is at most a half, so that a step is at most about $4/k$ long, and the way takes about
//:
//: $$\frac k4\,\ln(C-1)$$
//:
//: steps. The rarest word, $k = C$, decides. *A language of $C$ words is a ravine with $\kappa = C$.* (Slopes get smaller on the way, and we shall call a word known when a tenth of its loss is left. With both, as an integral, the sum is the pale line of
//: {{figure: vocabulary}}.)
//:
//: Adam divides each slope by the root of its mean square (lesson 5). A factor $\pi_k$ is in $m$ and in $\sqrt v$, and cancels. All rows take the same steps, however rare the word, as long as
//: the slopes are far above Adam's $\varepsilon = 10^{-8}$. With {{language.words}} words they are.
let language = notebook.run(try Language())
notebook.show(language)

//: The rarer half of the words, {{language.rareShare}} of the text, still has {{language.descent.rare}} of its loss with gradient descent and {{language.adam.rare}} with Adam.
//:
//: *Is it noise?* There was none. *Is Adam better anyhow?* Make all words equally frequent: gradient descent knows them all after {{language.even.descent}} steps, since one rate now fits every row, and Adam after
//: {{language.even.adam}}. It is the tail, as the paper found. It finds momentum slow as well, which here knows {{language.momentum.known}} of the words in time: {{Kunstner-2024: qualified}}. In a ravine of $\kappa = 256$ it is in its element (lesson 3). So let the language grow.
let vocabulary = notebook.run(try Vocabulary())
notebook.show(vocabulary)

//: In the largest language theory asks gradient descent for {{vocabulary.predicted}} steps at $8/\pi_1$. It takes fewer, because the best rate is $\eta\pi_1 =$ {{vocabulary.rate}}: the most frequent word may swing a little and still count as known. Its steps grow by {{vocabulary.growth}} for four times the words. Adam's grow by {{vocabulary.growth.adam}}, and ε is the reason:
//: behind a rare word the slopes of all the *other* scores fall below it, and these stand still. With next to no ε Adam takes {{vocabulary.adamAlone}} steps here. Momentum helps, here more at $\gamma = 0.99$ than at $0.9$, but its steps rise in the end too.
//:
//: So the optimizer “can be the difference” between minutes and never, as document D's introduction says: {{D-002: upheld}}. With {{vocabulary.words}} words and each at its best rate it is a factor of {{vocabulary.factor}}; a hundred times as long counts as never.
//: On the digits, with ten classes of equal size, it is not.
let minutes = Minutes(standings: standings, vocabulary: vocabulary, language: language)
notebook.show(minutes)

//: The same in PyTorch: the probability that gradient descent at a rate of $40$ gives to the successor of the rarest word, which should be $0.5$:
//:
//: {{twin: language.twin}}
//:
//: ## Break it
//: **The question itself breaks.** In Adam's formula let ε be so large that $\sqrt{\hat v}$ is nothing beside it. What is left is
//:
//: $$w \leftarrow w - \frac{\eta}{\varepsilon}\,\hat m,$$
//:
//: and $m$ is $(1-\beta_1)$ times momentum's velocity. So Adam at the rate $\eta\,\varepsilon/(1-\beta_1)$ *is* momentum at the rate η, once its first corrections have faded:
let inclusion = Inclusion(standings: standings)
notebook.show(inclusion)

//: Who tunes ε as well will not find momentum far ahead of Adam: {{Choi-2019: upheld}}. Choi and others (2019) turned published rankings round like this. Between methods that contain each other, *which settings were tuned* is the result.
//:
//: ## On a network
//: Document B's takeaways name two roles: Adam “is the safe default”, and well-tuned SGD “often achieves better final accuracy”. Six settings, fixed beforehand. On the left of the table all four train at $0.001$, document B's rate for all, for twenty epochs in small
//: batches. On the right momentum and Adam have each the best of a grid of rates, half a power of ten apart, chosen on other samples, and a cosine down to nothing.
let panel = notebook.run(try Panel(seeds: notebook.seeds(5), tuning: tuning))
notebook.show(panel)

//: Untuned, Adam is within a point of the best in {{panel.safe}} of {{panel.settings}} settings, and SGD is lost. Is it the safe default? {{B-169a: qualified}}: given steps enough. And safe is not good: on the spirals all four get about {{panel.lost}} wrong, or more, where a tuned Adam gets {{panel.found}}. After two epochs the network on the digits gets {{panel.early}} wrong with Adam and
//: {{panel.early.rmsprop}} with RMSProp, whose first steps are not corrected (lesson 5) and so up to $1/\sqrt{1-\beta} = 10$ times as long.
//:
//: Tuned, momentum makes a twentieth fewer mistakes than Adam in {{panel.better}} of {{panel.settings}} settings, a twentieth more in {{panel.worse}}, and is level in {{panel.level}}. A twentieth, or a point, is a handful of digits here and may be chance,
//: and document B speaks of CIFAR-10, which six small tasks can neither uphold nor refute: {{B-169b: pending}}.
//:
//: Give momentum and Adam two trials each, drawn from the two powers of ten around what suits the other five settings: Adam can be expected to make at least a twentieth fewer mistakes in {{panel.few}} of {{panel.settings}}. So few trials *can* favour it, as Sivaprasad and others
//: (2020) found with ranges that suited other tasks: {{Sivaprasad-2020: upheld}}.
//:
//: ## Tomorrow
//: Three sentences to remember:
//:
//: 1. A comparison at one rate compares rates.
//: 2. The winner depends on how many trials each gets and from which range; say both, or you have said nothing.
//: 3. Under gradient descent a class learns as fast as it is frequent; Adam takes the frequency out.
//:
//: **The recipe.** Start with Adam (AdamW where weights are to decay) at $0.001$, and where classes are few try momentum too, at a tenth of plain descent's rate. To compare, draw a dozen rates for each method from a range of equal width around its usual one, evenly on a logarithmic scale. Choose by one held-out part and judge by another, with five
//: seeds at the end. When a method fails, look first at whether its best rate lies at an edge of the range: then the range was judged, not the method. Then look at the loss *class by class*: if it is the rare ones that do not learn, no rate will help SGD.
//:
//: ## Exercises
//: {{exercises}}
//:
//: ## References
//: - G. K. Zipf (1949). *Human behavior and the principle of least effort*. Addison-Wesley.
//: - J. Bergstra, Y. Bengio (2012). Random search for hyper-parameter optimization. *JMLR* 13.
//: - D. Choi et al. (2019). On empirical comparisons of optimizers for deep learning. *arXiv* `1910.05446`.
//: - J. Dodge et al. (2019). Show your work: improved reporting of experimental results. *EMNLP*.
//: - P. T. Sivaprasad, F. Mai, T. Vogels, M. Jaggi, F. Fleuret (2020). Optimizer benchmarking needs to account for hyperparameter tuning. *ICML*.
//: - F. Kunstner, A. Milligan, R. Yadav, M. Schmidt, A. Bietti (2024). Heavy-tailed class imbalance and why Adam outperforms gradient descent on language models. *NeurIPS*.
notebook.finish()
