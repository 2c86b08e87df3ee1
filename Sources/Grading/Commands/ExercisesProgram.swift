import Foundation

/// The program `exercises`: checks, grades and proves answers.
package struct ExercisesProgram {
    private let program: URL

    /// - Parameter program: Where the program lies that this one was built with; the objects for learners' code lie beside it.
    package init(program: URL) { self.program = program }

    static let usage = """
        exercises                           how far you have come
        exercises 3                         lesson 3's answers, checked
        exercises 3 --only 2 --hint 1       one of them, with hints up to the first
        exercises 3 --watch                 checked again whenever a file is saved
        exercises grade --output FILE       a submission for Gradescope; exercises grade --help says more
        exercises statistics FOLDER         a class's mistakes, from a folder of results
        exercises --record --prove          the exercises themselves (needs Tests/Exercises); --lesson 3, --outcomes FILE
        """

    /// Runs a command.
    ///
    /// - Returns: The exit status: 0 when everything asked for is solved, or graded; 1 when it is not; 64 when it was asked for wrongly; 70 when the course
    ///   stands in the way.
    package func run(_ arguments: some Sequence<String>) -> Int32 {
        let arguments = Array(arguments)
        do {
            switch arguments.first {
            case "--help", "-h", "help": return show(Self.usage)
            case "grade" where arguments.contains("--help"): return show(GradeCommand.usage)
            case "grade": return try GradeCommand(arguments.dropFirst()).run(with: folder())
            case "statistics": return try StatisticsCommand(arguments.dropFirst()).run()
            default: return try CheckCommand(arguments).run(with: folder())
            }
        } catch let error as UsageError {
            complain("\(error)\n\n\(Self.usage)")
            return 64
        } catch {
            complain("\(error)")
            return 70
        }
    }

    private func folder() throws -> CourseFolder {
        try CourseFolder(products: program.resolvingSymlinksInPath().deletingLastPathComponent())
    }

    private func show(_ text: String) -> Int32 {
        say(text)
        return 0
    }
}

/// The course that the program runs in.
package struct CourseFolder {
    package let catalogue: Catalogue
    private let products: URL

    /// - Parameter products: Where the programs and their objects lie.
    package init(products: URL) throws {
        self.products = products
        catalogue = try Catalogue(root: Self.root())
    }

    /// - Parameter desk: Whose programs are kept apart from everybody else's.
    package func examiner(_ worker: Worker = Worker(), at desk: Desk? = nil) -> Examiner {
        var compiler = Compiler(root: catalogue.root, products: products)
        compiler.ownCache = desk?.folder
        return Examiner(compiler: compiler, worker: worker)
    }

    /// The exercises of a lesson; of all, if none is named.
    func exercises(ofLesson lesson: Int?) throws -> [Exercise] {
        guard let lesson else { return catalogue.exercises }
        let exercises = catalogue.exercises(ofLesson: lesson)
        guard !exercises.isEmpty else {
            let known = catalogue.lessons.map { "\($0)" }.joined(separator: ", ")
            throw UsageError("Lesson \(lesson) has no exercises; these have: \(known).")
        }
        return exercises
    }

    /// The nearest folder upwards with the lessons in it.
    private static func root() throws -> URL {
        var folder = URL(filePath: FileManager.default.currentDirectoryPath, directoryHint: .isDirectory)
        while !FileManager.default.fileExists(atPath: folder.appending(path: "Lessons").path) {
            guard folder.path != "/" else {
                throw UsageError("Run this inside the course's folder, where Lessons is.")
            }
            folder = folder.deletingLastPathComponent()
        }
        return folder
    }
}

/// Writes a line to standard output at once, so that a long run can be followed.
func say(_ text: String) { FileHandle.standardOutput.write(Data("\(text)\n".utf8)) }

/// The same to standard error.
func complain(_ text: String) { FileHandle.standardError.write(Data("\(text)\n".utf8)) }
