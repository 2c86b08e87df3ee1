import Downhill

extension BatchSizes {
    var numbers: [Recorded] {
        let (eight, some) = (digits.size(8), digits.size(32))
        return [
            Recorded("whole", digits.whole.batch), Recorded("wholeUpdates", digits.whole.updates, as: .significant(2)),
            Recorded("wholePasses", digits.whole.samples / Double(digits.whole.batch), as: .significant(2)),
            Recorded("someUpdates", some.updates, as: .significant(2)),
            Recorded("somePasses", some.samples / Double(digits.whole.batch), as: .significant(2)),
            Recorded("eightUpdates", eight.updates, as: .significant(2)),
            Recorded("times", digits.whole.samples / some.samples, as: .significant(1)),
            Recorded("balance", digits.balance.batch),
            Recorded(
                "balances", problems.map { NumberFormat.integer.text(Double($0.balance.batch)) }.joined(separator: ", ")
            ),
            Recorded("problems", problems.count),
            Recorded("inRange", problems.count { priceOfTheRange($0) == 1 }),
            Recorded("within", problems.count { priceOfTheRange($0) <= 2 }),
            Recorded("dearest", problems.map(priceOfTheRange).max() ?? .nan, as: .significant(2)),
        ]
    }

    private func balanceIsBetween32And256() -> [Condition] {
        problems.map { problem in
            let condition = Condition(
                "\(problem.name): samples × updates are least at \(problem.balance.batch); the best of 32 to 256 over that",
                priceOfTheRange(problem), isAtMost: 2)
            return problem.isNetwork ? condition.onNetwork() : condition
        }
    }

    private func priceOfTheRange(_ problem: Problem) -> Double {
        best(problem) { (32...256).contains($0.batch) } / best(problem) { _ in true }
    }

    private func best(_ problem: Problem, where isAmong: (Size) -> Bool) -> Double {
        problem.sizes.filter(isAmong).map { $0.samples * $0.updates }.min() ?? .infinity
    }

    var claims: [Claim] {
        let (some, whole) = (digits.size(32), digits.whole)
        return [
            Claim("E-006") { balanceIsBetween32And256() },
            Claim("D-010") {
                Condition(
                    "digits to 95 %, each at its best rate: samples of the whole set over those of batches of 32",
                    whole.samples / some.samples, isAtLeast: 5
                ).onNetwork()
                Condition(
                    "precise: updates to 95 %, the whole set against batches of 32", whole.updates,
                    isAtMost: some.updates
                ).onNetwork()
            },
            Claim("D-017") {
                Condition(
                    "digits to 95 %: samples, batches of 32 over the whole set", some.samples / whole.samples,
                    isAtMost: 0.2
                ).onNetwork()
                Condition(
                    "because of the updates: batches of 32 over the whole set in updates, which then could not be far apart",
                    some.updates / whole.updates,
                    isAtMost: 5
                ).onNetwork()
            },
            Claim("D-019") {
                Condition(
                    "digits to 95 %: passes over the data, batches of 32 over the whole set",
                    some.samples / whole.samples, isAtMost: 0.2
                ).onNetwork()
                Condition(
                    "regression to twice its lowest loss: samples, batches of 40 over the whole set",
                    problems[3].size(40).samples / problems[3].whole.samples, isAtMost: 0.2)
            },
            Claim(
                "B-184",
                untestable: "A habit (“depends on GPU memory”), which no outcome would contradict."
            ) {
                Condition(
                    "digits to 95 %: samples × updates of batches of 160 over the best",
                    digits.size(160).samples * digits.size(160).updates
                        / (digits.balance.samples * digits.balance.updates), isAtMost: 2
                ).onNetwork()
                Condition(
                    "of batches of 480",
                    digits.size(480).samples * digits.size(480).updates
                        / (digits.balance.samples * digits.balance.updates), isAtMost: 2
                ).onNetwork()
            },
        ]
    }
}
