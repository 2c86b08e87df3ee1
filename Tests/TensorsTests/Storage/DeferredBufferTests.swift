import Tensors
import Testing

/// What a bias or a norm takes along in its pass over memory has the bits of the operations done one by one.
@Suite struct DeferredBufferTests {
    private typealias Operation = @Sendable ([Tensor]) -> Tensor

    /// A product with a bias, and a norm in training and in inference, of operands x, weight or gain, and bias or offset.
    private static let operations: [(name: String, operation: Operation)] = [
        ("affine", { affine($0[0], $0[1], $0[2]) }),
        ("norm", { $0[0].batchNormalized(gain: $0[2], offset: $0[2], epsilon: 1e-3).output }),
        (
            "fixed norm",
            {
                $0[0].normalized(
                    mean: [1, 2, 3, 4], variance: [1, 2, 3, 4], gain: $0[2], offset: $0[2], epsilon: 1e-3)
            }
        ),
    ]

    private let operands = [
        normal([5, 4], seed: 1), normal([4, 4], seed: 2), normal([4], seed: 3), normal([5, 4], seed: 4),
    ]

    /// The same with the result read before anything follows.
    private func read(_ operation: Operation, _ operands: [Tensor]) -> Tensor {
        let y = operation(operands)
        _ = y.scalars
        return y
    }

    private func expectSame(
        _ name: String, _ one: ([Tensor]) -> Tensor, _ other: ([Tensor]) -> Tensor,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        #expect(one(operands) == other(operands), "\(name)", sourceLocation: sourceLocation)
        var (a, b) = (operands, operands)
        let first = valueAndGradient(at: &a) { (one($0) * $0[3]).sum() }
        let second = valueAndGradient(at: &b) { (other($0) * $0[3]).sum() }
        #expect(first.loss == second.loss, "\(name)", sourceLocation: sourceLocation)
        for (x, y) in zip(first.gradient, second.gradient) {
            // Sums over a batch, in another order: a few roundings.
            expectClose(x.tensor, y.tensor, within: 64 * .ulpOfOne, sourceLocation: sourceLocation)
        }
    }

    @Test func `ReLU and a sum behind an operation are the same taken along and done after it`() {
        for (name, f) in Self.operations {
            expectSame("\(name), ReLU", { f($0).relu() }, { read(f, $0).relu() })
            expectSame("\(name), sum", { f($0) + $0[3] }, { read(f, $0) + $0[3] })
            expectSame("\(name), sum before", { $0[3] + f($0) }, { $0[3] + read(f, $0) })
            expectSame("\(name), sum and ReLU", { (f($0) + $0[3]).relu() }, { (read(f, $0) + $0[3]).relu() })
            expectSame("\(name), two of them", { (f($0) + f($0)).relu() }, { (read(f, $0) + read(f, $0)).relu() })
            expectSame("\(name), three", { (f($0) + $0[3] + $0[0]).relu() }, { (read(f, $0) + $0[3] + $0[0]).relu() })
        }
    }

    @Test func `a result that is used both ways has both gradients`() {
        for (name, f) in Self.operations {
            expectSame(
                name,
                {
                    let y = f($0)
                    return y.relu() + y * $0[3] + y.relu()
                },
                {
                    let y = read(f, $0)
                    return y.relu() + y * $0[3] + y.relu()
                })
        }
    }

    @Test func `the same scalars under another shape, without their history or as a new start are not mistaken for it`()
    {
        for (name, f) in Self.operations {
            let plain = read(f, operands)
            #expect(f(operands).reshaped(to: [2, 10]).relu() == plain.relu().reshaped(to: [2, 10]), "\(name)")
            var point = operands
            let gradient = valueAndGradient(at: &point) { (f($0).detached.relu() * $0[3]).sum() }.gradient
            #expect(gradient[0].tensor == .zeros([5, 4]), "\(name)")
            #expect(gradient[3].tensor == plain.relu(), "\(name)")
            let atOutput = valueAndGradient(at: f(operands)) { $0.relu().sum() }.gradient
            #expect(atOutput == Tensor(plain.scalars.map { $0 > 0 ? 1 : 0 }, shape: [5, 4]), "\(name)")
        }
    }

    @Test func `a result that is written to is no longer what it was computed from`() {
        for (name, f) in Self.operations {
            var y = f(operands)
            y[0, 0] = 7
            #expect(y.relu()[0, 0] == 7, "\(name)")
        }
    }

    @Test func `what an operation was made from may change before it is computed`() {
        for (name, f) in Self.operations {
            var changing = operands
            let y = f(changing)
            for i in changing.indices { changing[i] *= 2.0 }
            changing[0][0, 0] = 100
            #expect(y == read(f, operands), "\(name)")
        }
    }
}
