import CKernels

extension Tensor {
    /// Normalises every channel by its own mean and variance over the batch (Ioffe and Szegedy 2015):
    /// `y = γ·(x − μ)/√(σ² + ε) + β`, then, if asked for, `y + residual` and `max(y, 0)`, in one pass over memory.
    ///
    /// The pullback accounts for μ and σ² being functions of x.
    ///
    /// - Parameters:
    ///   - gain: γ, `[channels]`; the channels are this tensor's last axis, and all other axes are averaged over.
    ///   - offset: β, `[channels]`.
    ///   - residual: Added after the normalisation, in the shape of this tensor.
    ///   - rectified: Whether ReLU comes last.
    /// - Returns: The output, and each channel's mean and biased variance (divided by the count, not by one less).
    public func batchNormalized(
        gain: Tensor, offset: Tensor, epsilon: Double, adding residual: Tensor? = nil, rectified: Bool = false
    ) -> (output: Tensor, mean: Tensor, variance: Tensor) {
        let (rows, channels) = rowsAndChannels("batchNormalized", gain, offset, residual)
        var variance = Tensor.zeros([channels])
        let mean = Tensor(shape: [channels]) { mean in
            withUnsafeScalars { x in
                variance.withUnsafeMutableScalars { variance in
                    Kernels.batchStatistics(x.baseAddress, rows, channels, mean.baseAddress, variance.baseAddress)
                }
            }
        }
        let norm = BatchNormalization(
            rows: rows, channels: channels, mean: mean, variance: variance, gain: gain.detached,
            offset: offset.detached,
            epsilon: epsilon, rectified: rectified)
        let output = norm.output(for: self, adding: residual)
        // Where ReLU let the gradient through, x alone tells, unless something was added to it.
        let signs = rectified && residual != nil ? output : nil
        let recorded = output.recorded(from: [self, gain, offset] + (residual.map { [$0] } ?? [])) {
            [x = detached, wantsResidual = residual?.isTracked ?? false] (g: consuming Tensor) in
            norm.gradients(g, input: x, output: signs, residual: wantsResidual)
        }
        return (recorded, mean, variance)
    }

    /// The same with a mean and a variance that were found before and are constants here: batch norm in inference.
    public func normalized(
        mean: Tensor, variance: Tensor, gain: Tensor, offset: Tensor, epsilon: Double, adding residual: Tensor? = nil,
        rectified: Bool = false
    ) -> Tensor {
        let (rows, channels) = rowsAndChannels("normalized", gain, offset, residual)
        guard mean.shape == [channels], variance.shape == [channels] else {
            shapeMismatch("normalized", shape, mean.shape, variance.shape, remedy: "give one scalar a channel.")
        }
        let norm = BatchNormalization(
            rows: rows, channels: channels, mean: mean.detached, variance: variance.detached, gain: gain.detached,
            offset: offset.detached, epsilon: epsilon, rectified: rectified)
        let output = norm.output(for: self, adding: residual)
        return output.recorded(from: [self, gain, offset] + (residual.map { [$0] } ?? [])) { [x = detached] g in
            let g = rectified ? g.applying(Kernels.reluBackward, with: output) : g
            let precision = 1 / (norm.variance + Scalar(epsilon)).squareRoot()
            let standardized = (x - norm.mean) * precision
            return [
                g * (norm.gain * precision), (g * standardized).summed(to: [channels]), g.summed(to: [channels]), g,
            ]
        }
    }

    private func rowsAndChannels(
        _ operation: String, _ gain: Tensor, _ offset: Tensor, _ residual: Tensor?
    ) -> (rows: Int, channels: Int) {
        guard let channels = shape.extents.last, channels > 0, gain.shape == [channels], offset.shape == [channels]
        else {
            shapeMismatch(
                operation, shape, gain.shape, offset.shape,
                remedy: "gain and offset hold one scalar for each channel, the last axis.")
        }
        if let residual, residual.shape != shape {
            shapeMismatch(
                operation, shape, residual.shape, remedy: "the residual must have the shape of what it is added to.")
        }
        return (shape.count / channels, channels)
    }
}

/// The numbers of one normalisation, as the kernels want them.
private struct BatchNormalization: Sendable {
    let rows: Int, channels: Int
    let mean: Tensor, variance: Tensor, gain: Tensor, offset: Tensor
    let epsilon: Double
    let rectified: Bool

    func output(for x: Tensor, adding residual: Tensor?) -> Tensor {
        Tensor(shape: x.shape) { y in
            withPlan { plan in
                x.withUnsafeScalars { x in
                    withScalars(of: residual) { Kernels.batchNormalize(plan, x.baseAddress, $0, y.baseAddress) }
                }
            }
        }
    }

    /// The gradients with respect to input, gain, offset and, where there is one that wants it, residual. One of them
    /// takes the place of the output's gradient.
    func gradients(_ gradient: consuming Tensor, input x: Tensor, output: Tensor?, residual: Bool) -> [Tensor?] {
        let forGain = Buffer(count: channels)
        let forOffset = Buffer(count: channels)
        let inPlace = gradient.bufferToOverwrite()
        let forInput = residual ? Buffer(count: x.shape.count) : inPlace
        let forResidual = residual ? inPlace : nil
        withPlan { plan in
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

    private func withPlan(_ body: (UnsafePointer<Kernels.BatchNorm>) -> Void) {
        mean.withUnsafeScalars { mean in
            variance.withUnsafeScalars { variance in
                gain.withUnsafeScalars { gain in
                    offset.withUnsafeScalars { offset in
                        let plan = Kernels.BatchNorm(
                            rows: rows, channels: channels, mean: mean.baseAddress, variance: variance.baseAddress,
                            gamma: gain.baseAddress, beta: offset.baseAddress, epsilon: epsilon, relu: rectified)
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
