import ArgumentParser
import Downhill

// What the options of several commands have in common.

extension ArgumentHelp {
    /// Of an option that takes the name of one of several things: with a line on each.
    static func name<Entry>(_ abstract: String, of all: Registry<Entry>, _ line: (Entry) -> String) -> ArgumentHelp {
        ArgumentHelp("\(abstract)", discussion: all.map(line).joined(separator: "\n"), valueName: "name")
    }

    /// Of an option that takes a file's place.
    static func file(_ abstract: String) -> ArgumentHelp { ArgumentHelp("\(abstract)", valueName: "file") }
}

extension CompletionKind {
    static var png: CompletionKind { .file(extensions: ["png"]) }
    static var csv: CompletionKind { .file(extensions: ["csv"]) }
}
