import CKernels

// Images made smaller, window by window: [batch, height, width, channels] to [batch, height′, width′, channels].

extension Tensor {
    /// The largest scalar of each window; its gradient goes to that scalar, the first of equals as in PyTorch.
    ///
    /// - Parameters:
    ///   - window: The height and width of a window.
    ///   - stride: How far apart windows begin; the window's size if not given. What is left over at the end is dropped.
    ///   - padding: How far windows reach over the edge, at most half a window; what lies there never is the largest.
    public func maxPooled(window: Int, stride: Int? = nil, padding: Int = 0) -> Tensor {
        let plan = poolingPlan("maxPooled", window: window, stride: stride ?? window, padding: padding)
        var winners = Array(repeating: Int32(0), count: plan.output.count)
        let result = Tensor(shape: plan.output) { y in
            withUnsafeScalars { x in
                withUnsafePointer(to: plan) { Kernels.maxPool($0, x.baseAddress, y.baseAddress, &winners) }
            }
        }
        return result.recorded(winners, of: self, plan).withTangent(from: self) { ẋ, _ in
            ẋ.winners(winners, plan).recorded(winners, of: ẋ, plan)
        }
    }

    /// This value as the winners of `input`'s windows: their gradient goes where they came from.
    private func recorded(_ winners: [Int32], of input: Tensor, _ plan: dh_pooling) -> Tensor {
        recorded(from: input, as: "maxPooled") { [shape = input.shape] g in
            Tensor(shape: shape) { dx in
                g.withUnsafeScalars { dy in
                    withUnsafePointer(to: plan) { Kernels.maxPoolBack($0, dy.baseAddress, winners, dx.baseAddress) }
                }
            }
        }
    }

    /// The scalar at a given place, row · width + column, of every window of every channel. Unrecorded.
    private func winners(_ places: [Int32], _ plan: dh_pooling) -> Tensor {
        let (perImage, channels) = (plan.height * plan.width, plan.channels)
        let windows = plan.out_height * plan.out_width
        return Tensor(shape: plan.output) { y in
            withUnsafeScalars { x in
                for i in 0..<y.count {
                    let place = (i / (windows * channels) * perImage + Int(places[i])) * channels + i % channels
                    y.initializeElement(at: i, to: x[place])
                }
            }
        }
    }

    /// The mean of each window, over all its pixels.
    ///
    /// - Parameters:
    ///   - window: The height and width of a window.
    ///   - stride: How far apart windows begin; the window's size if not given. What is left over at the end is dropped.
    ///   - padding: How far windows reach over the edge, at most half a window.
    ///   - countsPadding: Whether what lies there counts as zeros, PyTorch's default, or is left out of the mean.
    public func averagePooled(
        window: Int, stride: Int? = nil, padding: Int = 0, countsPadding: Bool = true
    ) -> Tensor {
        let plan = poolingPlan("averagePooled", window: window, stride: stride ?? window, padding: padding)
        let means = averaged(by: plan, as: #function)
        return countsPadding || padding == 0 ? means : means * plan.shareOfPadding
    }

    /// The mean of each channel over the whole image: `[batch, height, width, channels]` becomes `[batch, channels]`.
    public func globallyAveraged() -> Tensor {
        guard shape.rank == 4 else {
            shapeMismatch("globallyAveraged", shape, remedy: "it takes [batch, height, width, channels].")
        }
        let plan = dh_pooling(
            batch: shape[0], height: shape[1], width: shape[2], channels: shape[3], out_height: 1, out_width: 1,
            window_height: shape[1], window_width: shape[2], stride: 1, padding_top: 0, padding_left: 0)
        return averaged(by: plan, as: #function).reshaped(to: [shape[0], shape[3]])
    }

    private func averaged(by plan: dh_pooling, as name: StaticString) -> Tensor {
        let result = Tensor(shape: plan.output) { y in
            withUnsafeScalars { x in
                withUnsafePointer(to: plan) { Kernels.averagePool($0, x.baseAddress, y.baseAddress) }
            }
        }
        return result.recorded(from: self, as: name) { [shape] g in
            Tensor(shape: shape) { dx in
                g.withUnsafeScalars { dy in
                    withUnsafePointer(to: plan) { Kernels.averagePoolBack($0, dy.baseAddress, dx.baseAddress) }
                }
            }
        }.withTangent(from: self) { ẋ, _ in ẋ.averaged(by: plan, as: name) }
    }

    private func poolingPlan(_ operation: String, window: Int, stride: Int, padding: Int) -> dh_pooling {
        guard shape.rank == 4, window > 0, stride > 0, padding >= 0, 2 * padding <= window,
            shape[1] + 2 * padding >= window, shape[2] + 2 * padding >= window
        else {
            shapeMismatch(
                operation, shape, [window, window],
                remedy:
                    "it takes [batch, height, width, channels] and a window that fits, padded by at most half of it.")
        }
        return dh_pooling(
            batch: shape[0], height: shape[1], width: shape[2], channels: shape[3],
            out_height: (shape[1] + 2 * padding - window) / stride + 1,
            out_width: (shape[2] + 2 * padding - window) / stride + 1,
            window_height: window, window_width: window, stride: stride, padding_top: padding, padding_left: padding)
    }
}

extension dh_pooling {
    fileprivate var output: Shape { [batch, out_height, out_width, channels] }

    /// By how much a mean over the whole window is too small where padding shall not count: `[out_height, out_width, 1]`.
    fileprivate var shareOfPadding: Tensor {
        func inside(_ start: Int, _ window: Int, _ size: Int) -> Int { min(start + window, size) - max(start, 0) }
        var factors: [Scalar] = []
        for i in 0..<out_height {
            let rows = inside(i * stride - padding_top, window_height, height)
            for j in 0..<out_width {
                let pixels = rows * inside(j * stride - padding_left, window_width, width)
                factors.append(Scalar(window_height * window_width) / Scalar(pixels))
            }
        }
        return Tensor(factors, shape: [out_height, out_width, 1])
    }
}
