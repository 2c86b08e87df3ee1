import Networks
import Testing

@Suite struct DropoutTests {
    @Test func `the right share is dropped and the mean is kept`() {
        var layer = Dropout(probability: 0.25, using: SplitMix64(seed: 1))
        let y = layer(.ones([200, 500])).scalars
        let dropped = y.count { $0 == 0 }
        // Of 100,000 a quarter, with standard deviation √(100000·¼·¾) ≈ 137; five of them are allowed.
        #expect(abs(dropped - 25_000) < 5 * 137)
        #expect(y.allSatisfy { $0 == 0 || $0 == Scalar(4.0 / 3) })
    }

    @Test func `every call drops others, and the same generator the same`() {
        var a = Dropout(probability: 0.5, using: SplitMix64(seed: 1))
        var b = a
        let first = a(.ones([100]))
        #expect(first == b(.ones([100])))
        #expect(first != a(.ones([100])))
    }

    @Test func `the gradient passes where the value passed`() {
        var model = Pass()
        let gradient = valueAndGradient(at: &model) { $0(Tensor.ones([64])).sum() }.gradient
        var again = Pass()
        #expect(gradient["weight"] == again.dropout(.ones([64])))
        // The generator has moved on with the differentiation.
        #expect(model.dropout.generator == again.dropout.generator)
    }

    private struct Pass: Module {
        var weight = Tensor.ones([64])
        var dropout = Dropout(probability: 0.5, using: SplitMix64(seed: 3))

        mutating func forward(_ input: Tensor) -> Tensor { dropout(input * weight) }

        mutating func visit<E: Error>(path: ModelPath, body: (ModelPath, inout Tensor) throws(E) -> Void) throws(E) {
            try weight.visit(path: path / "weight", body: body)
            try dropout.visit(path: path / "dropout", body: body)
        }
    }

    @Test func `inference drops nothing`() {
        #expect(Dropout(probability: 0.5, using: SplitMix64(seed: 1)).inference(.ones([10])) == .ones([10]))
    }

    @Test func `the generator is saved with the model and comes back to the bit`() throws {
        var a = Dropout(probability: 0.5, using: SplitMix64(seed: 0xFEDC_BA98_7654_3210))
        _ = a(.ones([3]))
        var b = Dropout(probability: 0.5, using: SplitMix64(seed: 2))
        try b.load(a.stateDictionary)
        #expect(b.generator == a.generator)
        #expect(a.stateDictionary.names == ["generator"])
        #expect(a.parameters.isEmpty)
    }
}
