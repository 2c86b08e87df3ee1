import Tensors

/// A rule at work on eight weights or fewer, with everything it remembers in sight: for working a formula by hand.
///
///     var stepper = Stepper(Momentum(learningRate: 0.1), at: [4, 2])
///     stepper.advance(along: [8, 40])
///     stepper.slot.v  // 8, 40
///
/// A network's weights are moved by `Optimizer`, which hands the same rule eight of them at a time.
///
/// A descent is a million calls of `advance`. What it does is inlinable, so that who names a rule gets a version for that rule.
public struct Stepper<Rule: UpdateRule>: Sendable {
    /// The rule that it follows.
    public var rule: Rule

    /// The weights; those not in use are 0.
    public var w: Lanes

    /// What the rule remembers of them.
    public var slot: Rule.Slot

    /// How many steps have been made.
    @inlinable
    public var step: Int { stepsMade }

    @usableFromInline var stepsMade = 0

    @usableFromInline let stepsPerEpoch: Int?

    @usableFromInline var largestRemembered = 0.0

    /// A rule at these weights, before its first step.
    @inlinable
    public init(_ rule: Rule, at weights: [Scalar], stepsPerEpoch: Int? = nil) {
        self.rule = rule
        self.stepsPerEpoch = stepsPerEpoch
        w = Lanes(padding: weights)
        slot = rule.initialSlot
    }

    /// The learning rate of the step to come.
    @inlinable
    public var learningRate: Double { rule.learningRate.value(clock) }

    /// Makes one step with the same gradient wherever the rule probes: a gradient that is given, not computed.
    @inlinable
    public mutating func advance(along gradient: [Scalar]) { advance { _ in Lanes(padding: gradient) } }

    /// Makes one step.
    ///
    /// - Parameter gradient: The gradient at the point that the rule probes.
    @inlinable
    public mutating func advance(_ gradient: (Lanes) -> Lanes) { advance(shrinking: 1, gradient) }

    /// The same after the weights are multiplied by a factor.
    @inlinable
    mutating func advance(shrinking shrinkage: Double, _ gradient: (Lanes) -> Lanes) {
        let now = rule.prepare(upcoming)
        let g = gradient(Rule.looksAhead ? rule.probe(w, slot, now) : w)
        if shrinkage != 1 { w *= Scalar(shrinkage) }
        rule.update(&w, along: g, &slot, now)
        largestRemembered += 1 + Double((g * g).sum())
        stepsMade += 1
    }

    /// Whether something that the rule remembers is no longer finite.
    @inlinable
    var hasOverflowed: Bool {
        // It cannot be, as long as the sum of all squared gradients is.
        !(largestRemembered < Double(Scalar.greatestFiniteMagnitude))
            && Rule.Slot.checkpointNames.contains { name in
                let lanes = slot[keyPath: name.value]
                return lanes.indices.contains { !lanes[$0].isFinite }
            }
    }

    @inlinable
    var clock: Clock { Clock(step: step, stepsPerEpoch: stepsPerEpoch) }

    @inlinable
    var upcoming: Step { Step(number: step + 1, learningRate: learningRate, clock: clock) }
}

extension UpdateRule {
    /// The steps downhill of one weight under a list of gradients, one after the other; in units of η where the rate is 1.
    public func steps(under gradients: [Scalar]) -> [Double] {
        var stepper = Stepper(self, at: [0])
        return gradients.map { g in
            stepper.w = Lanes()  // every step is measured from 0
            stepper.advance(along: [g])
            return Double(-stepper.w[0])
        }
    }
}

extension Lanes {
    /// Up to eight scalars, with zeros after them.
    @inlinable
    init(padding scalars: [Scalar]) {
        guard scalars.count <= Self.scalarCount else {
            fatalError("Stepper: \(scalars.count) weights; more than \(Self.scalarCount) need an Optimizer.")
        }
        self.init()
        for (lane, scalar) in scalars.enumerated() { self[lane] = scalar }
    }
}
