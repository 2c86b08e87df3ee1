import Checking
@testable import Exercise

/// A batch's gradient from those of its parts, clipped. In: the limit, the number of parts, how many samples each has, the gradients, one after another.
/// Out: the gradient.
///
/// Samples with the target −½ have their inputs for slopes where all weights are zero. So a weight for each part, which has a slope there and none
/// elsewhere, tells how much the part counts.
serve { request in
    let (limit, count) = (request[0], Int(request[1]))
    let sizes = request[2..<(2 + count)].map { Int($0) }
    let numbers = Array(request[(2 + count)...])
    let parts = sizes.indices.map { part in
        let inputs = sizes.indices.map { $0 == part ? 1.0 : 0.0 }
        return [Sample](repeating: (inputs: inputs, target: -0.5), count: sizes[part])
    }
    let shares = accumulated(at: sizes.map { _ in 0 }, over: parts)
    let weights = numbers.count / count
    let whole = (0..<weights).map { i in
        sizes.indices.map { shares[$0] * numbers[$0 * weights + i] }.reduce(0, +)
    }
    return clipped(whole, to: limit)
}
