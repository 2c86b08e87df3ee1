// Points of parameter space as vectors: directions to look along, and how to move there.

extension Parameterized {
    /// This model with its parameters moved, `w + distance·direction`, every scalar rounded once for the product and once for the sum.
    ///
    /// - Parameter direction: Tensors under parameters' names; a parameter that it does not name stays where it is.
    public func moved(by distance: Scalar, along direction: Parameters) -> Self {
        var copy = self
        copy.visit(path: .root) { path, tensor in
            if !path.isBuffer, let step = direction[path.description] { tensor = tensor.detached + distance * step }
        }
        return copy
    }
}

extension Parameters {
    /// A direction of independent normal numbers, one for each scalar of these parameters: all directions are equally likely.
    public func randomDirection(using generator: inout SplitMix64) -> Parameters {
        Parameters(map { .init(name: $0.name, tensor: .normal($0.tensor.shape, using: &generator)) })
    }

    /// This direction with every filter as long as the filter of `weights` in its place (Li 2018, "Visualizing the loss landscape of neural nets").
    ///
    /// A network of ReLUs computes the same after one layer's weights are doubled and the next one's halved; a step of length 1 means half as much
    /// to the first and twice as much to the second. Measured in filters, a step means the same in both, so slices of different networks can be
    /// compared. A filter is what makes one output: a row of a matrix, `[inputs, height, width]` of a convolution. Parameters of one axis (biases,
    /// the gains and offsets of norms) do not move, as in the paper's figures.
    public func filterNormalized(to weights: Parameters) -> Parameters {
        Parameters(
            map { entry in
                guard let weight = weights[entry.name], weight.shape == entry.tensor.shape else {
                    fatalError("filterNormalized: the weights have no \(entry.name) of \(entry.tensor.shape).")
                }
                guard entry.tensor.shape.rank > 1 else {
                    return .init(name: entry.name, tensor: .zeros(entry.tensor.shape))
                }
                return .init(name: entry.name, tensor: entry.tensor.rescaledByFilter(to: weight))
            })
    }

    /// The sum of the products of all scalars, in Double and in their order.
    public func dot(_ other: Parameters) -> Double { Inspection.dot(flattened, other.flattened) }

    /// All scalars one after the other.
    var flattened: [Double] { flatMap { $0.tensor.scalars.map { Double($0) } } }

    /// Parameters of these names and shapes with other scalars.
    func replacingScalars(by scalars: [Double]) -> Parameters {
        var start = 0
        return Parameters(
            map { entry in
                let count = entry.tensor.shape.count
                defer { start += count }
                return .init(
                    name: entry.name,
                    tensor: Tensor(scalars[start..<start + count].map { Scalar($0) }, shape: entry.tensor.shape))
            })
    }
}

extension Tensor {
    fileprivate func rescaledByFilter(to weight: Tensor) -> Tensor {
        let width = shape.count / max(shape[0], 1)
        let (own, wanted) = (scalars, weight.scalars)
        var result = own
        for filter in 0..<shape[0] {
            let range = filter * width..<(filter + 1) * width
            let length = norm(own[range].map { Double($0) })
            let scale = length > 0 ? norm(wanted[range].map { Double($0) }) / length : 0
            for i in range { result[i] = Scalar(Double(own[i]) * scale) }
        }
        return Tensor(result, shape: shape)
    }
}

func dot(_ a: [Double], _ b: [Double]) -> Double {
    precondition(a.count == b.count, "dot: \(a.count) numbers and \(b.count).")
    var sum = 0.0
    for i in a.indices { sum += a[i] * b[i] }
    return sum
}

func norm(_ a: [Double]) -> Double { dot(a, a).squareRoot() }
