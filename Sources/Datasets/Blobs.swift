import Tensors

extension PointSet {
    /// Gaussian clouds of one width around the given centres, a class each; in as many dimensions as a centre has.
    ///
    /// Two clouds at distance d with standard deviation σ overlap: the best possible classifier still errs on a share
    /// Φ(−d / 2σ). Shapes: points `[centers · perClass, dimensions]`, class after class.
    public static func blobs(
        at centers: [[Double]], perClass: Int = 100, deviation: Double = 1, using generator: inout SplitMix64
    ) -> PointSet {
        guard let dimensions = centers.first?.count, centers.allSatisfy({ $0.count == dimensions }), perClass >= 1
        else {
            fatalError("blobs: centres \(centers) with \(perClass) points each; centres must agree in dimension.")
        }
        var scalars: [Scalar] = []
        for center in centers {
            for _ in 0..<perClass {
                for coordinate in center { scalars.append(Scalar(coordinate + deviation * generator.normal())) }
            }
        }
        let labels = centers.indices.flatMap { Array(repeating: $0, count: perClass) }
        return PointSet(
            points: Tensor(scalars, shape: [labels.count, dimensions]), labels: labels, classes: centers.count)
    }
}
