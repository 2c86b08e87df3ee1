//: # 7 · Depth on CIFAR-10
//: **The experiment that residual networks were invented for: twenty and fifty-six layers, without shortcuts and with them, on photographs.**
//:
//: [The lesson](README.md) stacks layers on small digits. Here are photographs. `make data` fetches CIFAR-10, and `make lesson7 DATA=cifar-10` trains four networks one after the other, which takes an hour or two. Whatever stops it, the same
//: command goes on with the epoch that was under way. What was measured is kept in [CIFAR-10.json](CIFAR-10.json), and this report is woven from that file.
//#-hidden-code What is run, and how it is saved
import Downhill

let notebook = Notebook(title: "Depth on CIFAR-10", report: "CIFAR-10.md")
let settings = DepthRuns.Settings(seed: notebook.seed)
let runs = notebook.history("CIFAR-10.json", of: settings) { (_: [DepthRuns.Run]?) in
    let all = try CIFAR10.load(from: notebook.root.appending(path: "Data").path)
    let data = Split(train: all.train.firstOfEveryClass(settings.trainingImages), test: all.test)
    let folder = notebook.root.appending(path: "Runs/lesson7-cifar-10")
    return try DepthRuns.measure(settings, on: data, keeping: folder) { network, epoch in
        notebook.progress("\(network.rawValue), epoch \(epoch.number): test error \(epoch.testError)")
    }
}
//#-end-hidden-code
//: ## What is trained
//: The networks of He 2015, weight for weight, and the same without shortcuts, which have no weights of their own. The recipe is the paper's as well: batches of $128$, momentum, weight decay, a rate of $0.1$ that falls to a tenth twice. New is a first epoch over which the rate climbs. The budget
//: is not the paper's: {{depthRuns.images}} images for {{depthRuns.epochs}} epochs, where the paper's networks see {{depthRuns.fewer}} times as many. One run each.
//#-predict
//: A plain network of fifty-six layers can represent all that one of twenty can: let the other layers be the identity. After {{depthRuns.epochs}} epochs, will it have a lower *training* error, the same, or a higher one? And with shortcuts?
//#-answer
//: Without shortcuts {{depthRuns.plain56}} of the training images are wrong, where twenty layers leave {{depthRuns.plain20}}. With shortcuts {{depthRuns.residual56}}, against {{depthRuns.residual20}}.
//#-end
let depthRuns = DepthRuns(settings: settings, runs: runs)
notebook.show(depthRuns)
//: That the deeper network falls behind on the *training* data, and so does not overfit, is {{B-078a: upheld}}, and so is “without skip connections, deeper is worse”: {{B-171: upheld}}, both after {{depthRuns.epochs}} epochs. Its gap between test and training error is no larger than the shallow
//: one's. Whether it “CAN'T EVEN FIT” them, or is only slow, so short a training does not tell, {{B-078b: pending}}: at the full rate its error still fell from epoch to epoch.
//:
//: With shortcuts the harm is all but gone, and so far there is no gain: the test errors of the two residual networks differ by {{depthRuns.difference}}. Of {{depthRuns.testImages}} test images chance alone moves the difference of two errors of a fifth by a standard
//: deviation of {{depthRuns.chance}} at the most, less where both networks err on the same images, and what another seed would move is not known. Whether “deeper is better” takes the paper's whole budget, and stays {{B-090: pending}}.
notebook.finish()
