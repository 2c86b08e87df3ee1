import Foundation
import Notebooks
import Testing

@Suite struct FileReplacementTests {
    private func withFolder(_ body: (URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "replacement-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder)
    }

    private func text(_ folder: URL, _ path: String) throws -> String {
        try String(contentsOf: folder.appending(path: path), encoding: .utf8)
    }

    @Test func `files are written with the folders they need`() throws {
        try withFolder { folder in
            var replacement = FileReplacement()
            replacement.add("Lessons/03-Momentum/README.md", Data("new".utf8))
            replacement.add("Figures/a.png", Data("pixels".utf8))
            try replacement.write(under: folder)
            #expect(try text(folder, "Lessons/03-Momentum/README.md") == "new")
            let left = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
            #expect(!left.contains { $0.hasSuffix(".tmp") })
        }
    }

    @Test func `when one file cannot be written none is replaced`() throws {
        try withFolder { folder in
            try Data("old".utf8).write(to: folder.appending(path: "README.md"))
            try Data("a file where a folder should be".utf8).write(to: folder.appending(path: "Figures"))
            var replacement = FileReplacement()
            replacement.add("README.md", Data("new".utf8))
            replacement.add("Figures/a.png", Data("pixels".utf8))
            #expect {
                try replacement.write(under: folder)
            } throws: { error in
                (error as? Problem)?.description.hasPrefix("Figures/a.png: error: cannot be written") == true
            }
            #expect(try text(folder, "README.md") == "old")
            #expect(
                try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["Figures", "README.md"])
        }
    }

    @Test func `a folder in a file's place is refused before anything is replaced`() throws {
        try withFolder { folder in
            try Data("old".utf8).write(to: folder.appending(path: "a"))
            try FileManager.default.createDirectory(at: folder.appending(path: "b"), withIntermediateDirectories: true)
            var replacement = FileReplacement()
            replacement.add("a", Data("new".utf8))
            replacement.add("b", Data("new".utf8))
            #expect(throws: Problem.self) { try replacement.write(under: folder) }
            #expect(try text(folder, "a") == "old")
        }
    }
}
