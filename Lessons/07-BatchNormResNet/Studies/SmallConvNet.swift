import Downhill

/// Convolutions of 8 and 16 channels on the 8×8 digits, each with ReLU and 2×2 pooling, and a linear layer.
struct SmallConvNet: Module {
    var convolutions: [Convolution], norms: [BatchNorm], last: Linear
    let place: NormPlace

    init(_ place: NormPlace, using generator: inout SplitMix64) {
        let widths = [1, 8, 16]
        convolutions = []
        for (inputs, outputs) in zip(widths, widths.dropFirst()) {
            convolutions.append(
                Convolution(
                    inputs: inputs, outputs: outputs, kernel: 3, padding: 1, initialization: .he, using: &generator))
        }
        norms = place == .none ? [] : widths.dropFirst().map { BatchNorm(channels: $0) }
        last = Linear(inputs: 64, outputs: 10, initialization: .he, using: &generator)
        self.place = place
    }

    mutating func forward(_ input: Tensor) -> Tensor {
        var x = input
        for i in convolutions.indices {
            x = convolutions[i](x)
            switch place {
            case .none: x = x.relu()
            case .beforeReLU: x = norms[i](x).relu()
            case .afterReLU: x = norms[i](x.relu())
            }
            x = x.maxPooled(window: 2)
        }
        return last(x.flattened())
    }

    mutating func visit<E: Error>(path: ModelPath, body: (ModelPath, inout Tensor) throws(E) -> Void) throws(E) {
        try convolutions.visit(path: path / "conv", body: body)
        try norms.visit(path: path / "norm", body: body)
        try last.visit(path: path / "last", body: body)
    }
}
