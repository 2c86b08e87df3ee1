import Foundation

/// The table, and the page around it.
struct Report {
    let machine: Machine
    let versions: [String]
    let options: Options
    var measurements: [Measurement] = []

    var table: String {
        """
        | | threads | ours | PyTorch | PyTorch ÷ ours | of peak | floor → goal | |
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
}

extension Report {
    /// What the numbers were measured on.
    var setting: String {
        let peaks = machine.operations.keys.sorted().map { threads in
            let operations = Self.number((machine.operations[threads] ?? 0) / 1e9)
            let bandwidth = Self.number((machine.bandwidth[threads] ?? 0) / 1e9)
            return "\(operations) GFLOP/s and \(bandwidth) GB/s on \(threads) thread\(threads == 1 ? "" : "s")"
        }
        return """
            - Machine: \(Machine.description). Measured peaks: \(peaks.joined(separator: "; ")).
            - Kernels: \(Machine.instructionSets)
            - Versions: \(versions.joined(separator: ", ")).
            - \(options.alternations) alternations.
            """
    }

    private func milliseconds(_ seconds: Double) -> String { "\(Self.number(seconds * 1e3)) ms" }

    /// Sources/bench/README.md.
    var page: String {
        """
        # Our speed beside PyTorch's

        `make bench` measured this table and wrote this page. Both sides ran in one go with the same number of threads, taking turns of at least \(milliseconds(options.turn)), each after
        at least \(milliseconds(options.warmUp)) that do not count, since the other side's threads look for work for a while before they sleep: ours as a learner uses it, with differentiation, memory and
        optimizer; PyTorch's eager, in its faster memory layout (channels last), with its fused update rules.

        \(setting)

        Times are medians over the alternations, with quartiles; the ratio is taken turn by turn. *Of peak* is a share of what the machine can do at most. Where a workload's
        operations are counted, as the textbook's algorithm needs them, one that needs fewer may pass 100 %: Winograd's, or a convolution that leaves out the zeros around an image.
        The peak there is that of fused multiply-adds that wait for nothing; for the update rules it is the bandwidth of memory beyond every cache, of which part of theirs
        may lie within. Both are measured anew after each of our turns.
        PyTorch descends Rosenbrock's valley for a thousand steps, and its time counts ten times.
        PyTorch's update rules do not look for infinities and NaN in gradients; ours has `valueAndGradient` do so, in the step rows' time.

        \(table)
        To measure your machine:

            make bench                                     # python3 has PyTorch
            DOWNHILL_PYTHON=path/to/python make bench      # another Python has it
            swift run -c release bench --only mlp          # one workload, printed only

        Without PyTorch our side is timed alone and this page stays as it is. matplotlib is timed where it is installed. An otherwise idle machine gives the truest numbers.

        """
    }
}
