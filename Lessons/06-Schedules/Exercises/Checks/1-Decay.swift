import Checking
@testable import Exercise

check { inputs, record in
    for isStaircase in [false, true] {
        let decay = ExponentialDecay(
            start: inputs["start"], factor: inputs["factor"], period: inputs.int("period"), isStaircase: isStaircase)
        for step in inputs.ints("steps") {
            record("\(isStaircase ? "staircase" : "smooth") rate at step \(step)", decay.rate(at: step))
        }
    }
}
