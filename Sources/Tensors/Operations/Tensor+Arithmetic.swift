// Elementwise arithmetic of two tensors, broadcast as NumPy does it. Each pullback stands beside its operation; a broadcast
// operand's gradient is summed over the axes along which it was repeated. A tensor that is one plain number, as a literal is,
// counts as that number.

extension Tensor {
    /// The sum, broadcast.
    public static func + (a: Tensor, b: Tensor) -> Tensor {
        if let b = b.number { return a + b }
        if let a = a.number { return a + b }
        if a.shape == b.shape, let sum = a.deferred?.adding(b) ?? b.deferred?.adding(a) { return sum }
        let sum =
            b.shape.rank > 0 && b.shape.isSuffix(of: a.shape)
            ? a.addingToRows(b) : a.combined(with: b, "+", Kernels.add) { $0 + $1 }
        return sum.recorded(from: a, b) { [shape = a.shape] g in
            g.summed(to: shape)
        } right: { [shape = b.shape] g in
            g.summed(to: shape)
        }.withTangent(from: a, b) { ȧ, _ in
            ȧ
        } right: { ḃ, _ in
            ḃ
        }
    }

    /// The difference, broadcast.
    public static func - (a: Tensor, b: Tensor) -> Tensor {
        if let b = b.number { return a - b }
        if let a = a.number { return a - b }
        return a.combined(with: b, "-", Kernels.subtract) { $0 - $1 }.recorded(from: a, b) { [shape = a.shape] g in
            g.summed(to: shape)
        } right: { [shape = b.shape] g in
            -g.summed(to: shape)
        }.withTangent(from: a, b) { ȧ, _ in
            ȧ
        } right: { ḃ, _ in
            -ḃ
        }
    }

    /// The product of elements, broadcast.
    public static func * (a: Tensor, b: Tensor) -> Tensor {
        if let b = b.number { return a * b }
        if let a = a.number { return a * b }
        return a.combined(with: b, "*", Kernels.product) { $0 * $1 }
            .recorded(from: a, b) { [b = b.detached, shape = a.shape] g in
                (g * b).summed(to: shape)
            } right: { [a = a.detached, shape = b.shape] g in
                (g * a).summed(to: shape)
            }.withTangent(from: a, b) { ȧ, b in
                ȧ * b
            } right: { ḃ, a in
                a * ḃ
            }
    }

    /// The quotient of elements, broadcast.
    public static func / (a: Tensor, b: Tensor) -> Tensor {
        if let b = b.number { return a / b }
        if let a = a.number { return a / b }
        return a.combined(with: b, "/", Kernels.quotient) { $0 / $1 }
            .recorded(from: a, b) { [b = b.detached, shape = a.shape] g in
                (g / b).summed(to: shape)
            } right: { [a = a.detached, b = b.detached] g in
                -(g * a / (b * b)).summed(to: b.shape)
            }.withTangent(from: [a, b]) { tangents, operands in
                let (a, b) = (operands[0], operands[1])
                let shares = [tangents[0].map { $0 / b }, tangents[1].map { -(a * $0 / (b * b)) }]
                return .total(shares, (a.shape.broadcast(with: b.shape) ?? a.shape))
            }
    }

    /// Every element with its sign turned.
    public static prefix func - (a: Tensor) -> Tensor { a * -1 }

    /// Adds, broadcast.
    public static func += (a: inout Tensor, b: Tensor) { a = a + b }

    /// Subtracts, broadcast.
    public static func -= (a: inout Tensor, b: Tensor) { a = a - b }

    /// Multiplies elements, broadcast.
    public static func *= (a: inout Tensor, b: Tensor) { a = a * b }

    /// Divides elements, broadcast.
    public static func /= (a: inout Tensor, b: Tensor) { a = a / b }
}

// Arithmetic with a plain number, which never has a gradient. Disfavoured, or the compiler could not tell whether the 8 of
// `8 * .ulpOfOne` is a number or a tensor.
extension Tensor {
    /// Adds the number to every element.
    @_disfavoredOverload public static func + (a: Tensor, b: Scalar) -> Tensor {
        a.applying { Kernels.offset(b, $0, $1, $2) }.recorded(from: a) { g in g }.withTangent(from: a) { ȧ, _ in ȧ }
    }

    /// Multiplies every element by the number.
    @_disfavoredOverload public static func * (a: Tensor, b: Scalar) -> Tensor {
        a.applying { Kernels.scale(b, $0, $1, $2) }.recorded(from: a) { g in g * b }.withTangent(from: a) { ȧ, _ in
            ȧ * b
        }
    }

    /// Divides every element by the number.
    @_disfavoredOverload public static func / (a: Tensor, b: Scalar) -> Tensor {
        a.map({ $0 / b }, derivative: { _, _ in 1 / b }, secondDerivative: { _, _ in 0 })
    }

    /// Divides the number by every element.
    @_disfavoredOverload public static func / (a: Scalar, b: Tensor) -> Tensor {
        b.map({ a / $0 }, derivative: { x, y in -y / x }, secondDerivative: { x, y in 2 * y / (x * x) })
    }

    /// Adds the number to every element.
    @_disfavoredOverload public static func + (a: Scalar, b: Tensor) -> Tensor { b + a }

    /// Subtracts the number from every element.
    @_disfavoredOverload public static func - (a: Tensor, b: Scalar) -> Tensor { a + -b }

    /// Subtracts every element from the number.
    @_disfavoredOverload public static func - (a: Scalar, b: Tensor) -> Tensor { -b + a }

    /// Multiplies every element by the number.
    @_disfavoredOverload public static func * (a: Scalar, b: Tensor) -> Tensor { b * a }
}

extension Tensor {
    /// Adds `other`, of the same shape, in place and without recording it.
    mutating func add(_ other: Tensor) {
        withUnsafeMutableScalars { sum in
            other.withUnsafeScalars { share in
                Kernels.add(sum.baseAddress, share.baseAddress, sum.baseAddress, sum.count)
            }
        }
    }

    /// The sum with `row`, whose shape this tensor's ends with: a bias. Unrecorded.
    private func addingToRows(_ row: Tensor) -> Tensor {
        let columns = row.shape.count
        return applying { x, y, count in
            row.withUnsafeScalars {
                Kernels.addBias(x, $0.baseAddress, y, columns == 0 ? 0 : count / columns, columns, false)
            }
        }
    }

    /// `f` of every pair of scalars, after broadcasting; by a kernel where nothing is repeated. Unrecorded.
    @inline(__always)
    private func combined(
        with other: Tensor, _ operation: String,
        _ kernel: (UnsafePointer<Scalar>?, UnsafePointer<Scalar>?, UnsafeMutablePointer<Scalar>?, Int) -> Void,
        _ f: (Scalar, Scalar) -> Scalar
    ) -> Tensor {
        if shape == other.shape { return applying(kernel, with: other) }
        if other.shape.rank == 0 {
            let b = other.item
            return mapped { f($0, b) }
        }
        if shape.rank == 0 {
            let a = item
            return other.mapped { f(a, $0) }
        }
        guard let result = shape.broadcast(with: other.shape) else {
            shapeMismatch(
                operation, shape, other.shape,
                remedy: "aligned at the last axis, extents must be equal or 1. Reshape one of them?")
        }
        return Tensor(shape: result) { target in
            withUnsafeScalars { a in
                other.withUnsafeScalars { b in
                    let left = shape.strides(broadcastTo: result)
                    let right = other.shape.strides(broadcastTo: result)
                    forEachRow(of: result, left, right) { row, i, j, count, strideA, strideB in
                        for k in 0..<count {
                            target.initializeElement(at: row + k, to: f(a[i + k * strideA], b[j + k * strideB]))
                        }
                    }
                }
            }
        }
    }

    /// The sum over the axes along which `shape` was repeated to give this tensor's shape: broadcasting's pullback. Summed in
    /// Double, in a fixed order.
    func summed(to shape: Shape) -> Tensor {
        if shape == self.shape { return self }
        if shape.isSuffix(of: self.shape) { return columnSums(columns: shape.count).reshaped(to: shape) }
        var sums = Array(repeating: 0.0, count: shape.count)
        withUnsafeScalars { source in
            let strides = shape.strides(broadcastTo: self.shape)
            forEachRow(of: self.shape, strides, strides) { row, i, _, count, stride, _ in
                for k in 0..<count { sums[i + k * stride] += Double(source[row + k]) }
            }
        }
        return Tensor(sums.map { Scalar($0) }, shape: shape)
    }

    /// The sums of the columns when the scalars are read as rows of that many.
    private func columnSums(columns: Int) -> Tensor {
        Tensor(shape: [columns]) { target in
            withUnsafeScalars { x in
                Kernels.columnSums(x.baseAddress, columns == 0 ? 0 : x.count / columns, columns, target.baseAddress)
            }
        }
    }
}
