import Foundation

extension Notebook {
    /// Weaves the report, checks it, writes it with its claims and figures, and prints its path as the last line.
    ///
    /// What is wrong goes to the terminal, all of it; then the partial report is kept under `Runs/partial`, the
    /// committed one stays as it is, and the program exits with 1.
    public func finish() {
        let report: Weaver.Report
        do {
            report = weave(try Ledger(root: root))
        } catch {
            Self.exit(1, [error])
        }
        if options.isDifference {
            print(difference(report).description)
            return
        }
        let errors = report.problems.filter { $0.severity == .error }
        report.problems.filter { $0.severity == .warning }.forEach { Self.say($0.description) }
        if !errors.isEmpty { abandon(report, errors) }
        do {
            try publish(report)
        } catch {
            abandon(report, [error])
        }
        try? FileManager.default.removeItem(at: root.appending(path: lesson.partialPath))
        remindOfUnclaimed(report)
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        Self.say("lesson \(lesson.number): \(NumberFormat.fixed(1).text(seconds)) s")
        print(outputRoot.appending(path: lesson.reportPath).relativePath(to: root))
    }

    /// Ends the lesson with an error at a line, its partial report kept aside.
    func fail(_ message: String, line: Int) -> Never {
        report(Problem(file: lesson.source, line: line, message, remedy: ""))
        let report = weave((try? Ledger(root: root)) ?? Ledger([]), isPartial: true)
        abandon(report, report.problems)
    }

    private func weave(_ ledger: Ledger, isPartial: Bool = false) -> Weaver.Report {
        var input = Weaver.Input(lesson: lesson, files: files, recording: recorded, ledger: ledger)
        input.anatomy = anatomy
        do {
            input.others = try Judgements(root: root, besides: lesson.folder)
            if lesson.isMain { input.words = try Glossary(root: root).terms(ofLesson: lesson.number) }
        } catch {
            report(error)
            input.recording = recorded
        }
        input.neighbours = Neighbours(of: lesson, root: root)
        input.seed = seed
        input.isPartial = isPartial
        input.library = { [root] in LessonFiles.library(root: root) }
        input.exercises = { [root, lesson] in LessonFiles.exercises(of: lesson, root: root) }
        var report = Weaver.weave(input)
        for path in report.excerptPaths {
            do {
                try LessonFiles.requireBuilt(after: root.appending(path: path), path: path, command: lesson.command)
            } catch {
                report.problems.append(error)
            }
        }
        return report
    }

    /// Where this run writes: the package for the default seed, elsewhere for any other.
    private var outputRoot: URL {
        if let output = options.output {
            let here = URL(filePath: FileManager.default.currentDirectoryPath, directoryHint: .isDirectory)
            return URL(filePath: output, directoryHint: .isDirectory, relativeTo: here).absoluteURL
        }
        return seed == 1 ? root : root.appending(path: "Runs/seed-\(seed)", directoryHint: .isDirectory)
    }

    /// Looks, before anything is measured, whether report and figures can be written.
    func checkOutput() throws(Problem) {
        for path in [lesson.reportPath, lesson.figurePath("figure")] {
            var file = outputRoot.appending(path: path)
            var folder = file.deletingLastPathComponent()
            while !FileManager.default.fileExists(atPath: folder.path), folder.pathComponents.count > 1 {
                (file, folder) = (folder, folder.deletingLastPathComponent())
            }
            do {
                try DurableFile.check(file)
            } catch {
                let remedy = "make room or give permission in \(folder.path), then run again"
                throw Problem(file: path, "cannot be written: \(error.reason)", remedy: remedy)
            }
        }
    }

    private func publish(_ report: Weaver.Report) throws(Problem) {
        let place = outputRoot
        var replacement = FileReplacement()
        func add(_ path: String, _ bytes: Data) {
            if (try? Data(contentsOf: place.appending(path: path))) != bytes { replacement.add(path, bytes) }
        }
        for figure in report.figures {
            let path = lesson.figurePath(figure.name)
            let old = try? Data(contentsOf: place.appending(path: path))
            if let old, figure.isSamePicture(figure.bytes, Array(old)) { continue }
            replacement.add(path, Data((try? figure.packed()) ?? figure.bytes))
        }
        for page in report.pages { add(page.path, Data(page.markdown.utf8)) }
        do {
            add(lesson.claimsPath, try report.claims.encoded())
        } catch {
            throw Problem(file: lesson.claimsPath, "cannot be encoded: \(error)", remedy: "correct the claims")
        }
        if let statements = report.statements { add(lesson.statementsPath, Data(statements.utf8)) }
        add(lesson.reportPath, Data(report.markdown.utf8))
        try replacement.write(under: place)
    }

    private func difference(_ report: Weaver.Report, isPartial: Bool = false) -> Difference {
        func read(_ path: String) -> Data? { try? Data(contentsOf: root.appending(path: path)) }
        var difference = Difference(
            report: report, committed: read(lesson.reportPath).map { String(decoding: $0, as: UTF8.self) },
            claims: committedClaims(), figure: { read(lesson.figurePath($0)).map(Array.init) },
            page: { read($0).map { String(decoding: $0, as: UTF8.self) } }, orphans: orphans(report),
            isPartial: isPartial)
        if seed != 1 { difference.lines.insert("seed \(seed) beside the committed report, which is of seed 1", at: 0) }
        return difference
    }

    /// The committed claims; a file that is there and cannot be read ends the comparison, since all would look new.
    private func committedClaims() -> ClaimsFile? {
        guard let data = try? Data(contentsOf: root.appending(path: lesson.claimsPath)) else { return nil }
        do {
            return try ClaimsFile(decoding: data)
        } catch {
            Self.exit(
                1, [Problem(file: lesson.claimsPath, "is damaged", remedy: "restore it, or run \(lesson.command)")])
        }
    }

    /// Figures on disk that the report does not show.
    private func orphans(_ report: Weaver.Report) -> [String] {
        let folder = root.appending(path: lesson.figuresFolder).path
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        let shown = Set(report.figures.map { $0.name + ".png" })
        return files.filter { $0.hasSuffix(".png") && !shown.contains($0) }.sorted().map { String($0.dropLast(4)) }
    }

    private func abandon(_ report: Weaver.Report, _ problems: [Problem]) -> Never {
        let list = problems.map { "- \(Markdown.escaped($0.description))" }.joined(separator: "\n")
        let notice = "> [!CAUTION]\n> This report is partial.\n\n\(list)\n\n"
        if options.isDifference {
            print(difference(report, isPartial: true).description)
            Foundation.exit(1)
        }
        var replacement = FileReplacement()
        replacement.add(lesson.partialPath, Data((notice + report.markdown).utf8))
        do {
            try replacement.write(under: root)
            Self.say("The partial report is \(lesson.partialPath); the committed one is as it was.")
        } catch {
            Self.say(error.description)
        }
        Self.exit(1, problems)
    }

    private func remindOfUnclaimed(_ report: Weaver.Report) {
        guard lesson.isMain, let ledger = try? Ledger(root: root) else { return }
        let folder = root.appending(path: "Lessons/\(lesson.folder)")
        let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
        let others = files.filter { $0.lastPathComponent.hasSuffix(".claims.json") }
            .compactMap { try? ClaimsFile(decoding: Data(contentsOf: $0)) }
        let claimed = (others + [report.claims]).flatMap(\.claims).flatMap(\.ids)
        let unclaimed = ledger.unclaimed(ofLesson: lesson.number, claimed: Set(claimed))
        if !unclaimed.isEmpty { Self.say("not claimed yet: \(unclaimed.joined(separator: ", "))") }
    }

    static func say(_ message: String) {
        FileHandle.standardError.write(Data((message + "\n").utf8))
    }

    static func exit(_ code: Int32, _ problems: [Problem]) -> Never {
        problems.forEach { say($0.description) }
        Foundation.exit(code)
    }
}

extension URL {
    /// The path from a folder that holds it, else the whole path.
    fileprivate func relativePath(to folder: URL) -> String {
        let (whole, prefix) = (standardizedFileURL.path, folder.standardizedFileURL.path)
        let start = prefix.hasSuffix("/") ? prefix : prefix + "/"
        return whole.hasPrefix(start) ? String(whole.dropFirst(start.count)) : whole
    }
}
