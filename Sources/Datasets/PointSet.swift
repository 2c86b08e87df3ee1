import Tensors

/// Labelled points: what two-dimensional classification is drawn with.
public struct PointSet: Dataset, Equatable {
    /// `[count, features]`.
    public let points: Tensor

    /// The class of every point, from `0..<classes`.
    public let labels: [Int]

    /// How many classes there are.
    public let classes: Int

    /// Points `[count, 2]`, and the class of each.
    public init(points: Tensor, labels: [Int], classes: Int) {
        guard points.shape.rank == 2, points.shape[0] == labels.count, labels.allSatisfy((0..<classes).contains) else {
            fatalError("PointSet: \(labels.count) labels below \(classes) do not fit points of \(points.shape).")
        }
        self.points = points
        self.labels = labels
        self.classes = classes
    }

    public var count: Int { labels.count }

    /// Points `[batch, features]` and their labels.
    public func batch(at indices: [Int]) -> Batch<[Int]> {
        Batch(inputs: points.rows(at: indices), targets: indices.map { labels[$0] }, indices: indices)
    }
}

extension Tensor {
    /// The rows at these places of a matrix, in this order; unrecorded.
    func rows(at indices: [Int]) -> Tensor {
        let columns = shape[1]
        let source = scalars
        let chosen = indices.flatMap { index in
            guard 0 <= index, index < shape[0] else {
                fatalError("batch(at:): there is no sample \(index); the set holds \(shape[0]).")
            }
            return source[index * columns..<(index + 1) * columns]
        }
        return Tensor(chosen, shape: [indices.count, columns])
    }
}
