/// What a lesson measures, in a value that holds its results and nothing else.
///
/// A study runs in its initialiser and can be tested without a notebook. What the report makes of it stands in extensions, in files of their own:
///
///     // Studies/Race.swift
///     struct Race: Study {
///         let descent, usual: Int
///         init(condition κ: Double) throws { … }
///     }
///
///     // Studies/Race+Figure.swift
///     extension Race {
///         var paths: Exhibit { .figure(Plot { … }, named: "race", alt: "…", caption: "… {{race.descent}} steps …") }
///         var exhibits: [Exhibit] { [paths] }
///     }
///
///     // Studies/Race+Claims.swift
///     extension Race {
///         var numbers: [Recorded] { [Recorded("descent", descent), Recorded("usual", usual)] }
///         var claims: [Claim] { [Claim("B-059", instead: "…") { Condition("…", crossings, isAtMost: 1) }] }
///     }
///
/// In the lesson, `notebook.show(race)` puts its exhibits there and records its numbers as `race.descent`, `race.usual`.
public protocol Study: Sendable {
    /// What prose can show: `{{race.descent}}`.
    var numbers: [Recorded] { get }
    /// Its figures, tables and outputs, in reading order.
    var exhibits: [Exhibit] { get }
    /// The statements that it puts to the test.
    var claims: [Claim] { get }
}

extension Study {
    public var numbers: [Recorded] { [] }
    public var exhibits: [Exhibit] { [] }
    public var claims: [Claim] { [] }

    /// The type's name: the name of its file.
    static var typeName: String { String(describing: Self.self) }

    /// What prose calls it: its type's name with a small first letter.
    static var usualName: String { typeName.prefix(1).lowercased() + typeName.dropFirst() }
}

/// A measured value, or a text such as the name of what won, that prose shows by its name.
public struct Recorded: Sendable {
    let name: String
    let text: String

    /// Whole numbers get thousands separators, others three significant digits unless a format is given.
    public init(_ name: String, _ value: any Measurable, as format: NumberFormat? = nil) {
        let measurement = value.measurement
        let usual: NumberFormat? = if case .integer = measurement { nil } else { .significant(3) }
        self.init(name, measurement.text(as: format ?? usual))
    }

    /// A text under a name.
    public init(_ name: String, _ text: String) {
        (self.name, self.text) = (name, text)
    }
}

/// A figure, a table or a text output of a study.
public struct Exhibit: Sendable {
    enum Content: Sendable {
        case figure(any Illustration, name: String, alt: String, caption: String)
        case table(Table)
        case text(String)
    }

    let content: Content
    let file: String
    let line: Int

    /// A figure, kept as `Figures/NN-Name/<name>.png`.
    ///
    /// - Parameters:
    ///   - alt: what it shows, for readers who cannot see it. It may hold `{{names}}`.
    ///   - caption: what it teaches. It may hold `{{names}}`.
    public static func figure(
        _ figure: some Illustration, named name: String, alt: String, caption: String, file: String = #filePath,
        line: Int = #line
    ) -> Exhibit {
        Exhibit(content: .figure(figure, name: name, alt: alt, caption: caption), file: file, line: line)
    }

    /// A table, where the study is shown.
    public static func table(_ table: Table, file: String = #filePath, line: Int = #line) -> Exhibit {
        Exhibit(content: .table(table), file: file, line: line)
    }

    /// A value as text; numbers are rounded to six significant digits unless a format is given.
    public static func text<Value>(
        _ value: Value, as format: NumberFormat? = nil, file: String = #filePath, line: Int = #line
    ) -> Exhibit {
        Exhibit(content: .text(Describing(.code, as: format).block(value)), file: file, line: line)
    }
}
