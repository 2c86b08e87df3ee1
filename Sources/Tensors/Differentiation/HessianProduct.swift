extension Parameterized {
    /// The product of a loss's Hessian at these parameters with a direction, `H·v`, without the n² entries of H (Pearlmutter 1994).
    ///
    ///     let (slope, product) = model.hessianProduct(along: v) { crossEntropy($0(images), labels) }
    ///
    /// Reverse over forward: the loss is computed together with its derivative along `v`, `∇L·v`, and that number is then differentiated backwards,
    /// `∇(∇L·v) = H·v`. It is exact up to rounding: no step is made, so no kink of a ReLU can be stepped over. At a kink itself the second derivative is
    /// taken to be that of the side on which the first one is taken, 0 of `max(x, 0)`: the Hessian of the piece that the parameters lie in. It costs about
    /// three gradients.
    ///
    /// Nothing is changed in the model, statistics included.
    ///
    /// - Parameters:
    ///   - direction: One tensor a parameter, by the parameters' names and in their shapes.
    ///   - body: Computes the loss, a tensor of one scalar.
    /// - Returns: `∇L·v`, and `H·v` under the parameters' names.
    public func hessianProduct<Failure: Error>(
        along direction: Parameters, of body: (inout Self) throws(Failure) -> Tensor
    ) throws(Failure) -> (slope: Scalar, product: Parameters) {
        expectDirection(direction)
        let tape = Tape()
        defer { tape.close() }
        var copy = self
        let (loss, points) = try record(&copy, on: tape, along: direction, body)
        let slope = loss.tangent ?? .zeros([])
        return (slope.item, Parameters(gradients(of: slope, on: tape, at: points)))
    }

    /// Ends the program over a direction that does not fit.
    private func expectDirection(_ direction: Parameters) {
        for entry in parameters {
            guard direction[entry.name]?.shape == entry.tensor.shape else {
                fatalError(
                    "hessianProduct: the direction has \(direction[entry.name].map { "\($0.shape)" } ?? "nothing") for "
                        + "\(entry.name), which is \(entry.tensor.shape); give one tensor a parameter.")
            }
        }
    }
}
