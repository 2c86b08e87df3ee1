import Foundation
import Numbers
import TestSupport
import Testing

@Suite struct FileLockTests {
    @Test func `the second to come learns who has it, and gets it when the first is gone`() throws {
        try withTemporaryFolder { folder in
            let file = folder.appending(path: "lock")
            do {
                let lock = try FileLock(file, holder: "the first")
                #expect(throws: FileLock.Held(holder: "the first")) { _ = try FileLock(file, holder: "the second") }
                lock.remove()
            }
            #expect(!FileManager.default.fileExists(atPath: file.path))
            let lock = try FileLock(file, holder: "the second")
            #expect(try String(contentsOf: file, encoding: .utf8) == "the second\n")
            lock.remove()
        }
    }

    @Test func `what a killed holder leaves is a file, and no lock`() throws {
        try withTemporaryFolder { folder in
            let file = folder.appending(path: "lock")
            try Data("somebody with a long name, long gone".utf8).write(to: file)
            let lock = try FileLock(file, holder: "me")
            #expect(try String(contentsOf: file, encoding: .utf8) == "me\n")
            lock.remove()
        }
    }
}
