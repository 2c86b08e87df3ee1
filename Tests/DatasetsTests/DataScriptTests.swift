import Foundation
import Testing

/// `make data` with a folder as its source: what it accepts, what it refuses, and what it leaves behind.
@Suite struct DataScriptTests {
    /// Runs the script; returns its exit status and what it said about errors.
    private func run(_ arguments: [String], _ environment: [String: String]) throws -> (status: Int32, errors: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["\(packageFolder)/scripts/data"] + arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        let errors = Pipe()
        process.standardError = errors
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, text)
    }

    private static let files = [
        "train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte",
    ]

    @Test func `A file with another checksum is refused by name, and nothing is put in place`() throws {
        try withTemporaryFolder { folder in
            for file in Self.files { try write(imageFile(count: 3), to: "\(folder)/from/mnist/\(file)") }
            let (status, errors) = try run(["mnist"], ["DATA": "\(folder)/to", "DATA_FROM": "\(folder)/from"])
            #expect(status != 0)
            #expect(errors.contains("train-images-idx3-ubyte has another checksum"))
            #expect(!FileManager.default.fileExists(atPath: "\(folder)/to/mnist"))
        }
    }

    @Test func `A source that lacks a file is refused by the file's name`() throws {
        try withTemporaryFolder { folder in
            let (status, errors) = try run(["cifar-10"], ["DATA": "\(folder)/to", "DATA_FROM": folder])
            #expect(status != 0)
            #expect(errors.contains("\(folder)/cifar-10-batches-bin/data_batch_1.bin is not there"))
        }
    }

    @Test func `An unknown set and a missing source are named`() throws {
        #expect(try run(["imagenet"], [:]).errors.contains("no set called imagenet; there are mnist and cifar-10"))
        #expect(try run([], ["DATA_FROM": "/nowhere"]).errors.contains("/nowhere, which is no folder"))
    }

    @Test(.enabled(if: dataFolderHolds("mnist"), "make data has not been run"))
    func `The official files are copied into place`() throws {
        try withTemporaryFolder { folder in
            let (status, errors) = try run(["mnist"], ["DATA": folder, "DATA_FROM": dataFolder])
            #expect(status == 0)
            #expect(errors.isEmpty)
            for file in Self.files {
                #expect(
                    FileManager.default.contentsEqual(
                        atPath: "\(folder)/mnist/\(file)", andPath: "\(dataFolder)/mnist/\(file)"))
            }
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["mnist"])
        }
    }
}
