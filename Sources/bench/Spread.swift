import Foundation

/// What repeated measurements say: their median, and the quartiles around it.
struct Spread {
    let median: Double, lower: Double, upper: Double

    init(_ values: [Double]) {
        let sorted = values.sorted()
        func quantile(_ share: Double) -> Double {
            let place = share * Double(sorted.count - 1)
            let below = Int(place)
            let above = min(below + 1, sorted.count - 1)
            return sorted[below] + (place - Double(below)) * (sorted[above] - sorted[below])
        }
        (median, lower, upper) = (quantile(0.5), quantile(0.25), quantile(0.75))
    }
}

/// The mean seconds of a call, called again and again for at least `duration`.
func seconds(for duration: Double, _ call: () throws -> Void) rethrows -> Double {
    let clock = ContinuousClock()
    let start = clock.now
    var calls = 0.0
    while true {
        try call()
        calls += 1
        let elapsed = (clock.now - start) / .seconds(1)
        if elapsed >= duration { return elapsed / calls }
    }
}
