import CKernels

/// Slides a kernel over images: the two-dimensional cross-correlation that deep learning calls convolution.
///
/// `y[n, i, j, o] = Σ x[n, i·s + u − p, j·s + v − p, c] · w[o, c, u, v]` over u, v, c, with stride s, padding p, and zeros outside.
///
/// 3×3 kernels with stride 1 whose inputs and outputs are multiples of 16 go by Winograd's algorithm (Lavin and Gray 2016). Its rounding
/// errors are those of the largest pixel within five of an output, even where that one has no part in the output's own sum: scale images
/// whose pixels differ by more than a thousandfold. NaN and infinities reach exactly the outputs that they are summed into.
///
/// - Parameters:
///   - images: `[batch, height, width, inputs]`, channels last.
///   - kernel: `[outputs, inputs, height, width]`, as in PyTorch, so that state dictionaries agree.
/// - Returns: `[batch, (height + 2·padding − kernel)/stride + 1, …, outputs]`, the division rounded down.
public func convolve(_ images: Tensor, _ kernel: Tensor, stride: Int = 1, padding: Int = 0) -> Tensor {
    guard images.shape.rank == 4, kernel.shape.rank == 4, images.shape[3] == kernel.shape[1] else {
        shapeMismatch(
            "convolve", images.shape, kernel.shape,
            remedy: "it takes [batch, height, width, channels] and [outputs, channels, height, width].")
    }
    guard stride > 0, padding >= 0, kernel.shape[2] > 0, kernel.shape[3] > 0,
        kernel.shape[2] <= images.shape[1] + 2 * padding, kernel.shape[3] <= images.shape[2] + 2 * padding
    else {
        shapeMismatch(
            "convolve with stride \(stride) and padding \(padding)", images.shape, kernel.shape,
            remedy: "the stride is 1 or more, and the kernel no larger than the padded image.")
    }
    let plan = dh_convolution(
        batch: images.shape[0], height: images.shape[1], width: images.shape[2], in_channels: images.shape[3],
        out_height: (images.shape[1] + 2 * padding - kernel.shape[2]) / stride + 1,
        out_width: (images.shape[2] + 2 * padding - kernel.shape[3]) / stride + 1, out_channels: kernel.shape[0],
        kernel_height: kernel.shape[2], kernel_width: kernel.shape[3], stride: stride,
        padding_top: padding, padding_left: padding)

    // The kernels of CKernels read weights as [height, width, inputs, outputs].
    let weights = kernel.detached.permuted([2, 3, 1, 0])
    let shape: Shape = [plan.batch, plan.out_height, plan.out_width, plan.out_channels]
    let output = Tensor(shape: shape, from: images, weights) { x, w, y in
        withUnsafePointer(to: plan) { Kernels.convolve($0, x, w, y) }
    }
    return output.recorded(from: images, kernel) { [plan, shape = images.shape] g in
        Tensor(shape: shape, from: g, weights) { dy, w, dx in
            withUnsafePointer(to: plan) { Kernels.convolveBackToInput($0, dy, w, dx) }
        }
    } right: { [plan, images = images.detached] g in
        Tensor(shape: weights.shape, from: images, g) { x, dy, dw in
            withUnsafePointer(to: plan) { Kernels.convolveBackToWeights($0, x, dy, dw) }
        }.permuted([3, 2, 0, 1])
    }.withTangent(from: images, kernel) { ẋ, kernel in
        convolve(ẋ, kernel, stride: stride, padding: padding)
    } right: { ẇ, images in
        convolve(images, ẇ, stride: stride, padding: padding)
    }
}
