import Downhill

/// Twenty-two fully connected layers, twenty of them in blocks of two, with a shortcut around every block or without.
struct DeepNetwork: Module {
    var first: Linear
    var blocks: [[Linear]]
    var last: Linear
    let hasShortcuts: Bool

    /// - Parameters:
    ///   - share: How much of He's size the second layer of every block has. With 1/√n of it under shortcuts, the sum of n blocks is as large as what they are
    ///     added to.
    ///   - gain: How much larger than that the weights of the blocks are.
    init(
        blocks count: Int = 10, width: Int = 24, hasShortcuts: Bool, share: Scalar = 1, gain: Scalar = 1,
        using generator: inout SplitMix64
    ) {
        func layer(_ inputs: Int, _ outputs: Int, _ gain: Scalar) -> Linear {
            var layer = Linear(inputs: inputs, outputs: outputs, initialization: .he, using: &generator)
            layer.weight *= Tensor(gain)
            return layer
        }
        first = layer(64, width, 1)
        blocks = (0..<count).map { _ in [layer(width, width, gain), layer(width, width, gain * share)] }
        last = layer(width, 10, 1)
        self.hasShortcuts = hasShortcuts
    }

    mutating func forward(_ input: Tensor) -> Tensor {
        var x = first(input).relu()
        for i in blocks.indices {
            let y = blocks[i][1](blocks[i][0](x).relu())
            x = (hasShortcuts ? x + y : y).relu()
        }
        return last(x)
    }

    mutating func visit<E: Error>(path: ModelPath, body: (ModelPath, inout Tensor) throws(E) -> Void) throws(E) {
        try first.visit(path: path / "first", body: body)
        try blocks.visit(path: path / "blocks", body: body)
        try last.visit(path: path / "last", body: body)
    }
}
