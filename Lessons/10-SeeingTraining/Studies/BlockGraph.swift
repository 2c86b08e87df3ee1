import Downhill

/// The computation graph of a residual block, from the record of one forward pass.
struct BlockGraph: Study {
    let trace: Trace

    init() {
        var generator = SplitMix64(seed: 1)
        let block = ResidualBlock(inputs: 16, outputs: 16, using: &generator)
        let images = Tensor.normal([8, 8, 8, 16], using: &generator)
        trace = block.trace { $0(images).mean() }
    }

    var exhibits: [Exhibit] {
        [
            .figure(
                Plot("A residual block, as it was recorded", width: 640, height: 860) { GraphMark(trace) }
                    .axes(.hidden),
                named: "graph",
                alt: """
                    A chain of boxes from top to bottom: input, convolution, batch norm, ReLU, convolution, batch norm, addition, ReLU, sum, quotient. A broad arrow leads from the input \
                    around the boxes between to the addition.
                    """,
                caption: """
                    A residual block (lesson 7) and the mean of its output: {{blockGraph.operations}} operations in the column, parameters on the left. The broad arrow is the shortcut.
                    """)
        ]
    }

    var numbers: [Recorded] {
        [Recorded("operations", trace.operations.count { $0.kind == .operation })]
    }
}
