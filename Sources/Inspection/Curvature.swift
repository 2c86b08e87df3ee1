/// A direction in which a loss bends, and how much: an eigenvector of its Hessian and the eigenvalue λ.
///
/// Along the direction, near the model, the loss is `L + (∇L·v)·t + ½λ·t²`. The largest λ is called the loss's *sharpness*; gradient descent at a rate
/// above 2/λ moves away along its direction.
public struct Curvature: Sendable {
    /// λ
    public let value: Double

    /// v, of length 1.
    public let direction: Parameters

    /// `‖H·v − λ·v‖`, measured: the Hessian has an eigenvalue no farther than that from `value`.
    public let residual: Double
}

extension Parameterized {
    /// The largest curvatures of a loss at these parameters, the largest first.
    ///
    ///     let sharpness = model.largestCurvatures(from: direction) { crossEntropy($0(images), labels) }[0].value
    ///
    /// Lanczos' iteration (1950) over `hessianProduct`, all its vectors kept orthogonal: after k products it knows the best approximation that any method
    /// could find in their span, where power iteration knows only the last. It ends when every residual is within the tolerance, when the products are
    /// spent (the residuals then say how far it got) or when it has seen the whole space.
    ///
    /// What it cannot rule out is an eigenvector that `start` has no share of, or none above the rounding; a random start makes that a coincidence.
    /// Nothing is changed in the model, statistics included.
    ///
    /// - Parameters:
    ///   - count: How many.
    ///   - start: Where the iteration starts; a direction from an earlier search nearby saves products.
    ///   - tolerance: The largest residual that is accepted, as a share of the largest eigenvalue found.
    ///   - products: How many products with the Hessian may be spent; measuring the residuals takes one more for each curvature.
    ///   - loss: A tensor of one scalar.
    public func largestCurvatures(
        _ count: Int = 1, from start: Parameters, tolerance: Double = 1e-3, atMost products: Int = 100,
        of loss: (inout Self) -> Tensor
    ) -> [Curvature] {
        let parameters = parameters
        func product(_ x: [Double]) -> [Double] {
            hessianProduct(along: parameters.replacingScalars(by: x), of: loss).product.flattened
        }

        var lanczos = Lanczos(from: start.flattened)
        var found: [Lanczos.Ritz] = []
        for _ in 0..<max(products, count) {
            let isComplete = !lanczos.extend(product)
            found = lanczos.largest(count)
            let isFound = found.allSatisfy { $0.residual <= tolerance * abs(found[0].value) }
            if isComplete || (found.count == count && isFound) { break }
        }
        return found.map { ritz in
            let vector = lanczos.vector(ritz)
            let image = product(vector)
            let value = dot(vector, image)
            let residual = norm(zip(image, vector).map { $0 - value * $1 })
            return Curvature(value: value, direction: parameters.replacingScalars(by: vector), residual: residual)
        }
    }

    /// The Hessian of a loss at these parameters, all n² entries, a product for each column: for small models.
    ///
    /// Rows and columns are the parameters' scalars, in the model's order.
    public func hessian(of loss: (inout Self) -> Tensor) -> SymmetricMatrix {
        let parameters = parameters
        let count = parameters.reduce(0) { $0 + $1.tensor.shape.count }
        let columns = (0..<count).map { place in
            var unit = Array(repeating: 0.0, count: count)
            unit[place] = 1
            return hessianProduct(along: parameters.replacingScalars(by: unit), of: loss).product.flattened
        }
        return SymmetricMatrix(count: count) { (columns[$0][$1] + columns[$1][$0]) / 2 }
    }
}

/// An orthonormal basis of the span of x, Ax, A²x, …, and A within it, which has three diagonals.
private struct Lanczos {
    /// An approximate eigenvalue, its eigenvector's coordinates in the basis, and the length of `A·v − λ·v`.
    struct Ritz {
        let value: Double
        let coordinates: [Double]
        let residual: Double
    }

    private var basis: [[Double]] = []
    private var diagonal: [Double] = []
    private var beside: [Double] = []
    private var next: [Double]

    init(from start: [Double]) {
        let length = norm(start)
        precondition(length > 0 && length.isFinite, "Curvature: the start is \(length) long; take a random direction.")
        next = start.map { $0 / length }
    }

    /// Adds a vector to the basis; false when the basis spans all that A makes of the start.
    mutating func extend(_ product: ([Double]) -> [Double]) -> Bool {
        var image = product(next)
        let curvature = dot(image, next)
        basis.append(next)
        diagonal.append(curvature)
        // Twice is enough (Parlett 1980).
        for _ in 0..<2 {
            for vector in basis {
                let share = dot(image, vector)
                for i in image.indices { image[i] -= share * vector[i] }
            }
        }
        let rest = norm(image)
        beside.append(rest)
        let size = diagonal.map(abs).max() ?? 0
        guard basis.count < image.count, rest > 1e-6 * size, rest.isFinite else { return false }
        next = image.map { $0 / rest }
        return true
    }

    func largest(_ count: Int) -> [Ritz] {
        var projected = Tridiagonal(diagonal: diagonal, beside: Array(beside.dropLast()))
        projected.diagonalize()
        let n = projected.count
        return projected.diagonal.indices.sorted { projected.diagonal[$0] > projected.diagonal[$1] }.prefix(count).map {
            let coordinates = Array(projected.vectors[$0 * n..<($0 + 1) * n])
            return Ritz(
                value: projected.diagonal[$0], coordinates: coordinates,
                residual: abs(beside[n - 1] * coordinates[n - 1]))
        }
    }

    func vector(_ ritz: Ritz) -> [Double] {
        var sum = Array(repeating: 0.0, count: next.count)
        for (share, vector) in zip(ritz.coordinates, basis) {
            for i in sum.indices { sum[i] += share * vector[i] }
        }
        let length = norm(sum)
        return sum.map { $0 / length }
    }
}
