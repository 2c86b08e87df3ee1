/// What a lesson's command line asks for.
package struct Options: Sendable, Equatable {
    package var seed: UInt64 = 1
    /// Another place for `Lessons` and `Figures`.
    package var output: String?
    package var isDifference = false
    /// Weave from a saved history instead of measuring again.
    package var isReweaving = false
    package var isHelp = false

    package struct Failure: Error, Equatable {
        package let message: String

        package init(message: String) {
            self.message = message
        }
    }

    /// Reads the arguments that follow the program's name.
    package init(_ arguments: some Sequence<String>) throws(Failure) {
        var rest = Array(arguments)[...]
        while let argument = rest.popFirst() {
            let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
            let flag = argument.hasPrefix("--") ? parts.first ?? argument : argument
            let attached = argument.hasPrefix("--") && parts.count > 1 ? parts[1] : nil
            func value() throws(Failure) -> String {
                guard let value = attached ?? rest.popFirst(), !value.isEmpty else {
                    throw Failure(message: "\(flag) needs a value")
                }
                return value
            }
            switch flag {
            case "--seed":
                let text = try value()
                guard let seed = UInt64(text) else {
                    throw Failure(message: "--seed takes a whole number from 0 up, not “\(text)”")
                }
                self.seed = seed
            case "--output": output = try value()
            case "--diff" where attached == nil: isDifference = true
            case "--reweave" where attached == nil: isReweaving = true
            case "--help" where attached == nil, "-h": isHelp = true
            default: throw Failure(message: "unknown option “\(argument)”")
            }
        }
    }

    package static func usage(_ lesson: Lesson) -> String {
        """
        Lesson \(lesson.number), \(lesson.title): runs its experiments and weaves \(lesson.reportPath).

          --seed N      the root seed (default 1); another seed writes under Runs/seed-N
          --output DIR  write under DIR instead of over the committed report
          --diff        compare with the committed report, which is of seed 1, and write nothing
          --reweave     weave from what a long run saved, without measuring again
          --help        this text
        """
    }
}
