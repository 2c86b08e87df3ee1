import CKernels

/// A run of scalars on the heap: what tensors share until one of them is written to.
///
/// The memory comes from a pool, so a training step finds the buffers of the step before it instead of asking the
/// operating system for new pages. After its initialisation only a unique owner writes to a buffer, which is what makes it
/// safe to send.
class Buffer: @unchecked Sendable {
    private let memory: UnsafeMutableBufferPointer<Scalar>

    var scalars: UnsafeMutableBufferPointer<Scalar> { memory }

    /// A buffer whose scalars are not yet set.
    init(count: Int) {
        let memory: UnsafeMutableRawPointer = dh_scratch(count * MemoryLayout<Scalar>.stride)
        self.memory = UnsafeMutableBufferPointer(
            start: memory.bindMemory(to: Scalar.self, capacity: count), count: count)
    }

    /// For one that has its scalars elsewhere.
    init(none: Void) { memory = UnsafeMutableBufferPointer(start: nil, count: 0) }

    deinit { dh_release(memory.baseAddress) }

    func copy() -> Buffer {
        let twin = Buffer(count: scalars.count)
        _ = twin.scalars.initialize(from: scalars)
        return twin
    }
}

extension Tensor {
    /// Memory for the result of a kernel that may overwrite this operand: the operand's own where nobody else holds it,
    /// which spares the caches a second array, and otherwise new.
    mutating func bufferToOverwrite() -> Buffer {
        isKnownUniquelyReferenced(&buffer) ? buffer : Buffer(count: shape.count)
    }
}

/// What the pool of buffers holds; for tests that memory stays flat.
package struct BufferPool: Equatable, Sendable {
    /// The bytes of all living tensors.
    package let bytesInUse: Int

    /// The bytes that wait to be used again.
    package let bytesKept: Int

    package static var now: BufferPool {
        let statistics = dh_buffer_statistics()
        return BufferPool(bytesInUse: Int(statistics.in_use), bytesKept: Int(statistics.kept))
    }
}
