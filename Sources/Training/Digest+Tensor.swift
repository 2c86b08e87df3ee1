extension Digest {
    /// The shape, and every scalar to the bit.
    mutating func add(_ tensor: Tensor) {
        for extent in tensor.shape.extents { add(UInt64(extent)) }
        tensor.withUnsafeScalars { scalars in
            for scalar in scalars { add(scalar) }
        }
    }
}
