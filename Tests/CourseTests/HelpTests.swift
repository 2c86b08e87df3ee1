import Downhill
import Foundation
import TestSupport
import Testing

@Suite struct `The help of course` {
    private static let commands = ["descend", "schedule", "data", "check", "train"]

    @Test(arguments: commands) func `has examples that work as they are printed`(command: String) throws {
        try withTemporaryFolder { folder in
            // What would take hours is tried with little: a later option counts.
            let small = command == "train" ? "--model simplemlp --data digits --limit 60 --epochs 1" : ""
            for example in try examples(of: command) {
                #expect(example.hasPrefix("swift run -c release course \(command)"))
                let typed = example.replacing("swift run -c release course", with: "'\(courseProgram.path)'")
                let run = try output(of: URL(filePath: "/bin/sh"), ["-c", "cd '\(folder.path)' && \(typed) \(small)"])
                // A check whose last example asks what it sees is to see something.
                #expect((run.status == 0) != example.hasSuffix("--learning-rate 5"), "\(example): \(run)")
            }
        }
    }

    @Test func `has examples for what a training left, too`() throws {
        try withTemporaryFolder { folder in
            for run in ["a", "b", "digits"] {
                let out = folder.appending(path: "Runs/\(run)").path
                #expect(try course("train", "--limit", "60", "--epochs", "1", "--out", out).status == 0)
            }
            for example in try ["runs", "evaluate"].flatMap({ try examples(of: $0) }) {
                let typed = example.replacing("swift run -c release course", with: "'\(courseProgram.path)'")
                let run = try output(of: URL(filePath: "/bin/sh"), ["-c", "cd '\(folder.path)' && \(typed)"])
                #expect(run.status == 0, "\(example): \(run)")
            }
        }
    }

    private func examples(of command: String) throws -> [String] {
        let page = try course(command, "--help").output
        let lines = page.split(separator: "\n").map(String.init)
        var examples: [String] = []
        for line in lines {
            if let begun = examples.last, begun.hasSuffix("\\") {
                examples[examples.count - 1] = begun.dropLast() + line
            } else if line.hasPrefix("  swift run") {
                examples.append(line.trimmingCharacters(in: .whitespaces))
            }
        }
        #expect(!examples.isEmpty && !examples.contains { $0.hasSuffix("\\") })
        return examples
    }

    private static func guide() throws -> String {
        try String(
            contentsOf: packageRoot.appending(path: "Sources/Downhill/Downhill.docc/CommandLine.md"), encoding: .utf8)
    }

    @Test func `knows every option that its guide types`() throws {
        let commands = try Self.guide().matches(of: /swift run -c release course (\w.*)/).map {
            $0.output.1.split(separator: " ")
        }
        #expect(commands.count > 10)
        for command in commands {
            let help = try course(String(command[0]), "--help")
            let known = help.output.split { $0.isWhitespace || $0 == "/" || $0 == "," }
            #expect(help.status == 0)
            for option in command where option.hasPrefix("--") { #expect(known.contains(option), "\(command)") }
        }
    }

    @Test(.enabled(if: Scalar.self == Float.self)) func `and prints what its guide shows`() throws {
        let shown = try Self.guide().matches(
            of: /```sh\nswift run -c release course ([^\n]+)\n```\n\n```text\n((?:[^`]|`(?!``))*)```/)
        #expect(shown.count == 2)
        try withTemporaryFolder { folder in
            for example in shown {
                let typed = "cd '\(folder.path)' && '\(courseProgram.path)' \(example.output.1)"
                let run = try output(of: URL(filePath: "/bin/sh"), ["-c", typed])
                let printed = (run.output + run.remarks).replacing("\u{A0}", with: " ")
                #expect(printed.trimmingCharacters(in: .newlines) == example.output.2.trimmingCharacters(in: .newlines))
            }
        }
    }

    @Test func `has an option for every setting of a rule and of a schedule`() throws {
        let page = try course("train", "--help").output
        for setting in RuleSetting.allCases.map(\.rawValue) + ScheduleSetting.allCases.map(\.rawValue) {
            #expect(page.split { $0.isWhitespace || $0 == "/" }.contains("--\(setting)"), "\(setting)")
        }
    }

    @Test func `says how the tool is run`() throws {
        #expect(try course("--help").output.contains("swift run -c release course"))
    }

    @Test func `completes the names of models, rules, schedules, data and landscapes`() throws {
        let script = try course("--generate-completion-script", "bash").output
        for name in ["resnet110", "nesterov-lookahead", "one-cycle", "cifar-10", "rotated-ravine", "crop-and-flip"] {
            #expect(script.contains(name), "\(name)")
        }
    }
}
