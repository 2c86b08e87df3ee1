//: # 14 · Reflection
//: **Thirteen lessons have put the documents to the test, sentence by sentence. Which kind of sentence can you trust?**
//:
//: After this lesson you can find the verdict on any sentence of documents A to E and what it rests on, say which kinds of sentences fail and why, and look up what to do with a network of your own. It builds on all lessons before it,
//: and covers the last stage of document A and the takeaways of B and E.
//#-hidden-code
import Downhill

let notebook = Notebook(title: "Reflection", anatomy: .free)
//#-end-hidden-code
//: ## Predict
//#-predict
//: The documents make {{verdicts.assertions}} assertions that repeat no other. Sort those that a measurement could decide into five kinds. *Formulas and names*: what a method computes. *Own numbers*: what came out in the author's own
//: setting. *It can*: one honest instance is enough to uphold it. *Usually*: it has to hold in four settings of five. *Always*: never, every, only, essential; one fair counterexample refutes it.
//:
//: Which kind was upheld most often, and which was refuted most often? And of all, did more than half hold?
//#-answer
//: *It can* was upheld in {{verdicts.can}} of the cases, formulas and names in {{verdicts.defines}}. *Usually* was upheld in {{verdicts.usually}}. *Always* was upheld in {{verdicts.always}}, and refuted in {{verdicts.always.refuted}}. Of all that could be decided,
//: {{verdicts.upheldShare}} held. In part that is our rule's doing: one instance upholds a *can*, one counterexample refutes an *always*.
//#-end
//: ## The verdicts
//: Four people wrote down what they had learned, and a fifth document plans a lesson. This is what thirteen lessons made of their {{verdicts.statements}} statements, counted by the run that writes this page:
let code = PrintedCode()
let papers = Publications()
let interplay = notebook.run(try Interplay(seeds: notebook.seeds(9)))
let mastery = Mastery()
let verdicts = notebook.run(
    try Verdicts(root: notebook.root, own: code.claims + papers.claims + interplay.claims + mastery.claims))
let quoted = notebook.run(try Quoted(root: notebook.root))
notebook.show(verdicts)

//: **[The ledger](Ledger.md)** has every statement on one page, by document and by verdict, with a link to what decided it.
notebook.page(LedgerPage.path) { [verdicts] _ in LedgerPage(verdicts: verdicts).markdown }

//: ## What they got right
//: Read the figure's first three rows. Formulas and names are right in {{verdicts.defines}} of the cases: update rules, schedules; what fails there is often printed code. What a method *can* do holds in {{verdicts.can}}, an author's own numbers in {{verdicts.here}}.
//:
//: Some advice holds as it stands. The learning rate matters more than any other setting that we turned ({{E-044a: upheld}}). Without shuffling, a network unlearns what it saw first, where samples come in order of class ({{E-057a: upheld}}). Deep networks without shortcuts do worse than shallower ones on the very data they are
//: trained on ({{B-171: upheld}}). A batch of a few dozen to a few hundred samples is a good bargain ({{E-006: upheld}}). The checks before a training are soon done ({{B-129: upheld}}).
//:
//: Most of what is refuted is said without exception: {{verdicts.refuted.always}} of {{verdicts.refuted}} sentences; {{verdicts.refuted.here}} are an author's own numbers. And {{verdicts.qualified}} are *qualified*: they held where their author stood and failed a step further, or, {{verdicts.qualified.panel}} of them, said *usually* and
//: held in more than a fifth of the settings of a panel, but in less than four fifths.
//:
//: ## Five mistakes that taught most
//: **A number without its unit.** “Just Right”, risk “None”, says document C of a rate of $0.01$. In {{quoted.rate.right}} of {{quoted.rate.settings}} settings was it near the best rate ({{C-009a: refuted}}), and in a bent valley it diverges ({{C-009b: refuted}}). A rate is neither large nor small; rate times curvature is.
//: The same mistake made the rates that overflow within a few steps ({{B-149: refuted}}) and the rate that is said to need a warm-up ({{B-099b: refuted}}). *Ask of every setting what it is measured against.*
//:
//: **A picture in place of a run.** Descent zigzags and momentum glides: so it is drawn in books. In document B's own ravine, at the document's rate, momentum crosses the floor {{quoted.across}} times in sixty steps ({{B-057b: refuted}}). With its usual $\gamma$, at the best rate for that, it takes {{quoted.race.usual}} steps, plain descent {{quoted.race.descent}}. Tuned to the ravine, it takes
//: {{quoted.race.best}}. *What can be drawn can be run.*
//:
//: **One rate for all.** Document D fixes the network, so that the optimizer is “the only variable changing” ({{D-009: qualified}}). On this course's small digits, at a rate of $0.01$, the last has {{quoted.battle.hundredth}} times the loss of the first, each at its own best rate {{quoted.battle.best}} times; on MNIST the factors are smaller. Large batches have
//: “poor generalization”, says document E: at the same training loss the whole set gets {{quoted.batch.whole}} of the new digits wrong, and small ones {{quoted.batch.some}} ({{E-053b: refuted}}). *Hold fixed what you do not ask about, at its best.*
//:
//: **A success taken for its explanation.** Batch norm works. That it works by holding a layer's inputs still can be tried: shake them, and it still leaves a loss of {{quoted.norm.shaken}} where no norm leaves {{quoted.norm.none}} ({{B-066b: refuted}}). Deep networks fail, and not only where their gradients vanish
//: ({{B-079: refuted}}). *Change the one thing that the explanation names, and look.*
//:
//: **A test that cannot say no.** A loss that stands still is no arrival ({{C-031b: refuted}}); a batch learned by heart proves no network sound ({{B-123b: refuted}}); a printed early stopping waits for a word that nobody gives it ({{E-063: qualified}}). In a first version of this course a verdict was a vote of
//: conditions that we had chosen after the fact, and hardly a sentence was refuted. Now what would count stands in [the list of statements](../statements.json), beside every sentence that is no definition. *Break it once, and see whether the test notices.*
notebook.show(quoted)

//: ## On a network: is it an interplay?
//: Document A sums up: optimization is a “delicate interplay of hyperparameters, schedules, gradients, and architecture”. What can be measured is by how much one changes with another. So here are two architectures, two schedules and a grid of rates on the digits:
notebook.show(interplay)

//: Take over the other architecture's best rate, and up to {{interplay.architecture}} times the loss is left; the other schedule's, and with a norm it is up to {{interplay.schedule.normed}} times. The cosine leaves {{interplay.left.plain}} of the fixed rate's loss on plain layers, and {{interplay.left.normed}} with a norm. In {{interplay.dependent}} of {{interplay.comparisons}}
//: comparisons the factor is {{interplay.matters}} or more. But no outcome would contradict a reflection that names no setting: document A is {{A-015: untestable}}. What is best elsewhere can cost a factor here, and which one shows only in the run.
//:
//: ### Their standards
//: Document E lists its own. “Type hints” in all implementations: of the {{printedCode.functions}} printed functions that take something, {{printedCode.typed}} say of what type ({{E-067: refuted}}). “Docstrings: Comprehensive documentation”: those of the {{printedCode.whole}} functions printed whole name {{printedCode.named}}
//: of {{printedCode.parameters}} parameters ({{E-068: refuted}}). The years of its three papers are right ({{E-070: upheld}}), though by two rules: Adam's is the preprint's, Smith's the conference's, whose preprint is of {{publications.smithPreprint}}. Whether its author mastered the subject is not for us to say
//: ({{E-071: untestable}}).
notebook.show(code)
notebook.show(papers)
notebook.show(mastery)

//: ## Their takeaways, as they were measured
//: What documents B and E tell their readers to take away, and what is left of it after thirteen lessons.
let takeaways = Takeaways(verdicts: verdicts)
notebook.show(takeaways)

//: ## What to do next
//: “Which optimizer should I use, and at what rate?” The answer is a path, not a name. This tree has {{guide.arrows}} arrows, and each rests on something that was measured. A verdict beside it is that of a document's sentence, not of the advice:
let guide = Guide.course
notebook.show(guide)
notebook.page(OnePage.path) { _ in OnePage().markdown }

//: It is for training from random weights. **[One page to print](OnePage.md)** has the settings to start from.
//:
//: ## What this course could not test
//: *What nothing would contradict*: {{verdicts.untestable}} assertions, such as habits, figures of speech, illustrations, numbers of runs that are not described. *What waits* for trainings of days, or for another machine: {{verdicts.pending}} are pending. Both stand [in the ledger](Ledger.md#untestable) with their reasons.
//:
//: *What needs another machine.* Everything here ran on one computer without a graphics card, with no language model but a table of scores, and no ImageNet; how far its verdicts carry to a billion weights, nobody has measured here.
//:
//: *What needs more settings.* “Usually” means in a panel of five to nine, fixed beforehand: among these, and not among all the problems there are.
//:
//: *What needs other people.* Whether a report teaches, an analogy helps, how long an exercise takes: those are measured on readers.
//:
//: ## Tomorrow
//: 1. A sentence is worth what could have refuted it.
//: 2. What a method *can* do is easily shown; what it *always* does, nobody has seen.
//: 3. Best against best, or you compare settings.
//:
//: **The recipe.** When you read “always”, ask: on what, at which rate, against what? Write down what would count as no. Then run it: a small network and five seeds take less time than the discussion.
//:
//: ## Exercises
//: {{exercises}}
//:
//: Then take a *qualified* statement from [the ledger](Ledger.md#qualified) and predict where it flips before you open its measurement. And take a sentence from your own notes, split it until each part says one thing, write down its kind, its setting and the size that matters, and put it to the test as a `Claim`:
//: [CONTRIBUTING](../../CONTRIBUTING.md#writing-a-lesson) says how.
//:
//: ## References
//: - H. Robbins, S. Monro (1951). A stochastic approximation method. *Annals of Mathematical Statistics* 22.
//: - D. P. Kingma, J. Ba (2015). Adam: a method for stochastic optimization. *ICLR*; preprint of 2014.
//: - L. N. Smith (2017). Cyclical learning rates for training neural networks. *WACV*; preprint of 2015.
//: - Z. C. Lipton, J. Steinhardt (2019). Troubling trends in machine learning scholarship. *ACM Queue* 17.
notebook.page(FigurePage.path) { [root = notebook.root] report in FigurePage(root: root, own: report).markdown }
let words = notebook.run(try WordPage(root: notebook.root))
notebook.page(Glossary.page) { [words] _ in words.markdown }
notebook.finish()
