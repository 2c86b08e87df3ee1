import Foundation
import Notebooks
import Testing

@Suite struct LessonFilesTests {
    /// A program with its target's compiler output beside it, each as old as given in seconds.
    private func isBuilt(program: Double, dependencies: Double?, edited: Double) throws -> Bool {
        let manager = FileManager.default
        let folder = manager.temporaryDirectory.appending(path: "lesson-files-\(UUID().uuidString)")
        defer { try? manager.removeItem(at: folder) }
        func write(_ path: String, age: Double) throws {
            let file = folder.appending(path: path)
            try manager.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data().write(to: file)
            let date = Date(timeIntervalSince1970: 1e9 - age)
            try manager.setAttributes([.modificationDate: date], ofItemAtPath: file.path)
        }
        try write("lesson3", age: program)
        if let dependencies { try write("lesson3.build/main.d", age: dependencies) }
        try write("lesson3.build/main.dia", age: 0)
        let time = Date(timeIntervalSince1970: 1e9 - edited)
        return LessonFiles.isBuilt(folder.appending(path: "lesson3"), target: "lesson3", after: time)
    }

    @Test func `a program linked or compiled after the edit is built`() throws {
        #expect(try isBuilt(program: 10, dependencies: nil, edited: 20))
        #expect(try isBuilt(program: 30, dependencies: 10, edited: 20))
    }

    @Test func `a program older than the edit is not, nor one whose compilation failed`() throws {
        #expect(try !isBuilt(program: 30, dependencies: nil, edited: 20))
        #expect(try !isBuilt(program: 30, dependencies: 25, edited: 20))
    }
}
