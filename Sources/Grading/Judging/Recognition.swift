import Checking

/// Finds the known mistake behind an answer that is not right.
///
/// What follows a first difference may have other reasons, so answers and mistakes are compared up to there; a mistake that agrees to the end
/// is preferred.
struct Recognition {
    let mistakes: [Expectations.Mistake]
    /// What is expected, case by case.
    let expected: [[Expectation]]
    let judge: Judge

    struct Found {
        let mistake: Expectations.Mistake
        /// In how many failed cases it does not agree.
        let failedOtherwise: Int
        /// Whether more than one number speaks for it, and nothing against it: no case that fails otherwise, and none that passes and would not.
        let isCertain: Bool
    }

    /// How far a mistake and an answer go together in one case.
    private struct Agreement {
        var isWhole = false
        /// How many numbers (or words) of the answer, which are not right, are the mistake's.
        var evidence = 0
    }

    /// The known mistake that agrees with the answer in the most failed cases; of several the one that would fail fewest of those that the answer passes.
    func mistake(in results: [Attempt.Result]) -> Found? {
        let failed = results.indices.filter { index in
            let result = results[index]
            return !result.passed && result.observation.ending != .notRun && !result.observation.isBlank
        }
        let passed = results.indices.filter { results[$0].passed }
        var best: (found: Found, rank: (whole: Int, count: Int, others: Int))?
        for mistake in mistakes {
            let agreements = failed.map { agreement(of: results[$0], with: mistake, at: $0) }
            guard agreements.first != nil, agreements[0] != nil else { continue }
            let known = agreements.compactMap(\.self)
            let others = passed.count { !passes(mistake, at: $0) }
            let rank = (whole: known.count(where: \.isWhole), count: known.count, others: -others)
            if let best, best.rank >= rank { continue }
            let found = Found(
                mistake: mistake, failedOtherwise: failed.count - known.count,
                isCertain: known.count == failed.count && others == 0
                    && known.reduce(0) { $0 + $1.evidence } > 1)
            best = (found, rank)
        }
        return best?.found
    }

    /// The known mistake that has this case's number, whatever it has in the others: the one that explains the whole answer best, if there are
    /// several, else the first.
    func mistake(in result: Attempt.Result, at index: Int, favourite: Expectations.Mistake?) -> Expectations.Mistake? {
        guard !result.passed, !result.observation.isBlank else { return nil }
        let candidates = mistakes.filter { agreement(of: result, with: $0, at: index)?.isWhole == true }
        if let favourite, candidates.contains(favourite) { return favourite }
        return candidates.first
    }

    /// Whether a mistake does what is expected in a case.
    private func passes(_ mistake: Expectations.Mistake, at index: Int) -> Bool {
        let known = mistake.reports[index].compactMap(Expectation.init(line:))
        return known.count == expected[index].count && zip(known, expected[index]).allSatisfy(judge.agree)
    }

    /// Nil if the two part at the first record that is not right, or before.
    private func agreement(
        of result: Attempt.Result, with mistake: Expectations.Mistake, at index: Int
    ) -> Agreement? {
        let got = result.observation.lines.compactMap(Record.init(line:))
        let known = mistake.reports[index].compactMap(Expectation.init(line:))
        let wrong = judge.firstDifference(of: got, from: expected[index]) ?? 0
        let parting = judge.firstDifference(of: got, from: known) ?? max(got.count, known.count)
        guard parting > wrong || (parting == got.count && parting == known.count) else { return nil }
        let evidence = (wrong..<min(parting, got.count)).filter { !judge.agrees(got, with: expected[index], at: $0) }
            .reduce(0) { $0 + got[$1].size }
        return Agreement(isWhole: parting == max(got.count, known.count), evidence: evidence)
    }
}

extension Record {
    fileprivate var size: Int { if case .numbers(let numbers) = value { numbers.count } else { 1 } }
}
