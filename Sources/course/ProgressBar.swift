import Downhill
import Foundation

/// How far an epoch is, how fast it goes and how long it takes yet: a line on a terminal that is written over; elsewhere, such as in a log, a line a
/// minute.
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
        let seconds = max((now - start) / .seconds(1), 1e-9)
        guard isShown else {
            guard now - (lastShown ?? start) >= .seconds(60), step < total else { return }
            lastShown = now
            return Output.note("\(title)  \(words(step, seconds: seconds)[0])")
        }
        if let lastShown, now - lastShown < .milliseconds(100), step < total { return }
        lastShown = now
        Output.mutter("\r" + line(step, seconds: seconds) + "\u{1B}[K")
    }

    /// Leaves the line to others.
    func clear() { if isShown { Output.mutter("\r\u{1B}[K") } }

    /// As much of it as the terminal is wide: the bar shrinks first, then the words go.
    private func line(_ step: Int, seconds: Double) -> String {
        let room = Self.columns - 1  // a full line would wrap on some terminals
        for words in words(step, seconds: seconds) {
            let bar = min(24, room - title.count - words.count - 2)
            if bar >= 6 { return "\(title) \(drawn(step, bar)) \(words)" }
        }
        return String("\(title) \(step)/\(total)".prefix(max(room, 0)))
    }

    /// All there is to say, and shorter and shorter.
    private func words(_ step: Int, seconds: Double) -> [String] {
        let left = Int((seconds / Double(step) * Double(total - step)).rounded())
        let clock = "\(left / 60):\(left % 60 < 10 ? "0" : "")\(left % 60) left"
        let rate = "\(NumberFormat.significant(3).text(Double(step) / seconds)) steps a second"
        let count = "\(step)/\(total)"
        return ["\(count), \(rate), \(clock)", "\(count), \(clock)", count]
    }

    private func drawn(_ step: Int, _ width: Int) -> String {
        let filled = width * step / max(total, 1)
        return String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
    }

    /// The width of the terminal; 80 where it does not say.
    private static var columns: Int {
        var size = winsize()
        let asked = ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size)
        return asked == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
    }
}
