import Notebooks
import Testing

extension Ledger {
    static let example = Ledger([
        Statement(
            id: "B-059", lesson: 3, lines: "309", section: "Ravine",
            statement: "Result: smooth * instead | of a zigzag",
            stated: "", kind: "toy experiment", force: .always, effect: "crossings at all", setting: "γ = 0.9"),
        Statement(
            id: "B-017", lesson: 3, lines: "113", section: "Momentum", statement: "Velocities", stated: "0.1, 0.19",
            kind: "arithmetic", force: .defines),
        Statement(
            id: "B-021", lesson: 3, lines: "119", section: "Momentum", statement: "It stays finite", stated: "",
            kind: "toy experiment", force: .can, effect: "finite", setting: "γ = 0.9"),
        Statement(
            id: "B-025", lesson: 3, lines: "127", section: "Momentum", statement: "0.9 is best for most", stated: "0.9",
            kind: "toy experiment", force: .usually, effect: "a tenth", setting: "most problems"),
        Statement(
            id: "B-062a", lesson: 3, lines: "330", section: "Rosenbrock", statement: "It cannot follow", stated: "",
            kind: "toy experiment", force: .always, effect: "a tenth", setting: "Rosenbrock"),
        Statement(
            id: "B-062b", lesson: 3, lines: "330", section: "Rosenbrock", statement: "It overshoots", stated: "",
            kind: "toy experiment", force: .always, effect: "a tenth", setting: "Rosenbrock"),
        Statement(
            id: "B-161", lesson: 5, lines: "700", section: "Takeaways", statement: "Smooth, again", stated: "",
            kind: "toy experiment", force: .always, effect: "crossings at all", setting: "γ = 0.9", sameAs: "B-059"),
        Statement(
            id: "C-001", lesson: 3, lines: "7", section: "Engine", statement: "No effect is stated", stated: "",
            kind: "toy experiment", force: .always),
    ])
}

/// A lesson's source with what its calls would record, woven without running it.
struct Fixture {
    var text: String
    var recording = Recording()
    var library: [SourceFile] = []
    var exercises: [ExerciseList.Entry] = []
    var report = "README.md"
    var isPartial = false
    var anatomy = Anatomy.free
    var studies: [LessonFiles.File] = []
    var twin: String?
    var others = Judgements()
    var words: [Glossary.Term] = []

    init(_ text: String) {
        self.text = text
    }

    static let path = "Lessons/03-Momentum/main.swift"

    /// The place of a call as the compiler records it: the parenthesis behind the name.
    func site(_ call: String, occurrence: Int = 1) throws -> CallSite {
        let ranges = text.ranges(of: call)
        let range = try #require(ranges.count >= occurrence ? ranges[occurrence - 1] : nil, "no \(call) in the source")
        let name = call.prefix { $0 != "(" }
        let end = text.utf8.index(range.lowerBound, offsetBy: name.utf8.count)
        let before = text[..<end]
        let line = before.count { $0.isNewline } + 1
        let start = before.lastIndex { $0.isNewline }.map { text.index(after: $0) } ?? text.startIndex
        return CallSite(file: "/somewhere/\(Self.path)", line: line, column: text[start..<end].utf8.count + 1)
    }

    mutating func show(_ output: String, at call: String, occurrence: Int = 1) throws {
        recording.events.append(Event(.text(output), at: try site(call, occurrence: occurrence)))
    }

    mutating func record(_ name: String, _ value: String, at call: String) throws {
        recording.events.append(Event(.number(name: name, text: value), at: try site(call)))
    }

    mutating func figure(_ name: String, alt: String = "a curve", caption: String = "It falls.", at call: String) throws
    {
        let figure = Figure(name: name, bytes: [1, 2], alt: alt, caption: caption) { $0 == $1 }
        recording.events.append(Event(.figure(figure), at: try site(call)))
    }

    mutating func claim(
        _ ids: String..., conditions: [Condition], instead: String? = nil, at call: String
    ) throws {
        let site = try site(call)
        let claim = Claim(
            ids: ids, test: .measured(decisive: conditions, beyond: []), instead: instead, line: site.line)
        recording.events.append(Event(.claim(claim), at: site))
    }

    func woven() throws -> Weaver.Report {
        let lesson = try #require(Lesson(file: "/somewhere/\(Self.path)", title: "Momentum", report: report))
        var input = Weaver.Input(
            lesson: lesson, files: LessonFiles(notebook: SwiftSource(text), studies: studies, twin: twin),
            recording: recording, ledger: .example)
        input.anatomy = anatomy
        input.others = others
        input.words = words
        input.library = { [library] in library }
        input.exercises = { [exercises] in exercises }
        input.isPartial = isPartial
        return Weaver.weave(input)
    }

    func problems() throws -> [String] {
        try woven().problems.map(\.description)
    }
}
