extension Tensor {
    /// `−y·ln σ(x) − (1 − y)·ln(1 − σ(x))` of every logit x of this tensor and its target y.
    ///
    /// Computed in Double as `|x|·w + ln(1 + e^(−|x|))` with w = 1 − y for x above zero and y below: two terms that are never negative, so
    /// the error stays below a unit in the last place of a Float, and below three of a Double.
    ///
    /// Pullback: `g·(σ(x) − y)` to the logits, `−g·x` to the targets.
    package func binaryCrossEntropies(_ targets: Tensor) -> Tensor {
        guard shape == targets.shape else {
            shapeMismatch("binaryCrossEntropy", shape, targets.shape, remedy: "give a target for each logit.")
        }
        return combined(with: targets, Self.binaryCrossEntropy)
            .recorded(from: self, targets) { [x = detached, y = targets.detached] g in
                g * x.combined(with: y, Self.binarySlope)
            } right: { [x = detached] g in
                g * -x
            }.withTangent(from: self, targets) { ẋ, y in
                ẋ * (withoutTangent.sigmoid() - y)
            } right: { ẏ, x in
                ẏ * -x
            }
    }

    private static func binaryCrossEntropy(_ x: Double, _ y: Double) -> Double {
        abs(x) * (x > 0 ? 1 - y : y) + Elementary.log1p(Elementary.exp(-abs(x)))
    }

    /// `σ(x) − y`, for a score above zero as `(1 − y) − σ(−x)`: σ(x) itself would round to 1 and take the digits along.
    private static func binarySlope(_ x: Double, _ y: Double) -> Double {
        let e = Elementary.exp(-abs(x))
        return x > 0 ? (1 - y) - e / (1 + e) : e / (1 + e) - y
    }

    /// `f` of every pair of scalars of two tensors of one shape, computed in Double and rounded once. Unrecorded.
    private func combined(with other: Tensor, _ f: (Double, Double) -> Double) -> Tensor {
        Tensor(shape: shape) { target in
            withUnsafeScalars { a in
                other.withUnsafeScalars { b in
                    for i in 0..<target.count {
                        target.initializeElement(at: i, to: Scalar(f(Double(a[i]), Double(b[i]))))
                    }
                }
            }
        }
    }
}
