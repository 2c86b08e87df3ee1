import CKernels
import Downhill
import Foundation

/// The machine under the comparison: what it is called, and what it can do at most.
struct Machine {
    /// Multiplications and additions a second, by fused multiply-adds that wait for nothing, on a number of threads.
    private(set) var operations: [Int: Double] = [:]

    /// Bytes a second between processor and memory, reading two streams and writing one, on a number of threads.
    private(set) var bandwidth: [Int: Double] = [:]

    /// Takes both measurements, the best of many; a later one counts where it is better.
    mutating func measure(threads: Int) {
        Threads.setCount(threads)
        let streams = Streams()
        let best = (0..<20).map { _ in Self.operationsPerSecond(threads: threads, for: 0) }.max() ?? 0
        let widest = (0..<6).map { _ in streams.bytesPerSecond(for: 0) }.max() ?? 0
        operations[threads] = max(operations[threads] ?? 0, best)
        bandwidth[threads] = max(bandwidth[threads] ?? 0, widest)
    }

    private static let rounds = 50_000
    private static let operationsOfPiece = dh_multiply_adds(rounds)

    /// Operations a second just now, on average over some time, of the `threads` threads that `Threads` has been set to.
    static func operationsPerSecond(threads: Int, for duration: Double) -> Double {
        let pieces = 4 * threads
        let time = seconds(for: duration) {
            dh_parallel(pieces, { _, _ in _ = dh_multiply_adds(Machine.rounds) }, nil)
        }
        return operationsOfPiece * Double(pieces) / time
    }

    /// Memory beyond every cache: 256 MB each.
    struct Streams {
        private let x = Operand(1 << 26), y = Operand(1 << 26)

        /// Bytes a second just now, on average over some time.
        func bytesPerSecond(for duration: Double) -> Double {
            let time = seconds(for: duration) { dh_axpy_f(0.5, x.start, y.start, x.count) }
            return Double(3 * x.count * MemoryLayout<Float>.stride) / time
        }
    }

    /// `AMD EPYC, avx512`: whose numbers a table has.
    var name: String { "\(Self.processor), \(String(cString: dh_isa_name()))" }

    /// `2 cores, Linux`
    static var description: String {
        "\(ProcessInfo.processInfo.activeProcessorCount) cores, " + ProcessInfo.processInfo.operatingSystemVersionString
    }

    /// Which instruction sets the kernels have, and what is known of each from this machine.
    static var instructionSets: String {
        let inUse = String(cString: dh_isa_name())
        let names = ["portable", "neon", "avx2", "avx512"]
        let runs = names.filter { dh_set_isa($0) }
        _ = dh_set_isa(inUse)
        let rest = names.filter { !runs.contains($0) }
        return
            "\(inUse). `make test` compares the bits of all that a machine runs, here \(runs.joined(separator: ", "))"
            + (rest.isEmpty ? "." : "; untested here: \(rest.joined(separator: ", ")).")
    }

    /// `Swift 6.3`, as `swift --version` has it; nil where that does not run.
    static var swiftVersion: String? {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["swift", "--version"]
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil, let text = try? output.fileHandleForReading.readToEnd() else { return nil }
        process.waitUntilExit()
        let words = String(decoding: text, as: UTF8.self).split(whereSeparator: \.isWhitespace)
        guard let place = words.firstIndex(of: "version"), place + 1 < words.count else { return nil }
        return "Swift \(words[place + 1])"
    }

    private static var processor: String {
        #if canImport(Darwin)
        var letters = [CChar](repeating: 0, count: 256)
        var length = letters.count
        guard sysctlbyname("machdep.cpu.brand_string", &letters, &length, nil, 0) == 0 else { return unknown }
        return String(decoding: letters.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        #else
        let information = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
        let line = information.split(separator: "\n").first { $0.hasPrefix("model name") }
        let name = line?.split(separator: ":").last.map { $0.trimmingCharacters(in: .whitespaces) }
        return name ?? unknown
        #endif
    }

    private static let unknown = "processor of unknown name"
}
