/// What the command line asks for.
struct Options: Equatable {
    /// Only the workloads whose names begin with one of these; all, where there are none.
    var only: [String] = []

    /// How often the two sides take turns.
    var alternations = 11

    /// How long a side keeps at it in its turn, in seconds; at least one call.
    var turn = 0.1

    /// How long it does so before that, untimed; at least one call.
    var warmUp = 0.03

    /// The Python that has PyTorch; `python3`, where nothing is said.
    var python: String?

    var isQuick = false
    var isHelp = false

    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// Reads the arguments that follow the program's name, and `DOWNHILL_PYTHON`.
    init(_ arguments: some Sequence<String>, environment: [String: String]) throws(Failure) {
        python = environment["DOWNHILL_PYTHON"].flatMap { $0.isEmpty ? nil : $0 }
        var alternations: Int?
        var rest = Array(arguments)[...]
        while let argument = rest.popFirst() {
            let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
            let flag = parts.first ?? argument
            func value() throws(Failure) -> String {
                guard let value = parts.count > 1 ? parts[1] : rest.popFirst(), !value.isEmpty else {
                    throw Failure(description: "\(flag) needs a value.")
                }
                return value
            }
            switch flag {
            case "--only": only.append(try value())
            case "--python": python = try value()
            case "--alternations":
                let text = try value()
                guard let count = Int(text), 1...1000 ~= count else {
                    throw Failure(description: "--alternations takes a whole number from 1 to 1000, not “\(text)”.")
                }
                alternations = count
            case "--quick" where parts.count == 1: isQuick = true
            case "--help" where parts.count == 1, "-h": isHelp = true
            default: throw Failure(description: "unknown option “\(argument)”.")
            }
        }
        if isQuick { (self.alternations, turn, warmUp) = (3, 0.01, 0.005) }
        if let alternations { self.alternations = alternations }
    }

    /// Whether the run is one that the published table may come from.
    var isComplete: Bool { only.isEmpty && !isQuick && alternations >= 10 }

    static let usage = """
        usage: bench [--only NAME]… [--alternations N] [--quick] [--python PATH]

        Times training steps, kernels, update rules and a plot beside PyTorch's, the two sides taking turns, and writes the
        table into Sources/bench/README.md. Without PyTorch, and with --only, --quick or fewer than 10 alternations, it
        prints its table and writes nothing.

          --only NAME       only the workloads whose names begin with NAME; may be given several times
          --alternations N  how often the two sides take turns (11)
          --quick           three short turns: a look, not a measurement
          --python PATH     the Python that has PyTorch (or DOWNHILL_PYTHON; otherwise python3)
          --help            this text
        """
}
