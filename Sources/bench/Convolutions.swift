import CKernels

extension Workload {
    /// Every 3×3 convolution of ResNet-20 that differs from the others, three ways, on a batch of 128.
    static var convolutions: [Workload] {
        [
            (3, 16, 32, 1), (16, 16, 32, 1), (16, 32, 32, 2), (32, 32, 16, 1), (32, 64, 16, 2), (64, 64, 8, 1),
        ].flatMap { inputs, outputs, size, stride in
            Pass.allCases.map { convolution(inputs, outputs, size, stride, $0) }
        }
    }

    private enum Pass: String, CaseIterable {
        case forward, input, weights

        var words: String { self == .forward ? "forward" : "to \(self)" }
    }

    private static func convolution(
        _ inputs: Int, _ outputs: Int, _ size: Int, _ stride: Int, _ pass: Pass
    ) -> Workload {
        let batch = 128
        let side = size / stride
        return Workload(
            name: "conv-\(inputs)-\(outputs)-\(size)-\(stride)-\(pass)",
            title: "conv \(inputs)→\(outputs) at \(size)×\(size)\(stride == 2 ? " by 2" : ""), \(pass.words)",
            cost: .operations(2 * 9 * Double(batch * inputs * outputs * side * side)),
            // The first layer's sums are too short to keep the multipliers busy, and its gradient to the input is never asked for.
            target: inputs == 3 ? Target() : Target().fraction(0.8, 0.9)
        ) {
            var shape = dh_convolution(
                batch: batch, height: size, width: size, in_channels: inputs, out_height: side, out_width: side,
                out_channels: outputs, kernel_height: 3, kernel_width: 3, stride: stride, padding_top: 1,
                padding_left: 1)
            let x = Operand(batch * size * size * inputs)
            let y = Operand(batch * side * side * outputs)
            let w = Operand(9 * inputs * outputs)
            return {
                switch pass {
                case .forward: dh_convolution_forward_f(&shape, x.start, w.start, y.start)
                case .input: dh_convolution_backward_input_f(&shape, y.start, w.start, x.start)
                case .weights: dh_convolution_backward_weights_f(&shape, x.start, y.start, w.start)
                }
            }
        }
    }
}
