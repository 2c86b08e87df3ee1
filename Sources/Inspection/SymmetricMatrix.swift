/// A real symmetric matrix, with its eigenvalues.
public struct SymmetricMatrix: Sendable {
    /// The number of rows.
    public let count: Int

    /// Row by row.
    private var entries: [Double]

    /// - Parameter entry: The entry at a row and a column; it is asked for on and below the diagonal.
    public init(count: Int, entry: (_ row: Int, _ column: Int) -> Double) {
        self.count = count
        entries = Array(repeating: 0, count: count * count)
        for row in 0..<count {
            for column in 0...row {
                let value = entry(row, column)
                entries[row * count + column] = value
                entries[column * count + row] = value
            }
        }
    }

    /// The entry at a row and a column, both counted from 0.
    public subscript(row: Int, column: Int) -> Double { entries[row * count + column] }

    /// The product with a vector.
    public static func * (a: SymmetricMatrix, x: [Double]) -> [Double] {
        (0..<a.count).map { row in dot(Array(a.entries[row * a.count..<(row + 1) * a.count]), x) }
    }
}

extension SymmetricMatrix {
    /// An eigenvalue and its eigenvector of length 1.
    public struct Eigenpair: Sendable {
        /// λ in Av = λv.
        public let value: Double

        /// v in Av = λv, of length 1.
        public let vector: [Double]
    }

    /// All eigenvalues and eigenvectors, the largest first.
    ///
    /// Householder's reduction to three diagonals (1958), then implicit QL steps (Francis 1961, as in EISPACK's `tred2` and `tql2`). The
    /// eigenvalues' error is a few roundings of the largest.
    public func eigenpairs() -> [Eigenpair] {
        guard count > 0 else { return [] }
        var tridiagonal = Tridiagonal(reducing: entries, count: count)
        tridiagonal.diagonalize()
        let vectors = tridiagonal.vectors
        return tridiagonal.diagonal.indices.sorted { tridiagonal.diagonal[$0] > tridiagonal.diagonal[$1] }.map { k in
            Eigenpair(value: tridiagonal.diagonal[k], vector: (0..<count).map { vectors[k * count + $0] })
        }
    }
}

/// A symmetric matrix of three diagonals, and the rotation that leads back to the matrix it came from.
struct Tridiagonal {
    let count: Int
    var diagonal: [Double]

    /// The entries beside the diagonal: the one between rows i and i + 1 at i; the last is 0.
    var beside: [Double]

    /// The rotation's columns one after the other; once diagonal, the eigenvectors.
    var vectors: [Double]

    init(diagonal: [Double], beside: [Double]) {
        count = diagonal.count
        self.diagonal = diagonal
        self.beside = beside + Array(repeating: 0, count: count - beside.count)
        vectors = Array(repeating: 0, count: count * count)
        for i in 0..<count { vectors[i * count + i] = 1 }
    }

    /// Reduces a symmetric matrix by reflections that clear one row after the other beyond the second diagonal.
    init(reducing matrix: [Double], count n: Int) {
        var a = matrix
        var reflections: [(start: Int, vector: [Double])] = []
        for k in 0..<max(n - 2, 0) {
            // v reflects column k below the diagonal onto its first entry.
            var v = (k + 1..<n).map { a[$0 * n + k] }
            let length = norm(v)
            guard length > 0 else { continue }
            v[0] += v[0] < 0 ? -length : length
            let scale = 1 / norm(v)
            for i in v.indices { v[i] *= scale }
            // A ← (1 − 2vvᵀ)·A·(1 − 2vvᵀ), of which only the rows and columns after k change.
            let m = v.count
            var p = Array(repeating: 0.0, count: m)
            for i in 0..<m {
                let row = (k + 1 + i) * n + k + 1
                for j in 0..<m { p[i] += a[row + j] * v[j] }
            }
            let projection = dot(v, p)
            for i in 0..<m { p[i] = 2 * (p[i] - projection * v[i]) }
            for i in 0..<m {
                let row = (k + 1 + i) * n + k + 1
                for j in 0..<m { a[row + j] -= v[i] * p[j] + p[i] * v[j] }
            }
            let first = a[(k + 1) * n + k] < 0 ? length : -length
            for i in k + 1..<n {
                a[i * n + k] = i == k + 1 ? first : 0
                a[k * n + i] = a[i * n + k]
            }
            reflections.append((k + 1, v))
        }
        self.init(
            diagonal: (0..<n).map { a[$0 * n + $0] }, beside: (0..<max(n - 1, 0)).map { a[($0 + 1) * n + $0] })
        for (start, v) in reflections.reversed() {
            for column in 0..<n {
                let base = column * n + start
                var projection = 0.0
                for i in v.indices { projection += vectors[base + i] * v[i] }
                for i in v.indices { vectors[base + i] -= 2 * projection * v[i] }
            }
        }
    }

    /// Rotates until nothing is left beside the diagonal, which then holds the eigenvalues.
    mutating func diagonalize() {
        let scale = (0..<count).map { abs(diagonal[$0]) + ($0 + 1 < count ? abs(beside[$0]) : 0) }.max() ?? 0
        for l in 0..<count {
            var rounds = 0
            while let m = (l..<count).first(where: { isNegligible($0, scale) }), m > l {
                rounds += 1
                precondition(rounds < 100, "SymmetricMatrix: the eigenvalues do not settle; is an entry not finite?")
                rotate(from: l, to: m)
            }
        }
    }

    /// Whether an entry beside the diagonal is lost in its neighbours' rounding, or in that of the whole matrix: among eigenvalues that are all but zero
    /// the neighbours are rounding themselves, and would never be settled by each other.
    private func isNegligible(_ i: Int, _ scale: Double) -> Bool {
        guard i + 1 < count else { return true }
        let size = abs(diagonal[i]) + abs(diagonal[i + 1])
        return size + abs(beside[i]) == size || abs(beside[i]) < scale * .ulpOfOne / 8
    }

    /// One implicit QL step with Wilkinson's shift on the rows l to m.
    private mutating func rotate(from l: Int, to m: Int) {
        var g = (diagonal[l + 1] - diagonal[l]) / (2 * beside[l])
        var r = (g * g + 1).squareRoot()
        g = diagonal[m] - diagonal[l] + beside[l] / (g + (g < 0 ? -r : r))
        var (s, c, p) = (1.0, 1.0, 0.0)
        for i in (l..<m).reversed() {
            let f = s * beside[i]
            let b = c * beside[i]
            r = (f * f + g * g).squareRoot()
            beside[i + 1] = r
            guard r != 0 else {
                diagonal[i + 1] -= p
                beside[m] = 0
                return
            }
            s = f / r
            c = g / r
            g = diagonal[i + 1] - p
            r = (diagonal[i] - g) * s + 2 * c * b
            p = s * r
            diagonal[i + 1] = g + p
            g = c * r - b
            for k in 0..<count {
                let (left, right) = (vectors[i * count + k], vectors[(i + 1) * count + k])
                vectors[(i + 1) * count + k] = s * left + c * right
                vectors[i * count + k] = c * left - s * right
            }
        }
        diagonal[l] -= p
        beside[l] = g
        beside[m] = 0
    }
}
