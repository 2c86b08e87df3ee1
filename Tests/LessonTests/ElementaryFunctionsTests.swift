import Foundation
import Testing

/// The C library's last digits change with processor and release, so no Swift file that a report depends on may call its functions. A
/// learner's answers may, and the grader, which compares them within a tolerance.
@Suite("Elementary functions")
struct ElementaryFunctionsTests {
    @Test(
        "no file calls the C library's exponentials, logarithms or circular functions",
        arguments: ["Sources", "Lessons"])
    func noneCalled(folder: String) throws {
        let place = Repository.root.appending(path: folder)
        let files = FileManager.default.enumerator(atPath: place.path)?.compactMap { $0 as? String } ?? []
        let sources = files.filter {
            $0.hasSuffix(".swift") && !$0.contains("/Exercises/") && !$0.hasPrefix("Grading/")
        }.sorted()
        try #require(!sources.isEmpty)
        for file in sources {
            let text = try String(contentsOf: place.appending(path: file), encoding: .utf8)
            #expect(calls(in: text).isEmpty, "\(folder)/\(file): use Elementary, or CKernels' dh_ functions")
        }
    }

    @Test("the search finds a call and passes over what only looks like one")
    func searchWorks() {
        #expect(calls(in: "let y = exp(x)") == ["exp"])
        #expect(calls(in: "let y = 2*Foundation.pow(x, 2)") == ["pow"])
        #expect(calls(in: "let y = Elementary.exp(x) + dh_exp(x) + tensor.exp() + myexp(x)").isEmpty)
        #expect(calls(in: "    /// `exp(x)`, and // sin(x)\n    func exp(_ x: Double)").isEmpty)
    }

    private func calls(in source: String) -> [String] {
        source.split(separator: "\n").flatMap { line in
            let code = line.firstRange(of: "//").map { line[..<$0.lowerBound] } ?? line
            guard !code.contains("func ") else { return [String]() }
            return Self.names.filter { isCalled($0, in: code) }
        }
    }

    /// Whether a name stands before a parenthesis as a function of its own, or as that of a system module.
    private func isCalled(_ name: String, in code: Substring) -> Bool {
        code.ranges(of: name + "(").contains { place in
            let before = code[..<place.lowerBound]
            guard let last = before.last else { return true }
            if last == "." { return Self.modules.contains { before.hasSuffix($0 + ".") } }
            return !(last.isLetter || last.isNumber || last == "_")
        }
    }

    private static let modules = ["Foundation", "Glibc", "Darwin"]
    private static let names = [
        "exp", "exp2", "expm1", "log", "log1p", "log2", "log10", "sin", "cos", "tan", "asin", "acos", "atan", "atan2",
        "sinh", "cosh", "tanh", "pow", "cbrt", "hypot", "erf", "tgamma",
    ]
}
