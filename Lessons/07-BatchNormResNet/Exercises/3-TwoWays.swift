//: # 3 · Two ways through a block
//: A residual block on small vectors, as He 2015 has it: y = max(0, x + F(x)) with the branch F(x) = W₂ max(0, W₁ x). Somebody wrote it, forward and backward, stacked twenty and reports two things: “What goes in is never made smaller, only larger.
//: And the first layers learn nothing.” There are two bugs, one on each way.
//:
//: **To do.** Find them and repair them. `product` and `transposed` are right.
//:
//: **By hand first.** x = (4, −2), W₁ diagonal with 1 and −1, W₂ diagonal with −½ and ½. What comes out of the block? The loss pulls at both outputs with 2: what reaches the two inputs?

/// A residual block on vectors: y = max(0, x + W₂·max(0, W₁·x)).
struct ResidualBlock {
    let first: [[Double]]
    let second: [[Double]]

    func output(_ x: [Double]) -> [Double] {
        let hidden = product(first, x).map { max(0, $0) }
        let branch = product(second, hidden)
        return zip(x, branch).map { x, branch in x + max(0, branch) }
    }

    /// What reaches the input, when the loss pulls at the output with g.
    func gradient(at x: [Double], pull g: [Double]) -> [Double] {
        let sums = product(first, x)
        let open = zip(g, output(x)).map { g, y in y > 0 ? g : 0 }
        let inside = zip(product(transposed(second), open), sums).map { pull, sum in sum > 0 ? pull : 0 }
        let throughBranch = product(transposed(first), inside)
        return throughBranch
    }
}

func product(_ matrix: [[Double]], _ x: [Double]) -> [Double] {
    matrix.map { row in zip(row, x).map { $0 * $1 }.reduce(0, +) }
}

func transposed(_ matrix: [[Double]]) -> [[Double]] {
    matrix[0].indices.map { column in matrix.map { $0[column] } }
}
