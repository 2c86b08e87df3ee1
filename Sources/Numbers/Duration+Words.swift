extension Duration {
    /// About how long it is, for somebody who waits: `67 minutes`, `2 hours`.
    package var inWords: String {
        let seconds = self / .seconds(1)
        let units = [("day", 86_400.0), ("hour", 3_600), ("minute", 60), ("second", 1)]
        let (name, length) = units.first { seconds >= 1.5 * $0.1 } ?? ("second", 1)
        let count = Int((seconds / length).rounded())
        return "\(count) \(name)\(count == 1 ? "" : "s")"
    }
}
