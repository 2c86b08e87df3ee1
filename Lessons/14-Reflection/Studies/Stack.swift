import Downhill

/// Four fully connected layers for the 8×8 digits, plain or with batch norm before each ReLU.
struct Stack: Module {
    var layers: [Linear]
    var norms: [BatchNorm]
    var last: Linear

    static let width = 32

    init(isNormed: Bool, using generator: inout SplitMix64) {
        layers = []
        for place in 0..<3 {
            layers.append(
                Linear(
                    inputs: place == 0 ? 64 : Self.width, outputs: Self.width, initialization: .he, using: &generator))
        }
        norms = isNormed ? layers.map { _ in BatchNorm(channels: Self.width) } : []
        last = Linear(inputs: Self.width, outputs: 10, initialization: .he, using: &generator)
    }

    mutating func forward(_ input: Tensor) -> Tensor {
        var x = input.flattened()
        for place in layers.indices {
            x = layers[place](x)
            if !norms.isEmpty { x = norms[place](x) }
            x = x.relu()
        }
        return last(x)
    }

    mutating func visit<E: Error>(path: ModelPath, body: (ModelPath, inout Tensor) throws(E) -> Void) throws(E) {
        try layers.visit(path: path / "layers", body: body)
        try norms.visit(path: path / "norms", body: body)
        try last.visit(path: path / "last", body: body)
    }
}
