import Foundation

/// What a class found hard: of each exercise how many solved it, and which known mistakes were made how often.
package struct ClassStatistics: Sendable {
    private struct Student: Sendable {
        let name: String
        let tests: [Test]
    }

    private struct Test: Decodable, Sendable {
        let name: String
        let number: String
        let score: Double
        let maxScore: Double
        let output: String
        let extraData: [String: String]?

        private enum CodingKeys: String, CodingKey {
            case name, number, score
            case maxScore = "max_score"
            case output
            case extraData = "extra_data"
        }

        var mistakes: [String] { extraData?[Results.mistakesKey]?.components(separatedBy: "; ") ?? [] }

        /// Why an answer cannot be judged, or all of it.
        var obstacle: String? {
            switch output {
            case _ where output.hasPrefix(Feedback.broken): "does not compile"
            case _ where output.hasPrefix(Feedback.brokenInPart): "does not compile in part"
            case _ where output.hasPrefix(Feedback.unfit): "compiles, but not with the stub's names and types"
            case _ where output.contains(Feedback.open): "a question without a guess"
            default: nil
            }
        }

        var isBegun: Bool { !output.hasPrefix("Yours to write") && !output.contains("is missing; its place is") }
    }

    private struct File: Decodable { let tests: [Test] }

    private let students: [Student]

    /// Reads every results file of a folder: `NAME.json`, or `NAME/results.json` in folders of their own.
    package init(folder: URL) throws {
        let files =
            FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
        students = try files.filter { $0.pathExtension == "json" }.sorted { $0.path < $1.path }.map { file in
            let isNamedByFolder = file.lastPathComponent == "results.json"
            let name = (isNamedByFolder ? file.deletingLastPathComponent() : file.deletingPathExtension())
                .lastPathComponent
            do {
                return Student(
                    name: name, tests: try JSONDecoder().decode(File.self, from: Data(contentsOf: file)).tests)
            } catch {
                throw CourseError(
                    "\(file.path) holds no results: \(error)", remedy: "take it out of the folder, or grade it anew")
            }
        }
        guard !students.isEmpty else {
            throw CourseError(
                "\(folder.path) has no results in it",
                remedy: "write some: exercises grade --class FOLDER --output FOLDER")
        }
    }

    package func text(withNames: Bool) -> String {
        let numbers = students.flatMap(\.tests).map(\.number).filter { !$0.hasSuffix(".hidden") }
            .reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        return
            ([students.count == 1 ? "1 student." : "\(students.count) students."]
            + numbers.flatMap { lines(on: $0, withNames: withNames) })
            .joined(separator: "\n")
    }

    private func lines(on number: String, withNames: Bool) -> [String] {
        let all = students.compactMap { student in
            let tests = student.tests.filter { $0.number == number || $0.number == number + ".hidden" }
            return tests.isEmpty ? nil : (student: student.name, tests: tests)
        }
        // Where the grader failed there is nothing to count.
        let answers = all.filter { $0.tests.allSatisfy { Results.isGraded($0.output) } }
        let ungraded = all.filter { !$0.tests.allSatisfy { Results.isGraded($0.output) } }.map(\.student)
        let solved = answers.count { $0.tests.allSatisfy { $0.score >= $0.maxScore } }
        let begun = answers.count { $0.tests[0].isBegun }
        let points = answers.map { $0.tests.reduce(0) { $0 + $1.score } }.reduce(0, +) / Double(max(answers.count, 1))
        let maximum = all[0].tests.reduce(0) { $0 + $1.maxScore }
        let lesson = number.split(separator: ".")[0]
        let heading =
            "\(lesson).\(all[0].tests[0].name): \(solved) of \(answers.count) solved, \(begun) begun, "
            + "\(String(format: "%.1f", points)) of \(Page.show(maximum)) points on average"
        var makers: [String: [String]] = [:]
        for answer in answers {
            for mistake in answer.tests.flatMap(\.mistakes) { makers[mistake, default: []].append(answer.student) }
        }
        var others: [String: [String]] = [:]
        let unsolved = answers.filter { answer in
            answer.tests[0].isBegun && answer.tests.contains { $0.score < $0.maxScore }
        }
        for answer in unsolved {
            if let obstacle = answer.tests[0].obstacle {
                others[obstacle, default: []].append(answer.student)
            } else if answer.tests.flatMap(\.mistakes).isEmpty {
                others["no known mistake", default: []].append(answer.student)
            }
        }
        let failures = ungraded.isEmpty ? [:] : ["could not be graded": ungraded]
        let ranked = [makers, others, failures].flatMap { rows in
            rows.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
        }
        return ["", heading]
            + ranked.map { mistake, makers in
                "  " + String(repeating: " ", count: max(0, 3 - "\(makers.count)".count))
                    + "\(makers.count)  \(mistake)"
                    + (withNames ? ": " + makers.sorted().joined(separator: ", ") : "")
            }
    }
}
