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
        /// The operands' places on the tape; nil for a constant.
        let operands: [Int?]
        let pullback: Pullback
    }

    /// Where on a tape a tensor was made.
    struct Place: Sendable {
        let tape: Tape
        let index: Int
    }

    private struct Record {
        var operations: [Operation] = []
        var isOpen = true
    }

    // The lock lets a loss be computed on several threads at once.
    private let record = Mutex(Record())

    /// The place of a newly recorded operation; nil once the tape is closed.
    func append(_ operation: Operation) -> Place? {
        record.withLock { record in
            guard record.isOpen else { return nil }
            record.operations.append(operation)
            return Place(tape: self, index: record.operations.count - 1)
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
    func asLeaf(on tape: Tape) -> Tensor {
        var leaf = detached
        leaf.place = tape.append(Tape.Operation(operands: []) { _ in [] })
        return leaf
    }

    /// This value as the result of an operation; recorded with its pullback if a gradient flows to any of the operands.
    ///
    /// A pullback captures detached tensors, so that its own arithmetic is not recorded.
    func recorded(from operands: [Tensor], pullback: @escaping Tape.Pullback) -> Tensor {
        guard let tape = operands.lazy.compactMap(\.place?.tape).first else { return self }
        guard operands.allSatisfy({ $0.place == nil || $0.place?.tape === tape }) else {
            fatalError(
                "valueAndGradient: an operation mixes tensors of two differentiations, one inside the other; "
                    + "use the .detached value of the outer one.")
        }
        var result = self
        result.place = tape.append(Tape.Operation(operands: operands.map(\.place?.index), pullback: pullback))
        return result
    }

    /// This value as a function of one operand.
    func recorded(from operand: Tensor, pullback: @escaping @Sendable (_ gradient: Tensor) -> Tensor) -> Tensor {
        operand.isTracked ? recorded(from: [operand]) { [pullback($0)] } : self
    }

    /// This value as a function of two operands, each with its own pullback; the one that nobody asked for is not run.
    func recorded(
        from a: Tensor, _ b: Tensor,
        left: @escaping @Sendable (_ gradient: Tensor) -> Tensor,
        right: @escaping @Sendable (_ gradient: Tensor) -> Tensor
    ) -> Tensor {
        guard a.isTracked || b.isTracked else { return self }
        return recorded(from: [a, b]) { [wantsLeft = a.isTracked, wantsRight = b.isTracked] gradient in
            [wantsLeft ? left(gradient) : nil, wantsRight ? right(gradient) : nil]
        }
    }
}
