import Downhill
import Foundation
import Testing

@Suite struct `course data` {
    @Test func `counts the digits and draws them`() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).png")
        defer { try? FileManager.default.removeItem(at: file) }
        let run = try course("data", "--figure", file.path)
        #expect(run.status == 0)
        let digits = Digits.load()
        #expect(run.output.hasPrefix("to train  \(digits.train)\nto test   \(digits.test)\n"))
        let last = try #require(digits.train.countsByClass.last)
        #expect(run.output.contains("\n9                \(last)"))
        #expect(try PNG.decode([UInt8](Data(contentsOf: file))).width > 0)
    }

    @Test func `the montage shows different images, a class a column`() throws {
        let files = ["digits", "shapes"].map {
            (name: $0, file: FileManager.default.temporaryDirectory.appending(path: "\(UUID()).png"))
        }
        defer { for (_, file) in files { try? FileManager.default.removeItem(at: file) } }
        for (name, file) in files {
            #expect(try course("data", "--data", name, "--limit", "20", "--figure", file.path).status == 0)
        }
        #expect(try Data(contentsOf: files[0].file) != Data(contentsOf: files[1].file))
    }

    @Test func `a damaged file is named with byte and reason`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "\(UUID())")
        defer { try? FileManager.default.removeItem(at: folder) }
        let batches = folder.appending(path: "cifar-10-batches-bin")
        try FileManager.default.createDirectory(at: batches, withIntermediateDirectories: true)
        try Data(repeating: 0, count: 5_000).write(to: batches.appending(path: "data_batch_1.bin"))
        let run = try course("data", "--data", "cifar-10", "--data-folder", folder.path)
        #expect(run.status != 0)
        #expect(run.remarks.contains("data_batch_1.bin, byte 5000"))
        #expect(run.output.isEmpty)
    }
}
