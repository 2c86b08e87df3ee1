import Downhill

extension Block: Study {
    var diagram: Exhibit {
        let way = ["x", "conv1", "norm1", "relu1", "conv2", "norm2", "plus", "relu2", "y"]
        // What is round is half as wide as a box; all arrows are of one length.
        let round: Set = ["x", "plus", "y"]
        var places: [String: Double] = [:]
        var end = 0.0
        for name in way {
            let half = round.contains(name) ? 0.27 : 0.52
            places[name] = end + half
            end += 2 * half + 0.52
        }
        func node(_ name: String, _ text: String, _ color: Color, _ shape: GraphMark.Node.Shape = .box)
            -> GraphMark.Node
        {
            .init(name, at: [places[name] ?? 0, 0], text: text, shape: shape, color: color)
        }
        return .figure(
            Plot("A residual block is a plain block and one addition", height: 230) {
                GraphMark(
                    nodes: [
                        node("x", "x", .grey, .circle), node("conv1", "conv", .blue), node("norm1", "norm", .plum),
                        node("relu1", "ReLU", .teal), node("conv2", "conv", .blue), node("norm2", "norm", .plum),
                        node("plus", "+", .orange, .circle), node("relu2", "ReLU", .teal),
                        node("y", "y", .grey, .circle),
                    ],
                    edges: zip(way, way.dropFirst()).map { .init($0, $1) }
                        + [.init("x", "plus", bend: 1.3, bold: true)])
                TextMark("the shortcut: x", at: [((places["x"] ?? 0) + (places["plus"] ?? 0)) / 2, 1.3], .below).bold()
                    .color(.orange)
            }.axes(.hidden), named: "block",
            alt: """
                A row of boxes: x, convolution, norm, ReLU, convolution, norm, a plus sign, ReLU, y. A broad arrow leads from x over all of them \
                to the plus sign.
                """,
            caption: #"""
                The block of He 2015. What stands between $x$ and the plus sign is $F$; the broad arrow is the shortcut. Without it, this is two
                plain layers.
                """#)
    }

    var exhibits: [Exhibit] { [diagram] }

    var claims: [Claim] {
        [
            Claim("B-084") {
                Condition("where the block is open: H(x) − x against F(x), largest gap", gapOfResidual, isBelow: 1e-5)
            },
            Claim("B-173") {
                Condition("the block against max(0, F(x) + x): largest gap", gap, isBelow: 1e-5)
                Condition("against the other order, max(0, F(x)) + x: largest gap", gapOfOtherOrder, isAbove: 0.1)
            },
        ]
            + zip(["B-087", "B-088", "B-089"], stages).map { id, stage in
                Claim(id) {
                    Condition(
                        "layers with weights in the library's model of \(stage.blocks) blocks a stage, against 3·\(stage.blocks)·2 + 2",
                        stage.layers, equals: 6 * stage.blocks + 2, within: 0)
                }
            }
    }
}
