/// A statement put to the test: which one, by which measurements, and what is so instead.
package struct Claim: Sendable {
    package enum Test: Sendable {
        case measured([Condition])
        case unverifiable(reason: String, nearest: [Condition])
        case pending(reason: String)
    }

    /// Ledger ids such as `B-059`, or one reference to a paper such as `Goh-2017`.
    package var ids: [String]
    /// The statement in our words, where it comes from a paper.
    package var statement: String?
    package var test: Test
    /// Whether it is among the dozen shown openly.
    package var teaches: Bool
    /// What is so instead, in one sentence that may hold `{{names}}`.
    package var instead: String?
    package var line: Int

    package init(
        ids: [String], statement: String? = nil, test: Test, teaches: Bool = false, instead: String? = nil, line: Int
    ) {
        self.ids = ids
        self.statement = statement
        self.test = test
        self.teaches = teaches
        self.instead = instead
        self.line = line
    }

    package var verdict: Verdict {
        switch test {
        case .measured(let conditions): Verdict(of: conditions)
        case .unverifiable: .unverifiable
        case .pending: .pending
        }
    }

    var conditions: [Condition] {
        switch test {
        case .measured(let conditions), .unverifiable(_, let conditions): conditions
        case .pending: []
        }
    }

    /// What is wrong with the claim itself, whatever its verdict.
    package func problems(ledger: Ledger, file: String) -> [Problem] {
        func problem(_ message: String, _ remedy: String) -> Problem {
            Problem(file: file, line: line, message, remedy: remedy)
        }
        var problems: [Problem] = []
        let name = ids.joined(separator: ", ")
        if ids.isEmpty {
            problems.append(problem("a claim names no statement", "begin with its id: claim(\"B-059\") { … }"))
        }
        for id in ids where Ledger.isLedgerID(id) {
            if ledger[id] == nil {
                problems.append(problem("\(id) is not in \(Ledger.path)", "correct the id"))
            } else if statement != nil {
                problems.append(problem("\(id) has its statement in the ledger", "leave out says:"))
            }
        }
        if statement == nil, let id = ids.first(where: { !Ledger.isLedgerID($0) }) {
            let remedy = "a paper's claim says what it states: claim(\"\(id)\", says: \"…\") { … }"
            problems.append(problem("\(id) is not an id of the ledger and comes without a statement", remedy))
        }
        if case .measured(let conditions) = test, conditions.isEmpty {
            problems.append(problem("\(name) has no condition", "measure at least one"))
        }
        for condition in conditions {
            guard let flaw = condition.flaw else { continue }
            problems.append(problem("\(name), condition “\(condition.name)”: \(flaw)", "correct the condition"))
        }
        let repeated = conditions.map(\.name).repeated
        if !repeated.isEmpty {
            let names = repeated.map { "“\($0)”" }.joined(separator: ", ")
            problems.append(problem("\(name) has two conditions named \(names)", "name what differs between them"))
        }
        if case .measured(let conditions) = test, !conditions.isEmpty {
            switch (verdict, instead) {
            case (.refuted, nil), (.qualified, nil):
                problems.append(problem("\(name) comes out \(verdict.rawValue)", "say what is so with instead: \"…\""))
            case (.upheld, .some):
                problems.append(problem("\(name) comes out upheld, yet has an instead:", "remove it"))
            default: break
            }
        }
        return problems
    }
}

extension Sequence where Element: Hashable {
    /// The elements that occur more than once, each once, in order of first repetition.
    var repeated: [Element] {
        var seen: Set<Element> = []
        var found: [Element] = []
        for element in self where !seen.insert(element).inserted && !found.contains(element) {
            found.append(element)
        }
        return found
    }
}
