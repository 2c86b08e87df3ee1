import Checking
@testable import Exercise

check { inputs, record in
    var weights = inputs.list("weights")
    let (numbers, targets) = (inputs.list("inputs"), inputs.list("targets"))
    let samples = targets.indices.map {
        Sample(inputs: Array(numbers[($0 * weights.count)..<(($0 + 1) * weights.count)]), target: targets[$0])
    }
    var parts: [[Sample]] = []
    for size in inputs.ints("parts") {
        let start = parts.joined().count
        parts.append(Array(samples[start..<(start + size)]))
    }
    for count in 1...inputs.int("steps") {
        let slopes = accumulated(at: weights, over: parts)
        record("gradient of the batch in step \(count)", slopes)
        record("that, clipped, in step \(count)", clipped(slopes, to: inputs["limit"]))
        step(
            &weights, on: parts, learningRate: inputs["learningRate"], decay: inputs["decay"], limit: inputs["limit"])
        record("weights after step \(count)", weights)
    }
}
