import Tensors
import Testing

@Suite struct ParametersTests {
    private let parameters: Parameters = ["weight": Tensor([3, 0, 0, 0], shape: [2, 2]), "bias": [4, 0]]

    @Test func `entries keep their order and are found by name`() {
        #expect(parameters.names == ["weight", "bias"])
        #expect(parameters["bias"] == [4, 0])
        #expect(parameters["gain"] == nil)
        #expect(parameters.map(\.name) == parameters.names)
    }

    @Test func `the norm is taken over all tensors together`() {
        #expect(parameters.norm == 5)
        #expect(Parameters([]).norm == 0)
    }

    @Test func `parameters are differentiated under their names`() {
        var point = parameters
        let gradient = valueAndGradient(at: &point) { p in p.reduce(Tensor(0)) { $0 + $1.tensor.squared().sum() } }
            .gradient
        #expect(gradient["weight"] == Tensor([6, 0, 0, 0], shape: [2, 2]))
        #expect(gradient["bias"] == [8, 0])
    }

    @Test func `names nest as PyTorch's do, through arrays and optionals`() {
        var parts: [Tensor?] = [[1], nil, [2, 3]]
        var names: [String] = []
        parts.visit(path: .root / "layers") { path, _ in names.append(path.description) }
        #expect(names == ["layers.0", "layers.2"])
        #expect([[1] as Tensor, [2, 3]].parameterCount == 3)
    }

    @Test func `a buffer is not a parameter, and neither is anything inside it`() {
        let path = (ModelPath.root / "bn1").buffer("running_mean")
        #expect(path.description == "bn1.running_mean")
        #expect(path.isBuffer)
        #expect((path / "part").isBuffer)
        #expect(!ModelPath.root.isBuffer)
    }

    @Test func `the parameters of a model are copies`() {
        var model: [Tensor] = [[1, 2]]
        let before = model.parameters
        model[0][0] = 9
        #expect(before["0"] == [1, 2])
    }

    @Test func `one name for two tensors ends the program`() async {
        let exit = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = Parameters([.init(name: "w", tensor: [1]), .init(name: "w", tensor: [2])])
        }
        #expect(exit.says("Parameters: w names two tensors; give each part a path of its own in visit."))
    }
}
