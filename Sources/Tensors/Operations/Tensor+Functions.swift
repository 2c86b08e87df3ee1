extension Tensor {
    /// `f` of every scalar, with the derivative that its pullback multiplies by.
    ///
    ///     x.map { $0 * $0 } derivative: { x, _ in 2 * x }
    ///
    /// - Parameters:
    ///   - derivative: `f′` from the input and the output, whichever is simpler to derive it from.
    ///   - secondDerivative: `f″` from the same; only `hessianProduct` asks for it.
    ///   - name: What `Trace` calls the operation; the function that calls, where nothing else is said.
    @inline(__always)
    public func map(
        _ f: (Scalar) -> Scalar, derivative: @escaping @Sendable (_ x: Scalar, _ y: Scalar) -> Scalar,
        secondDerivative: (@Sendable (_ x: Scalar, _ y: Scalar) -> Scalar)? = nil, named name: StaticString = #function
    ) -> Tensor {
        mapped(f).recorded(as: self, named: name, derivative, second: secondDerivative)
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
        as input: Tensor, named name: StaticString = #function,
        _ derivative: @escaping @Sendable (_ x: Scalar, _ y: Scalar) -> Scalar,
        second: (@Sendable (_ x: Scalar, _ y: Scalar) -> Scalar)?
    ) -> Tensor {
        let result = recorded(from: input, as: name) { [x = input.detached, result = detached] gradient in
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
        guard let second else { return result }
        return result.withTangent(from: input) { [y = detached] ẋ, x in
            // f′(x), which is itself a function of x.
            let slope = x.paired(with: y, derivative).recorded(from: x, as: name) { [x = x.detached] g in
                g * x.paired(with: y, second)
            }
            return ẋ * slope
        }
    }

    /// `f` of every scalar and the one beside it in a tensor of the same shape, unrecorded.
    private func paired(with other: Tensor, _ f: (Scalar, Scalar) -> Scalar) -> Tensor {
        Tensor(shape: shape) { target in
            withUnsafeScalars { x in
                other.withUnsafeScalars { y in
                    for i in 0..<target.count { target.initializeElement(at: i, to: f(x[i], y[i])) }
                }
            }
        }
    }
}

extension Tensor {
    /// `x²`
    public func squared() -> Tensor {
        applying(Kernels.product, with: self).recorded(as: self, named: #function) { x, _ in
            2 * x
        } second: { _, _ in
            2
        }
    }

    /// `√x`
    public func squareRoot() -> Tensor {
        applying(Kernels.squareRoot).recorded(as: self, named: #function) { _, y in
            0.5 / y
        } second: { x, y in
            -0.25 / (x * y)
        }
    }

    /// `|x|`; the derivative at 0 is taken to be 0, as PyTorch does.
    public func absoluteValue() -> Tensor {
        map({ abs($0) }, derivative: { x, _ in x == 0 ? 0 : x < 0 ? -1 : 1 }, secondDerivative: { _, _ in 0 })
    }

    /// `eˣ`
    public func exp() -> Tensor {
        applying(Kernels.exp).recorded(as: self, named: #function) { _, y in
            y
        } second: { _, y in
            y
        }
    }

    /// `ln x`
    public func log() -> Tensor {
        applying(Kernels.log).recorded(as: self, named: #function) { x, _ in
            1 / x
        } second: { x, _ in
            -1 / (x * x)
        }
    }
}

// Activation functions.
extension Tensor {
    /// `max(x, 0)`; the derivative at 0 is taken to be 0, as PyTorch does. NaN stays NaN.
    public func relu() -> Tensor {
        if let operation = deferred { return operation.rectified() }
        let y = applying(Kernels.relu)
        return y.recorded(from: self) { g in g.applying(Kernels.reluBackward, with: y) }
            .withTangent(from: self) { ẋ, _ in ẋ.gated(by: y) }
    }

    /// `x` where it is positive, `slope·x` elsewhere (Maas 2013); any finite slope.
    public func leakyReLU(slope: Scalar = 0.01) -> Tensor {
        expectFinite("leakyReLU", "slope", slope)
        return map(
            { $0 > 0 ? $0 : slope * $0 }, derivative: { x, _ in x > 0 ? 1 : slope }, secondDerivative: { _, _ in 0 })
    }

    /// `x` where it is positive, `eˣ − 1` elsewhere (Clevert 2015).
    public func elu() -> Tensor {
        map(
            { $0 > 0 ? $0 : Elementary.expm1($0) }, derivative: { x, y in x > 0 ? 1 : y + 1 },
            secondDerivative: { x, y in x > 0 ? 0 : y + 1 })
    }

    /// `x·Φ(x)` with the normal distribution function Φ (Hendrycks and Gimpel 2016): PyTorch's default form.
    public func gelu() -> Tensor {
        map({ $0 * Self.normalDistribution($0) }) { x, _ in
            Self.normalDistribution(x) + x * Self.normalDensity(x)
        } secondDerivative: { x, _ in
            Self.normalDensity(x) * (2 - x * x)
        }
    }

    /// `φ(x) = e^(−x²/2) / √2π`
    private static func normalDensity(_ x: Scalar) -> Scalar {
        Elementary.exp(-x * x / 2) / (2 * Scalar.pi).squareRoot()
    }

    /// `Φ(x) = (1 + erf(x/√2)) / 2`
    private static func normalDistribution(_ x: Scalar) -> Scalar {
        (1 + Elementary.erf(x * Scalar(0.5).squareRoot())) / 2
    }

    /// `x·(1 + tanh(√(2/π)·(x + 0.044715·x³)))/2`: GELU with Φ approximated (Hendrycks and Gimpel 2016), as GPT-2 has it. At most
    /// 5·10⁻⁴ from `gelu()`; PyTorch's `approximate='tanh'`.
    public func geluApproximation() -> Tensor {
        map({ $0 * (1 + Elementary.tanh(Self.geluArgument($0))) / 2 }) { x, _ in
            let t = Elementary.tanh(Self.geluArgument(x))
            let slope = Self.geluScale * (1 + 3 * Self.geluCubic * x * x)
            return (1 + t) / 2 + x * (1 - t * t) * slope / 2
        } secondDerivative: { x, _ in
            let t = Elementary.tanh(Self.geluArgument(x))
            let slope = Self.geluScale * (1 + 3 * Self.geluCubic * x * x)
            let bend = Self.geluScale * 6 * Self.geluCubic * x
            return (1 - t * t) * (slope + x * (bend / 2 - t * slope * slope))
        }
    }

    private static let geluScale = (2 / Scalar.pi).squareRoot()
    private static let geluCubic: Scalar = 0.044715

    private static func geluArgument(_ x: Scalar) -> Scalar { geluScale * (x + geluCubic * x * x * x) }

    /// `x·σ(x)`, also called swish.
    public func silu() -> Tensor { self * sigmoid() }

    /// `ln(1 + eˣ)`, whose derivative is the sigmoid.
    public func softplus() -> Tensor {
        map({ max($0, 0) + Elementary.log1p(Elementary.exp(-abs($0))) }) { x, _ in
            1 / (1 + Elementary.exp(-x))
        } secondDerivative: { x, _ in
            1 / (2 + Elementary.exp(-x) + Elementary.exp(x))
        }
    }

    /// `tanh x`
    public func tanh() -> Tensor {
        applying(Kernels.tanh).recorded(as: self, named: #function) { _, y in
            1 - y * y
        } second: { _, y in
            -2 * y * (1 - y * y)
        }
    }

    /// `σ(x) = 1 / (1 + e⁻ˣ)`
    public func sigmoid() -> Tensor {
        applying(Kernels.sigmoid).recorded(as: self, named: #function) { _, y in
            y * (1 - y)
        } second: { _, y in
            y * (1 - y) * (1 - 2 * y)
        }
    }
}
