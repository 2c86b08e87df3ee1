import Foundation
import TestSupport
import Testing

@Suite struct `The command bench` {
    @Test(arguments: [
        (["--only"], "Missing value for '--only <name>'"),
        (["--only", "warp"], "--only warp: no workload's name begins so. There are: mlp, "),
        (["--alternations", "0"], "--alternations is 0; it is a number from 1 to 1,000."),
        (["--alternations=many"], "The value 'many' is invalid for '--alternations <alternations>'"),
        (["--isa", "mmx"], "The value 'mmx' is invalid for '--isa <isa>'"),
        (["--fast"], "Unknown option '--fast'"),
        (["mlp"], "Unexpected argument 'mlp'"),
    ])
    func `refuses what it does not know, says why, and measures nothing`(arguments: [String], reason: String) throws {
        let process = Process()
        process.executableURL = productsFolder.appending(path: "bench")
        process.arguments = arguments
        let (output, remarks) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = remarks
        try process.run()
        let written = output.fileHandleForReading.readDataToEndOfFile()
        let remarked = String(decoding: remarks.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 64)
        #expect(remarked.contains("Error: \(reason)"), "\(remarked)")
        #expect(remarked.contains("Usage: bench"))
        #expect(written.isEmpty)
    }
}
