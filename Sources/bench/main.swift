import Downhill
import Foundation

func fail(_ message: String, code: Int32) -> Never {
    FileHandle.standardError.write(Data("bench: \(message)\n".utf8))
    exit(code)
}

func tell(_ text: String) { FileHandle.standardError.write(Data("\(text)\n".utf8)) }

/// PyTorch's side; nil, with a word of explanation, where nobody asked for it by name and there is none.
func startPyTorch(_ options: Options) throws(PyTorch.Failure) -> PyTorch? {
    do { return try PyTorch(python: options.python ?? "python3") } catch {
        if options.python != nil { throw error }
        tell("\(error)\nOur side alone is timed.")
        return nil
    }
}

func run(_ options: Options) throws {
    let workloads = Workload.all.filter { workload in
        options.only.isEmpty || options.only.contains { workload.name.hasPrefix($0) }
    }
    if workloads.isEmpty {
        fail(
            "--only: no workload's name begins so. There are: \(Workload.all.map(\.name).joined(separator: ", ")).",
            code: 64)
    }
    let pytorch = try startPyTorch(options)
    let all = ProcessInfo.processInfo.activeProcessorCount
    let counts = all > 1 ? [1, all] : [1]
    var machine = Machine()
    for count in counts { machine.measure(threads: count) }

    let comparison = Comparison(options: options, pytorch: pytorch)
    var measurements: [Measurement] = []
    for workload in workloads {
        for threads in workload.isThreaded ? counts : [1] {
            tell("\(workload.title), \(threads) thread\(threads == 1 ? "" : "s")")
            measurements.append(try comparison.measure(workload, threads: threads, ofAll: all))
        }
    }
    // Once more, for the page: the best of both.
    for count in counts { machine.measure(threads: count) }

    let report = Report(
        machine: machine, versions: [Machine.swiftVersion, pytorch?.versions].compactMap(\.self), options: options,
        measurements: measurements)
    print(report.setting, report.table, separator: "\n\n", terminator: "")
    if options.isComplete && pytorch != nil {
        let page = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "README.md")
        try Data(report.page.utf8).write(to: page, options: .atomic)
        print("\n\(page.path)")
    }
}

do {
    let options = try Options(CommandLine.arguments.dropFirst(), environment: ProcessInfo.processInfo.environment)
    if options.isHelp {
        print(Options.usage)
    } else {
        #if DEBUG
        fail("a debug build is many times slower; measure with: make bench", code: 64)
        #else
        try run(options)
        #endif
    }
} catch let failure as Options.Failure {
    fail("\(failure)\n\n\(Options.usage)", code: 64)
} catch {
    fail("\(error)", code: 1)
}
