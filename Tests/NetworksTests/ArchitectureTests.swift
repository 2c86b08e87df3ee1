import Networks
import Testing

@Suite struct ArchitectureTests {
    @Test func `every architecture makes a model that gives one score a class`() throws {
        for architecture in Architecture.all where !architecture.name.hasSuffix("110") {
            var generator = SplitMix64(seed: 1)
            let model = architecture.model(for: [16, 16, 3], classes: 7, using: &generator)
            #expect(model.inference(.zeros([2, 16, 16, 3])).shape == [2, 7], "\(architecture)")
        }
    }

    /// Table 6 of He 2015 gives 0.27, 0.46, 0.66, 0.85 and 1.7 million; option A's shortcut has none.
    @Test(arguments: [
        ("resnet20", 0.27), ("resnet32", 0.46), ("resnet44", 0.66), ("resnet56", 0.85), ("resnet110", 1.7),
    ])
    func `residual networks have the paper's numbers of parameters`(name: String, millions: Double) throws {
        var generator = SplitMix64(seed: 1)
        let count = try Architecture.named(name).model(for: [32, 32, 3], classes: 10, using: &generator).parameterCount
        #expect(abs(Double(count) / 1e6 - millions) < (millions == 1.7 ? 0.05 : 0.006))
    }

    @Test func `a plain network has the parameters of the residual one`() throws {
        var generator = SplitMix64(seed: 1)
        let plain = try Architecture.named("plainnet20").model(for: [32, 32, 3], classes: 10, using: &generator)
        let residual = try Architecture.named("ResNet20").model(for: [32, 32, 3], classes: 10, using: &generator)
        #expect(plain.parameters.names == residual.parameters.names)
        #expect(plain.parameterCount == residual.parameterCount)
    }

    @Test(arguments: [
        ("resnet21", "resnet20"), ("ResNet-56", "resnet56"), ("mlp", "simplemlp"), ("plain110", "plainnet110"),
    ])
    func `an unknown name is answered with the nearest`(name: String, nearest: String) {
        let error = #expect(throws: UnknownName.self) { try Architecture.named(name) }
        #expect(error?.description.hasPrefix("\(name) is not among the models. Did you mean \(nearest)?") == true)
    }

    @Test func `a depth that is not 6n + 2 ends the program`() async {
        let exit = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            var generator = SplitMix64(seed: 1)
            _ = ResNet(depth: 21, using: &generator)
        }
        #expect(exit.says("ResNet: depth 21 is not 6n + 2; take 20, 32, 44, 56 or 110."))
    }
}

extension ExitTest.Result? {
    /// Whether the program that ended printed this text on its way out.
    func says(_ text: String) -> Bool {
        guard let bytes = self?.standardErrorContent else { return false }
        return String(decoding: bytes, as: UTF8.self).contains(text)
    }
}
