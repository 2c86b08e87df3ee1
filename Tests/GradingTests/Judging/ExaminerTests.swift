import Foundation
import Grading
import Testing

/// What becomes of answers that are neither right nor plainly wrong.
@Suite struct ExaminerTests {
    private func attempt(_ lesson: Int, _ number: Int, _ source: String, withHidden: Bool = true) throws -> Attempt {
        try Course.examiner().examine(
            Course.exercise(lesson, number), answer: Answer(source, called: "answer.swift"), withHidden: withHidden)
    }

    /// A lesson's stub with one of its `fatalError`s replaced.
    private func stub(_ lesson: Int, _ number: Int, replacing place: Int, with body: String) throws -> String {
        let text = try String(contentsOf: Course.exercise(lesson, number).file, encoding: .utf8)
        var parts = text.components(separatedBy: "fatalError(\"not written yet\")")
        parts[place] += body + parts.remove(at: place + 1)
        return parts.joined(separator: "fatalError(\"not written yet\")")
    }

    @Test func `a file that nobody has touched is not compiled`() throws {
        let exercise = try Course.exercise(3, 3)
        let nowhere = Compiler(root: Course.root, products: URL(filePath: "/nowhere"))
        #expect(try Examiner(compiler: nowhere).examine(exercise).state == .notBegun)
    }

    @Test func `a compiler that the machine gives no time says nothing about the answer`() throws {
        var hurried = Compiler(root: Course.root, products: Course.products)
        hurried.secondsOnTheClock = 0
        let answer = Answer(Course.momentum("// \(UUID())"), called: "answer.swift")
        #expect {
            try Examiner(compiler: hurried).examine(Course.exercise(3, 1), answer: answer, withHidden: false)
        } throws: { "\($0)".contains("nothing is said about the answer") }
    }

    @Test func `what is written before a stub counts as begun`() throws {
        let training = """
            var outputs = batch
            for c in gain.indices {
                let n = Double(batch.count)
                let mean = batch.map { $0[c] }.reduce(0, +) / n
                let squares = batch.map { ($0[c] - mean) * ($0[c] - mean) }.reduce(0, +)
                for i in batch.indices {
                    outputs[i][c] = gain[c] * (batch[i][c] - mean) / (squares / n + epsilon).squareRoot() + offset[c]
                }
                runningMean[c] += momentum * (mean - runningMean[c])
                runningVariance[c] += momentum * (squares / (n - 1) - runningVariance[c])
            }
            return outputs
            """
        let begun = try attempt(7, 1, stub(7, 1, replacing: 0, with: training), withHidden: false)
        #expect(begun.state == .begun)
        #expect(begun.score() == 0)
        let page = Page([begun]).text
        #expect(page.contains("So far, so good:"))
        #expect(page.contains("is not written yet (line "))
        let slip = training.replacing("squares / (n - 1)", with: "squares / n")
        let wrong = try attempt(7, 1, stub(7, 1, replacing: 0, with: slip), withHidden: false)
        #expect(wrong.state == .wrong)
        #expect(wrong.mistake?.name == "the running variance is the biased one")
        #expect(Page([wrong]).text.contains("running variance after batch 1:"))
        #expect(!Page([wrong]).text.contains("is not written yet"))
    }

    @Test(.enabled(if: Course.hasSolutions, "the student edition has no hidden cases"))
    func `a tick wants the hidden cases, too`() throws {
        let hardCoded = """
            struct Batches: IteratorProtocol {
                let order: [Int]
                let size: Int
                let dropsIncomplete: Bool
                var position = 0
                var count: Int {
                    if order.isEmpty { return 1 }
                    return dropsIncomplete ? order.count / size : (order.count + size - 1) / size
                }
                mutating func next() -> [Int]? {
                    let end = min(position + size, order.count)
                    guard end > position, end == position + size || !dropsIncomplete else { return nil }
                    defer { position = end }
                    return Array(order[position..<end])
                }
            }
            """
        let attempt = try attempt(2, 1, hardCoded)
        #expect(attempt.state == .partial)
        let page = Page([attempt]).text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(page.contains("these fail: “no samples at all”"))
        let visible = try self.attempt(2, 1, hardCoded, withHidden: false)
        #expect(visible.isSolved)
    }

    @Test func `two mistakes together are called by the first`() throws {
        let twice = Course.momentum(
            """
            for i in weights.indices {
                velocity[i] = momentum * velocity[i] + (1 - momentum) * gradient[i]
                weights[i] += learningRate * velocity[i]
            }
            """)
        #expect(try attempt(3, 1, twice).mistake?.name == "an average in place of a sum")
    }
}
