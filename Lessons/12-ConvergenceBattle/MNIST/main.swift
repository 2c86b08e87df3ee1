//: # 12 · Convergence battle on MNIST
//: **Document D's mini-project on the data it names: SGD, momentum, RMSProp and Adam train a network $784$-$128$-$10$ on sixty thousand handwritten digits.**
//:
//: [The lesson](README.md) fights on small digits. `make data` fetches the real ones, and `make lesson12 DATA=mnist` trains, which takes about a quarter of an hour; whatever stops it, the same command goes on with the training that was
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
let realBattle = notebook.run(try RealBattle(settings: settings, results: results))
notebook.show(realBattle)
notebook.finish()
