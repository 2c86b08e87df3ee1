import Downhill

/// What helps with a command line that cannot be read.
enum Advice {
    /// Options as other tools call them.
    private static let otherNames = [
        "lr": "learning-rate", "eta": "learning-rate", "step-size": "learning-rate", "wd": "weight-decay",
        "l2": "weight-decay", "lambda": "weight-decay", "bs": "batch", "optim": "optimizer", "rule": "optimizer",
        "eps": "epsilon", "alpha": "smoothing", "gamma": "momentum", "scheduler": "schedule", "lr-schedule": "schedule",
        "dataset": "data", "patience": "early-stopping", "output": "out", "output-dir": "out", "arch": "model",
    ]

    /// An error's message with the likeliest option for one that there is not, and with decimal commas put right.
    static func added(to message: String) -> String {
        if let match = message.firstMatch(of: /Unknown option '--([^']+)'(?:\.( Did you mean '--([^']+)'\?)?)?/) {
            let name = match.output.1.replacing("_", with: "-").lowercased()
            let suggestion = otherNames[name] ?? match.output.3.flatMap { [String($0)].nearest(to: name) }
            let question = suggestion.map { " Did you mean '--\($0)'?" } ?? ""
            return message.replacingCharacters(
                in: match.range, with: "Unknown option '--\(match.output.1)'.\(question)")
        }
        if let match = message.firstMatch(of: /(?:value '|is )(-?[0-9]+),([0-9]+)(?:' is invalid|, which is no)/) {
            return "\(message)\nA decimal point is a point here: write \(match.output.1).\(match.output.2)"
        }
        return message
    }
}

extension String {
    fileprivate func replacingCharacters(in range: Range<Index>, with text: String) -> String {
        self[..<range.lowerBound] + text + self[range.upperBound...]
    }
}
