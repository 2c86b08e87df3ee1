import Checking
@testable import Exercise

check { inputs, record in
    let (numbers, width) = (inputs.list("matrices"), inputs.int("width"))
    let rows = stride(from: 0, to: numbers.count, by: width).map { Array(numbers[$0..<($0 + width)]) }
    let blocks = stride(from: 0, to: rows.count, by: 2 * width).map { start in
        ResidualBlock(
            first: Array(rows[start..<(start + width)]), second: Array(rows[(start + width)..<(start + 2 * width)]))
    }
    var signals = [inputs.list("x")]
    for (index, block) in blocks.enumerated() {
        signals.append(block.output(signals[index]))
        record("output of block \(index + 1)", signals[index + 1])
    }
    var pull = inputs.list("g")
    for (index, block) in blocks.enumerated().reversed() {
        pull = block.gradient(at: signals[index], pull: pull)
        record("gradient at the input of block \(index + 1)", pull)
    }
}
