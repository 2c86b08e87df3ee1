import Foundation

/// Makes a program of a learner's file and the exercise's driver, apart from the package.
///
/// The file becomes a module of its own, `Exercise`, and the driver a program that imports it: so a mistake in one file breaks one
/// exercise, and an error in the driver can only mean that the file lacks what the exercise asks for. Programs are kept by the hash of all they
/// are made from.
public struct Compiler: Sendable {
    /// The folder with the built modules and their objects: SwiftPM's `.build/release`.
    public let products: URL
    /// Where programs are kept.
    public let cache: URL
    public let root: URL

    /// How long the compiler may take.
    private let seconds = 60.0

    private struct TookTooLong: Error {}

    public init(root: URL, products: URL) {
        self.root = root
        self.products = products
        cache = products.appending(path: "Exercises")
    }

    public enum Outcome: Sendable {
        case program(URL)
        case missing
        /// The learner's file does not compile; what the compiler said.
        case broken(String)
        /// The file compiles but lacks what the driver calls.
        case unfit(String)
    }

    /// - Parameters:
    ///   - file: The learner's file, or a solution.
    ///   - name: What the file is called in messages.
    public func compile(_ file: URL, called name: String, for exercise: Exercise) throws -> Outcome {
        guard let source = try? Data(contentsOf: file) else { return .missing }
        let driver = try Data(contentsOf: exercise.driver)
        let usesLibrary = exercise.sheet.usesLibrary ?? false
        let shelf = cache.appending(path: "\(exercise.folder)/\(exercise.name)")
        let key = Fingerprint(source, driver, Data(name.utf8), Data(try builtAt(usesLibrary).utf8))
        let kept = shelf.appending(path: "\(key)")
        if FileManager.default.fileExists(atPath: kept.path) {
            try? FileManager.default.setAttributes([.modificationDate: Date.now], ofItemAtPath: kept.path)
            return try outcome(in: kept)
        }

        let scratch = shelf.appending(path: "\(key)-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: scratch) }
        let copy = scratch.appending(path: "source/\(exercise.name).swift")
        try FileManager.default.createDirectory(at: copy.deletingLastPathComponent(), withIntermediateDirectories: true)
        try source.write(to: copy)
        try driver.write(to: scratch.appending(path: "main.swift"))
        do {
            try build(in: scratch, usesLibrary: usesLibrary, copy: copy, name: name)
        } catch is TookTooLong {
            return .broken("error: the compiler took more than \(Int(seconds)) seconds; split long expressions")
        }
        try? FileManager.default.moveItem(at: scratch, to: kept)
        prune(shelf)
        return try outcome(in: kept)
    }

    private func build(in scratch: URL, usesLibrary: Bool, copy: URL, name: String) throws {
        let common = [
            "-swift-version", "6", "-Onone", "-gline-tables-only", "-suppress-warnings", "-no-color-diagnostics",
        ]
        let modules = usesLibrary ? libraryFlags : []
        let said = try swiftc(
            common + modules + [
                "-wmo", "-parse-as-library", "-enable-testing", "-module-name", "Exercise", "-emit-module",
                "-emit-module-path", "Exercise.swiftmodule", "-c", "-o", "Exercise.o", copy.path,
            ], in: scratch)
        if let said { return try said.replacing(copy.path, with: name).write(to: scratch, as: Self.broken) }
        let objects = try (["Checking"] + (usesLibrary ? Self.library : [])).flatMap(objects(of:))
        let unfit = try swiftc(
            common + libraryFlags + ["-module-name", "Driver", "-I", ".", "main.swift", "Exercise.o", "-o", "worker"]
                + objects + (usesLibrary ? Self.linkerFlags : []), in: scratch)
        if let unfit {
            return try unfit.replacing("main.swift", with: "the checker").write(to: scratch, as: Self.unfit)
        }
    }

    private static let broken = "broken.txt"
    private static let unfit = "unfit.txt"

    private func outcome(in folder: URL) throws -> Outcome {
        func text(_ name: String) -> String? {
            try? String(contentsOf: folder.appending(path: name), encoding: .utf8)
        }
        if let said = text(Self.broken) { return .broken(said) }
        if let said = text(Self.unfit) { return .unfit(said) }
        return .program(folder.appending(path: "worker"))
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
        let idle = programs.sorted { age($0) > age($1) }.dropFirst(16).filter { age($0) < .now - 600 }
        for old in idle { try? manager.removeItem(at: old) }
    }
}

// MARK: - The toolchain and the library

extension Compiler {
    /// The modules of the library, each with a folder of objects beside the products.
    static let library = [
        "Downhill", "Inspection", "Notebooks", "Plots", "SanityChecks", "Training", "Safetensors", "Datasets", "Networks", "Numbers",
        "Optimizers", "Tensors", "CKernels",
    ]

    private static var linkerFlags: [String] {
        #if os(Linux)
        let slim = ["-Xlinker", "--gc-sections", "-Xlinker", "-s"]  // a quarter of the size
        #else
        let slim = ["-Xlinker", "-dead_strip"]
        #endif
        return ["-lpng", "-lz", "-lm", "-lpthread"] + slim
    }

    private var libraryFlags: [String] {
        let maps = [
            products.appending(path: "CKernels.build/module.modulemap"),
            root.appending(path: "Sources/CPNG/module.modulemap"),
            root.appending(path: "Sources/CZlib/module.modulemap"),
        ]
        return [
            "-I", products.appending(path: "Modules").path, "-Xcc", "-I", "-Xcc",
            root.appending(path: "Sources/CKernels/include").path,
        ]
            + maps.flatMap { ["-Xcc", "-fmodule-map-file=\($0.path)"] }
    }

    private func objects(of module: String) throws -> [String] {
        let folder = products.appending(path: "\(module).build")
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        let objects = (files?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "o" }.map(\.path).sorted()
        guard !objects.isEmpty else {
            throw CourseError(
                "\(folder.path) holds no objects", remedy: "build first: swift build -c release --product course")
        }
        return objects
    }

    /// When the newest of the modules that a program is linked with was built.
    private func builtAt(_ usesLibrary: Bool) throws -> String {
        try (["Checking"] + (usesLibrary ? Self.library : [])).flatMap(objects(of:)).map { object in
            let attributes = try FileManager.default.attributesOfItem(atPath: object)
            return (attributes[.modificationDate] as? Date ?? .distantPast).timeIntervalSinceReferenceDate
        }.max().map { "\($0)" } ?? ""
    }

    /// Runs the compiler; what it said, if it failed.
    private func swiftc(_ arguments: [String], in folder: URL) throws -> String? {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["swiftc"] + arguments
        process.currentDirectoryURL = folder
        let said = folder.appending(path: "compiler.txt")
        _ = FileManager.default.createFile(atPath: said.path, contents: nil)
        let handle = try FileHandle(forWritingTo: said)
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = handle
        process.standardError = handle
        try process.run()
        var patience = Patience(seconds: seconds)
        while process.isRunning {
            Thread.sleep(forTimeInterval: 0.005)
            guard !patience.isOver() else {
                kill(-process.processIdentifier, SIGKILL)
                throw TookTooLong()
            }
        }
        process.waitUntilExit()
        let text = try String(contentsOf: said, encoding: .utf8)
        return process.terminationStatus == 0 ? nil : text.isEmpty ? "error: the compiler said nothing" : text
    }
}

extension String {
    fileprivate func write(to folder: URL, as name: String) throws {
        try write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
    }
}
