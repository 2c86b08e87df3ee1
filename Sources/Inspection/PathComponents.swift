/// The principal components of a path through parameter space: the flat view that shows the most of it.
///
/// The points are taken relative to their mean. Their components are found from the matrix of their dot products, one row a point (Gram's matrix), which is small
/// where a path has far fewer points than dimensions.
///
/// Read with care: the path of a pure random walk in many dimensions has components too, the first of them with 6/π² = 61 % of its variance, the
/// k-th with 1/k² of that, and its coordinates are cosines of half a period more each: the spirals of many a figure (Antognini and Sohl-Dickstein 2018).
public struct PathComponents: Sendable {
    /// The share of the path's variance along each component, the largest first.
    public let explained: [Double]

    /// Of each component, the coordinate of every point, in the order of the path.
    public let coordinates: [[Double]]

    /// The components themselves, of length 1 and at right angles to each other.
    public let directions: [Parameters]

    /// The mean of the points, which is where all coordinates are 0.
    public let mean: Parameters

    /// - Parameters:
    ///   - path: Points of the same names and shapes, at least two of them different.
    ///   - count: How many components; there are fewer where the path has fewer dimensions.
    public init(_ path: [Parameters], count: Int = 2) {
        guard let first = path.first else { fatalError("PathComponents: the path has no points.") }
        let points = path.map(\.flattened)
        let dimensions = points[0].count
        let center = (0..<dimensions).map { i in points.reduce(0) { $0 + $1[i] } / Double(points.count) }
        let centered = points.map { point in zip(point, center).map { $0 - $1 } }
        let gram = SymmetricMatrix(count: points.count) { dot(centered[$0], centered[$1]) }
        let total = (0..<points.count).reduce(0) { $0 + gram[$1, $1] }
        // What is below the rounding of the dot products is no component.
        let pairs = gram.eigenpairs().prefix(count).filter { $0.value > 1e-12 * total }

        mean = first.replacingScalars(by: center)
        explained = pairs.map { $0.value / total }
        coordinates = pairs.map { pair in pair.vector.map { $0 * pair.value.squareRoot() } }
        directions = pairs.map { pair in
            var sum = Array(repeating: 0.0, count: dimensions)
            for (weight, point) in zip(pair.vector, centered) {
                for i in sum.indices { sum[i] += weight * point[i] }
            }
            let length = pair.value.squareRoot()
            return first.replacingScalars(by: sum.map { $0 / length })
        }
    }
}

extension Parameters {
    /// A path of independent normal steps that starts here: what a path is to be compared with before anything is read into its shape.
    ///
    /// - Parameter length: The length of a step, on average (root mean square over all of its scalars).
    public func randomWalk(steps: Int, length: Scalar = 1, using generator: inout SplitMix64) -> [Parameters] {
        let count = reduce(0) { $0 + $1.tensor.shape.count }
        let scale = length / Scalar(count).squareRoot()
        var path = [self]
        for _ in 0..<steps {
            path.append(path[path.count - 1].moved(by: scale, along: randomDirection(using: &generator)))
        }
        return path
    }
}
