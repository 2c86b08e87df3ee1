import CKernels

/// Float and Double with their kernels, so that a test is written once for both.
protocol Precision: BinaryFloatingPoint & Sendable {
    typealias Gemm =
        @Sendable (
            Bool, Bool, Int, Int, Int, UnsafePointer<Self>, Int, UnsafePointer<Self>, Int, UnsafeMutablePointer<Self>,
            Int, Bool
        ) -> Void
    static var gemm: Gemm { get }
    static var referenceGemm: Gemm { get }

    typealias Convolution =
        @Sendable (
            UnsafePointer<dh_convolution>, UnsafePointer<Self>, UnsafePointer<Self>, UnsafeMutablePointer<Self>
        ) -> Void
    static var convolution: (forward: Convolution, input: Convolution, weights: Convolution) { get }
    static var referenceConvolution: (forward: Convolution, input: Convolution, weights: Convolution) { get }

    typealias MaxPool =
        @Sendable (
            UnsafePointer<dh_pooling>, UnsafePointer<Self>, UnsafeMutablePointer<Self>, UnsafeMutablePointer<Int32>
        ) -> Void
    typealias MaxPoolBackward =
        @Sendable (
            UnsafePointer<dh_pooling>, UnsafePointer<Self>, UnsafePointer<Int32>, UnsafeMutablePointer<Self>
        ) -> Void
    typealias AveragePool =
        @Sendable (UnsafePointer<dh_pooling>, UnsafePointer<Self>, UnsafeMutablePointer<Self>) -> Void
    static var maxPool: (forward: MaxPool, backward: MaxPoolBackward) { get }
    static var referenceMaxPool: (forward: MaxPool, backward: MaxPoolBackward) { get }
    static var averagePool: (forward: AveragePool, backward: AveragePool) { get }
    static var referenceAveragePool: (forward: AveragePool, backward: AveragePool) { get }

    typealias Reduction = @Sendable (UnsafePointer<Self>, Int) -> Double
    static var sum: Reduction { get }
    static var sumOfSquares: Reduction { get }
    static var areAllFinite: @Sendable (UnsafePointer<Self>, Int) -> Bool { get }
    typealias Dot = @Sendable (UnsafePointer<Self>, UnsafePointer<Self>, Int) -> Double
    static var dot: Dot { get }
    typealias MatrixReduction = @Sendable (UnsafePointer<Self>, Int, Int, UnsafeMutablePointer<Self>) -> Void
    static var columnSums: MatrixReduction { get }
    static var referenceColumnSums: MatrixReduction { get }
    static var rowSums: MatrixReduction { get }
    static var rowMaxima: MatrixReduction { get }

    typealias Statistics =
        @Sendable (
            UnsafePointer<Self>, Int, Int, UnsafeMutablePointer<Self>, UnsafeMutablePointer<Self>
        ) -> Void
    static var statistics: Statistics { get }
    static var referenceStatistics: Statistics { get }

    typealias RowMap = @Sendable (UnsafePointer<Self>, Int, Int, UnsafeMutablePointer<Self>) -> Void
    typealias RowMapBackward =
        @Sendable (UnsafePointer<Self>, UnsafePointer<Self>, Int, Int, UnsafeMutablePointer<Self>) -> Void
    static var softmax: RowMap { get }
    static var softmaxBackward: RowMapBackward { get }
    static var logSoftmax: RowMap { get }
    static var logSoftmaxBackward: RowMapBackward { get }
    static var logSumExp: RowMap { get }
    typealias CrossEntropy =
        @Sendable (
            UnsafePointer<Self>, UnsafePointer<Int32>, Int, Int, Double, Double, UnsafeMutablePointer<Self>,
            UnsafeMutablePointer<Self>?
        ) -> Void
    static var crossEntropy: CrossEntropy { get }
    static var referenceCrossEntropy: CrossEntropy { get }

    typealias Unary = @Sendable (UnsafePointer<Self>, UnsafeMutablePointer<Self>, Int) -> Void
    typealias Binary = @Sendable (UnsafePointer<Self>, UnsafePointer<Self>, UnsafeMutablePointer<Self>, Int) -> Void
    typealias Scaling = @Sendable (Self, UnsafePointer<Self>, UnsafeMutablePointer<Self>, Int) -> Void
    /// Each with the formula for one element.
    static var unary: [(name: String, kernel: Unary, formula: @Sendable (Self) -> Self)] { get }
    static var binary: [(name: String, kernel: Binary, formula: @Sendable (Self, Self) -> Self)] { get }
    static var scaling: [(name: String, kernel: Scaling, formula: @Sendable (Self, Self, Self) -> Self)] { get }
    typealias AddBias =
        @Sendable (
            UnsafePointer<Self>, UnsafePointer<Self>, UnsafeMutablePointer<Self>, Int, Int, Bool
        ) -> Void
    static var addBias: AddBias { get }
    typealias GatherImages =
        @Sendable (
            UnsafePointer<UInt8>, UnsafePointer<Int>, Int, Int, Int, Self, UnsafePointer<Self>, UnsafePointer<Self>,
            UnsafeMutablePointer<Self>
        ) -> Void
    static var gatherImages: GatherImages { get }
}

extension Precision {
    /// Half a unit in the last place of 1: the u of rounding-error analysis.
    static var roundoff: Double { Double(Self.ulpOfOne) / 2 }

    /// γₙ = n·u / (1 − n·u), which bounds the relative error of n roundings in a row (Higham 2002, lemma 3.1).
    static func γ(_ n: Int) -> Double {
        let nu = Double(n) * roundoff
        return nu / (1 - nu)
    }
}

extension Float: Precision {
    static let gemm: Gemm = dh_gemm_f
    static let referenceGemm: Gemm = reference_gemm_f
    static let convolution: (forward: Convolution, input: Convolution, weights: Convolution) = (
        dh_convolution_forward_f, dh_convolution_backward_input_f, dh_convolution_backward_weights_f
    )
    static let referenceConvolution: (forward: Convolution, input: Convolution, weights: Convolution) = (
        reference_convolution_forward_f, reference_convolution_backward_input_f,
        reference_convolution_backward_weights_f
    )
    static let maxPool: (forward: MaxPool, backward: MaxPoolBackward) = (dh_max_pool_forward_f, dh_max_pool_backward_f)
    static let referenceMaxPool: (forward: MaxPool, backward: MaxPoolBackward) = (
        reference_max_pool_forward_f, reference_max_pool_backward_f
    )
    static let averagePool: (forward: AveragePool, backward: AveragePool) = (
        dh_average_pool_forward_f, dh_average_pool_backward_f
    )
    static let referenceAveragePool: (forward: AveragePool, backward: AveragePool) = (
        reference_average_pool_forward_f, reference_average_pool_backward_f
    )
    static let sum: Reduction = dh_sum_f
    static let sumOfSquares: Reduction = dh_sum_of_squares_f
    static let areAllFinite: @Sendable (UnsafePointer<Float>, Int) -> Bool = dh_all_finite_f
    static let dot: Dot = dh_dot_f
    static let columnSums: MatrixReduction = dh_column_sums_f
    static let referenceColumnSums: MatrixReduction = reference_column_sums_f
    static let rowSums: MatrixReduction = dh_row_sums_f
    static let rowMaxima: MatrixReduction = dh_row_maxima_f
    static let statistics: Statistics = dh_batch_norm_statistics_f
    static let referenceStatistics: Statistics = reference_batch_norm_statistics_f
    static let softmax: RowMap = dh_softmax_f
    static let softmaxBackward: RowMapBackward = dh_softmax_backward_f
    static let logSoftmax: RowMap = dh_log_softmax_f
    static let logSoftmaxBackward: RowMapBackward = dh_log_softmax_backward_f
    static let logSumExp: RowMap = dh_log_sum_exp_f
    static let crossEntropy: CrossEntropy = dh_cross_entropy_f
    static let referenceCrossEntropy: CrossEntropy = reference_cross_entropy_f
    static let unary: [(name: String, kernel: Unary, formula: @Sendable (Float) -> Float)] = [
        ("exp", dh_exp_all_f, dh_expf), ("expm1", dh_expm1_all_f, dh_expm1f), ("log", dh_log_all_f, dh_logf),
        ("log1p", dh_log1p_all_f, dh_log1pf), ("tanh", dh_tanh_all_f, dh_tanhf), ("erf", dh_erf_all_f, dh_erff),
        ("sigmoid", dh_sigmoid_all_f, { Float(1 / (1 + dh_exp(-Double($0)))) }),
        ("sqrt", dh_sqrt_all_f, { $0.squareRoot() }), ("relu", dh_relu_f, { $0 < 0 ? 0 : $0 }),
    ]
    static let binary: [(name: String, kernel: Binary, formula: @Sendable (Float, Float) -> Float)] = [
        ("add", dh_add_f, { $0 + $1 }), ("subtract", dh_subtract_f, { $0 - $1 }),
        ("multiply", dh_multiply_f, { $0 * $1 }), ("divide", dh_divide_f, { $0 / $1 }),
        ("relu backward", dh_relu_backward_f, { $1 > 0 ? $0 : 0 }),
    ]
    static let scaling: [(name: String, kernel: Scaling, formula: @Sendable (Float, Float, Float) -> Float)] = [
        ("scale", dh_scale_f, { a, x, _ in a * x }), ("offset", dh_offset_f, { a, x, _ in x + a }),
        ("axpy", dh_axpy_f, { a, x, y in y.addingProduct(a, x) }),
    ]
    static let addBias: AddBias = dh_add_bias_f
    static let gatherImages: GatherImages = dh_gather_images_f
}

extension Double: Precision {
    static let gemm: Gemm = dh_gemm_d
    static let referenceGemm: Gemm = reference_gemm_d
    static let convolution: (forward: Convolution, input: Convolution, weights: Convolution) = (
        dh_convolution_forward_d, dh_convolution_backward_input_d, dh_convolution_backward_weights_d
    )
    static let referenceConvolution: (forward: Convolution, input: Convolution, weights: Convolution) = (
        reference_convolution_forward_d, reference_convolution_backward_input_d,
        reference_convolution_backward_weights_d
    )
    static let maxPool: (forward: MaxPool, backward: MaxPoolBackward) = (dh_max_pool_forward_d, dh_max_pool_backward_d)
    static let referenceMaxPool: (forward: MaxPool, backward: MaxPoolBackward) = (
        reference_max_pool_forward_d, reference_max_pool_backward_d
    )
    static let averagePool: (forward: AveragePool, backward: AveragePool) = (
        dh_average_pool_forward_d, dh_average_pool_backward_d
    )
    static let referenceAveragePool: (forward: AveragePool, backward: AveragePool) = (
        reference_average_pool_forward_d, reference_average_pool_backward_d
    )
    static let sum: Reduction = dh_sum_d
    static let sumOfSquares: Reduction = dh_sum_of_squares_d
    static let areAllFinite: @Sendable (UnsafePointer<Double>, Int) -> Bool = dh_all_finite_d
    static let dot: Dot = dh_dot_d
    static let columnSums: MatrixReduction = dh_column_sums_d
    static let referenceColumnSums: MatrixReduction = reference_column_sums_d
    static let rowSums: MatrixReduction = dh_row_sums_d
    static let rowMaxima: MatrixReduction = dh_row_maxima_d
    static let statistics: Statistics = dh_batch_norm_statistics_d
    static let referenceStatistics: Statistics = reference_batch_norm_statistics_d
    static let softmax: RowMap = dh_softmax_d
    static let softmaxBackward: RowMapBackward = dh_softmax_backward_d
    static let logSoftmax: RowMap = dh_log_softmax_d
    static let logSoftmaxBackward: RowMapBackward = dh_log_softmax_backward_d
    static let logSumExp: RowMap = dh_log_sum_exp_d
    static let crossEntropy: CrossEntropy = dh_cross_entropy_d
    static let referenceCrossEntropy: CrossEntropy = reference_cross_entropy_d
    static let unary: [(name: String, kernel: Unary, formula: @Sendable (Double) -> Double)] = [
        ("exp", dh_exp_all_d, dh_exp), ("expm1", dh_expm1_all_d, dh_expm1), ("log", dh_log_all_d, dh_log),
        ("log1p", dh_log1p_all_d, dh_log1p), ("tanh", dh_tanh_all_d, dh_tanh), ("erf", dh_erf_all_d, dh_erf),
        ("sigmoid", dh_sigmoid_all_d, { 1 / (1 + dh_exp(-$0)) }),
        ("sqrt", dh_sqrt_all_d, { $0.squareRoot() }), ("relu", dh_relu_d, { $0 < 0 ? 0 : $0 }),
    ]
    static let binary: [(name: String, kernel: Binary, formula: @Sendable (Double, Double) -> Double)] = [
        ("add", dh_add_d, { $0 + $1 }), ("subtract", dh_subtract_d, { $0 - $1 }),
        ("multiply", dh_multiply_d, { $0 * $1 }), ("divide", dh_divide_d, { $0 / $1 }),
        ("relu backward", dh_relu_backward_d, { $1 > 0 ? $0 : 0 }),
    ]
    static let scaling: [(name: String, kernel: Scaling, formula: @Sendable (Double, Double, Double) -> Double)] = [
        ("scale", dh_scale_d, { a, x, _ in a * x }), ("offset", dh_offset_d, { a, x, _ in x + a }),
        ("axpy", dh_axpy_d, { a, x, y in y.addingProduct(a, x) }),
    ]
    static let addBias: AddBias = dh_add_bias_d
    static let gatherImages: GatherImages = dh_gather_images_d
}
