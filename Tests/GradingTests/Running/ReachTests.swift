import Checking
import Foundation
import Grading
import Testing

/// What a learner's program can get at of what is not its own: nothing of another's, whoever runs it.
@Suite struct ReachTests {
    private final class Folder {
        let url = FileManager.default.temporaryDirectory.appending(path: "reach-\(UUID().uuidString)")
        func add(_ path: String, _ text: String) throws -> URL {
            let file = url.appending(path: path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
            return file
        }
        deinit { try? FileManager.default.removeItem(at: url) }
    }

    /// Grades a class of exercise 3.1 and gives back each one's points.
    private func grade(_ folder: Folder) throws -> [String: Double] {
        let results = folder.url.appending(path: "Results")
        let program = ExercisesProgram(program: Course.products.appending(path: "exercises"))
        let status = program.run([
            "grade", "--class", folder.url.appending(path: "Class").path, "--output", results.path, "--lesson", "3",
        ])
        #expect(status == 0)
        var points: [String: Double] = [:]
        for file in try FileManager.default.contentsOfDirectory(at: results, includingPropertiesForKeys: nil) {
            let object = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any]
            points[file.deletingPathExtension().lastPathComponent] = object?["score"] as? Double
        }
        return points
    }

    /// Becomes whichever program lies beside one's own, wherever that is.
    private static let borrowing = """
        func borrow() {
            guard let own = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") else { return }
            let folder = URL(filePath: own).deletingLastPathComponent()
            let shelf = folder.deletingLastPathComponent()
            for other in (try? FileManager.default.contentsOfDirectory(atPath: shelf.path)) ?? []
            where other != folder.lastPathComponent {
                lseek(0, 0, SEEK_SET)
                var arguments = [strdup("worker"), nil]
                execv(shelf.appending(path: "\\(other)/worker").path, &arguments)
            }
        }
        """

    @Test func `another's program cannot be run in place of one's own`() throws {
        let folder = Folder()
        _ = try folder.add("Class/ada/1-Velocity.swift", Course.momentum(Course.rightStep))
        _ = try folder.add(
            "Class/eve/1-Velocity.swift", Course.momentum("borrow()", before: "import Foundation\n" + Self.borrowing))
        #expect(try grade(folder) == ["ada": 10, "eve": 0])
    }

    @Test func `a submission's programs are gone once it is graded, be they the solution; untouched files stay`() throws
    {
        let exercise = try Course.exercise(3, 1)
        var compiler = Course.examiner().compiler
        let place: URL
        do {
            let desk = try Desk()
            place = desk.folder
            compiler.ownCache = place
            guard
                case .program(let own) = try compiler.compile(
                    Course.momentum(Course.rightStep), called: "a", for: exercise),
                case .program(let solved) = try compiler.compile(
                    String(contentsOf: exercise.solution, encoding: .utf8), called: "s", for: exercise),
                case .program(let stub) = try compiler.compile(
                    String(contentsOf: exercise.file, encoding: .utf8), called: "b", for: exercise)
            else {
                Issue.record("it does not compile")
                return
            }
            #expect(own.path.hasPrefix(place.path))
            #expect(solved.path.hasPrefix(place.path))
            #expect(!stub.path.hasPrefix(place.path))
            let rights = try FileManager.default.attributesOfItem(atPath: place.path)[.posixPermissions] as? Int
            #expect(rights == 0o711)
            withExtendedLifetime(desk) {}
        }
        #expect(!FileManager.default.fileExists(atPath: place.path))
    }

    @Test(.enabled(if: Confinement.isPossible, "this system cannot shut a program off"))
    func `others' answers, results and programs can neither be read, changed nor run`() throws {
        let folder = Folder()
        let other = try folder.add("Class/ada/1-Velocity.swift", "the answer")
        let results = try folder.add("Results/ada.json", "10 points")
        let own = try folder.add("Class/eve/ada.json", "0 points")
        let tries = """
            func reached() -> [String] {
                var reached: [String] = []
                func note(_ what: String, _ isSo: Bool) { if isSo { reached.append(what) } }
                let files = FileManager.default
                note("an answer", files.contents(atPath: "\(other.path)") != nil)
                note("a folder", (try? files.contentsOfDirectory(atPath: "\(folder.url.path)/Class")) != nil)
                note("a new name", rename("\(own.path)", "\(results.path)") == 0)
                note("a link", link("\(own.path)", "\(folder.url.path)/Class/ada/2-LookAhead.swift") == 0)
                note("cutting", truncate("\(results.path)", 0) == 0)
                note("removal", unlink("\(results.path)") == 0)
                note("a new folder", mkdir("\(folder.url.path)/notes", 0o777) == 0)
                note("a program", access("/bin/true", X_OK) == 0 && (try? Process.run(
                    URL(filePath: "/bin/true"), arguments: [])) != nil)
                note("the command line of who grades", files.contents(atPath: "/proc/\\(getppid())/cmdline") != nil)
                note("its environment", files.contents(atPath: "/proc/\\(getppid())/environ") != nil)
                note("a signal to it", kill(getppid(), 0) == 0)
                note("an open file", (4...64).contains {
                    (try? files.destinationOfSymbolicLink(atPath: "/proc/self/fd/\\($0)"))?.hasPrefix("/") == true
                })
                return reached
            }
            """
        let body = """
            let found = reached()
            if !found.isEmpty { fatalError(found.joined(separator: ", ")) }
            \(Course.rightStep)
            """
        let attempt = try Course.examiner().examine(
            Course.exercise(3, 1),
            answer: Answer(Course.momentum(body, before: "import Foundation\n" + tries), called: "1-Velocity.swift"))
        let isSolved = attempt.isSolved
        #expect(isSolved, "\(attempt.firstFailure?.observation.trouble ?? "")")
        #expect(try String(contentsOf: results, encoding: .utf8) == "10 points")
    }

    @Test func `results that were changed meanwhile are known`() throws {
        let folder = Folder()
        let file = try folder.add("ada.json", "")
        let results = try Results(Course.catalogue().exercises(ofLesson: 3), hiddenVisibility: .hidden)
        #expect(try !results.stand(in: file))
        try results.write(to: file)
        #expect(try results.stand(in: file))
    }
}
