import Downhill

/// The library's residual block against its formula, and the layers of the networks made of it.
struct Block: Sendable {
    /// Largest distances of the block's output from max(0, F(x) + x), and from the other order, max(0, F(x)) + x.
    let gap, gapOfOtherOrder: Double

    /// Where the output is positive: the largest distance of H(x) − x from F(x).
    let gapOfResidual: Double

    /// Blocks a stage, and the layers with weights of the network that has them.
    let stages: [(blocks: Int, layers: Int)]

    init(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        var block = ResidualBlock(inputs: 4, outputs: 4, using: &generator)
        let x = Tensor.normal([6, 5, 5, 4], using: &generator)
        let branch = block.bn2(block.conv2(block.bn1(block.conv1(x)).relu()))
        let output = block(x)
        func largestDistance(_ a: Tensor, _ b: Tensor) -> Double {
            zip(a.scalars, b.scalars).map { Double(abs($0 - $1)) }.max() ?? .nan
        }
        gap = largestDistance(output, (branch + x).relu())
        gapOfOtherOrder = largestDistance(output, branch.relu() + x)
        let isOpen = output.map({ $0 > 0 ? 1 : 0 }, derivative: { _, _ in 0 })
        gapOfResidual = largestDistance(isOpen * (output - x), isOpen * branch)
        stages = [3, 9, 18].map { blocks in
            var generator = SplitMix64(seed: seed)
            let model = ResNet(depth: 6 * blocks + 2, width: 1, using: &generator)
            return (blocks, model.parameters.count { $0.tensor.shape.rank >= 2 })
        }
    }
}
