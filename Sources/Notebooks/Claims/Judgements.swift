import Foundation

/// What the course's reports say of the documents' statements, as they stand on disk.
public struct Judgements: Sendable {
    /// A claim of some report, and the page that tells of it.
    public struct Judgement: Sendable {
        /// What was claimed, with its conditions and what is so instead.
        public let claim: ClaimsFile.Entry
        /// From the package: `Lessons/03-Momentum/Statements.md#b-059`.
        public let place: String
        /// The number of the lesson that measured it.
        public let lesson: Int

        /// What it came to.
        public var verdict: Verdict { claim.verdict }
    }

    /// The statements that more than one report claims.
    public private(set) var contested: [String] = []
    private var judgements: [String: Judgement] = [:]
    private var numbers: [Int: [String: String]] = [:]

    /// None yet.
    package init() {}

    /// Reads the claims of every report of the package at `root`.
    ///
    /// - Parameter folder: a lesson's folder, such as `03-Momentum`, whose reports are left out.
    public init(root: URL, besides folder: String? = nil) throws(Problem) {
        let lessons = root.appending(path: "Lessons")
        let folders = (try? FileManager.default.contentsOfDirectory(atPath: lessons.path)) ?? []
        for name in folders.sorted() where name != folder {
            guard let number = Lesson.number(of: name) else { continue }
            let place = lessons.appending(path: name)
            let files = (try? FileManager.default.contentsOfDirectory(atPath: place.path)) ?? []
            for file in files.sorted() where file.hasSuffix("claims.json") {
                let path = "Lessons/\(name)/\(file)"
                guard let claims = try? ClaimsFile(decoding: Data(contentsOf: place.appending(path: file))) else {
                    throw Problem(file: path, "is damaged", remedy: "restore it, or run make lesson\(number)")
                }
                add(claims, told: path.replacing("claims.json", with: "Statements.md"), lesson: number)
            }
        }
    }

    /// Adds what a report claims.
    ///
    /// - Parameter page: its page of statements, from the package.
    package mutating func add(_ file: ClaimsFile, told page: String, lesson: Int) {
        for claim in file.claims {
            for id in claim.ids {
                if judgements[id] != nil { contested.append(id) }
                judgements[id] = Judgement(claim: claim, place: "\(page)#\(id.lowercased())", lesson: lesson)
            }
        }
        numbers[lesson, default: [:]].merge(file.numbers) { first, _ in first }
    }

    /// Adds claims of the report that is being made, whose file is not written yet.
    ///
    /// - Parameter folder: the lesson's folder, such as `14-Reflection`.
    public mutating func add(_ claims: [Claim], of folder: String, ledger: Ledger) {
        let entries = claims.map { ClaimsFile.Entry($0.judged(in: ledger)) { $0 } }
        let file = ClaimsFile(lesson: folder, seed: 1, claims: entries)
        add(file, told: "Lessons/\(folder)/Statements.md", lesson: Lesson.number(of: folder) ?? 0)
    }

    /// The judgement of that statement, if there is one.
    public subscript(id: String) -> Judgement? { judgements[id] }

    /// The ids that are claimed: the documents' statements and papers.
    public var ids: [String] { judgements.keys.sorted() }

    /// A number as a lesson's report writes it: `number("race.descent", ofLesson: 3)`.
    public func number(_ name: String, ofLesson lesson: Int) -> String? { numbers[lesson]?[name] }
}
