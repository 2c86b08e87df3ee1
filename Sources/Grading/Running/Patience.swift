import Foundation

/// A time limit that runs while we do: a machine that sleeps for an hour in between costs a moment.
struct Patience {
    private var left: Double
    private var last = Date.now

    init(seconds: Double) { left = seconds }

    /// Whether the time is over, at a call every now and then.
    mutating func isOver() -> Bool {
        let now = Date.now
        left -= min(max(now.timeIntervalSince(last), 0), 0.2)
        last = now
        return left <= 0
    }
}
