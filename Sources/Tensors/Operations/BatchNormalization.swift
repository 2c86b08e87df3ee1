import CKernels

extension Tensor {
    /// Normalises every channel by its own mean and variance over the batch (Ioffe and Szegedy 2015):
    /// `y = γ·(x − μ)/√(σ² + ε) + β`. A sum and a ReLU behind it, `(y + residual).relu()`, are taken along in the same pass over memory.
    ///
    /// The pullback accounts for μ and σ² being functions of x.
    ///
    /// - Parameters:
    ///   - gain: γ, `[channels]`; the channels are this tensor's last axis, and all other axes are averaged over.
    ///   - offset: β, `[channels]`.
    ///   - epsilon: ε, above 0.
    /// - Returns: The output, and each channel's mean and biased variance (divided by the count, not by one less).
    public func batchNormalized(
        gain: Tensor, offset: Tensor, epsilon: Double
    ) -> (output: Tensor, mean: Tensor, variance: Tensor) {
        let (rows, channels) = rowsAndChannels("batchNormalized", gain, offset, epsilon: epsilon)
        var variance = Tensor.zeros([channels])
        let mean = Tensor(shape: [channels]) { mean in
            withUnsafeScalars { x in
                variance.withUnsafeMutableScalars { variance in
                    Kernels.batchStatistics(x.baseAddress, rows, channels, mean.baseAddress, variance.baseAddress)
                }
            }
        }
        let operation = BatchNormalization(
            x: self, mean: mean, variance: variance, gain: gain, offset: offset, epsilon: epsilon, isOwn: true)
        return (operation.deferred, mean, variance)
    }

    /// The same with a mean and a variance that were found before and are constants here: batch norm in inference.
    public func normalized(
        mean: Tensor, variance: Tensor, gain: Tensor, offset: Tensor, epsilon: Double
    ) -> Tensor {
        let (_, channels) = rowsAndChannels("normalized", gain, offset, epsilon: epsilon)
        guard mean.shape == [channels], variance.shape == [channels] else {
            shapeMismatch("normalized", shape, mean.shape, variance.shape, remedy: "give one scalar a channel.")
        }
        return BatchNormalization(
            x: self, mean: mean.detached, variance: variance.detached, gain: gain, offset: offset, epsilon: epsilon,
            isOwn: false
        ).deferred
    }

    private func rowsAndChannels(
        _ operation: String, _ gain: Tensor, _ offset: Tensor, epsilon: Double
    ) -> (rows: Int, channels: Int) {
        guard let channels = shape.last, channels > 0, gain.shape == [channels], offset.shape == [channels]
        else {
            shapeMismatch(
                operation, shape, gain.shape, offset.shape,
                remedy: "gain and offset hold one scalar for each channel, the last axis.")
        }
        expectPositive(operation, "epsilon", epsilon)
        return (shape.count / channels, channels)
    }
}

/// A normalisation, with what may follow it: a residual that is added, and ReLU.
private struct BatchNormalization: Fusible {
    let x: Tensor
    let mean: Tensor, variance: Tensor, gain: Tensor, offset: Tensor
    let epsilon: Double

    /// Whether mean and variance are those of x itself.
    let isOwn: Bool
    var residual: Tensor?

    var shape: Shape { x.shape }
    private var channels: Int { gain.shape.count }
    private var operands: [Tensor] { [x, gain, offset] + (residual.map { [$0] } ?? []) }

    /// The output, put off until it is known what follows.
    var deferred: Tensor {
        Tensor(
            deferring: self, from: operands, as: isOwn ? "batchNormalized" : "normalized",
            pullback: isOwn ? ownPullback(nil) : fixedPullback(nil)
        ).withTangent(from: operands) { tangents, operands in
            tangent(along: tangents, input: operands[0], gain: operands[1])
        }
    }

    func computed() -> Buffer { output(rectified: false).buffer }

    func rectified() -> Tensor {
        let y = output(rectified: true)
        return y.recorded(from: operands, pullback: isOwn ? ownPullback(y) : fixedPullback(y))
    }

    func adding(_ other: Tensor) -> Tensor? {
        guard residual == nil else { return nil }
        var sum = self
        sum.residual = other
        return sum.deferred
    }

    private func output(rectified: Bool) -> Tensor {
        Tensor(shape: x.shape) { y in
            withPlan(rectified: rectified) { plan in
                x.withUnsafeScalars { x in
                    withScalars(of: residual) { Kernels.batchNormalize(plan, x.baseAddress, $0, y.baseAddress) }
                }
            }
        }
    }

    /// Everything without its history, as a pullback holds it.
    private var constant: BatchNormalization {
        BatchNormalization(
            x: x.detached, mean: mean, variance: variance, gain: gain.detached, offset: offset.detached,
            epsilon: epsilon, isOwn: isOwn)
    }

    /// - Parameter y: The output, where it went through ReLU.
    private func ownPullback(_ y: Tensor?) -> Tape.Pullback {
        // Where ReLU let the gradient through, x alone tells, unless something was added to it.
        let signs = residual == nil ? nil : y
        return { [norm = constant, rectified = y != nil, wantsResidual = residual?.isTracked ?? false] g in
            norm.gradients(g, rectified: rectified, output: signs, residual: wantsResidual)
        }
    }

    private func fixedPullback(_ y: Tensor?) -> Tape.Pullback {
        { [norm = constant, hasResidual = residual != nil] g in
            let g = y.map { g.applying(Kernels.reluBackward, with: $0) } ?? g
            let precision = 1 / (norm.variance + Scalar(norm.epsilon)).squareRoot()
            let standardized = (norm.x - norm.mean) * precision
            let shape = norm.gain.shape
            return [g * (norm.gain * precision), (g * standardized).summed(to: shape), g.summed(to: shape)]
                + (hasResidual ? [g] : [])
        }
    }

    /// The output's tangent, from those of input, gain and offset.
    private func tangent(along tangents: [Tensor?], input: Tensor, gain: Tensor) -> Tensor {
        guard isOwn else {
            let precision = 1 / (variance + Scalar(epsilon)).squareRoot()
            let shares = [
                tangents[0].map { $0 * (gain * precision) }, tangents[1].map { $0 * ((input - mean) * precision) },
                tangents[2],
            ]
            return .total(shares, shape)
        }
        let rows: Shape = [shape.count / channels, channels]
        let x = input.reshaped(to: rows)
        let centred = x - x.mean(along: 0)
        let precision = 1 / (centred.squared().mean(along: 0) + Scalar(epsilon)).squareRoot()
        let moved = tangents[0].map { ẋ in
            let ẋ = ẋ.reshaped(to: rows)
            let slope = (centred * ẋ).mean(along: 0) * precision.squared()
            return gain * precision * (ẋ - ẋ.mean(along: 0) - centred * slope)
        }
        return Tensor.total([moved, tangents[1].map { $0 * (centred * precision) }, tangents[2]], rows)
            .reshaped(to: shape)
    }

    /// The gradients with respect to input, gain, offset and, where there is one that wants it, residual. One of them
    /// takes the place of the output's gradient.
    private func gradients(
        _ gradient: consuming Tensor, rectified: Bool, output: Tensor?, residual: Bool
    ) -> [Tensor?] {
        let forGain = Buffer(count: channels)
        let forOffset = Buffer(count: channels)
        let inPlace = gradient.bufferToOverwrite()
        let forInput = residual ? Buffer(count: x.shape.count) : inPlace
        let forResidual = residual ? inPlace : nil
        withPlan(rectified: rectified) { plan in
            x.withUnsafeScalars { x in
                withScalars(of: output) { y in
                    Kernels.batchNormalizeBack(
                        plan, x.baseAddress, y, gradient.buffer.scalars.baseAddress,
                        forInput.scalars.baseAddress, forGain.scalars.baseAddress, forOffset.scalars.baseAddress,
                        forResidual?.scalars.baseAddress)
                }
            }
        }
        return [
            Tensor(shape: x.shape, buffer: forInput), Tensor(shape: gain.shape, buffer: forGain),
            Tensor(shape: offset.shape, buffer: forOffset),
            forResidual.map { Tensor(shape: x.shape, buffer: $0) },
        ]
    }

    private func withPlan(rectified: Bool, _ body: (UnsafePointer<Kernels.BatchNorm>) -> Void) {
        mean.withUnsafeScalars { mean in
            variance.withUnsafeScalars { variance in
                gain.withUnsafeScalars { gain in
                    offset.withUnsafeScalars { offset in
                        let plan = Kernels.BatchNorm(
                            rows: x.shape.count / channels, channels: channels, mean: mean.baseAddress,
                            variance: variance.baseAddress, gamma: gain.baseAddress, beta: offset.baseAddress,
                            epsilon: epsilon, relu: rectified)
                        withUnsafePointer(to: plan, body)
                    }
                }
            }
        }
    }

    private func withScalars(of tensor: Tensor?, _ body: (UnsafePointer<Scalar>?) -> Void) {
        if let tensor { tensor.withUnsafeScalars { body($0.baseAddress) } } else { body(nil) }
    }
}
