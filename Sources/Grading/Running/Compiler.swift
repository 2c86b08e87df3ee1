import Foundation

/// Makes a program of a learner's file and the exercise's driver, apart from the package.
///
/// The file becomes a module of its own, `Exercise`, and the driver a program that imports it: so a mistake in one file breaks one
/// exercise, and an error in the driver can only mean that the file lacks what the exercise asks for. Programs are kept by the hash of all they
/// are made from.
package struct Compiler: Sendable {
    /// The folder with the built modules and their objects: SwiftPM's `.build/release`.
    package let products: URL
    /// Where programs are kept.
    package let cache: URL
    package let root: URL
    /// Where a submission's programs are kept apart from everybody else's; referees and untouched files stay in the cache.
    package var ownCache: URL?

    /// How much of a processor's time a compilation may take, in seconds.
    private let seconds = 60
    /// How much may pass on the clock, where a busy machine gives it hardly any.
    package var secondsOnTheClock = 600.0

    private struct TookTooLong: Error {}

    package init(root: URL, products: URL) {
        self.root = root
        self.products = products
        cache = products.appending(path: "Exercises")
    }

    /// What runs a learner's file: a check case by case, or a training that it is a part of.
    package enum Use: Sendable { case check, part }

    package enum Outcome: Sendable {
        case program(URL)
        /// The learner's file does not compile; what the compiler said.
        case broken(String)
        /// The file compiles but lacks what the driver calls.
        case unfit(String)
    }

    /// - Parameters:
    ///   - source: The learner's file, or a solution.
    ///   - name: What the file is called in messages.
    ///   - use: What the file is compiled for.
    package func compile(
        _ source: String, called name: String, for exercise: Exercise, as use: Use = .check
    ) throws -> Outcome {
        let driver = try text(of: use == .check ? exercise.driver : exercise.partDriver)
        // What everybody was given solves nothing, so whoever gets at it gains nothing.
        let isGiven = (try? Data(contentsOf: exercise.file)) == Data(source.utf8)
        let place = isGiven ? cache : ownCache ?? cache
        return try kept(in: place, for: exercise, madeFrom: [source, driver], called: name) { scratch in
            let copy = scratch.appending(path: "source/\(exercise.name).swift")
            try FileManager.default.createDirectory(
                at: copy.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(source.utf8).write(to: copy)
            try driver.write(to: scratch, as: "main.swift")
            try build(in: scratch, copy: copy)
        }
    }

    /// The program that measures the answers to an exercise, if it has one.
    func referee(of exercise: Exercise) throws -> URL? {
        guard let file = exercise.referee else { return nil }
        let source = try text(of: file)
        let outcome = try kept(in: cache, for: exercise, madeFrom: [source], called: file.path) { scratch in
            try source.write(to: scratch, as: "main.swift")
            let said = try swiftc(
                Self.common + modules + ["-module-name", "Referee", "main.swift", "-o", Self.program]
                    + checking() + Self.linkerFlags, in: scratch)
            if let said { try said.write(to: scratch, as: Self.unfit) }
        }
        guard case .program(let program) = outcome else {
            throw CourseError("\(file.path) does not compile", remedy: "restore it from the repository")
        }
        return program
    }

    private func text(of file: URL) throws -> String {
        do { return try String(contentsOf: file, encoding: .utf8) } catch {
            throw CourseError("\(file.path) cannot be read", remedy: "restore it from the repository")
        }
    }

    /// What was made from some texts before, or is made now.
    private func kept(
        in place: URL, for exercise: Exercise, madeFrom texts: [String], called name: String,
        make: (_ scratch: URL) throws -> Void
    ) throws -> Outcome {
        let shelf = place.appending(path: "\(exercise.folder)/\(exercise.name)")
        let objects = try checking().map { try Data(contentsOf: URL(filePath: $0)) }
        let key = Fingerprint((texts + Self.common + Self.linkerFlags).map { Data($0.utf8) } + objects)
        let kept = shelf.appending(path: "\(key)")
        if FileManager.default.fileExists(atPath: kept.path) {
            try? FileManager.default.setAttributes([.modificationDate: Date.now], ofItemAtPath: kept.path)
            return outcome(in: kept, called: name)
        }
        let scratch = shelf.appending(path: "\(key)-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: scratch) }
        do { try make(scratch) } catch is TookTooLong {
            return .broken("error: the compiler took more than \(seconds) seconds; split long expressions")
        }
        try? FileManager.default.moveItem(at: scratch, to: kept)
        prune(shelf)
        return outcome(in: kept, called: name)
    }

    /// Swift 5 lets a file have variables of its own and write to standard error. A mixed expression gives up after two seconds, not twenty.
    private static let common = [
        "-swift-version", "5", "-Onone", "-gline-tables-only", "-suppress-warnings", "-no-color-diagnostics",
        "-Xfrontend", "-solver-expression-time-threshold=2",
    ]

    private func build(in scratch: URL, copy: URL) throws {
        let said = try swiftc(
            Self.common + [
                // For `exp`, `pow` and the like, in pages of numbers too.
                "-Xfrontend", "-import-module", "-Xfrontend", "Foundation",
                "-wmo", "-parse-as-library", "-enable-testing", "-module-name", "Exercise", "-emit-module",
                "-emit-module-path", "Exercise.swiftmodule", "-c", "-o", "Exercise.o", copy.path,
            ], in: scratch)
        if let said { return try said.replacing(copy.path, with: Self.anyName).write(to: scratch, as: Self.broken) }
        let unfit = try swiftc(
            Self.common + modules + [
                "-module-name", "Driver", "-I", ".", "main.swift", "Exercise.o", "-o", Self.program,
            ]
                + checking() + Self.linkerFlags, in: scratch)
        if let unfit {
            return try unfit.replacing("main.swift", with: "the checker").write(to: scratch, as: Self.unfit)
        }
    }

    private static let program = "worker"
    /// What stands for the file's name in what is kept, since the same text may be called otherwise.
    private static let anyName = "<the file>"
    private static let broken = "broken.txt"
    private static let unfit = "unfit.txt"

    private func outcome(in folder: URL, called name: String) -> Outcome {
        func text(_ name: String) -> String? {
            try? String(contentsOf: folder.appending(path: name), encoding: .utf8)
        }
        if let said = text(Self.broken) { return .broken(said.replacing(Self.anyName, with: name)) }
        if let said = text(Self.unfit) { return .unfit(said) }
        return .program(folder.appending(path: Self.program))
    }

    /// Keeps the programs of an exercise that were used last, and all that may still be running.
    private func prune(_ shelf: URL) {
        let manager = FileManager.default
        let programs =
            (try? manager.contentsOfDirectory(at: shelf, includingPropertiesForKeys: [.contentModificationDateKey]))
            ?? []
        func age(_ folder: URL) -> Date {
            (try? folder.resourceValues(forKeys: [.contentModificationDateKey]).contentModificationDate) ?? .distantPast
        }
        let idle = programs.sorted { age($0) > age($1) }.dropFirst(40).filter { age($0) < .now - 600 }
        for old in idle { try? manager.removeItem(at: old) }
    }
}

// MARK: - The toolchain

extension Compiler {
    private static var linkerFlags: [String] {
        #if os(Linux)
        ["-Xlinker", "--gc-sections"]  // and not -s, which takes the lines along that a crash is told with
        #else
        ["-Xlinker", "-dead_strip"]
        #endif
    }

    private var modules: [String] { ["-I", products.appending(path: "Modules").path] }

    /// The objects of the module `Checking`, with which every program is linked.
    private func checking() throws -> [String] {
        let folder = products.appending(path: "Checking.build")
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        let objects = (files?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "o" }.map(\.path).sorted()
        guard !objects.isEmpty else {
            throw CourseError(
                "\(folder.path) holds no objects", remedy: "build first: swift build -c release --product exercises")
        }
        return objects
    }

    /// Runs the compiler; what it said, if it failed.
    private func swiftc(_ arguments: [String], in folder: URL) throws -> String? {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        let script = "ulimit -S -t \(seconds); ulimit -H -t \(seconds + 5); exec swiftc \"$@\""
        process.arguments = ["-c", script, "swiftc"] + arguments
        process.currentDirectoryURL = folder
        let said = folder.appending(path: "compiler.txt")
        _ = FileManager.default.createFile(atPath: said.path, contents: nil)
        let handle = try FileHandle(forWritingTo: said)
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = handle
        process.standardError = handle
        try process.run()
        var time = TimeLimit(seconds: secondsOnTheClock)
        while process.isRunning {
            Thread.sleep(forTimeInterval: 0.005)
            guard !time.isOver() else {
                kill(-process.processIdentifier, SIGKILL)
                throw CourseError(
                    "the compiler was stopped: it had not come to its end after \(Int(secondsOnTheClock)) seconds on the clock",
                    remedy: "nothing is said about the answer; try again when the machine is less busy")
            }
        }
        process.waitUntilExit()
        let text = try String(contentsOf: said, encoding: .utf8)
        // The system ends what has used up its time, and the compiler's driver says of its parts by which signal they ended.
        let isEnded = process.terminationReason == .uncaughtSignal && process.terminationStatus == SIGXCPU
        if isEnded || text.contains("due to signal \(SIGXCPU)") { throw TookTooLong() }
        return process.terminationStatus == 0 ? nil : text.isEmpty ? "error: the compiler said nothing" : text
    }
}

extension String {
    fileprivate func write(to folder: URL, as name: String) throws {
        try write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
    }
}
