import Checking
@testable import Exercise

/// The rates of a whole training. In: the highest rate, the steps of the warm-up, all steps. Out: a rate for each.
serve { request in
    let schedule = WarmupCosine(peak: request[0], warmup: Int(request[1]), total: Int(request[2]))
    return (0..<Int(request[2])).map { schedule.rate(at: $0) }
}
