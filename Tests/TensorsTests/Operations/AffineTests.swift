import Tensors
import Testing

@Suite struct AffineTests {
    @Test(arguments: [[1, 1, 1], [5, 3, 4], [64, 17, 10], [0, 2, 3]], [false, true])
    func `has the bits of product, sum and ReLU, gradients included`(extents: [Int], rectified: Bool) {
        let (batch, inputs, outputs) = (extents[0], extents[1], extents[2])
        var parts: Parameters = [
            "x": normal([batch, inputs], seed: 1), "weight": normal([outputs, inputs], seed: 2),
            "bias": normal([outputs], seed: 3),
        ]
        let fused = valueAndGradient(at: &parts) { parts in
            let y = affine(parts[0].tensor, parts[1].tensor, parts[2].tensor)
            return (rectified ? y.relu() : y).squared().sum()
        }
        let composed = valueAndGradient(at: &parts) { parts in
            let y = matmul(parts[0].tensor, parts[1].tensor, transposing: .right) + parts[2].tensor
            return (rectified ? y.relu() : y).squared().sum()
        }
        #expect(fused.loss == composed.loss)
        #expect(fused.gradient == composed.gradient)
    }

    @Test func `its gradients agree with central differences`() {
        let parts = [normal([4, 3], seed: 1), normal([2, 3], seed: 2), normal([2], seed: 3)]
        expectGradient(at: parts[0], parts[1], parts[2]) { affine($0[0], $0[1], $0[2]) }
    }

    @Test func `a bias of another length ends the program`() async {
        let bias = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = affine(.zeros([2, 3]), .zeros([4, 3]), .zeros([3]))
        }
        #expect(bias.says("affine: 4×3 and 3 do not fit; the bias has a scalar for each row of the weight."))
    }
}
