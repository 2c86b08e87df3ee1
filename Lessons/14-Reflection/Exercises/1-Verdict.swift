//: # 1 · The verdict
//: The rule by which this course has judged. A claim has conditions, each of which holds or does not. Those that are *decisive* are the sentence as its author meant it; those *beyond* are where a reader would apply it next. The decisive ones come first, and what they make of it depends on what kind of
//: sentence it is:
//:
//: - what *is* so (in the author's own setting, always, or by definition) is upheld if all decisive conditions hold, and refuted otherwise;
//: - what *can* be is upheld if one of them holds, and refuted if none does;
//: - what is *usually* so is upheld if at least four in five hold, and refuted if at most one in five does; between, it is qualified.
//:
//: A condition beyond that fails turns upheld into qualified, and does nothing else. Without a decisive condition there is no verdict: nil. There is none, either, of what is usually so, if fewer than five decisive ones were tried.
//:
//: **To do.** Write `verdict`. Then `flip`: a variable was set to some values, in no order, and at each of them the sentence held or did not. If there is exactly one place where this changes from one value to the next larger one, return these two values, the smaller first; else nil.
//:
//: **By hand first.** “Usually”: eight settings, of which six hold, and one beyond that fails. The verdict? And if all eight hold, or one of them only?

enum Kind: String { case isSo, canBe, usually }

enum Verdict: String { case upheld, qualified, refuted }

struct Condition {
    let holds: Bool
    let isBeyond: Bool
}

/// What the conditions make of a claim; nil if they cannot decide.
func verdict(of kind: Kind, by conditions: [Condition]) -> Verdict? {
    fatalError("not written yet")
}

/// The two neighbouring values between which it flips, if it does so once.
func flip(_ trials: [(value: Double, holds: Bool)]) -> (Double, Double)? {
    fatalError("not written yet")
}
