import Downhill
import Foundation
import Synchronization
import TestSupport
import Testing

/// What the code of a page prints.
///
/// The guides call `print` as a reader would. In this module that is the function below, which hands each line to `printed` where somebody listens.
final class PrintedLines: Sendable {
    @TaskLocal static var current: PrintedLines?

    private let lines = Mutex<[String]>([])

    func append(_ line: String) { lines.withLock { $0.append(line) } }

    var all: [String] { lines.withLock { $0 } }
}

func print(_ items: Any...) {
    let line = items.map { "\($0)" }.joined(separator: " ")
    if let lines = PrintedLines.current { lines.append(line) } else { Swift.print(line) }
}

/// The lines that some code prints.
func printed(by body: () throws -> Void) rethrows -> [String] {
    let lines = PrintedLines()
    try PrintedLines.$current.withValue(lines, operation: body)
    return lines.all
}

/// Expects that a page says what its code prints: in a block of text below the code, or in a comment behind the call.
///
/// A comment that begins with “about” is a sentence of its own. Pages show what single precision gives.
///
/// - Parameter from: how many lines of output the page shows before.
func expect(
    _ lines: [String], shownIn page: String, from start: Int = 0, at place: SourceLocation = #_sourceLocation
) throws {
    let text = try String(contentsOf: packageRoot.appending(path: page), encoding: .utf8)
    let shown = text.matches(of: /```text\n((?:[^`]|`(?!``))*)\n```|print\(.*\)  \/\/ (.+)/).flatMap { match in
        (match.output.1 ?? match.output.2 ?? "").split(separator: "\n").map(String.init)
    }
    try #require(shown.count >= start + lines.count, "\(page) shows too little", sourceLocation: place)
    #expect(!lines.isEmpty, sourceLocation: place)
    guard Scalar.self == Float.self else { return }
    for (printed, said) in zip(lines, shown[start...]) where !said.hasPrefix("about ") {
        #expect(printed == said, "\(page)", sourceLocation: place)
    }
}

/// The folder of the documentation's pages.
let guides = "Sources/Downhill/Downhill.docc"
