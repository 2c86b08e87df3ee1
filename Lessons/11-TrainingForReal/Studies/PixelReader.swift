import Downhill

/// A recurrent network that reads an image some pixels at a time: `h ← max(0, A·x + a + W·h)`, W the identity at first (Le, Jaitly and Hinton 2015), and
/// the class from the last h.
struct PixelReader: Module {
    static let units = 24

    let pixelsAtOnce: Int

    var input: Linear
    var state: Tensor
    var output: Linear

    init(pixelsAtOnce: Int = 2, using generator: inout SplitMix64) {
        self.pixelsAtOnce = pixelsAtOnce
        let units = Self.units
        input = Linear(inputs: pixelsAtOnce, outputs: units, using: &generator)
        state = Tensor((0..<units * units).map { $0 % (units + 1) == 0 ? 1 : 0 }, shape: [units, units])
        output = Linear(inputs: units, outputs: 10, using: &generator)
    }

    /// `[batch, …]` becomes `[batch, 10]`.
    mutating func forward(_ images: Tensor) -> Tensor {
        let pixels = images.flattened()
        var h = Tensor.zeros([pixels.shape[0], state.shape[0]])
        for start in stride(from: 0, to: pixels.shape[1], by: pixelsAtOnce) {
            let seen = pixels.sliced(start..<start + pixelsAtOnce, along: 1)
            h = (input(seen) + matmul(h, state, transposing: .right)).relu()
        }
        return output(h)
    }

    mutating func visit<E: Error>(path: ModelPath, body: (ModelPath, inout Tensor) throws(E) -> Void) throws(E) {
        try input.visit(path: path / "input", body: body)
        try state.visit(path: path / "state", body: body)
        try output.visit(path: path / "output", body: body)
    }
}
