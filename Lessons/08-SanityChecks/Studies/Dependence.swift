import Downhill

/// Which inputs an output hears: the gradient of each sample's score with respect to every image of the batch.
struct Dependence: Study {
    struct Matrix: Sendable {
        let name: String
        /// By output and image: the norm of the gradient, over the largest of all.
        let values: [[Double]]

        /// The largest that is not an image's influence on its own output.
        var largestBeside: Double {
            values.enumerated().flatMap { row, norms in norms.enumerated().filter { $0.offset != row }.map(\.element) }
                .max() ?? .nan
        }

        init(_ name: String, mode: ModuleMode, of model: AnyModule) {
            self.name = name
            let batch = DigitTask.digits.train.batch(at: Array(0..<8))
            let norms = (0..<8).map { sample in
                let own = Tensor(
                    (0..<80).map { Scalar($0 == sample * 10 + batch.labels[sample] ? 1 : 0) }, shape: [8, 10])
                let (_, gradient) = valueAndGradient(at: batch.images) { images in
                    var model = model
                    return mode.during { (model(images) * own).sum() }
                }
                let scalars = gradient.scalars
                return (0..<8).map { image in
                    scalars[image * 64..<image * 64 + 64].reduce(0.0) { $0 + Double($1) * Double($1) }.squareRoot()
                }
            }
            let largest = norms.joined().max() ?? .nan
            values = norms.map { $0.map { $0 / largest } }
        }
    }

    /// A plain network, the same with the bug, and a network with batch norm in training and in inference.
    let matrices: [Matrix]

    init(seed: UInt64) {
        let (plain, conv) = (Kind.simpleMLP.model(seed: seed), Kind.convNet.model(seed: seed))
        matrices = [
            Matrix("SimpleMLP", mode: .training, of: plain),
            Matrix("reshaped, not transposed", mode: .training, of: AnyModule(Scrambled(model: plain))),
            Matrix("ConvNet, in training", mode: .training, of: conv),
            Matrix("ConvNet, in inference", mode: .inference, of: conv),
        ]
    }
}

extension Dependence {
    var figure: Exhibit {
        .figure(
            Facets("An output should hear its own input, and no other", columns: 2, sharing: .both) {
                for matrix in matrices {
                    Plot(matrix.name) {
                        // The root, so that faint influences are seen beside loud ones.
                        HeatMark(
                            values: matrix.values.reversed().map { $0.map { $0.squareRoot() } }, x: 0.5...8.5,
                            y: 0.5...8.5, map: .dusk, range: 0...1
                        ).colorBar("√ of the share")
                    }.xAxis("image", ticks: [1, 4, 8]).yAxis("output", ticks: [])
                }
            }, named: "dependence",
            alt: """
                Four tables of eight outputs against eight images. SimpleMLP and ConvNet in inference have a bright diagonal on dark; the reshaped batch is \
                bright all over; ConvNet in training has a faint glow beside its diagonal.
                """,
            caption: """
                How much each output changes with each image, as a share of the most in the table; the colours show the \
                share's root, so that faint ones are seen. Top right: the reshaped batch. Below: batch norm in training lets \
                every image speak in every output, with at most {{dependence.coupling}} of the strongest's strength; in inference each speaks in its own only.
                """)
    }

    var exhibits: [Exhibit] { [figure] }

    var numbers: [Recorded] {
        [Recorded("coupling", matrices[2].largestBeside, as: .percent(0))]
    }
}
