import Foundation
import TestSupport
import Testing

@Suite struct `What course writes` {
    private let path = ["descend", "--steps", "5"]

    @Test func `goes where a link leads, and into a device`() throws {
        try withTemporaryFolder { folder in
            let (target, link) = (folder.appending(path: "target.csv"), folder.appending(path: "link.csv"))
            try FileManager.default.createSymbolicLink(atPath: link.path, withDestinationPath: "target.csv")
            #expect(try course(path + ["--csv", link.path]).status == 0)
            #expect(try course(path + ["--csv", "-"]).output == String(contentsOf: target, encoding: .utf8))
            #expect(try course(path + ["--csv", "/dev/stdout"]).output == String(contentsOf: target, encoding: .utf8))
            #expect(try course(path + ["--csv", "/dev/null"]).status == 0)
            var information = stat()
            #expect(lstat("/dev/null", &information) == 0 && information.st_mode & S_IFMT == S_IFCHR)
        }
    }

    @Test func `does not replace what may not be written`() throws {
        try withTemporaryFolder { folder in
            let file = folder.appending(path: "mine.csv")
            try Data("mine".utf8).write(to: file)
            chmod(file.path, 0o444)
            let run = try course(path + ["--csv", file.path])
            #expect(run.status != 0)
            #expect(run.remarks.contains("mine.csv cannot be written: Permission denied. See to it"))
            #expect(try Data(contentsOf: file) == Data("mine".utf8))
        }
    }

    @Test(arguments: [["--csv", "x", "--figure", "x"], ["--figure", "x", "--animation", "./x"]])
    func `has a place for each`(outputs: [String]) throws {
        try withTemporaryFolder { folder in
            let program = courseProgram.path
            let run = try output(
                of: URL(filePath: "/bin/sh"),
                ["-c", "cd '\(folder.path)' && exec '\(program)' \((path + outputs).joined(separator: " "))"])
            #expect(run.status != 0)
            #expect(run.remarks.contains("and one would replace the other"))
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
        }
    }

    @Test func `on a standard output that is full is an error in plain words`() throws {
        guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
        for arguments in [path + ["--csv", "-"], ["data"]] {
            let run = try shell("'\(courseProgram.path)' \(arguments.joined(separator: " ")) > /dev/full")
            #expect(run.status != 0)
            #expect(run.remarks.contains("/dev/stdout cannot be written: No space left on device."), "\(run.remarks)")
        }
    }

    @Test func `needs no standard error, and leaves no remarks in files`() throws {
        try withTemporaryFolder { folder in
            let run = try shell(
                "'\(courseProgram.path)' train --limit 100 --epochs 1 --out '\(folder.path)/run' 2>&-")
            #expect(run.status == 0)
            let history = try String(contentsOf: folder.appending(path: "run/history.csv"), encoding: .utf8)
            #expect(history.hasPrefix("epoch,") && history.split(separator: "\n").count == 2)
            #expect(try shell("'\(courseProgram.path)' data >&- 2>&1").status != 0)
        }
    }

    private func shell(_ command: String) throws -> (status: Int32, output: String, remarks: String) {
        try output(of: URL(filePath: "/bin/sh"), ["-c", command])
    }
}
