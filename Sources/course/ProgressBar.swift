import Downhill
import Foundation

/// How far an epoch is: a line on a terminal that is written over; nothing where nobody looks.
struct ProgressBar {
    private let title: String
    private let total: Int
    private let isShown = isatty(STDERR_FILENO) == 1
    private let start = ContinuousClock.now
    private var lastShown: ContinuousClock.Instant?

    init(_ title: String, of total: Int) {
        self.title = title
        self.total = total
    }

    /// So many steps are made.
    mutating func show(_ step: Int) {
        let now = ContinuousClock.now
        if let lastShown, now - lastShown < .milliseconds(100), step < total { return }
        guard isShown else { return }
        lastShown = now
        let seconds = max((now - start) / .seconds(1), 1e-9)
        let filled = 24 * step / max(total, 1)
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 24 - filled)
        let rate = NumberFormat.significant(3).text(Double(step) / seconds)
        let left = Int((seconds / Double(step) * Double(total - step)).rounded())
        let clock = "\(left / 60):\(left % 60 < 10 ? "0" : "")\(left % 60)"
        write("\r\(title) \(bar) \(step)/\(total), \(rate) steps a second, \(clock) left\u{1B}[K")
    }

    /// Leaves the line to others.
    func clear() { if isShown { write("\r\u{1B}[K") } }

    private func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}
