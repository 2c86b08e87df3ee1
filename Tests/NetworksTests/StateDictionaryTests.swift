import Networks
import Testing

@Suite struct StateDictionaryTests {
    private func model(seed: UInt64, hidden: Int = 3) -> SimpleMLP {
        var generator = SplitMix64(seed: seed)
        return SimpleMLP(inputs: 2, hidden: hidden, outputs: 4, using: &generator)
    }

    @Test func `the names are PyTorch's`() {
        #expect(
            model(seed: 1).stateDictionary.names == ["hidden.weight", "hidden.bias", "output.weight", "output.bias"])
        #expect(
            BatchNorm(channels: 2).stateDictionary.names == [
                "weight", "bias", "running_mean", "running_var", "num_batches_tracked",
            ])
        #expect(BatchNorm(channels: 2).parameters.names == ["weight", "bias"])
    }

    @Test func `a loaded model is the other one`() throws {
        var a = model(seed: 1)
        let b = model(seed: 2)
        #expect(a.stateDictionary != b.stateDictionary)
        try a.load(b.stateDictionary)
        #expect(a.stateDictionary == b.stateDictionary)
    }

    @Test func `missing and unknown names, and other shapes, are refused and nothing is changed`() {
        var a = model(seed: 1)
        let before = a.stateDictionary
        #expect(throws: StateDictionaryError.names(missing: ["output.bias"], unknown: ["output.gain"])) {
            try a.load(
                Parameters(
                    before.map { .init(name: $0.name == "output.bias" ? "output.gain" : $0.name, tensor: $0.tensor) }))
        }
        #expect(throws: StateDictionaryError.shape(name: "hidden.weight", expected: [3, 2], found: [5, 2])) {
            try a.load(model(seed: 2, hidden: 5).stateDictionary)
        }
        #expect(a.stateDictionary == before)
    }

    @Test func `parts are renamed, in whole steps and all at once`() throws {
        let state: Parameters = [
            "fc1.weight": [1], "fc1.bias": [2], "fc10.weight": [3], "fc1": [4], "a.b.c": [5], "a.d": [6],
        ]
        let renamed = try state.renamed(["fc1": "fc10", "fc10": "fc1", "a": "x", "a.b": "y"])
        #expect(renamed.names == ["fc10.weight", "fc10.bias", "fc1.weight", "fc10", "y.c", "x.d"])
        #expect(renamed.map(\.tensor) == state.map(\.tensor))
        #expect(throws: StateDictionaryError.unknownParts(["fc3"], names: state.names)) {
            try state.renamed(["fc3": "output"])
        }
        #expect(throws: StateDictionaryError.renamedAlike("fc10.weight")) { try state.renamed(["fc1": "fc10"]) }
    }

    @Test func `a model loads what another program calls otherwise, and writes it so`() throws {
        let original = model(seed: 1)
        let state = try original.stateDictionary.renamed(["hidden": "fc1", "output": "fc2"])
        #expect(state.names == ["fc1.weight", "fc1.bias", "fc2.weight", "fc2.bias"])
        let loaded = try SimpleMLP(
            inputs: 2, hidden: 3, outputs: 4, loading: state.renamed(["fc1": "hidden", "fc2": "output"]))
        #expect(loaded.stateDictionary == original.stateDictionary)
    }

    @Test func `every model is made from what it was saved as`() throws {
        var generator = SplitMix64(seed: 2)
        let convnet = ConvNet(images: [8, 8, 1], classes: 3, width: 2, using: &generator)
        let resnet = ResNet(depth: 8, channels: 1, classes: 3, width: 2, shortcut: .projection, using: &generator)
        let x = Tensor.normal([2, 8, 8, 1], using: &generator)
        let again = try ConvNet(images: [8, 8, 1], classes: 3, width: 2, loading: convnet.stateDictionary)
        #expect(again.inference(x) == convnet.inference(x))
        let residual = try ResNet(
            depth: 8, channels: 1, classes: 3, width: 2, shortcut: .projection, loading: resnet.stateDictionary)
        #expect(residual.inference(x) == resnet.inference(x))
        #expect(throws: StateDictionaryError.self) {
            try ResNet(depth: 8, channels: 1, classes: 3, width: 2, loading: resnet.stateDictionary)
        }
    }

    @Test func `errors say what is wrong`() {
        #expect(
            StateDictionaryError.names(missing: ["a"], unknown: []).description
                == "The state dictionary misses a. Is it from another architecture?")
        #expect(
            StateDictionaryError.shape(name: "w", expected: [2], found: [3]).description
                == "w is 3 in the state dictionary and 2 in the model. Do their sizes differ?")
        #expect(
            StateDictionaryError.unknownParts(["x", "y"], names: ["a", "b"]).description
                == "There is nothing called x or y to rename; the names are a, b.")
        #expect(
            StateDictionaryError.renamedAlike("a").description
                == "Two tensors would be called a. Give each part a name of its own.")
    }
}
