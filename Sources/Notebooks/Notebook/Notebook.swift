import Foundation
import Synchronization

/// A lesson's notebook: what the lesson shows, woven with its prose and code into a report.
///
///     let notebook = Notebook(title: "Momentum")
///
///     let race = notebook.run(try Race(condition: 10))
///     notebook.show(race)
///
///     notebook.finish()
///
/// Numbers, figures and claims are a `Study`'s, such as `Race`; showing it records them.
///
/// Calls never throw, since an error thrown at the top level of `main.swift` ends in a trap: they collect what is
/// wrong, and `finish()` shows all of it and exits.
public final class Notebook: Sendable {
    /// What stands at the report's head.
    public let title: String
    /// The root seed of this run: 1, or that of `--seed`.
    public let seed: UInt64
    /// The folder of the package.
    public let root: URL
    /// The lesson's folder, where stored histories lie.
    public var folder: URL { root.appending(path: "Lessons/\(lesson.folder)", directoryHint: .isDirectory) }

    let lesson: Lesson
    let files: LessonFiles
    let anatomy: Anatomy
    let options: Options
    let start = ContinuousClock.now
    private let recording = Mutex(Recording())

    /// The notebook of the program that calls it.
    ///
    /// - Parameters:
    ///   - title: the lesson's title, which the report's first heading repeats after the lesson's number.
    ///   - report: the report's file name in the lesson's folder.
    ///   - anatomy: the sections that the report must have.
    ///
    /// Exits with 64 when the command line is wrong, with 1 when the lesson's source cannot be read or is newer than
    /// the running program.
    public init(
        title: String, report: String = "README.md", anatomy: Anatomy = .lesson,
        arguments: [String] = CommandLine.arguments, file: String = #filePath
    ) {
        guard let lesson = Lesson(file: file, title: title, report: report) else {
            let message = "a notebook lives in Lessons/NN-Name"
            Self.exit(1, [Problem(file: file, message, remedy: "move it there")])
        }
        do {
            options = try Options(arguments.dropFirst())
        } catch {
            Self.say("lesson\(lesson.number): error: \(error.message)\n\n\(Options.usage(lesson))")
            Foundation.exit(64)
        }
        if options.isHelp {
            print(Options.usage(lesson))
            Foundation.exit(0)
        }
        do {
            root = try LessonFiles.root()
            files = try LessonFiles.files(of: lesson, root: root)
        } catch {
            Self.exit(1, [error])
        }
        self.title = title
        self.lesson = lesson
        self.anatomy = anatomy
        seed = options.seed
        if options.isDifference { return }
        do {
            try checkOutput()
        } catch {
            Self.exit(1, [error])
        }
    }

    func record(_ content: Event.Content, at site: CallSite) {
        let isInOrder = Thread.isMainThread
        recording.withLock {
            $0.events.append(Event(content, at: site))
            if !isInOrder {
                let message = "recorded from parallel code, so its place among the outputs would be chance"
                let remedy = "return the value and show it after"
                let problem = Problem(file: lesson.source, line: site.line, message, remedy: remedy)
                if !$0.problems.contains(problem) { $0.problems.append(problem) }
            }
        }
    }

    func report(_ problem: Problem) {
        recording.withLock { $0.problems.append(problem) }
    }

    var recorded: Recording {
        recording.withLock { $0 }
    }
}

// MARK: - Showing

extension Notebook {
    /// Shows a value as text below the code that called.
    ///
    /// Numbers are rounded to six significant digits unless a format is given. A tuple with names takes a line an
    /// element.
    public func show<Value>(
        _ value: Value, as format: NumberFormat? = nil, file: String = #filePath, line: Int = #line,
        column: Int = #column
    ) {
        record(.text(Describing(.code, as: format).block(value)), at: CallSite(file: file, line: line, column: column))
    }
}

// MARK: - Pages

extension Notebook {
    /// Writes a further page with the report.
    ///
    /// - Parameters:
    ///   - path: from the package, such as `Lessons/14-Reflection/Ledger.md`. A page in the lesson's own folder may hold `{{names}}`.
    ///   - markdown: its text, made when the report is woven and given that.
    public func page(
        _ path: String, file: String = #filePath, line: Int = #line, column: Int = #column,
        markdown: @escaping @Sendable (_ report: String) -> String
    ) {
        let page = Page(path: path, line: line, markdown: markdown)
        record(.page(page), at: CallSite(file: file, line: line, column: column))
    }
}

// MARK: - Running

extension Notebook {
    /// Seeds for as many runs, which derive from the root seed: `100 · seed + 1`, `100 · seed + 2` and so on.
    public func seeds(_ count: Int) -> [UInt64] {
        (0..<UInt64(count)).map { seed &* 100 &+ 1 &+ $0 }
    }

    /// Says something on the terminal while the lesson runs; no report shows it.
    public func progress(_ message: String) {
        Self.say(message)
    }
}
