import Downhill

/// The gradients of a neuron and of a layer, by the chain rule on paper and by differentiating the code.
struct ChainRule {
    /// ∂L/∂w and ∂L/∂b of the neuron; the layer's ∂L/∂W row by row, and its ∂L/∂b.
    struct Gradients: Sendable {
        let neuron, weights, biases: [Double]
    }

    let onPaper, byMachine: Gradients

    init() {
        // a = tanh(wx + b), L = (a − y)²
        let (x, y): (Scalar, Scalar) = (0.5, 1)
        var neuron = Linear(weight: Tensor([0.8], shape: [1, 1]), bias: [-0.3])
        let a = Elementary.tanh(0.8 * x - 0.3)
        let slope = 2 * (a - y) * (1 - a * a)
        let neuronGradient = valueAndGradient(at: &neuron) {
            ($0(Tensor([x], shape: [1, 1])).tanh() - y).squared().sum()
        }.gradient

        // z = W·x + b with three inputs and two outputs, L = Σ (z − target)²
        let input: [Scalar] = [1, -2, 3], target: [Scalar] = [0.5, -1]
        var layer = Linear(weight: Tensor([0.1, 0.2, 0.3, -0.4, 0.5, 0.6], shape: [2, 3]), bias: [0.1, -0.2])
        let answers = layer.inference(Tensor(input, shape: [1, 3])).scalars
        let errors = zip(answers, target).map { 2 * ($0 - $1) }
        let layerGradient = valueAndGradient(at: &layer) {
            ($0(Tensor(input, shape: [1, 3])) - Tensor(target, shape: [1, 2])).squared().sum()
        }.gradient

        onPaper = Gradients(
            neuron: [Double(slope * x), Double(slope)],
            weights: errors.flatMap { error in input.map { Double(error * $0) } }, biases: errors.map { Double($0) })
        byMachine = Gradients(
            neuron: Self.scalars("weight", of: neuronGradient) + Self.scalars("bias", of: neuronGradient),
            weights: Self.scalars("weight", of: layerGradient), biases: Self.scalars("bias", of: layerGradient))
    }

    private static func scalars(_ name: String, of gradient: Parameters) -> [Double] {
        (gradient[name]?.scalars ?? []).map { Double($0) }
    }
}

extension ChainRule: Study {
    var exhibits: [Exhibit] {
        func row(_ name: String, _ part: (Gradients) -> [Double]) -> [Any] { [name, part(onPaper), part(byMachine)] }
        return [
            .table(
                Table(
                    #"""
                    The chain rule on paper and by the machine; the neuron with $w = 0.8$, $b = -0.3$, $x = 0.5$, $y = 1$; the layer with the rows $(0.1, 0.2, 0.3)$ and $(-0.4, 0.5, 0.6)$ in $W$, \#
                    $b = (0.1, -0.2)$, $x = (1, -2, 3)$, $y = (0.5, -1)$
                    """#,
                    columns: ["gradient", "on paper", "by machine"],
                    rows: [
                        row("neuron: $\\partial L/\\partial w$ and $\\partial L/\\partial b$", \.neuron),
                        row("layer: first row of $\\partial L/\\partial W$") { Array($0.weights.prefix(3)) },
                        row("layer: $\\partial L/\\partial b$", \.biases),
                    ]))
        ]
    }

    var claims: [Claim] {
        [
            Claim("B-193") {
                Condition(
                    "three inputs, two outputs: 2(z − y)xᵀ against the machine's", onPaper.weights,
                    equals: byMachine.weights, within: 1e-5)
            },
            Claim("B-194") {
                Condition(
                    "two outputs: 2(z − y) against the machine's", onPaper.biases, equals: byMachine.biases,
                    within: 1e-5)
            },
        ]
    }
}
