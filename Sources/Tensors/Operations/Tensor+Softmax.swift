extension Tensor {
    /// `eˣⁱ / Σⱼ eˣʲ` of every row of `[rows, classes]`: positive, with a sum of one. No score overflows.
    ///
    /// Pullback: `yᵢ · (gᵢ − Σⱼ gⱼ·yⱼ)`.
    public func softmax() -> Tensor {
        let (rows, classes) = rowsAndColumns("softmax")
        let result = applying { x, y, _ in Kernels.softmax(x, rows, classes, y) }
        return result.recorded(from: self) { g in
            result.applying({ y, g, dx, _ in Kernels.softmaxBack(y, g, rows, classes, dx) }, with: g)
        }.withTangent(from: self) { ẋ, x in
            let y = x.softmax()
            return y * (ẋ - (y * ẋ).sum(along: 1, keepingAxis: true))
        }
    }

    /// `xᵢ − ln Σⱼ eˣʲ` of every row of `[rows, classes]`. No score overflows.
    ///
    /// Pullback: `gᵢ − softmax(x)ᵢ · Σⱼ gⱼ`.
    public func logSoftmax() -> Tensor {
        let (rows, classes) = rowsAndColumns("logSoftmax")
        let result = applying { x, y, _ in Kernels.logSoftmax(x, rows, classes, y) }
        return result.recorded(from: self) { g in
            result.applying({ y, g, dx, _ in Kernels.logSoftmaxBack(y, g, rows, classes, dx) }, with: g)
        }.withTangent(from: self) { ẋ, x in ẋ - (x.softmax() * ẋ).sum(along: 1, keepingAxis: true) }
    }

    /// `ln Σⱼ eˣʲ` of every row of `[rows, classes]`, as `[rows]`. It neither overflows nor underflows.
    ///
    /// Pullback: `softmax(x) · g`.
    public func logSumExp() -> Tensor {
        let (rows, classes) = rowsAndColumns("logSumExp")
        let result = Tensor(shape: [rows]) { target in
            withUnsafeScalars { x in Kernels.logSumExp(x.baseAddress, rows, classes, target.baseAddress) }
        }
        return result.recorded(from: self) { [x = detached] g in x.softmax() * g.reshaped(to: [rows, 1]) }
            .withTangent(from: self) { ẋ, x in (x.softmax() * ẋ).sum(along: 1) }
    }

    /// The mean over the rows of `[rows, classes]` of `−Σⱼ qⱼ·ln softmax(x)ⱼ`: q has 1 − ε at the row's label, and ε spread over all classes.
    ///
    /// The gradient, `(softmax(x) − q)/rows`, comes with the loss in one pass. The bits are those of `-logSoftmax().picking(labels).mean()`
    /// where ε is 0.
    package func crossEntropy(_ labels: [Int], smoothing ε: Scalar) -> Tensor {
        let (rows, classes) = rowsAndColumns("crossEntropy")
        guard labels.count == rows, labels.allSatisfy({ 0 <= $0 && $0 < classes }) else {
            shapeMismatch("crossEntropy", shape, [labels.count], remedy: "give a label in 0..<\(classes) for each row.")
        }
        let narrow = labels.map { Int32($0) }
        var gradient = isTracked ? Tensor(shape: shape) { _ in } : nil
        let losses = Tensor(shape: [rows]) { target in
            withUnsafeScalars { x in
                let scale = Double(1 / Scalar(rows))
                guard gradient == nil else {
                    gradient?.withUnsafeMutableScalars {
                        Kernels.crossEntropy(
                            x.baseAddress, narrow, rows, classes, Double(ε), scale, target.baseAddress, $0.baseAddress)
                    }
                    return
                }
                Kernels.crossEntropy(
                    x.baseAddress, narrow, rows, classes, Double(ε), scale, target.baseAddress, nil)
            }
        }
        guard let gradient else { return losses.mean() }
        return losses.mean().recorded(from: self) { g in g.item == 1 ? gradient : gradient * g.item }
            .withTangent(from: self) { ẋ, x in
                // The gradient softmax(x) − q, of which q is constant, times ẋ.
                let targets = (x.detached.softmax() - gradient * Scalar(rows))
                return ((x.softmax() - targets) * ẋ).sum() / Scalar(rows)
            }
    }

    /// The scalar at one column of every row: `[rows, columns]` and a column a row become `[rows]`.
    public func picking(_ columns: [Int]) -> Tensor {
        let (rows, width) = rowsAndColumns("picking")
        guard columns.count == rows, columns.allSatisfy({ 0 <= $0 && $0 < width }) else {
            shapeMismatch("picking", shape, [columns.count], remedy: "give one column in 0..<\(width) for each row.")
        }
        let result = Tensor(shape: [rows]) { target in
            withUnsafeScalars { x in
                for row in 0..<rows { target.initializeElement(at: row, to: x[row * width + columns[row]]) }
            }
        }
        return result.recorded(from: self) { [shape] g in
            Tensor(shape: shape) { target in
                target.initialize(repeating: 0)
                g.withUnsafeScalars { g in
                    for row in 0..<rows { target[row * width + columns[row]] = g[row] }
                }
            }
        }.withTangent(from: self) { ẋ, _ in ẋ.picking(columns) }
    }

    /// `softmax()` along any one axis of a tensor of any rank.
    public func softmax(along axis: Int) -> Tensor { alongRows("softmax", axis) { $0.softmax() } }

    /// `logSoftmax()` along any one axis of a tensor of any rank.
    public func logSoftmax(along axis: Int) -> Tensor { alongRows("logSoftmax", axis) { $0.logSoftmax() } }

    /// `logSumExp()` along any one axis of a tensor of any rank, which is left out of the result's shape.
    public func logSumExp(along axis: Int) -> Tensor {
        alongRows("logSumExp", axis) { rows in rows.logSumExp().reshaped(to: [rows.shape[0], 1]) }
            .reshaped(to: shape.removing(axis))
    }

    /// What a function of rows makes of this tensor when the axis is laid along the rows, and laid back.
    private func alongRows(_ operation: String, _ axis: Int, _ function: (Tensor) -> Tensor) -> Tensor {
        guard 0 <= axis, axis < shape.rank, shape[axis] > 0 else {
            shapeMismatch("\(operation)(along: \(axis))", shape, remedy: "name an axis of at least one place.")
        }
        let last = shape.rank - 1
        var order = Array(0...last)
        order.swapAt(axis, last)
        let turned = axis == last ? self : permuted(order)
        let result = function(turned.reshaped(to: [shape.count / shape[axis], shape[axis]]))
        let shaped = result.reshaped(to: turned.shape.replacing(last, with: result.shape[1]))
        return axis == last ? shaped : shaped.permuted(order)
    }

    /// The extents of a matrix that has at least one column.
    func rowsAndColumns(_ operation: String) -> (rows: Int, columns: Int) {
        guard shape.rank == 2, shape[1] > 0 else {
            shapeMismatch(operation, shape, remedy: "it takes a [rows, columns] matrix of at least one column.")
        }
        return (shape[0], shape[1])
    }
}
