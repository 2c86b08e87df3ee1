import Foundation
import Numbers
import TestSupport
import Testing

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
            #expect(throws: FileFailure.self) { try DurableFile.write(Data("new".utf8), to: file) }
            #expect(try Data(contentsOf: file) == Data("the former".utf8))
        }
    }

    @Test func `where renaming fails what was there stays, and nothing beside it`() throws {
        try withTemporaryFolder { folder in
            let taken = folder.appending(path: "taken")
            try FileManager.default.createDirectory(
                at: taken.appending(path: "inside"), withIntermediateDirectories: true)
            #expect(throws: FileFailure.self) { try DurableFile.write(Data("new".utf8), to: taken) }
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["taken"])
            #expect(try FileManager.default.contentsOfDirectory(atPath: taken.path) == ["inside"])
        }
    }

    @Test func `a link is followed, and stays a link`() throws {
        try withTemporaryFolder { folder in
            let (target, link, chain) = (
                folder.appending(path: "target"), folder.appending(path: "a"), folder.appending(path: "b")
            )
            try FileManager.default.createSymbolicLink(atPath: link.path, withDestinationPath: "target")
            try FileManager.default.createSymbolicLink(atPath: chain.path, withDestinationPath: link.path)
            // The target is not there yet: a shell would make it, too.
            for text in ["one", "two"] {
                try DurableFile.write(Data(text.utf8), to: chain)
                #expect(try Data(contentsOf: target) == Data(text.utf8))
            }
            #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link.path) == "target")
            #expect(Set(try FileManager.default.contentsOfDirectory(atPath: folder.path)) == ["target", "a", "b"])
        }
    }

    @Test func `links in a circle are no place`() throws {
        try withTemporaryFolder { folder in
            let link = folder.appending(path: "circle")
            try FileManager.default.createSymbolicLink(atPath: link.path, withDestinationPath: "circle")
            let failure = #expect(throws: FileFailure.self) { try DurableFile.write(Data(), to: link) }
            #expect(failure?.code == ELOOP)
        }
    }

    @Test func `a pipe is written into, and stays a pipe`() throws {
        try withTemporaryFolder { folder in
            let pipe = folder.appending(path: "pipe")
            #expect(mkfifo(pipe.path, 0o600) == 0)
            // Open for both ends, so that neither waits for the other.
            let descriptor = open(pipe.path, O_RDWR)
            defer { close(descriptor) }
            try DurableFile.write(Data("through".utf8), to: pipe)
            var bytes = [UInt8](repeating: 0, count: 7)
            #expect(read(descriptor, &bytes, 7) == 7)
            #expect(bytes == Array("through".utf8))
            #expect(mode(of: pipe) & S_IFMT == S_IFIFO)
        }
    }

    @Test func `a device stays a device`() throws {
        let null = URL(filePath: "/dev/null")
        try DurableFile.check(null)
        try DurableFile.write(Data("nothing".utf8), to: null)
        #expect(mode(of: null) & S_IFMT == S_IFCHR)
    }

    @Test func `permissions stay, and a file without any to write is refused, whoever asks`() throws {
        try withTemporaryFolder { folder in
            let file = folder.appending(path: "file")
            try DurableFile.write(Data("one".utf8), to: file)
            chmod(file.path, 0o640)
            try DurableFile.write(Data("two".utf8), to: file)
            #expect(mode(of: file) & 0o777 == 0o640)
            chmod(file.path, 0o444)
            for attempt in [{ try DurableFile.write(Data("three".utf8), to: file) }, { try DurableFile.check(file) }] {
                let failure = #expect(throws: FileFailure.self) { try attempt() }
                #expect(failure?.description.contains("Permission denied. See to it that you may write there") == true)
            }
            #expect(try Data(contentsOf: file) == Data("two".utf8))
        }
    }

    @Test func `looking first leaves nothing behind, and finds what is in the way`() throws {
        try withTemporaryFolder { folder in
            try DurableFile.check(folder.appending(path: "new"))
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
            #expect(throws: FileFailure.self) { try DurableFile.check(folder) }
            let failure = #expect(throws: FileFailure.self) { try DurableFile.check(folder.appending(path: "no/such")) }
            #expect(failure?.remedy.contains("Make its folder first") == true)
        }
    }

    @Test func `two names for one place are known as such`() throws {
        try withTemporaryFolder { folder in
            let (file, link) = (folder.appending(path: "file"), folder.appending(path: "link"))
            try FileManager.default.createSymbolicLink(atPath: link.path, withDestinationPath: "file")
            #expect(DurableFile.isSamePlace(file, link))
            #expect(DurableFile.isSamePlace(file, folder.appending(path: "../\(folder.lastPathComponent)/file")))
            #expect(!DurableFile.isSamePlace(file, folder.appending(path: "other")))
            #expect(
                !DurableFile.isSamePlace(URL(filePath: "/dev/null"), URL(filePath: "/dev/null")), "much goes in there")
            #expect(DurableFile.isSamePlace(URL(filePath: "/dev/stdout"), URL(filePath: "/dev/fd/1")))
        }
    }

    @Test func `of many writers at once each leaves a whole file`() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "downhill-\(UUID())")
        try DurableFile.makeFolder(folder.appending(path: "in/side"))
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "file")
        try await withThrowingTaskGroup { group in
            for writer: UInt8 in 0..<8 {
                group.addTask {
                    for _ in 0..<20 {
                        try DurableFile.write(Data(repeating: writer, count: 10_000 + Int(writer)), to: file)
                    }
                }
            }
            try await group.waitForAll()
        }
        let bytes = try Data(contentsOf: file)
        #expect(bytes.allSatisfy { $0 == bytes[0] })
        #expect(bytes.count == 10_000 + Int(bytes[0]))
        #expect(Set(try FileManager.default.contentsOfDirectory(atPath: folder.path)) == ["file", "in"])
    }

    private func mode(of file: URL) -> mode_t {
        var information = stat()
        return lstat(file.path, &information) == 0 ? information.st_mode : 0
    }
}
