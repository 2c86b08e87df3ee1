import Foundation
import Networks
import Safetensors
import TestSupport
import Testing

/// Checkpoints that PyTorch wrote, read here; and ours, read by PyTorch.
@Suite struct PyTorchWeightsTests {
    private struct Content: Decodable {
        var checkpoints: [Checkpoint]
    }

    private struct Checkpoint: Decodable {
        var model: String
        var image: [Int]
        var shape: [Int]
        var logits: [Double]
    }

    private func model(_ name: String, seed: UInt64) -> AnyModule {
        var generator = SplitMix64(seed: seed)
        return switch name {
        case "simplemlp": AnyModule(SimpleMLP(inputs: 48, hidden: 8, outputs: 10, using: &generator))
        case "convnet": AnyModule(ConvNet(images: [16, 16, 3], width: 4, using: &generator))
        default: AnyModule(ResNet(depth: 20, width: 4, using: &generator))
        }
    }

    @Test(arguments: ["simplemlp", "convnet", "resnet20"])
    func `a model that PyTorch saved has PyTorch's scores`(name: String) throws {
        let reference = try #require(
            Golden.read("checkpoints.json", as: Content.self).checkpoints.first { $0.model == name })
        let file = try SafetensorsFile(contentsOf: Golden.folder.appending(path: "\(name).safetensors"))
        #expect(file.metadata == ["format": "pt"])
        var model = model(name, seed: 1)
        try model.load(file.tensors)
        let scores = model.inference(Golden.numbers(3, [3] + reference.image))
        expectClose(scores, reference.logits, shape: reference.shape, within: 1e-5, name)
    }

    @Test(arguments: ["simplemlp", "convnet", "resnet20"])
    func `a model comes back from its file as it was, to the bit`(name: String) throws {
        try withTemporaryFolder { folder in
            let file = folder.appending(path: "model.safetensors")
            let original = model(name, seed: 5)
            try SafetensorsFile(original.stateDictionary, metadata: ["epoch": "3"]).write(to: file)
            let read = try SafetensorsFile(contentsOf: file)
            #expect(read.metadata == ["epoch": "3"])
            #expect(read.tensors == original.stateDictionary)
            var other = model(name, seed: 6)
            try other.load(read.tensors)
            #expect(other.stateDictionary == original.stateDictionary)
        }
    }

    /// Runs where `DOWNHILL_PYTHON` names a Python that has PyTorch and safetensors.
    @Test(.enabled(if: ProcessInfo.processInfo.environment["DOWNHILL_PYTHON"] != nil))
    func `PyTorch loads our files and has our scores`() throws {
        let python = try #require(ProcessInfo.processInfo.environment["DOWNHILL_PYTHON"])
        try withTemporaryFolder { folder in
            var scores: [String: [String: [Double]]] = [:]
            for reference in try Golden.read("checkpoints.json", as: Content.self).checkpoints {
                var model = model(reference.model, seed: 7)
                for seed in 1...2 { _ = model(Golden.numbers(seed, [4] + reference.image)) }  // moves the statistics
                try SafetensorsFile(model.stateDictionary).write(
                    to: folder.appending(path: "\(reference.model).safetensors"))
                let logits = model.inference(Golden.numbers(3, [3] + reference.image))
                scores[reference.model] = [
                    "image": reference.image.map { Double($0) }, "logits": logits.scalars.map { Double($0) },
                ]
            }
            try JSONEncoder().encode(scores).write(to: folder.appending(path: "scores.json"))
            let check = Process()
            check.executableURL = URL(filePath: python)
            check.arguments = [Golden.folder.appending(path: "check_checkpoints.py").path, folder.path]
            try check.run()
            check.waitUntilExit()
            #expect(check.terminationStatus == 0)
        }
    }
}
