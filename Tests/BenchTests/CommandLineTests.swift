import Foundation
import TestSupport
import Testing

@Suite struct `The command bench` {
    @Test(arguments: [
        (["--only"], "--only needs a value."),
        (["--alternations", "0"], "--alternations takes a whole number from 1 to 1000, not “0”."),
        (["--alternations=many"], "--alternations takes a whole number from 1 to 1000, not “many”."),
        (["--quick=yes"], "unknown option “--quick=yes”."),
        (["--fast"], "unknown option “--fast”."),
        (["mlp"], "unknown option “mlp”."),
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
        #expect(remarked.contains("bench: \(reason)"), "\(remarked)")
        #expect(remarked.contains("usage: bench"))
        #expect(written.isEmpty)
    }
}
