enum Kind: String { case isSo, canBe, usually }

enum Verdict: String { case upheld, qualified, refuted }

struct Condition {
    let holds: Bool
    let isBeyond: Bool
}

/// What the conditions make of a claim; nil if they cannot decide.
func verdict(of kind: Kind, by conditions: [Condition]) -> Verdict? {
    let decisive = conditions.filter { !$0.isBeyond }
    let (count, held) = (decisive.count, decisive.count { $0.holds })
    guard count > 0 else { return nil }
    let asMeant: Verdict
    switch kind {
    case .isSo:
        asMeant = held == count ? .upheld : .refuted
    case .canBe:
        asMeant = held > 0 ? .upheld : .refuted
    case .usually:
        guard count >= 5 else { return nil }
        asMeant = 5 * held >= 4 * count ? .upheld : 5 * held <= count ? .refuted : .qualified
    }
    let failsBeyond = conditions.contains { $0.isBeyond && !$0.holds }
    return asMeant == .upheld && failsBeyond ? .qualified : asMeant
}

/// The two neighbouring values between which it flips, if it does so once.
func flip(_ trials: [(value: Double, holds: Bool)]) -> (Double, Double)? {
    let sorted = trials.sorted { $0.value < $1.value }
    let changes = zip(sorted, sorted.dropFirst()).filter { $0.holds != $1.holds }
    guard changes.count == 1 else { return nil }
    return (changes[0].0.value, changes[0].1.value)
}
