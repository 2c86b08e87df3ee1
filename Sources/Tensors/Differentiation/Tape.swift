// How a gradient comes about, on one product. An operation is a value that is `recorded` with its pullbacks: each makes, of the gradient with
// respect to the result, g = ∂loss/∂c, the gradient with respect to an operand. For c = a·b, element by element, that is
//
//     func times(_ a: Tensor, _ b: Tensor) -> Tensor {
//         product(a, b)                                         // the value, at once
//             .recorded(from: a, b) { [b = b.detached] g in     // ∂loss/∂a = g·b
//                 g * b
//             } right: { [a = a.detached] g in                  // ∂loss/∂b = g·a
//                 g * a
//             }
//     }
//
// (`*` in Tensor+Arithmetic.swift does the same, and broadcasts.) At w = (2, 3), with a constant x = (5, 7), one line of use is
//
//     let (loss, gradient) = valueAndGradient(at: w) { ($0 * x).sum() }     // 31 and (5, 7)
//
// When the loss has been computed, the tape holds
//
//     place   name        operands   pullback: from g, for each operand
//       0     parameter   –          –                                     w = (2, 3)
//       1     *           0, nil     g·x, nil                              w·x = (10, 21); x is a constant, so none is wanted for it
//       2     sum         1          (g, g)                                31
//
// and is read backwards (`adjoints(of:on:through:keepingAll:)` in Differentiation.swift), with one gradient a place:
//
//     place 2 is the loss:                    g₂ = 1
//     the pullback of 2, sum, is given g₂:    g₁ = (1, 1)
//     the pullback of 1, *, is given g₁:      g₀ = (1·5, 1·7)               what is returned
//
// A place that several operations use is given a share by each, and the shares are added.

import Synchronization

/// The record of a computation that is being differentiated: its operations, in the order in which they ran (Wengert 1964).
///
/// Reading it backwards meets every operation after all the uses of its result, which is the order a gradient needs. Operations
/// name their operands by place, not by reference, so a record of a million of them is freed like any array. It is closed once
/// it has been read: a tensor that outlives the computation is then a plain value, and keeps nothing of it alive.
final class Tape: Sendable {
    /// From the gradient with respect to an operation's result, the gradient with respect to each of its operands, in the
    /// operands' shapes; nil for an operand that none is wanted for. It is given the gradient to keep, and may use its memory.
    typealias Pullback = @Sendable (_ gradient: consuming Tensor) -> [Tensor?]

    struct Operation: Sendable {
        enum Kind: Sendable {
            /// A point at which to differentiate, where the record begins.
            case parameter
            /// What is given; recorded only on a tape that keeps values.
            case constant
            /// A function, as the compiler writes it: `matmul(_:_:transposing:)`.
            case function(StaticString)
        }

        let kind: Kind

        /// The operands' places on the tape; nil for a constant that is not recorded.
        let operands: [Int?]

        let pullback: Pullback
    }

    /// Where on a tape a tensor was made.
    struct Place: Sendable {
        let tape: Tape
        let index: Int

        /// The derivative of what was made there along a direction, where one is asked for.
        var tangent: Tangent?
    }

    struct Record {
        var operations: [Operation] = []
        var isOpen = true

        var values: Values?
    }

    // The lock lets a loss be computed on several threads at once.
    let record: Mutex<Record>

    /// Whether values are kept as well, and constants recorded: Tape+Values.swift.
    let keepsValues: Bool

    init(keepsValues: Bool = false) {
        self.keepsValues = keepsValues
        record = Mutex(Record(values: keepsValues ? Values() : nil))
    }

    /// The place of a newly recorded operation, whose result this is; nil once the tape is closed.
    func append(_ operation: Operation, making result: Tensor) -> Place? {
        record.withLock { record in
            guard record.isOpen else { return nil }
            return Place(tape: self, index: record.append(operation, making: result))
        }
    }

    /// Ends the recording and gives up what was recorded.
    @discardableResult
    func close() -> [Operation] {
        record.withLock { record in
            defer { record = Record(isOpen: false) }
            return record.operations
        }
    }
}

extension Tensor {
    /// This value as a point at which to differentiate: the start of a record.
    ///
    /// - Parameter direction: The tangent that it starts with, in this tensor's shape.
    func asLeaf(on tape: Tape, along direction: Tensor? = nil) -> Tensor {
        var leaf = detached
        leaf.place = tape.append(Tape.Operation(kind: .parameter, operands: []) { _ in [] }, making: self)
        leaf.place?.tangent = direction.map { Tangent($0) }
        return leaf
    }

    /// This value as the result of an operation; recorded with its pullback if a gradient flows to any of the operands.
    ///
    /// A pullback captures detached tensors, so that its own arithmetic is not recorded.
    ///
    /// - Parameter name: The function that computes it; the one that says `recorded`, where nothing else is said.
    func recorded(
        from operands: [Tensor], as name: StaticString = #function, pullback: @escaping Tape.Pullback
    ) -> Tensor {
        guard let tape = operands.lazy.compactMap(\.place?.tape).first else { return self }
        guard operands.allSatisfy({ $0.place == nil || $0.place?.tape === tape }) else {
            fatalError(
                "valueAndGradient: an operation mixes tensors of two differentiations, one inside the other; "
                    + "use the .detached value of the outer one.")
        }
        var result = self
        result.place = tape.append(
            Tape.Operation(
                kind: .function(name), operands: operands.map { $0.place?.index ?? tape.place(ofConstant: $0) },
                pullback: pullback),
            making: self)
        result.place?.tangent = Tangent(missingFor: name, from: operands)
        return result
    }

    /// This value as a function of one operand.
    func recorded(
        from operand: Tensor, as name: StaticString = #function,
        pullback: @escaping @Sendable (_ gradient: Tensor) -> Tensor
    ) -> Tensor {
        operand.isTracked ? recorded(from: [operand], as: name) { [pullback($0)] } : self
    }

    /// This value as a function of two operands, each with its own pullback; the one that nobody asked for is not run.
    func recorded(
        from a: Tensor, _ b: Tensor, as name: StaticString = #function,
        left: @escaping @Sendable (_ gradient: Tensor) -> Tensor,
        right: @escaping @Sendable (_ gradient: Tensor) -> Tensor
    ) -> Tensor {
        guard a.isTracked || b.isTracked else { return self }
        return recorded(from: [a, b], as: name) { [wantsLeft = a.isTracked, wantsRight = b.isTracked] gradient in
            [wantsLeft ? left(gradient) : nil, wantsRight ? right(gradient) : nil]
        }
    }
}
