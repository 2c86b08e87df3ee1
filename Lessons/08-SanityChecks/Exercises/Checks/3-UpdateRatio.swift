import Checking
@testable import Exercise

check { inputs, record in
    let (before, after, gradient) = (inputs.list("before"), inputs.list("after"), inputs.list("gradient"))
    var start = 0
    let layers = inputs.ints("sizes").map { size in
        let range = start..<(start + size)
        start += size
        return Layer(before: Array(before[range]), after: Array(after[range]), gradient: Array(gradient[range]))
    }
    for (index, ratio) in updateRatios(layers).enumerated() { record("update ratio of layer \(index + 1)", ratio) }
    if let cosine = descent(layers) {
        record("cosine with the way downhill", cosine)
    } else {
        record("cosine with the way downhill", "none")
    }
}
