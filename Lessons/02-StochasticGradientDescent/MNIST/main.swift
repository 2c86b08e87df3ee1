//: # 2 · Stochastic gradient descent on MNIST
//: **Document D's task, on the data it names: handwritten digits, batches of $64$, a network $784$-$128$-$10$, SGD at $0.01$, one epoch.**
//:
//: [The lesson](README.md) uses the small digits that travel with it. Here are the real ones, sixty thousand of them. `make data` fetches them, `make lesson2 DATA=mnist` trains (some minutes), saves what was measured in
//: [MNIST.json](MNIST.json), and weaves this report from that file.
//#-hidden-code What is run, and how it is saved
import Downhill

let notebook = Notebook(title: "Stochastic gradient descent on MNIST", report: "MNIST.md")
let settings = Pipelines.Settings(seed: notebook.seed)
let runs = notebook.history("MNIST.json", of: settings) { (_: [Pipelines.Run]?) in
    let data = try MNIST.load(from: notebook.root.appending(path: "Data").path).map { $0.normalized(by: .mnist) }
    return try Pipelines.measure(settings, on: data) { run in
        notebook.progress(
            "\(run.kind.rawValue), seed \(run.seed): test accuracy \(NumberFormat.percent(1).text(run.testAccuracy))")
    }
}
//#-end-hidden-code
//: ## Does one epoch verify the pipeline?
//#-predict
//: An epoch is {{pipelines.updates}} updates, forty times as many as on the small digits. Three ways to break the task: never zero the gradients, shuffle the labels among the images, or show the images sorted by class. The task asks to print one
//: number, the mean loss of the first epoch. Healthy, it is {{pipelines.loss}}. Which of the three bugs does that number give away?
//#-answer
//: Two. It is {{pipelines.mislabelled}} with shuffled labels, and {{pipelines.kept}} without zeroing. But sorted by class it falls to {{pipelines.sorted}}, which looks *better* than healthy, and the network that comes out of it gets
//: {{pipelines.sortedAccuracy}} of the test images right: it knows nines.
//#-end
let pipelines = Pipelines(settings: settings, runs: runs)
notebook.show(pipelines)
let zeroing = notebook.run(try Zeroing(pipelines: pipelines))
notebook.show(zeroing)
//: The healthy network reads {{pipelines.accuracy}} of the test images after its epoch, and {{pipelines.faster}} at ten times the rate. Gradients that are never zeroed leave {{pipelines.keptLeast}} to {{pipelines.keptMost}} in our runs. At first they look like a gain: after
//: {{pipelines.fewUpdates}} updates {{pipelines.fewKept}} against {{pipelines.few}}. On the small digits they look like one even after as many updates as an epoch of MNIST has, {{zeroing.late.kept}} against {{zeroing.late}}: there only the loss gives the bug away,
//: from seed to seed {{zeroing.loss.kept.least}} to {{zeroing.loss.kept.most}} in place of {{zeroing.loss}}. So “crucial” is {{D-024: qualified}}. MNIST as it is stored is mixed already, and the same epoch in that order gives {{pipelines.stored}}.
//:
//: A loss that falls is not enough: that one epoch verifies the pipeline is {{D-026: qualified}}.
notebook.finish()
