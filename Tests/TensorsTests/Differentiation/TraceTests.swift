import Tensors
import Testing

@Suite struct TraceTests {
    private struct Layer: Parameterized {
        var weight: Tensor = [[1, -1], [2, 0]].matrix, bias: Tensor = [0, 1]
        mutating func visit<E: Error>(path: ModelPath, body: (ModelPath, inout Tensor) throws(E) -> Void) throws(E) {
            try weight.visit(path: path / "weight", body: body)
            try bias.visit(path: path / "bias", body: body)
        }
    }

    @Test func `it lists parameters, constants and operations with what went in and came out`() {
        let x: Tensor = [[3, 1]].matrix
        let trace = Layer().trace { affine(x, $0.weight, $0.bias).relu().sum() }
        #expect(trace.operations.map(\.name) == ["weight", "bias", "constant", "affine", "relu", "sum"])
        #expect(
            trace.operations.map(\.kind) == [.parameter, .parameter, .constant, .operation, .operation, .operation])
        #expect(trace.operations[3].operands == [2, 0, 1])
        #expect(trace.operations[3].value == [[2, 7]].matrix)
        #expect(trace.loss == 9)
    }

    @Test func `every gradient is kept, and is that of valueAndGradient`() {
        var layer = Layer()
        let x: Tensor = [[3, 1]].matrix
        func loss(_ layer: Layer) -> Tensor { affine(x, layer.weight, layer.bias).squared().sum() }
        let trace = layer.trace { loss($0) }
        let gradient = valueAndGradient(at: &layer) { loss($0) }.gradient
        #expect(trace.operations[0].gradient == gradient["weight"])
        #expect(trace.operations[1].gradient == gradient["bias"])
        #expect(trace.operations(named: "affine").map(\.gradient) == [[[4, 14]].matrix])
        #expect(trace.operations[2].gradient == nil)
    }

    @Test func `a constant that is used twice is one constant`() {
        let x: Tensor = [1, 2]
        let trace = x.trace { w in (w * x + x).sum() }
        #expect(trace.operations.count { $0.kind == .constant } == 1)
        #expect(trace.operations[3].operands == [2, 1])
    }

    @Test func `gradients of a value used twice add up`() {
        let trace = Tensor([3]).trace { x in
            let y = 2 * x
            return (y * y + y).sum()
        }
        #expect(trace.operations(named: "*").first?.gradient == [13])
    }
}

extension [[Scalar]] {
    fileprivate var matrix: Tensor { Tensor(flatMap(\.self), shape: [count, first?.count ?? 0]) }
}
