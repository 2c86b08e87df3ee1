import Synchronization

/// An operation that another pass over memory can take along: normalisation and bias with the ReLU or the sum that follows them.
///
/// So a model reads as mathematics, `bn1(conv1(x)).relu()`, and is computed as one pass.
protocol Fusible: Sendable {
    var shape: Shape { get }

    /// The operation's own result.
    func computed() -> Buffer

    /// The result of operation and ReLU, recorded as one.
    func rectified() -> Tensor

    /// The result of operation and sum, recorded as one; nil where they cannot be.
    func adding(_ other: Tensor) -> Tensor?
}

/// The result of a fusible operation, computed when it is first read.
///
/// What follows may take the operation along and never read it. The bits are the same either way.
final class DeferredBuffer: Buffer, @unchecked Sendable {
    private enum Content {
        case deferred(any Fusible, at: Tape.Place?)
        case computed(Buffer)
    }

    private let content: Mutex<Content>

    init(_ operation: any Fusible) {
        content = Mutex(.deferred(operation, at: nil))
        super.init(none: ())
    }

    override var scalars: UnsafeMutableBufferPointer<Scalar> {
        let computed = content.withLock { content in
            switch content {
            case .computed(let buffer): return buffer
            case .deferred(let operation, _):
                let buffer = operation.computed()
                content = .computed(buffer)
                return buffer
            }
        }
        return computed.scalars
    }

    /// Notes where on a tape the operation was recorded.
    func recorded(at place: Tape.Place?) {
        content.withLock { content in
            if case .deferred(let operation, _) = content { content = .deferred(operation, at: place) }
        }
    }

    /// The operation that a tensor of this shape, made at this place, waits for; nil once it has been computed, and for the same
    /// scalars under another shape or without their history.
    func operation(shape: Shape, at place: Tape.Place?) -> (any Fusible)? {
        content.withLock { content in
            guard case .deferred(let operation, let own) = content, operation.shape == shape,
                own?.index == place?.index,
                own?.tape === place?.tape
            else { return nil }
            return operation
        }
    }
}

extension Tensor {
    /// The result of an operation that waits to see what follows it.
    ///
    /// Where every operation is looked at by itself, for its tangent or by `Trace`, it does not wait.
    init(
        deferring operation: any Fusible, from operands: [Tensor], as name: StaticString = #function,
        pullback: @escaping Tape.Pullback
    ) {
        if operands.contains(where: { $0.place?.tangent != nil || $0.place?.tape.keepsValues == true }) {
            self = Tensor(shape: operation.shape, buffer: operation.computed())
                .recorded(from: operands, as: name, pullback: pullback)
            return
        }
        let buffer = DeferredBuffer(operation)
        self = Tensor(shape: operation.shape, buffer: buffer).recorded(from: operands, as: name, pullback: pullback)
        buffer.recorded(at: place)
    }

    /// The operation that this tensor waits for, if any.
    var deferred: (any Fusible)? { (buffer as? DeferredBuffer)?.operation(shape: shape, at: place) }
}
