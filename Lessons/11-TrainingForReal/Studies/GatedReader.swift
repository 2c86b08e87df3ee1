import Downhill

/// The same reader with gates, a GRU (Cho et al. 2014) as PyTorch has it: `h ← (1 − z)·tanh(A·x + r·(U·h)) + z·h`, with the gates
/// `r, z = σ(B·x + V·h)`; every weight starts uniform over ±1/√units, as PyTorch starts them.
struct GatedReader: Module {
    let pixelsAtOnce: Int

    /// What comes from the pixels: of r, z and the proposal beside each other.
    var input: Linear
    /// What comes from the state: of r and z beside each other, and of the proposal.
    var gates, state: Linear
    var output: Linear

    init(pixelsAtOnce: Int = 2, using generator: inout SplitMix64) {
        self.pixelsAtOnce = pixelsAtOnce
        let units = PixelReader.units
        let limit = 1 / Scalar(units).squareRoot()
        input = Linear(
            weight: .uniform([3 * units, pixelsAtOnce], in: -limit..<limit, using: &generator),
            bias: .uniform([3 * units], in: -limit..<limit, using: &generator))
        gates = Linear(inputs: units, outputs: 2 * units, using: &generator)
        state = Linear(inputs: units, outputs: units, using: &generator)
        output = Linear(inputs: units, outputs: 10, using: &generator)
    }

    /// `[batch, …]` becomes `[batch, 10]`.
    mutating func forward(_ images: Tensor) -> Tensor {
        let units = PixelReader.units
        let pixels = images.flattened()
        var h = Tensor.zeros([pixels.shape[0], units])
        for start in stride(from: 0, to: pixels.shape[1], by: pixelsAtOnce) {
            let seen = input(pixels.sliced(start..<start + pixelsAtOnce, along: 1))
            let open = (seen.sliced(0..<2 * units, along: 1) + gates(h)).sigmoid()
            let (r, z) = (open.sliced(0..<units, along: 1), open.sliced(units..<2 * units, along: 1))
            let proposal = (seen.sliced(2 * units..<3 * units, along: 1) + r * state(h)).tanh()
            h = proposal + z * (h - proposal)
        }
        return output(h)
    }

    mutating func visit<E: Error>(path: ModelPath, body: (ModelPath, inout Tensor) throws(E) -> Void) throws(E) {
        try input.visit(path: path / "input", body: body)
        try gates.visit(path: path / "gates", body: body)
        try state.visit(path: path / "state", body: body)
        try output.visit(path: path / "output", body: body)
    }
}
