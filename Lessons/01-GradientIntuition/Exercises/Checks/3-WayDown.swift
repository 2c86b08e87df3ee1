import Checking
@testable import Exercise

check { inputs, record in
    let (start, curvatures) = (inputs.list("start"), inputs.list("curvatures"))
    let places = descend(
        from: start, learningRate: inputs["learningRate"], slopeBelow: inputs["slopeBelow"], atMost: inputs.int("steps")
    ) { w in
        w.indices.map { i in w.indices.map { curvatures[i * w.count + $0] * w[$0] }.reduce(0, +) }
    }
    for (step, place) in places.enumerated() { record(step == 0 ? "the start" : "the place after step \(step)", place) }
    record("steps taken", places.count - 1)
}
