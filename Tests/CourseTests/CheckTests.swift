import Downhill
import Foundation
import Testing

@Suite struct `The command course check` {
    @Test func `passes a sound training, a line a check, and draws its dashboard`() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).png")
        defer { try? FileManager.default.removeItem(at: file) }
        let run = try course("check", "--model", "simplemlp", "--data", "digits", "--figure", file.path)
        #expect(run.status == 0, "\(run.output)")
        for name in SanityChecks.names { #expect(run.output.contains("✓ \(name)")) }
        #expect(try PNG.decode([UInt8](Data(contentsOf: file))).width > 0)
    }

    @Test func `fails a rate that is far too large, and says what to try`() throws {
        let run = try course("check", "--learning-rate", "20")
        #expect(run.status == 1)
        #expect(run.output.contains("✗ loss curve"))
        #expect(run.output.contains("likely: learning rate too large"))
    }

    @Test(arguments: [
        (["check", "--model", "convent"], "Did you mean convnet?"),
        (["check", "--data", "digit"], "Did you mean digits?"),
        (["check", "--optimizer", "adm"], "Did you mean adam?"),
        (["check", "--batch-size", "1"], "--batch-size is 1"),
        (["check", "--limit", "50"], "--limit is 50; the checks want 200 images or more"),
        (["check", "--learning-rate", "inf"], "--learning-rate is inf"),
        (["check", "--weight-decay", "1e400"], "--weight-decay is inf"),
    ])
    func `names what there is instead of what there is not`(arguments: [String], reason: String) throws {
        let run = try course(arguments)
        #expect(run.status != 0)
        #expect(run.remarks.contains(reason), "\(run.remarks)")
        #expect(run.output.isEmpty)
    }
}
