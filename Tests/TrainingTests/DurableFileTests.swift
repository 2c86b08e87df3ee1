import Foundation
import TestSupport
import Testing
import Training

@Suite struct DurableFileTests {
    @Test func `a file is written, and written over, with nothing left beside it`() throws {
        try withTemporaryFolder { folder in
            let file = folder.appending(path: "file")
            for text in ["one", "something longer", ""] {
                try DurableFile.write(Data(text.utf8), to: file)
                #expect(try Data(contentsOf: file) == Data(text.utf8))
            }
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["file"])
        }
    }

    @Test func `what a killed program left half-written is written over`() throws {
        try withTemporaryFolder { folder in
            let file = folder.appending(path: "file")
            try Data("the former".utf8).write(to: file)
            try Data("half of a much, much longer".utf8).write(to: folder.appending(path: "file.part"))
            try DurableFile.write(Data("new".utf8), to: file)
            #expect(try Data(contentsOf: file) == Data("new".utf8))
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["file"])
        }
    }

    @Test func `where the other file cannot be made the former stays`() throws {
        try withTemporaryFolder { folder in
            let file = folder.appending(path: "file")
            try Data("the former".utf8).write(to: file)
            try FileManager.default.createDirectory(
                at: folder.appending(path: "file.part"), withIntermediateDirectories: true)
            #expect(throws: DurableFile.Failure.self) { try DurableFile.write(Data("new".utf8), to: file) }
            #expect(try Data(contentsOf: file) == Data("the former".utf8))
        }
    }

    @Test func `where renaming fails what was there stays, and nothing beside it`() throws {
        try withTemporaryFolder { folder in
            let taken = folder.appending(path: "taken")
            try FileManager.default.createDirectory(
                at: taken.appending(path: "inside"), withIntermediateDirectories: true)
            #expect(throws: DurableFile.Failure.self) { try DurableFile.write(Data("new".utf8), to: taken) }
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["taken"])
            #expect(try FileManager.default.contentsOfDirectory(atPath: taken.path) == ["inside"])
        }
    }
}
