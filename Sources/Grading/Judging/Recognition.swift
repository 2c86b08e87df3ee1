import Checking

/// Finds the known mistake behind an answer that is not right.
struct Recognition {
    let mistakes: [Expectations.Mistake]
    let judge: Judge

    /// The known mistake that agrees with the answer in the most failed cases, the first among them.
    ///
    /// - Returns: The mistake, and in how many failed cases it does not agree.
    func mistake(in results: [Attempt.Result]) -> (mistake: Expectations.Mistake, failedOtherwise: Int)? {
        let failed = results.indices.filter { index in
            let result = results[index]
            return !result.passed && result.observation.ending != .notRun && !result.observation.isBlank
        }
        guard let first = failed.first else { return nil }
        var best: (mistake: Expectations.Mistake, count: Int)?
        for mistake in mistakes where agrees(mistake, with: results[first], at: first) {
            let count = failed.count { agrees(mistake, with: results[$0], at: $0) }
            if count > best?.count ?? 0 { best = (mistake, count) }
        }
        return best.map { ($0.mistake, failed.count - $0.count) }
    }

    /// The known mistake that has this case's number, whatever it has in the others: the nearest, if there are several.
    ///
    /// - Parameters:
    ///   - expected: The right one; a mistake that has it, too, was made elsewhere.
    ///   - favourite: What explains the whole answer best, and is preferred.
    func mistake(
        in result: Attempt.Result, at index: Int, expected: [Record], favourite: Expectations.Mistake?
    ) -> Expectations.Mistake? {
        guard !result.passed, !result.observation.isBlank else { return nil }
        let candidates = mistakes.filter { mistake in
            agrees(mistake, with: result, at: index)
                && judge.divergence(of: known(mistake, at: index), from: expected) != nil
        }
        if let favourite, candidates.contains(favourite) { return favourite }
        let got = result.observation.records.first?.value
        return candidates.min { distance(known($0, at: index), got) < distance(known($1, at: index), got) }
    }

    private func known(_ mistake: Expectations.Mistake, at index: Int) -> [Record] {
        mistake.reports[index].compactMap(Record.init(line:))
    }

    private func agrees(_ mistake: Expectations.Mistake, with result: Attempt.Result, at index: Int) -> Bool {
        let got = result.observation.lines.compactMap(Record.init(line:))
        return judge.divergence(of: got, from: known(mistake, at: index)) == nil
    }

    private func distance(_ records: [Record], _ got: Record.Value?) -> Double {
        guard case .numbers(let a)? = records.first?.value, case .numbers(let b)? = got else { return .infinity }
        return zip(a, b).reduce(0) { $0 + abs($1.0 - $1.1) }
    }
}
