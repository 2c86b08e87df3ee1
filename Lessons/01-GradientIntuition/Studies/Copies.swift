import Downhill

/// How many minima losses have that are not convex: four landscapes, and two networks beside their copies with the hidden units in reversed order.
struct Copies {
    struct Network: Sendable {
        let name: String
        /// By seed: the loss of the trained network, of its copy, and halfway between them.
        let own, copy, halfway: Sample

        /// The higher of a network's loss and its copy's, which rounding may part.
        var ends: Sample { Sample(zip(own.values, copy.values).map { max($0, $1) }) }
    }

    /// How many minima are many.
    static let many = 4

    let landscapes: [(name: String, minima: Int)]
    let networks: [Network]

    init(seeds: [UInt64]) {
        landscapes = [
            ("four valleys", StyblinskiTang.styblinskiTang.minima.count),
            ("two valleys", DoubleWell.doubleWell.minima.count),
            ("Rosenbrock’s valley", Rosenbrock.rosenbrock.minima.count),
            ("a pit in a plateau", Plateau.plateau.minima.count),
        ]
        networks = [
            Self.compare("digits", seeds) { seed in
                (DigitTask.train(0.3, seed: seed).model, DigitTask.images, DigitTask.labels)
            },
            Self.compare("spirals", seeds) { seed in
                var generator = SplitMix64(seed: seed)
                let spirals = PointSet.spirals(perArm: 64, using: &generator)
                var model = SimpleMLP(inputs: 2, hidden: 16, outputs: 3, using: &generator)
                var optimizer = Optimizer(SGD(learningRate: 0.3))
                for _ in 0..<300 {
                    // A step that is refused leaves the model as it is.
                    _ = try? optimizer.step(&model) { crossEntropy($0(spirals.points), spirals.labels) }
                }
                return (model, spirals.points, spirals.labels)
            },
        ]
    }

    private static func compare(
        _ name: String, _ seeds: [UInt64],
        _ trained: @Sendable (UInt64) -> (model: SimpleMLP, inputs: Tensor, labels: [Int])
    ) -> Network {
        let losses = seeds.concurrentMap { seed in
            let (model, inputs, labels) = trained(seed)
            let copy = model.withUnitsReversed()
            let way = Parameters(
                zip(model.parameters, copy.parameters).map { .init(name: $0.name, tensor: $1.tensor - $0.tensor) })
            return [model, copy, model.moved(by: 0.5, along: way)].map {
                Double(crossEntropy($0.inference(inputs), labels).item)
            }
        }
        return Network(
            name: name, own: Sample(losses.map { $0[0] }), copy: Sample(losses.map { $0[1] }),
            halfway: Sample(losses.map { $0[2] }))
    }
}

extension SimpleMLP {
    /// The network with its hidden units in the opposite order: other weights, the same answers.
    fileprivate func withUnitsReversed() -> SimpleMLP {
        var copy = self
        copy.visit(path: .root) { path, tensor in
            let (scalars, shape) = (tensor.scalars, tensor.shape)
            switch path.description {
            case "hidden.weight", "hidden.bias":
                let width = shape.count / shape[0]
                tensor = Tensor(
                    (0..<shape[0]).reversed().flatMap { scalars[$0 * width..<($0 + 1) * width] }, shape: shape)
            case "output.weight":
                let units = shape[1]
                tensor = Tensor(
                    (0..<shape[0]).flatMap { scalars[$0 * units..<($0 + 1) * units].reversed() }, shape: shape)
            default: break
            }
        }
        return copy
    }
}

extension Copies: Study {
    var numbers: [Recorded] {
        [
            Recorded("own", networks[0].own.median, as: .significant(2)),
            Recorded("halfway", networks[0].halfway.median, as: .significant(2)),
        ]
    }

    var claims: [Claim] {
        [
            Claim(
                "E-051",
                instead: """
                    A network's hidden units can be put in another order, which gives other weights with the same loss: a copy for each order of the units that speak. \
                    Halfway on the straight way to the copy in reversed order the loss is higher, which does not show two minima: a bent way may not rise. How many networks have is not counted. Two valleys are only two, and Rosenbrock's valley \
                    and a pit in a plateau are as little convex and have one minimum.
                    """
            ) {
                for place in landscapes { Condition("\(place.name): minima", place.minima, isAtLeast: Self.many) }
                for network in networks {
                    Condition(
                        "\(network.name) network: loss halfway on the straight way to its copy with the hidden units in reversed order, against its own and the copy's",
                        network.halfway, isAbove: network.ends
                    ).onNetwork()
                }
            }
        ]
    }
}
