import Checking
@testable import Exercise

check { inputs, record in
    let shares = inputs.list("shares")
    func rows(_ name: String) -> [[Double]] {
        let numbers = inputs.list(name)
        return shares.indices.map { Array(numbers[($0 * shares.count)..<(($0 + 1) * shares.count)]) }
    }
    let next = rows("next")
    let (losses, slopes) = lossesAndSlopes(scores: rows("scores"), shares: shares, next: next)
    record("losses of the words", losses)
    for (word, row) in slopes.enumerated() { record("slopes in row \(word + 1)", row) }
    for (rule, name) in [(Rule.descent, "descent"), (.sign, "signs")] {
        let steps = stepsUntilKnown(
            shares: shares, next: next, rate: inputs["rate of \(name)"], rule: rule, limit: inputs.int("limit"))
        for (word, count) in steps.enumerated() {
            record("steps until word \(word + 1) is known, by \(name)", count.map { "\($0)" } ?? "not known")
        }
    }
}
