/// A length of training, counted in steps or in epochs: `.epochs(30)`, `.steps(1_000)`, or simply `1_000` for steps.
///
/// The two are told apart by type because mixing them up is the commonest mistake with schedules, and a silent one.
/// A schedule that counts epochs changes only from one epoch to the next, as PyTorch's do when `scheduler.step()` is called once
/// an epoch.
public enum Period: Sendable, Hashable, ExpressibleByIntegerLiteral {
    /// So many steps of the optimizer.
    case steps(Int)
    /// So many passes over the training set.
    case epochs(Int)

    public init(integerLiteral steps: Int) { self = .steps(steps) }

    /// How many of its unit.
    var count: Int {
        switch self {
        case .steps(let count), .epochs(let count): count
        }
    }

    /// Whether both are counted in steps, or both in epochs.
    func hasUnit(of other: Period) -> Bool {
        switch (self, other) {
        case (.steps, .steps), (.epochs, .epochs): true
        default: false
        }
    }

    /// The period, which holds a step or an epoch at least; otherwise the program ends.
    func checked(_ schedule: String) -> Period {
        guard count > 0 else { fatalError("\(schedule): a period of \(self); it holds at least one step or epoch.") }
        return self
    }
}

extension Period: LosslessStringConvertible {
    /// `1000` and `1000 steps` are steps, `30 epochs` and `1 epoch` are epochs.
    public init?(_ text: String) {
        let words = text.split(separator: " ")
        guard (1...2).contains(words.count), let count = words.first.flatMap({ Int($0) }), count > 0 else { return nil }
        switch words.dropFirst().first {
        case nil, "step", "steps": self = .steps(count)
        case "epoch", "epochs": self = .epochs(count)
        default: return nil
        }
    }

    public var description: String {
        switch self {
        case .steps(let count): "\(count) step\(count == 1 ? "" : "s")"
        case .epochs(let count): "\(count) epoch\(count == 1 ? "" : "s")"
        }
    }
}

/// The time as a schedule reads it: how many steps have been made, and how many make an epoch.
@usableFromInline
struct Clock: Sendable {
    /// Steps made so far: 0 while the first is being made.
    let step: Int

    /// Nil where nobody has said.
    let stepsPerEpoch: Int?

    @usableFromInline
    init(step: Int, stepsPerEpoch: Int?) {
        self.step = step
        self.stepsPerEpoch = stepsPerEpoch
    }

    /// How much of `period` is over, in whole units of its own: 0 at first, 1 at its end, and more after it.
    func fraction(of period: Period) -> Double {
        Double(count(in: period)) / Double(period.checked("Schedule").count)
    }

    /// How many whole units of `unit`'s kind are over.
    func count(in unit: Period) -> Int {
        switch unit {
        case .steps: step
        case .epochs: step / stepsInEpoch
        }
    }

    /// The length of `period` in steps.
    func steps(in period: Period) -> Int {
        switch period {
        case .steps(let count): count
        case .epochs(let count): count * stepsInEpoch
        }
    }

    /// The time since the end of some stretches, one after the other: before their end, negative.
    func since(_ stretches: [Period]) -> Clock {
        Clock(step: step - stretches.reduce(0) { $0 + steps(in: $1) }, stepsPerEpoch: stepsPerEpoch)
    }

    private var stepsInEpoch: Int {
        guard let stepsPerEpoch else {
            fatalError(
                """
                Schedule: it counts epochs, and nobody said how many steps make one. \
                Set the optimizer's stepsPerEpoch to the number of batches, or count in .steps.
                """)
        }
        guard stepsPerEpoch > 0 else {
            fatalError("Schedule: an epoch of \(stepsPerEpoch) steps; it holds at least one.")
        }
        return stepsPerEpoch
    }
}
