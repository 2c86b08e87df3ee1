import ArgumentParser
import Downhill
import Foundation

/// `make bench`: our speed beside PyTorch's.
@main
struct Bench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract: "Times training steps, kernels, update rules and plots beside PyTorch's, the two sides taking turns.",
        discussion: """
            A whole run with PyTorch at hand keeps its table among those of Sources/bench/README.md. Without PyTorch, and with --only, \
            --quick or fewer than 10 alternations, the table is printed and nothing is written.
            """)

    @Option(
        help: ArgumentHelp("Only the workloads whose names begin so; may be given several times.", valueName: "name"))
    var only: [String] = []

    @Option(help: "How often the two sides take turns: from 1 to 1,000; 11, if nothing is said.")
    var alternations: Int?

    @Flag(help: "Three short turns: a look, not a measurement.")
    var quick = false

    @Option(help: "Hold both sides to an instruction set; at first each uses the best that it has.")
    var isa: InstructionSet?

    @Option(help: "The Python that has PyTorch; at first what DOWNHILL_PYTHON says, or python3.")
    var python: String?

    func validate() throws {
        if let alternations, !(1...1000).contains(alternations) {
            throw ValidationError("--alternations is \(alternations); it is a number from 1 to 1,000.")
        }
        let known = Workload.all.map(\.name)
        if let name = only.first(where: { name in !known.contains { $0.hasPrefix(name) } }) {
            throw ValidationError(
                "--only \(name): no workload's name begins so. There are: \(known.joined(separator: ", ")).")
        }
    }

    private var turns: Turns {
        var turns = quick ? Turns(count: 3, duration: 0.01, warmUp: 0.005) : Turns()
        if let alternations { turns.count = alternations }
        return turns
    }

    func run() throws {
        #if DEBUG
        throw ValidationError("a debug build is many times slower; measure with: make bench")
        #else
        try isa?.take()
        try measure()
        #endif
    }

    private func measure() throws {
        let pytorch = try startPyTorch()
        let all = ProcessInfo.processInfo.activeProcessorCount
        let counts = all > 1 ? [1, all] : [1]
        var machine = Machine()
        for count in counts { machine.measure(threads: count) }

        let comparison = Comparison(turns: turns, pytorch: pytorch)
        var measurements: [Measurement] = []
        for workload in Workload.all where only.isEmpty || only.contains(where: { workload.name.hasPrefix($0) }) {
            for threads in workload.isThreaded ? counts : [1] {
                tell("\(workload.title), \(threads) thread\(threads == 1 ? "" : "s")")
                measurements.append(try comparison.measure(workload, threads: threads, ofAll: all))
            }
        }
        // Once more, for the page: the best of both.
        for count in counts { machine.measure(threads: count) }

        let report = Report(
            machine: machine, versions: [Machine.swiftVersion, pytorch?.versions].compactMap(\.self), turns: turns,
            measurements: measurements)
        print(report.table)
        if pytorch != nil, only.isEmpty, !quick, turns.count >= 10 { print(try Page.keep(report).path) }
    }

    /// PyTorch's side; nil, with a word of explanation, where nobody asked for it by name and there is none.
    private func startPyTorch() throws -> PyTorch? {
        let named = python ?? ProcessInfo.processInfo.environment["DOWNHILL_PYTHON"].flatMap { $0.isEmpty ? nil : $0 }
        do { return try PyTorch(python: named ?? "python3", isa: isa) } catch {
            if named != nil { throw error }
            tell("\(error)\nOur side alone is timed.")
            return nil
        }
    }

    private func tell(_ text: String) { FileHandle.standardError.write(Data("\(text)\n".utf8)) }
}

/// How the two sides take turns.
struct Turns {
    var count = 11

    /// How long a side keeps at it in its turn, in seconds; at least one call.
    var duration = 0.1

    /// How long it does so before that, untimed; at least one call.
    var warmUp = 0.03
}
