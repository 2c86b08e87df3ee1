extension Claim {
    /// What is wrong with the claim itself, whatever its verdict.
    package func problems(ledger: Ledger, file: String? = nil) -> [Problem] {
        var problems: [Problem] = []
        func report(_ message: String, _ remedy: String) {
            problems.append(Problem(file: file ?? self.file, line: line, message, remedy: remedy))
        }
        checkIDs(ledger, report)
        for condition in conditions {
            guard let flaw = condition.flaw else { continue }
            report("\(name), condition “\(condition.name)”: \(flaw)", "correct the condition")
        }
        let repeated = conditions.map(\.name).repeated
        if !repeated.isEmpty {
            let names = repeated.map { "“\($0)”" }.joined(separator: ", ")
            report("\(name) has two conditions named \(names)", "name what differs between them")
        }
        if case .measured(let decisive, _) = test {
            if decisive.isEmpty {
                report(
                    "\(name) has no decisive condition",
                    "measure the statement as its author meant it, the source's own setting first")
                return problems
            }
            checkEvidence(decisive, ledger, report)
            switch (verdict, instead) {
            case (.refuted, nil), (.qualified, nil):
                report("\(name) comes out \(verdict.rawValue)", "say what is so with instead: \"…\"")
            case (.upheld, .some):
                report("\(name) comes out upheld, yet has an instead:", "remove it")
            default: break
            }
        }
        return problems
    }

    private func checkIDs(_ ledger: Ledger, _ report: (String, String) -> Void) {
        if ids.isEmpty { report("a claim names no statement", "begin with its id: claim(\"B-059\") { … }") }
        for id in ids where Ledger.isLedgerID(id) {
            let parts = ledger.parts(of: id)
            if ledger[id] == nil, parts.isEmpty {
                report("\(id) is not in \(Ledger.path)", "correct the id")
            } else if ledger[id] == nil {
                report("\(id) makes several assertions", "claim each of \(parts.joined(separator: ", "))")
            } else if statement != nil {
                report("\(id) has its statement in the ledger", "leave out says:")
            }
        }
        if statement == nil, let id = ids.first(where: { !Ledger.isLedgerID($0) }) {
            let remedy = "a paper's claim says what it states: claim(\"\(id)\", says: \"…\") { … }"
            report("\(id) is not an id of the ledger and comes without a statement", remedy)
        }
        let forces = Set(ids.compactMap { ledger[$0]?.force.rawValue }).sorted()
        if forces.count > 1 {
            report(
                "\(name) are sentences of different force (\(forces.joined(separator: ", ")))", "claim each by itself")
        }
    }

    /// What makes conditions worth their name: they could fail, and they are about what the statement says.
    private func checkEvidence(_ decisive: [Condition], _ ledger: Ledger, _ report: (String, String) -> Void) {
        let statements = ids.compactMap { ledger[$0] }
        for statement in statements where statement.force != .defines {
            for (field, value) in [("effect", statement.effect), ("setting", statement.setting)] where value.isEmpty {
                report(
                    "\(statement.id) has no \(field) in \(Ledger.path)",
                    field == "effect"
                        ? "write there which size of it matters, before the run" : "write there what its source ran")
            }
        }
        for condition in conditions {
            guard let emptiness = condition.emptiness else { continue }
            report(
                "\(name), condition “\(condition.name)”: \(emptiness)",
                "measure something that could come out otherwise")
        }
        let words = (statements.map { $0.statement + " " + $0.effect } + [statement ?? ""]).joined(separator: " ")
            .lowercased()
        let isAboutFiniteness = ["finite", "diverge", "explo", "overflow", "nan", "blow", "unstable", "stable"].contains
        {
            words.contains($0)
        }
        if !isAboutFiniteness, let condition = decisive.first(where: { $0.relation == "staysFinite" }) {
            report(
                "\(name), condition “\(condition.name)”: staying finite is evidence for nothing but staying finite",
                "measure what the statement says")
        }
        if force == .usually {
            let networks = decisive.count(where: \.isOnNetwork)
            if decisive.count < 5 || networks < 2 {
                report(
                    "\(name) says what is usual, on a panel of \(decisive.count) settings of which \(networks) are networks",
                    "measure five settings or more, two of them networks, marked .onNetwork()")
            }
        }
    }
}
