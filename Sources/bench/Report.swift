import Foundation

/// What one machine measured: the table, and what it was measured on.
struct Report {
    let machine: Machine
    let versions: [String]
    let turns: Turns
    var measurements: [Measurement] = []

    /// Markdown, under the machine's name.
    var table: String {
        """
        ## \(machine.name)

        \(setting)

        | | threads | ours | the other side | its ÷ ours | of peak | floor → goal | |
        | --- | --: | --: | --: | --: | --: | --- | --- |

        """ + measurements.map { "| \(cells(of: $0).joined(separator: " | ")) |\n" }.joined()
    }

    private func cells(of measurement: Measurement) -> [String] {
        [
            measurement.workload.title, "\(measurement.threads)", Self.time(measurement.ours),
            measurement.theirs.map(Self.time) ?? "–",
            measurement.ratio.map { "\(Self.number($0.median))× (\(Self.number($0.lower))–\(Self.number($0.upper)))" }
                ?? "–",
            measurement.fraction.map { "\(Self.percent($0))" } ?? "–", Self.words(measurement.target),
            verdict(on: measurement),
        ]
    }

    private func verdict(on measurement: Measurement) -> String {
        let target = measurement.target
        if target.isEmpty { return "" }
        var meetsFloor = true
        var meetsGoal = true
        if let seconds = target.seconds { (meetsFloor, meetsGoal) = (measurement.ours.median <= seconds, true) }
        for (bounds, value) in [
            (target.ratio, measurement.ratio?.median), (target.fraction, measurement.fraction),
        ] {
            guard let bounds else { continue }
            guard let value else { return "–" }
            meetsFloor = meetsFloor && value >= bounds.floor
            meetsGoal = meetsGoal && value >= bounds.goal
        }
        return meetsFloor ? meetsGoal ? "**goal met**" : "floor met" : "not met"
    }

    private static func words(_ target: Target) -> String {
        var words: [String] = []
        if let ratio = target.ratio { words.append("\(number(ratio.floor))× → \(number(ratio.goal))×") }
        if let share = target.fraction { words.append("\(percent(share.floor)) → \(percent(share.goal))") }
        if let seconds = target.seconds { words.append("≤ \(number(seconds * 1e3)) ms") }
        return words.joined(separator: ", ")
    }

    private static func time(_ spread: Spread) -> String {
        "\(number(spread.median * 1e3)) ms (\(number(spread.lower * 1e3))–\(number(spread.upper * 1e3)))"
    }

    private static func percent(_ share: Double) -> String { "\(Int((100 * share).rounded())) %" }

    /// Three significant digits, no trailing zeros after the point.
    private static func number(_ value: Double) -> String {
        let digits = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3
        let text = String(format: "%.\(digits)f", value)
        return text.contains(".") ? String(text.reversed().drop { $0 == "0" }.drop { $0 == "." }.reversed()) : text
    }

    /// What the numbers were measured on.
    private var setting: String {
        let peaks = machine.operations.keys.sorted().map { threads in
            let operations = Self.number((machine.operations[threads] ?? 0) / 1e9)
            let bandwidth = Self.number((machine.bandwidth[threads] ?? 0) / 1e9)
            return "\(operations) GFLOP/s and \(bandwidth) GB/s on \(threads) thread\(threads == 1 ? "" : "s")"
        }
        return """
            - \(Date.now.formatted(.iso8601.year().month().day())), \(Machine.description). Measured peaks: \(peaks.joined(separator: "; ")).
            - Kernels: \(Machine.instructionSets)
            - Versions: \(versions.joined(separator: ", ")).
            - \(turns.count) alternations of at least \(Self.number(turns.duration * 1e3)) ms a side, each after at least \(Self.number(turns.warmUp * 1e3)) ms that do not count.
            """
    }
}
