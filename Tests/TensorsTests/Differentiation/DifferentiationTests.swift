import Tensors
import Testing

private struct Pair: Parameterized {
    var used: Tensor = [1, 2]
    var unused: Tensor = [3, 4, 5]
    var statistic: Tensor = [0]

    mutating func visit<E: Error>(path: ModelPath, body: (ModelPath, inout Tensor) throws(E) -> Void) throws(E) {
        try used.visit(path: path / "used", body: body)
        try unused.visit(path: path / "unused", body: body)
        try statistic.visit(path: path.buffer("statistic"), body: body)
    }
}

@Suite struct DifferentiationTests {
    @Test func `x² at 3 has value 9 and gradient 6`() {
        var x = Tensor(3)
        let (loss, gradient) = valueAndGradient(at: &x) { $0 * $0 }
        #expect(loss == 9)
        #expect(gradient[""] == Tensor(6))
    }

    @Test func `the product at the head of Tape is as it says`() {
        let (w, x): (Tensor, Tensor) = ([2, 3], [5, 7])
        let (loss, gradient) = valueAndGradient(at: w) { ($0 * x).sum() }
        #expect(loss == 31)
        #expect(gradient == [5, 7])
        let steps = w.trace { ($0 * x).sum() }.operations.filter { $0.kind != .constant }
        #expect(steps.map(\.name) == ["", "*", "sum"])
        #expect(steps.map(\.value) == [[2, 3], [10, 21], Tensor(31)])
        #expect(steps.map(\.gradient) == [[5, 7], [1, 1], Tensor(1)])
    }

    @Test func `nothing accumulates from call to call`() {
        var model = Pair()
        let first = valueAndGradient(at: &model) { $0.used.squared().sum() }
        let second = valueAndGradient(at: &model) { $0.used.squared().sum() }
        #expect(first.loss == second.loss)
        #expect(first.gradient == second.gradient)
        #expect(first.gradient["used"] == [2, 4])
    }

    @Test func `a parameter that the loss does not use gets a gradient of zero`() {
        var model = Pair()
        let gradient = valueAndGradient(at: &model) { $0.used.sum() }.gradient
        #expect(gradient.names == ["used", "unused"])
        #expect(gradient["unused"] == [0, 0, 0])
    }

    @Test func `a loss that depends on no parameter has a gradient of zero`() {
        var model = Pair()
        let (loss, gradient) = valueAndGradient(at: &model) { _ in Tensor(7) }
        #expect(loss == 7)
        #expect(gradient["used"] == [0, 0])
    }

    @Test func `parameters are untouched even if the body overwrites them, and statistics are kept`() {
        var model = Pair()
        _ = valueAndGradient(at: &model) { model in
            let loss = model.used.sum()
            model.used = [100, 100]
            model.statistic = model.statistic + loss
            return loss
        }
        #expect(model.used == [1, 2])
        #expect(model.statistic == [3])
        #expect(!model.used.isTracked)
        #expect(!model.statistic.isTracked)
    }

    @Test func `a body that throws leaves the model as it was`() {
        struct Stop: Error {}
        var model = Pair()
        #expect(throws: Stop.self) {
            try valueAndGradient(at: &model) { model throws(Stop) -> Tensor in
                model.statistic = [9]
                throw Stop()
            }
        }
        #expect(model.statistic == [0])
    }

    @Test func `a tensor used twice gathers both shares`() {
        var x: Tensor = [2, 3]
        let gradient = valueAndGradient(at: &x) { x in (x * x * x + x).sum() }.gradient
        #expect(gradient[""] == [13, 28])
    }

    @Test func `a tensor that is used before and after an operation on it is read back in the right order`() {
        var x = Tensor(2)
        // y = x², z = y·x + y: dz/dx = 3x² + 2x
        let gradient = valueAndGradient(at: &x) { x in
            let y = x * x
            return y * x + y
        }.gradient
        #expect(gradient[""] == Tensor(16))
    }

    @Test func `a tensor that outlives its differentiation is a constant`() {
        var x: Tensor = [1, 2]
        var kept: Tensor = [0, 0]
        _ = valueAndGradient(at: &x) { x in
            kept = x * 2
            return kept.sum()
        }
        let gradient = valueAndGradient(at: &x) { ($0 * kept.detached).sum() }.gradient
        #expect(gradient[""] == [2, 4])
        let later = kept + kept
        #expect(!later.isTracked)
    }

    @Test func `a differentiation inside another leaves the outer one whole`() {
        var x: Tensor = [3]
        let gradient = valueAndGradient(at: &x) { x in
            let inner = valueAndGradient(at: &x) { $0.squared().sum() }
            return (x * inner.gradient[0].tensor).sum()  // x · 6, with 6 a constant
        }.gradient
        #expect(gradient[""] == [6])
    }

    @Test func `a chain of a million operations is differentiated and freed`() {
        var x = Tensor(1)
        let gradient = valueAndGradient(at: &x) { x in
            var y = x
            for _ in 0..<1_000_000 { y = -y }
            return y
        }.gradient
        #expect(gradient[""] == Tensor(1))
    }

    @Test func `a loss of several scalars ends the program with a remedy`() async {
        let exit = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            var x: Tensor = [1, 2]
            _ = valueAndGradient(at: &x) { $0 * 2 }
        }
        #expect(exit.says("the loss has shape 2, not one scalar; take its sum() or mean()"))
    }

    @Test func `mixing two differentiations ends the program with a remedy`() async {
        let exit = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            var x = Tensor(1)
            _ = valueAndGradient(at: &x) { outer in
                var y = Tensor(2)
                _ = valueAndGradient(at: &y) { $0 * outer }
                return outer
            }
        }
        #expect(exit.says("use the .detached value of the outer one"))
    }

    @Test func `a body that changes the structure of the model ends the program with a remedy`() async {
        let exit = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            var model: [Tensor] = [[1], [2]]
            _ = valueAndGradient(at: &model) { model in
                model.append([3])
                model.append([4])
                return model[0].sum()
            }
        }
        #expect(exit.says("another set of parameters, beginning at 2; keep its structure"))
    }
}
