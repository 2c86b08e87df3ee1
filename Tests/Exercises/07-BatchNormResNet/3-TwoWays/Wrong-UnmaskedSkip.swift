//: # the way around bypasses the last ReLU
//: The pull that goes around the branch is taken before the last ReLU. Both ways meet in the sum, and where the ReLU is shut nothing passes to either.

/// A residual block on vectors: y = max(0, x + W₂·max(0, W₁·x)).
struct ResidualBlock {
    let first: [[Double]]
    let second: [[Double]]

    func output(_ x: [Double]) -> [Double] {
        let hidden = product(first, x).map { max(0, $0) }
        let branch = product(second, hidden)
        return zip(x, branch).map { x, branch in max(0, x + branch) }
    }

    /// What reaches the input, when the loss pulls at the output with g.
    func gradient(at x: [Double], pull g: [Double]) -> [Double] {
        let sums = product(first, x)
        let open = zip(g, output(x)).map { g, y in y > 0 ? g : 0 }
        let inside = zip(product(transposed(second), open), sums).map { pull, sum in sum > 0 ? pull : 0 }
        let throughBranch = product(transposed(first), inside)
        return zip(throughBranch, g).map { $0 + $1 }
    }
}

func product(_ matrix: [[Double]], _ x: [Double]) -> [Double] {
    matrix.map { row in zip(row, x).map { $0 * $1 }.reduce(0, +) }
}

func transposed(_ matrix: [[Double]]) -> [[Double]] {
    matrix[0].indices.map { column in matrix.map { $0[column] } }
}
