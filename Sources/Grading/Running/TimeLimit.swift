import Foundation

/// A time limit that runs while this process does: a machine that sleeps for an hour in between costs a moment.
struct TimeLimit {
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
