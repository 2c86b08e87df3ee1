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
                Plot("A residual block, as the tape recorded it", width: 640, height: 520) { GraphMark(trace) }.axes(
                    .hidden),
                named: "graph",
                alt:
                    "A chain of boxes from top to bottom: input, convolution, batch norm, convolution, batch norm, sum, quotient. An arrow leads from the input around the first three to the second batch norm.",
                caption: """
                    What differentiation reads backwards, {{blockGraph.operations}} operations: blue boxes compute, orange ones are parameters. The shortcut is the one arrow that goes round. Batch norm, the addition and ReLU are one operation here, because the \
                    library computes them in one pass.
                    """)
        ]
    }

    var numbers: [Recorded] {
        [Recorded("operations", trace.operations.count { $0.kind == .operation })]
    }
}
