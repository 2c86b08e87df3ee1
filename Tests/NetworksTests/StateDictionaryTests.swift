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

    @Test func `errors say what is wrong`() {
        #expect(
            StateDictionaryError.names(missing: ["a"], unknown: []).description
                == "The state dictionary misses a. Is it from another architecture?")
        #expect(
            StateDictionaryError.shape(name: "w", expected: [2], found: [3]).description
                == "w is 3 in the state dictionary and 2 in the model. Do their sizes differ?")
    }
}
