import Checking
@testable import Exercise

check { inputs, record in
    let schedule = WarmupCosine(peak: inputs["peak"], warmup: inputs.int("warmup"), total: inputs.int("total"))
    for step in inputs.ints("steps") { record("rate at step \(step)", schedule.rate(at: step)) }
}
