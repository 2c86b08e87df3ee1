extension BinaryFloatingPoint where Self: LosslessStringConvertible {
    /// All the digits that make the number out. What is not a number is `nan`, whatever sign it has: that differs from processor to
    /// processor, and Swift would write it.
    package var inFull: String { isNaN ? "nan" : "\(self)" }
}

extension Sequence<Double> {
    /// Whether the numbers are the same to the bit; all that is not a number counts as one.
    package func isIdentical(to other: some Sequence<Double>) -> Bool {
        elementsEqual(other) { $0.bitPattern == $1.bitPattern || $0.isNaN && $1.isNaN }
    }
}
