import Tensors
import Testing

/// Pairs of shapes that broadcast: equal, scalars, extents of 1 on either side, missing axes, primes, nothing at all.
private let pairs: [([Int], [Int])] = [
    ([], []), ([5], [5]), ([], [3]), ([2, 3], []), ([3], [2, 3]), ([2, 1], [3]), ([7, 1, 5], [3, 1]), ([1], [1, 1]),
    ([2, 3, 5], [1, 3, 1]),
    ([0], [1]), ([2, 0], [2, 1]), ([13], [11, 1]), ([1, 1, 4], [2, 3, 4]), ([2, 3, 1, 1], [2, 3, 2, 2]),
]

private enum Operator: String, CaseIterable, CustomTestStringConvertible {
    case plus = "+", minus = "-", times = "*", over = "/"

    var testDescription: String { rawValue }

    func callAsFunction(_ a: Scalar, _ b: Scalar) -> Scalar {
        switch self {
        case .plus: a + b
        case .minus: a - b
        case .times: a * b
        case .over: a / b
        }
    }

    func callAsFunction(_ a: Tensor, _ b: Tensor) -> Tensor {
        switch self {
        case .plus: a + b
        case .minus: a - b
        case .times: a * b
        case .over: a / b
        }
    }
}

/// The scalar of `tensor` that stands at a place of a larger shape, by the definition of broadcasting.
private func scalar(of tensor: Tensor, at place: [Int]) -> Scalar {
    let own = place.suffix(tensor.shape.rank)
    var offset = 0
    for (index, extent) in zip(own, tensor.shape.extents) { offset = offset * extent + (extent == 1 ? 0 : index) }
    return tensor.scalars[offset]
}

/// Every place of a shape, in row-major order.
private func places(in shape: Shape) -> [[Int]] {
    shape.extents.reduce([[]]) { places, extent in places.flatMap { place in (0..<extent).map { place + [$0] } } }
}

@Suite struct TensorArithmeticTests {
    @Test(arguments: Operator.allCases, pairs)
    private func `values follow the definition of broadcasting`(operation: Operator, shapes: ([Int], [Int])) throws {
        let (a, b) = (normal(Shape(shapes.0), seed: 1), positive(Shape(shapes.1), seed: 2))
        let shape = try #require(a.shape.broadcast(with: b.shape))
        let expected = places(in: shape).map { operation(scalar(of: a, at: $0), scalar(of: b, at: $0)) }
        #expect(operation(a, b) == Tensor(expected, shape: shape))
    }

    @Test(arguments: Operator.allCases, pairs)
    private func `gradients agree with central differences`(operation: Operator, shapes: ([Int], [Int])) {
        for seed in 1...3 as ClosedRange<UInt64> {
            let (a, b) = (normal(Shape(shapes.0), seed: seed), positive(Shape(shapes.1), seed: seed + 10))
            expectGradient(at: a, b) { operation($0[0], $0[1]) }
        }
    }

    @Test func `arithmetic with plain numbers, and its gradients`() {
        let x = positive([2, 3], seed: 5)
        let (two, three, four): (Scalar, Scalar, Scalar) = (2, 3, 4)
        expectClose(x + two, x + [2])
        expectClose(two - x, [2] - x)
        expectClose(three * x, x * [3])
        expectClose(x / four, x / [4])
        expectClose(1 / x, [1] / x)
        expectGradient(at: x) { 1 / (three - (two * $0[0] + 1) / four) - 5 }
        expectGradient(at: x) { -$0[0] }
    }

    @Test func `a literal, and every tensor of one number without a history, counts as its number`() {
        let x = positive([2, 3], seed: 6)
        let three: Scalar = 3
        let literal = valueAndGradient(at: x) { ((3 - $0 / 3) * 3 + 3 / $0).sum() }
        let number = valueAndGradient(at: x) { ((three - $0 / three) * three + three / $0).sum() }
        #expect(literal.loss == number.loss)
        #expect(literal.gradient == number.gradient)
        // Where a gradient is wanted for the one number, it is an operand like any other.
        expectGradient(at: x, Tensor(3)) { ($0[1] - $0[0] / $0[1]) * $0[1] + $0[1] / $0[0] }
    }

    @Test func `plain numbers stay plain beside literals`() {
        let (x, y): (Scalar, Scalar) = (2, -3)
        let plain = [1 + abs(x) + abs(y), 8 * .ulpOfOne * (1 + abs(x)), x * 2 - 1 / y]
        let expected: [Scalar] = [6, 24 * .ulpOfOne, 4 + 1 / 3]
        #expect(plain == expected)
    }

    @Test func `assignment operators are their operators`() {
        var x: Tensor = [1, 2]
        x += [3, 4]
        x *= [2, 2]
        x -= [1, 1]
        x /= [7, 11]
        #expect(x == [1, 1])
    }

    @Test func `an operand used on both sides gets both gradients`() {
        expectGradient(at: positive([3], seed: 3)) { $0[0] * $0[0] / ($0[0] + $0[0]) }
    }

    @Test func `shapes that do not fit end the program with operation, shapes and remedy`() async {
        let exit = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = Tensor.zeros([2, 3]) + Tensor.zeros([2])
        }
        #expect(
            exit.says(
                "+: 2×3 and 2 do not fit; aligned at the last axis, extents must be equal or 1. Reshape one of them?"))
    }
}
