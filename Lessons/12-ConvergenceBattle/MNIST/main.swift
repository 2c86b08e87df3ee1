//: # 12 · Convergence battle on MNIST
//: **Document D's mini-project on the data it names: SGD, momentum, RMSProp and Adam train a network $784$-$128$-$10$ on sixty thousand handwritten digits.**
//:
//: [The lesson](README.md) fights on small digits. `make data` fetches the real ones, and `make lesson12 DATA=mnist` trains, which takes a quarter of an hour or so; whatever stops it, the same command goes on with the training that was
//: under way. What was measured is kept in [MNIST.json](MNIST.json), and this report is woven from that file.
//#-hidden-code What is run, and how it is saved
import Downhill

let notebook = Notebook(title: "Convergence battle on MNIST", report: "MNIST.md")
let settings = try RealBattle.Settings(seed: notebook.seed)
let results = notebook.history("MNIST.json", of: settings) { (_: RealBattle.Results?) in
    let data = try MNIST.load(from: notebook.root.appending(path: "Data").path)
    let folder = notebook.root.appending(path: "Runs/lesson12-mnist/seed-\(notebook.seed)")
    return try RealBattle.measure(settings, on: data, keeping: folder) { notebook.progress($0) }
}
//#-end-hidden-code
//: ## Who wins on the real digits?
//#-predict
//: Batches of $64$, {{realBattle.epochs}} epochs, {{realBattle.updates}} updates. At document D's rate, $0.01$ for all, SGD ends at a training loss of {{realBattle.sgd.hundredth}}, and the first of the four is ahead by a factor of
//: {{realBattle.spread.hundredth}}. Now each gets the rate that suits it best, out of five that lie half a power of ten apart. By what factor are the four apart?
//#-answer
//: By {{realBattle.spread.best}}. The losses are {{realBattle.sgd.best}}, {{realBattle.momentum.best}}, {{realBattle.rmsprop.best}} and {{realBattle.adam.best}}: SGD at $\eta =$ {{realBattle.sgd.rate}}, momentum at {{realBattle.momentum.rate}}, RMSProp at
//: {{realBattle.rmsprop.rate}}, Adam at {{realBattle.adam.rate}}.
//#-end
//: A seed draws the first weights and the order of the images, so that all four begin at the same loss. The best rate is the one with the least training loss in the last epoch; the test images have no say in it.
let realBattle = notebook.run(try RealBattle(settings: settings, results: results))
notebook.show(realBattle, \.curves)
notebook.show(realBattle, \.table)

//: Read the columns of losses one after another. At $0.001$, document B's rate for all, {{realBattle.thousandth}} is ahead and SGD last. At $0.01$ it is {{realBattle.hundredth}}, and RMSProp is hardly better than SGD, for the rate is too high for the one and too low
//: for the other. At the best rates nobody is ahead by much, and the test images see no difference that matters. The optimizer is “the only variable changing” between these programs: under one seed all begin with the same network and meet the same batches (looked at on the small digits, at next to no rate). But a rate must be
//: chosen with each, and that choice decides the order: {{D-009: qualified}}.
//:
//: Two numbers are all but one. Momentum at $0.001$ ends at {{realBattle.momentum.thousandth}} and SGD at $0.01$ at {{realBattle.sgd.hundredth}}: with many small steps all that a velocity does is to multiply them by $1/(1-\gamma) = 10$ (lesson 3).
//:
//: ## The best recipe that we have
//: Any of the four gets there, so the choice is of what surrounds it. The library's `simplemlp-mnist` takes momentum from $\eta = 0.05$ along a cosine to zero (lesson 6), a weight decay of $0.0001$ (lesson 11), batches of $64$ and twenty epochs:
//:
//: ```sh
//: swift run -c release course train --configuration simplemlp-mnist --out Runs/mnist
//: ```
notebook.show(realBattle, \.recipeCurve)

//: It reads {{realBattle.recipe}} of the test images, in the median of five seeds, from {{realBattle.recipe.least}} to {{realBattle.recipe.most}}. Half way it has {{realBattle.recipe.tenth}}.
notebook.finish()
