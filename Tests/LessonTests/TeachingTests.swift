import Foundation
import Testing

/// What the page for instructors says of a week's work: sums of what it says of the lessons.
@Suite struct TeachingTests {
    /// Nil in a student's edition, which has no such page.
    private let page: String?
    private let lessons: [Int: Lesson]

    private struct Lesson {
        let report: Int
        let exercises: Int
        let count: Int
    }

    init() throws {
        let file = Repository.root.appending(path: "Lessons/TEACHING.md")
        page = try? String(contentsOf: file, encoding: .utf8)
        let rows = (page ?? "").matches(of: /\n\| (\d+) \| (\d+) min \| (\d+): (\d+) min \|/).map(\.output)
        let numbers = rows.map { row in [row.1, row.2, row.3, row.4].compactMap { Int($0) } }
        lessons = Dictionary(
            uniqueKeysWithValues: numbers.map { ($0[0], Lesson(report: $0[1], exercises: $0[3], count: $0[2])) })
    }

    /// The kinds of a lesson's exercises, by their numbers, from the sheets.
    private func kinds(_ lesson: Int) throws -> [Int: String] {
        struct Sheet: Decodable { let kind: String }
        let home = Repository.root.appending(path: "Lessons")
        let names = try FileManager.default.contentsOfDirectory(atPath: home.path)
        let folder = try #require(names.first { $0.hasPrefix(lesson < 10 ? "0\(lesson)-" : "\(lesson)-") })
        let checks = home.appending(path: "\(folder)/Exercises/Checks")
        let sheets = try FileManager.default.contentsOfDirectory(atPath: checks.path)
            .filter { $0.hasSuffix(".json") && !$0.hasSuffix(".expected.json") }
        return Dictionary(
            uniqueKeysWithValues: try sheets.map { name in
                let sheet = try JSONDecoder().decode(
                    Sheet.self, from: Data(contentsOf: checks.appending(path: name)))
                return (try #require(Int(name.prefix { $0.isNumber })), sheet.kind)
            })
    }

    /// How long an exercise of a kind takes, as the page says.
    private func minutes(_ kind: String) -> ClosedRange<Double> {
        switch kind {
        case "derive a number": 10...20
        case "predict, then run": 5...10
        default: 15...25
        }
    }

    @Test func `every lesson has as many exercises as it says, and their kinds allow for the minutes`() throws {
        guard let page else { return }
        #expect(page.contains("15 to 25 minutes for each *implement*, *find the bug* and *tune*"))
        #expect(page.contains("10 to 20 for a page of numbers, 5 to 10 for one of predictions"))
        #expect(lessons.count == 14)
        for (number, lesson) in lessons {
            let kinds = try kinds(number).values.map(minutes)
            #expect(kinds.count == lesson.count, "lesson \(number)")
            let (least, most) = kinds.reduce((0, 0)) { ($0.0 + $1.lowerBound, $0.1 + $1.upperBound) }
            #expect((least...most).contains(Double(lesson.exercises)), "lesson \(number)")
        }
        let all = lessons.values.map(\.exercises)
        let range = try #require(page.firstMatch(of: /for one of predictions \| (\d+) to (\d+) \|/)).output
        #expect(Int(range.1) == all.min() && Int(range.2) == all.max())
    }

    @Test func `a week's minutes at home are those of its reports and of what is due`() throws {
        guard let page else { return }
        let weeks = page.matches(of: /\n\| (\d+) \| (\[.*) \| ([^|]+) \| (\d+) \+ (\d+) min \|/).map(\.output)
        #expect(weeks.map { Int($0.1) } == Array(1...10))
        var due: [Int: Int] = [:]
        for week in weeks {
            let read = week.2.matches(of: #/\[(\d+) · /#).compactMap { Int($0.output.1) }
            #expect(Int(week.4) == read.compactMap { lessons[$0]?.report }.reduce(0, +), "week \(week.1)")
            let said = try exercises(dueIn: week.3)
            #expect(Int(week.5) == said.map(\.minutes).reduce(0, +), "week \(week.1)")
            for exercises in said { due[exercises.lesson, default: 0] += exercises.minutes }
        }
        // Each lesson's but the last two, which are at choice.
        #expect(page.contains("Exercises 13 and 14 are at choice."))
        #expect(due == lessons.mapValues(\.exercises).filter { $0.key < 13 })
        let sums = weeks.compactMap { week in Int(week.4).flatMap { read in Int(week.5).map { read + $0 } } }
        let range = try #require(page.firstMatch(of: /at home (\d+) to (\d+) minutes/)).output
        #expect(Int(range.1) == sums.min() && Int(range.2) == sums.max())
    }

    /// What is due at a week's end: `exercises 4 and 5` are two lessons', `exercises 1.5 and 1.6` the last of lesson 1's, which count by their kinds,
    /// and `exercises 1.1 to 1.4` the rest.
    private func exercises(dueIn cell: Substring) throws -> [(lesson: Int, minutes: Int)] {
        let named = try #require(cell.firstMatch(of: /exercises ([\d.]+)(?: (and|to) ([\d.]+))?/)).output
        let numbers = [named.1, named.3].compactMap(\.self).map { $0.split(separator: ".").compactMap { Int($0) } }
        guard numbers.allSatisfy({ $0.count == 2 }) else {
            return try numbers.map { ($0[0], try #require(lessons[$0[0]]).exercises) }
        }
        try #require(numbers.count == 2 && numbers[0][0] == numbers[1][0])
        let (lesson, parts) = (numbers[0][0], numbers[0][1]...numbers[1][1])
        let kinds = try kinds(lesson)
        func rounded(_ numbers: some Sequence<Int>) -> Int {
            let middle = numbers.compactMap { kinds[$0].map(minutes) }.map { ($0.lowerBound + $0.upperBound) / 2 }
            return Int(middle.reduce(0, +) / 5) * 5
        }
        let all = try #require(lessons[lesson]).exercises
        return [(lesson, parts.lowerBound > 1 ? rounded(parts) : all - rounded((parts.upperBound + 1)...kinds.count))]
    }
}
