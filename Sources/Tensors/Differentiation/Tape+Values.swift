import Synchronization

// What a `Trace` looks at, and a gradient does without: the values, and the constants, which are then operations like any other.
extension Tape {
    struct Values: Sendable {
        /// The result of every operation.
        var results: [Tensor] = []

        /// The places of the constants, by their memory.
        var constants: [ObjectIdentifier: Int] = [:]
    }

    /// What has been kept so far; closing the tape gives it up.
    var values: Values? { record.withLock { $0.values } }

    /// The place of a constant, which is recorded when it is first met; nil on a tape that keeps no values, or is closed.
    func place(ofConstant tensor: Tensor) -> Int? {
        guard keepsValues else { return nil }
        return record.withLock { record in
            guard record.isOpen else { return nil }
            let identity = ObjectIdentifier(tensor.buffer)
            if let place = record.values?.constants[identity] { return place }
            let place = record.append(Operation(kind: .constant, operands: []) { _ in [] }, making: tensor)
            record.values?.constants[identity] = place
            return place
        }
    }
}

extension Tape.Record {
    /// Takes down an operation, and its result where values are kept.
    ///
    /// - Returns: Its place.
    mutating func append(_ operation: Tape.Operation, making result: Tensor) -> Int {
        operations.append(operation)
        values?.results.append(result.detached)
        return operations.count - 1
    }
}
