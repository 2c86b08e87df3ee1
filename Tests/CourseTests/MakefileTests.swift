import Foundation
import Testing

@Suite struct `The front door` {
    private func make(_ arguments: String...) throws -> (status: Int32, output: String, remarks: String) {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try output(
            of: URL(filePath: "/usr/bin/env"), ["make", "--no-print-directory", "-C", root.path] + arguments)
    }

    @Test(arguments: [
        (["lesson"], "Which lesson?"), (["diff"], "Which lesson?"), (["lesson99"], "There is no lesson '99'"),
        (["Lesson3"], "Write it small: make lesson3"), (["HELP"], "Write it small: make help"),
        (["frobnicate"], "Type make for what there is."),
        (["lesson3", "DATA=mnist"], "lesson 3 has no report on DATA=mnist"),
    ])
    func `answers in plain words`(arguments: [String], answer: String) throws {
        let run = try make(arguments[0], arguments.count > 1 ? arguments[1] : "SEED=")
        #expect(run.status != 0)
        #expect(run.remarks.contains(answer), "\(run)")
    }

    @Test func `takes a data set's name in either case`() throws {
        #expect(try make("-n", "lesson2", "DATA=MNIST").output.contains("--quiet lesson2-mnist"))
        #expect(
            try make("-n", "lesson7", "DATA=cifar-10", "SEED=7").output.contains("--quiet lesson7-cifar-10 --seed 7"))
    }

    @Test func `removes trainings only when asked to`() throws {
        #expect(try !make("-n", "clean").output.contains("rm -rf Runs"))
        #expect(try make("-n", "clean", "RUNS=1").output.contains("rm -rf Runs"))
    }
}
