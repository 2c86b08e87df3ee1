extension Tensor {
    /// `f` of every scalar, with the derivative that its pullback multiplies by.
    ///
    ///     x.map { $0 * $0 } derivative: { x, _ in 2 * x }
    ///
    /// - Parameter derivative: `f′` from the input and the output, whichever is simpler to derive it from.
    @inline(__always)
    public func map(
        _ f: (Scalar) -> Scalar, derivative: @escaping @Sendable (_ x: Scalar, _ y: Scalar) -> Scalar
    ) -> Tensor {
        mapped(f).recorded(as: self, derivative)
    }

    /// `f` of every scalar, unrecorded.
    @inline(__always)
    func mapped(_ f: (Scalar) -> Scalar) -> Tensor {
        Tensor(shape: shape) { target in
            withUnsafeScalars { x in
                for i in 0..<target.count { target.initializeElement(at: i, to: f(x[i])) }
            }
        }
    }

    /// This value as a function of each scalar of `input`, with the derivative that its pullback multiplies by.
    @inline(__always)
    private func recorded(
        as input: Tensor, _ derivative: @escaping @Sendable (_ x: Scalar, _ y: Scalar) -> Scalar
    ) -> Tensor {
        recorded(from: input) { [x = input.detached, result = detached] gradient in
            Tensor(shape: x.shape) { target in
                x.withUnsafeScalars { x in
                    result.withUnsafeScalars { y in
                        gradient.withUnsafeScalars { g in
                            for i in 0..<target.count {
                                target.initializeElement(at: i, to: g[i] * derivative(x[i], y[i]))
                            }
                        }
                    }
                }
            }
        }
    }
}

extension Tensor {
    /// `x²`
    public func squared() -> Tensor { applying(Kernels.product, with: self).recorded(as: self) { x, _ in 2 * x } }

    /// `√x`
    public func squareRoot() -> Tensor { applying(Kernels.squareRoot).recorded(as: self) { _, y in 0.5 / y } }

    /// `|x|`; the derivative at 0 is taken to be 0, as PyTorch does.
    public func magnitude() -> Tensor { map({ abs($0) }, derivative: { x, _ in x == 0 ? 0 : x < 0 ? -1 : 1 }) }

    /// `eˣ`
    public func exp() -> Tensor { applying(Kernels.exp).recorded(as: self) { _, y in y } }

    /// `ln x`
    public func log() -> Tensor { applying(Kernels.log).recorded(as: self) { x, _ in 1 / x } }
}

// Activation functions.
extension Tensor {
    /// `max(x, 0)`; the derivative at 0 is taken to be 0, as PyTorch does. NaN stays NaN.
    public func relu() -> Tensor {
        if let operation = deferred { return operation.rectified() }
        let y = applying(Kernels.relu)
        return y.recorded(from: self) { g in g.applying(Kernels.reluBackward, with: y) }
    }

    /// `x` where it is positive, `slope·x` elsewhere (Maas 2013); any finite slope.
    public func leakyReLU(slope: Scalar = 0.01) -> Tensor {
        expectFinite("leakyReLU", "slope", slope)
        return map({ $0 > 0 ? $0 : slope * $0 }, derivative: { x, _ in x > 0 ? 1 : slope })
    }

    /// `x` where it is positive, `eˣ − 1` elsewhere (Clevert 2015).
    public func elu() -> Tensor {
        map({ $0 > 0 ? $0 : Elementary.expm1($0) }, derivative: { x, y in x > 0 ? 1 : y + 1 })
    }

    /// `x·Φ(x)` with the normal distribution function Φ (Hendrycks and Gimpel 2016): PyTorch's default form.
    public func gelu() -> Tensor {
        map({ $0 * Self.normalDistribution($0) }) { x, _ in
            let density = Elementary.exp(-x * x / 2) / (2 * Scalar.pi).squareRoot()
            return Self.normalDistribution(x) + x * density
        }
    }

    /// `Φ(x) = (1 + erf(x/√2)) / 2`
    private static func normalDistribution(_ x: Scalar) -> Scalar {
        (1 + Elementary.erf(x * Scalar(0.5).squareRoot())) / 2
    }

    /// `x·(1 + tanh(√(2/π)·(x + 0.044715·x³)))/2`: GELU with Φ approximated (Hendrycks and Gimpel 2016), as GPT-2 has it. At most
    /// 5·10⁻⁴ from `gelu()`; PyTorch's `approximate='tanh'`.
    public func geluByTanh() -> Tensor {
        map({ $0 * (1 + Elementary.tanh(Self.geluArgument($0))) / 2 }) { x, _ in
            let t = Elementary.tanh(Self.geluArgument(x))
            let slope = Self.geluScale * (1 + 3 * Self.geluCubic * x * x)
            return (1 + t) / 2 + x * (1 - t * t) * slope / 2
        }
    }

    private static let geluScale = (2 / Scalar.pi).squareRoot()
    private static let geluCubic: Scalar = 0.044715

    private static func geluArgument(_ x: Scalar) -> Scalar { geluScale * (x + geluCubic * x * x * x) }

    /// `x·σ(x)`, also called swish.
    public func silu() -> Tensor { self * sigmoid() }

    /// `ln(1 + eˣ)`, whose derivative is the sigmoid.
    public func softplus() -> Tensor {
        map({ max($0, 0) + Elementary.log1p(Elementary.exp(-abs($0))) }) { x, _ in 1 / (1 + Elementary.exp(-x)) }
    }

    /// `tanh x`
    public func tanh() -> Tensor { applying(Kernels.tanh).recorded(as: self) { _, y in 1 - y * y } }

    /// `σ(x) = 1 / (1 + e⁻ˣ)`
    public func sigmoid() -> Tensor { applying(Kernels.sigmoid).recorded(as: self) { _, y in y * (1 - y) } }
}
