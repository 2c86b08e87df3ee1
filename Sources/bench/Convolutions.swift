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
            let x = Noise(batch * size * size * inputs)
            let y = Noise(batch * side * side * outputs)
            let w = Noise(9 * inputs * outputs)
            return {
                switch pass {
                case .forward: dh_convolution_forward_f(&shape, x.numbers, w.numbers, y.numbers)
                case .input: dh_convolution_backward_input_f(&shape, y.numbers, w.numbers, x.numbers)
                case .weights: dh_convolution_backward_weights_f(&shape, x.numbers, y.numbers, w.numbers)
                }
            }
        }
    }

    /// Numbers between −1 and 1 that do not repeat soon, in memory such as tensors have.
    private final class Noise {
        let numbers: UnsafeMutablePointer<Float>

        init(_ count: Int) {
            guard let memory = dh_allocate(count * MemoryLayout<Float>.stride) else {
                fatalError("\(count) numbers do not fit into memory.")
            }
            numbers = memory.bindMemory(to: Float.self, capacity: count)
            for i in 0..<count { numbers[i] = Float((i &* 2_654_435_761) & 0xffff) / 32_768 - 1 }
        }

        deinit { dh_release(numbers) }
    }
}
