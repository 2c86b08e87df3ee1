import CKernels

// The kernels of `CKernels` for the scalars of this build; in C, names end in f for Float and in d for Double.
#if DoublePrecision
enum Kernels {
    typealias BatchNorm = dh_batch_norm_d
    static let multiply = dh_gemm_d
    static let sum = dh_sum_d
    static let sumOfSquares = dh_sum_of_squares_d
    static let areAllFinite = dh_all_finite_d
    static let columnSums = dh_column_sums_d
    static let add = dh_add_d
    static let subtract = dh_subtract_d
    static let product = dh_multiply_d
    static let quotient = dh_divide_d
    static let scale = dh_scale_d
    static let offset = dh_offset_d
    static let addBias = dh_add_bias_d
    static let relu = dh_relu_d
    static let reluBackward = dh_relu_backward_d
    static let exp = dh_exp_all_d
    static let log = dh_log_all_d
    static let tanh = dh_tanh_all_d
    static let sigmoid = dh_sigmoid_all_d
    static let squareRoot = dh_sqrt_all_d
    static let convolve = dh_convolution_forward_d
    static let convolveBackToInput = dh_convolution_backward_input_d
    static let convolveBackToWeights = dh_convolution_backward_weights_d
    static let maxPool = dh_max_pool_forward_d
    static let maxPoolBack = dh_max_pool_backward_d
    static let averagePool = dh_average_pool_forward_d
    static let averagePoolBack = dh_average_pool_backward_d
    static let softmax = dh_softmax_d
    static let softmaxBack = dh_softmax_backward_d
    static let logSoftmax = dh_log_softmax_d
    static let logSoftmaxBack = dh_log_softmax_backward_d
    static let logSumExp = dh_log_sum_exp_d
    static let crossEntropy = dh_cross_entropy_d
    static let batchStatistics = dh_batch_norm_statistics_d
    static let batchNormalize = dh_batch_norm_forward_d
    static let batchNormalizeBack = dh_batch_norm_backward_d
}
#else
enum Kernels {
    typealias BatchNorm = dh_batch_norm_f
    static let multiply = dh_gemm_f
    static let sum = dh_sum_f
    static let sumOfSquares = dh_sum_of_squares_f
    static let areAllFinite = dh_all_finite_f
    static let columnSums = dh_column_sums_f
    static let add = dh_add_f
    static let subtract = dh_subtract_f
    static let product = dh_multiply_f
    static let quotient = dh_divide_f
    static let scale = dh_scale_f
    static let offset = dh_offset_f
    static let addBias = dh_add_bias_f
    static let relu = dh_relu_f
    static let reluBackward = dh_relu_backward_f
    static let exp = dh_exp_all_f
    static let log = dh_log_all_f
    static let tanh = dh_tanh_all_f
    static let sigmoid = dh_sigmoid_all_f
    static let squareRoot = dh_sqrt_all_f
    static let convolve = dh_convolution_forward_f
    static let convolveBackToInput = dh_convolution_backward_input_f
    static let convolveBackToWeights = dh_convolution_backward_weights_f
    static let maxPool = dh_max_pool_forward_f
    static let maxPoolBack = dh_max_pool_backward_f
    static let averagePool = dh_average_pool_forward_f
    static let averagePoolBack = dh_average_pool_backward_f
    static let softmax = dh_softmax_f
    static let softmaxBack = dh_softmax_backward_f
    static let logSoftmax = dh_log_softmax_f
    static let logSoftmaxBack = dh_log_softmax_backward_f
    static let logSumExp = dh_log_sum_exp_f
    static let crossEntropy = dh_cross_entropy_f
    static let batchStatistics = dh_batch_norm_statistics_f
    static let batchNormalize = dh_batch_norm_forward_f
    static let batchNormalizeBack = dh_batch_norm_backward_f
}
#endif

extension Tensor {
    /// A kernel's result for every scalar.
    func applying(_ kernel: (UnsafePointer<Scalar>?, UnsafeMutablePointer<Scalar>?, Int) -> Void) -> Tensor {
        Tensor(shape: shape) { target in
            withUnsafeScalars { x in kernel(x.baseAddress, target.baseAddress, x.count) }
        }
    }

    /// A kernel's result for every pair of scalars of two tensors of the same shape.
    func applying(
        _ kernel: (UnsafePointer<Scalar>?, UnsafePointer<Scalar>?, UnsafeMutablePointer<Scalar>?, Int) -> Void,
        with other: Tensor
    ) -> Tensor {
        Tensor(shape: shape, from: self, other) { kernel($0, $1, $2, shape.count) }
    }

    /// A tensor that a kernel makes from the scalars of two others.
    init(
        shape: Shape, from a: Tensor, _ b: Tensor,
        kernel: (UnsafePointer<Scalar>?, UnsafePointer<Scalar>?, UnsafeMutablePointer<Scalar>?) -> Void
    ) {
        self.init(shape: shape) { target in
            a.withUnsafeScalars { a in
                b.withUnsafeScalars { b in kernel(a.baseAddress, b.baseAddress, target.baseAddress) }
            }
        }
    }
}
