import Networks
import Testing

/// Twenty steps of training, in everything that the bits could depend on.
///
/// Serialized, because the number of threads belongs to the process.
@Suite(.serialized) struct DeterminismTests {
    private func trained(_ architecture: Architecture, image: Shape, threads: Int) -> Parameters {
        Threads.setCount(threads)
        var generator = SplitMix64(seed: 1)
        var model = architecture.model(for: image, classes: 10, using: &generator)
        for _ in 0..<20 {
            let images = Tensor.normal(Shape([6] + image.extents), using: &generator)
            let labels = (0..<6).map { _ in generator.index(below: 10) }
            let gradient = valueAndGradient(at: &model) { crossEntropy($0(images), labels) }.gradient
            model.visit(path: .root) { path, tensor in
                if let slope = gradient[path.description] { tensor -= 0.01 * slope }
            }
        }
        return model.stateDictionary
    }

    @Test(arguments: ["simplemlp", "convnet", "plainnet20", "resnet20"])
    func `one, two and four threads train to the same bits`(name: String) throws {
        let before = Threads.count
        defer { Threads.setCount(before) }
        let architecture = try Architecture.named(name)
        let image: Shape = name == "simplemlp" ? [28, 28, 1] : [16, 16, 3]
        let alone = trained(architecture, image: image, threads: 1)
        #expect(alone.allSatisfy { $0.tensor.scalars.allSatisfy(\.isFinite) })
        #expect(trained(architecture, image: image, threads: 1) == alone)
        #expect(trained(architecture, image: image, threads: 2) == alone)
        #expect(trained(architecture, image: image, threads: 4) == alone)
    }
}
