import Checking
@testable import Exercise

check { inputs, record in
    let (start, table) = (inputs.list("start"), inputs.list("hessian"))
    var lengths: [Double] = []
    let (quotients, direction) = powerIteration(from: start, products: inputs.int("products")) { v in
        lengths.append(v.map { $0 * $0 }.reduce(0, +).squareRoot())
        return start.indices.map { row in
            v.indices.map { table[row * start.count + $0] * v[$0] }.reduce(0, +)
        }
    }
    for (index, quotient) in quotients.enumerated() { record("quotient \(index + 1)", quotient) }
    record("products asked for", lengths.count)
    record("length of v, product by product", lengths)
    record("direction at the end", direction)
}
