import Foundation
import Networks
import Optimizers
import Safetensors
import Testing

/// Whether three bits have an odd sum, learned; the share of right answers at the end.
private func parity() throws -> Double {
    let bits = (0..<8).map { number in (0..<3).map { Scalar(number >> $0 & 1) } }
    let inputs = Tensor(bits.flatMap { $0 }, shape: [8, 3])
    let labels = bits.map { $0.count { $0 == 1 } % 2 }

    var generator = SplitMix64(seed: 1)
    var model = SimpleMLP(inputs: 3, hidden: 16, outputs: 2, using: &generator)
    var optimizer = Optimizer(Adam(learningRate: 0.03))

    for step in 0...200 {
        let loss = try optimizer.step(&model) { crossEntropy($0(inputs), labels) }
        if step % 50 == 0 { print("step \(step): loss \(loss), right \(accuracy(model.inference(inputs), labels))") }
    }
    return Double(accuracy(model.inference(inputs), labels))
}

/// Files as they come from PyTorch and go back; there are none here to be read.
func renamesWhatPyTorchCallsOtherwise() throws {
    let file = try SafetensorsFile(contentsOf: URL(filePath: "mlp.safetensors"))
    let model = try SimpleMLP(
        inputs: 784, hidden: 128, outputs: 10, loading: file.tensors.renamed(["fc1": "hidden", "fc2": "output"]))

    let state = try model.stateDictionary.renamed(["hidden": "fc1", "output": "fc2"])
    try SafetensorsFile(state, metadata: ["format": "pt"]).write(to: URL(filePath: "back.safetensors"))
}

@Suite struct `The guide for other packages` {
    @Test func `learns parity`() throws {
        var right = 0.0
        let lines = try printed { right = try parity() }
        #expect(right == 1)
        #expect(lines.count == 5)
        try expect(lines, shownIn: "\(guides)/UseTheLibrary.md")
    }
}
