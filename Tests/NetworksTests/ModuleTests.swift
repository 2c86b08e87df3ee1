import Networks
import Testing

@Suite struct ModuleTests {
    /// A norm inside a model inside a sequence: the mode must reach it without being passed on.
    private struct Inner: Module {
        var norm = BatchNorm(channels: 2)
        var asked: [ModuleMode] = []

        mutating func forward(_ x: Tensor) -> Tensor {
            asked.append(.current)
            return norm(x).relu()
        }

        mutating func visit<E: Error>(path: ModelPath, body: (ModelPath, inout Tensor) throws(E) -> Void) throws(E) {
            try norm.visit(path: path / "norm", body: body)
        }
    }

    private let x = Golden.numbers(1, [8, 2])

    @Test func `a call trains, and inference reaches the last layer`() throws {
        var model = Sequential(Inner(), AnyModule(Inner()))
        let before = model.stateDictionary
        let first = model.inference(x)
        #expect(model.stateDictionary == before)
        #expect(first == model.inference(x))
        #expect(ModuleMode.current == .training)
        #expect(model(x) != first)
        #expect(model.stateDictionary["0.norm.num_batches_tracked"] == 1.0)
        #expect(model.stateDictionary["1.norm.num_batches_tracked"] == 1.0)
    }

    @Test func `a body asks in the mode that it runs in, and the mode goes back`() {
        var model = Inner()
        let inference = model.inference(x)
        #expect(ModuleMode.inference.during { model(x) } == inference)
        #expect(ModuleMode.inference.during { ModuleMode.training.during { model(x) } } != inference)
        _ = model(x)
        #expect(model.asked == [.inference, .training, .training])
    }

    /// A model that uses another one, a teacher for instance, while it is trained.
    @Test func `an inference within a training leaves the training one`() {
        let teacher = Inner()
        var student = Inner()
        let gradient = valueAndGradient(at: &student) { student in
            let target = teacher.inference(x)
            return meanSquaredError(student(x), target)
        }.gradient
        #expect(student.norm.batchesTracked == 1.0)
        #expect(gradient["norm.weight"] != .zeros([2]))
    }
}
