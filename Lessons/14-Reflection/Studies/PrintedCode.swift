import Downhill

/// What document E prints of its implementations: the first lines of every function and class, as far as a signature and a docstring go.
struct PrintedCode: Sendable {
    struct Definition: Sendable, Equatable {
        let name: String
        let isClass: Bool
        /// Whether it stands in a class: in document E a sketch, whose methods are `pass`.
        var isMember = false
        /// Its parameters besides `self`, and how many of them say their type.
        var parameters: [String] = []
        var typed = 0
        var saysResult = false
        var docstring: String?

        /// Whether a reader learns the type of everything that goes in.
        var isTyped: Bool { typed == parameters.count }

        /// The parameters that the docstring names.
        var named: [String] {
            let words = (docstring ?? "").split { !$0.isLetter && $0 != "_" }
            return parameters.filter { words.contains($0[...]) }
        }
    }

    let definitions: [Definition]

    var functions: [Definition] { definitions.filter { !$0.isClass && !$0.parameters.isEmpty } }
    /// Those that are printed from the first line to the last.
    var whole: [Definition] { functions.filter { !$0.isMember } }

    /// Lines 143–266 of the document, bodies left out.
    static let listing = #"""
        def sgd_step(W, gradient, learning_rate):
            """One parameter update step."""
        def compute_gradient_manual(x, y, W):
            """Compute loss and gradient for one example."""
        def get_batches(X, y, batch_size, shuffle=True):
            """Memory-efficient batch generator."""
        def has_converged(loss_history, patience=5, min_delta=1e-4):
            """Check if training has plateaued."""
        class GradientDescentOptimizer:
            def __init__(self, learning_rate=0.01, batch_size=32, mode='minibatch'):
                self.lr = learning_rate
            def step(self, params, gradients):
                """Update parameters (supports dict or array)."""
            def zero_grad(self):
                """Clear gradients (PyTorch compatibility)."""
            def get_batches(self, X, y, shuffle=True):
                """Generate batches based on mode."""
        """#

    init(_ listing: String = PrintedCode.listing) {
        let lines = listing.split(separator: "\n")
        definitions = lines.indices.compactMap { index in
            guard var definition = Definition(lines[index]) else { return nil }
            let next = lines.indices.contains(index + 1) ? lines[index + 1].drop { $0 == " " } : ""
            if next.hasPrefix("\"\"\"") { definition.docstring = String(next) }
            return definition
        }
    }
}

extension PrintedCode.Definition {
    /// Reads `def name(parameters) -> result:` or `class Name:`; nil for any other line.
    init?(_ line: some StringProtocol) {
        let words = line.drop { $0 == " " }
        if words.hasPrefix("class ") {
            self.init(name: String(words.dropFirst(6).prefix { $0.isLetter }), isClass: true)
            return
        }
        guard words.hasPrefix("def "), let open = words.firstIndex(of: "("), let close = words.lastIndex(of: ")") else {
            return nil
        }
        self.init(name: String(words[words.index(words.startIndex, offsetBy: 4)..<open]), isClass: false)
        isMember = line.first == " "
        let parameters = words[words.index(after: open)..<close].split(separator: ",").map { $0.drop { $0 == " " } }
            .filter { $0 != "self" }
        self.parameters = parameters.map { String($0.prefix { $0.isLetter || $0.isNumber || $0 == "_" }) }
        typed = parameters.count { $0.contains(":") }
        saysResult = words[close...].contains("->")
    }
}

extension PrintedCode: Study {
    var numbers: [Recorded] {
        [
            Recorded("functions", functions.count), Recorded("typed", functions.count(where: \.isTyped)),
            Recorded("whole", whole.count), Recorded("documented", whole.count { $0.docstring != nil }),
            Recorded("parameters", whole.map(\.parameters.count).reduce(0, +)),
            Recorded("named", whole.map(\.named.count).reduce(0, +)),
        ]
    }

    var claims: [Claim] {
        [
            Claim(
                "E-067",
                instead: """
                    Of the {{printedCode.functions}} printed functions that take something, {{printedCode.typed}} say of what type. What the document \
                    does not print was not seen.
                    """
            ) {
                Condition(
                    "printed functions that take something, less those with a type for every parameter",
                    functions.count - functions.count(where: \.isTyped), isAtMost: 0)
            },
            Claim(
                "E-068",
                instead: """
                    Of the {{printedCode.whole}} functions that are printed whole {{printedCode.documented}} have a docstring, of one line each; together these \
                    name {{printedCode.named}} of {{printedCode.parameters}} parameters.
                    """
            ) {
                Condition(
                    "functions printed whole: parameters that their docstring does not name",
                    whole.map { $0.parameters.count - $0.named.count }.reduce(0, +), isAtMost: 0)
            },
        ]
    }
}
