import ArgumentParser
import Foundation
import Grading

/// The exercises of the course that the tool runs in, and who checks them.
struct School {
    let catalogue: Catalogue
    let examiner: Examiner

    init(worker: Worker = Worker()) throws {
        let root = try Self.root()
        guard let program = Bundle.main.executableURL?.resolvingSymlinksInPath() else {
            throw ValidationError("The tool does not know where it lies.")
        }
        catalogue = try Catalogue(root: root)
        examiner = Examiner(
            compiler: Compiler(root: root, products: program.deletingLastPathComponent()), worker: worker)
    }

    /// The nearest folder upwards with the lessons in it.
    private static func root() throws -> URL {
        var folder = URL(filePath: FileManager.default.currentDirectoryPath, directoryHint: .isDirectory)
        while !FileManager.default.fileExists(atPath: folder.appending(path: "Lessons").path) {
            guard folder.path != "/" else {
                throw ValidationError("Run this inside the course's folder, where Lessons is.")
            }
            folder = folder.deletingLastPathComponent()
        }
        return folder
    }
}
