import Tensors

/// How a weight moves, given its gradient: the formula that a paper prints, for eight weights at a time.
///
/// A rule is written once and runs everywhere: on a point of a landscape, and on a network's millions of weights.
///
///     public struct SGD: UpdateRule {
///         public var learningRate: Schedule
///
///         public struct Slot: LaneSlot { public init() {} }
///         public struct StepConstants: Sendable { var η: Scalar }
///
///         public func prepare(_ step: Step) -> StepConstants {
///             StepConstants(η: Scalar(step.learningRate))
///         }
///
///         public func update(_ w: inout Lanes, along g: Lanes, _ slot: inout Slot, _ now: StepConstants) {
///             w -= now.η * g
///         }
///     }
///
/// Formulas are in plain `*` and `+`, each rounded on its own, so that their bits are the same on every machine. The rules of this module
/// write `@inline(__always)` before `update`, for the loop over the weights to swallow the formula; one without it works as well, a
/// little slower.
public protocol UpdateRule: Sendable {
    /// What the rule remembers of eight weights: velocities, running averages.
    associatedtype Slot: LaneSlot

    /// One step's constants.
    associatedtype StepConstants: Sendable

    /// How far a step goes: the η of the formula.
    var learningRate: Schedule { get }

    /// What is remembered before the first step. Zeros, where a rule does not say otherwise.
    var initialSlot: Slot { get }

    /// Computes one step's constants, in Double, so that the loop over the weights does not.
    ///
    /// Called once a step. A rule with a running product, such as `NAdam`, is the reason that it may change the rule.
    mutating func prepare(_ step: Step) -> StepConstants

    /// The formula.
    ///
    /// - Parameters:
    ///   - w: Eight weights, to be moved.
    ///   - g: The gradient of the loss with respect to them: at `w`, or at `probe(w, slot, now)` where the rule `looksAhead`.
    ///   - slot: What the rule remembers of them. What is left in it that is subnormal becomes zero after the step.
    ///   - now: What `prepare` returned for this step.
    func update(_ w: inout Lanes, along g: Lanes, _ slot: inout Slot, _ now: StepConstants)

    /// Whether the gradient is to be taken elsewhere than at the weights. A rule that says so pays for a copy of the model a step.
    static var looksAhead: Bool { get }

    /// Where the gradient is to be taken, in a rule that `looksAhead`; all others are not asked.
    func probe(_ w: Lanes, _ slot: Slot, _ now: StepConstants) -> Lanes

    /// The numbers that `prepare` carries from step to step, by the names that a checkpoint keeps them under.
    static var carriedNumbers: CarriedNumbers<Self> { get }

    /// `update` for every weight of a tensor. The default is what every rule wants; it stands here, and not in an extension alone, so that
    /// the compiler makes a version for each rule.
    func apply(
        to weights: UnsafeMutableBufferPointer<Scalar>, along gradient: UnsafeBufferPointer<Scalar>,
        _ slots: UnsafeMutableBufferPointer<Slot>, _ now: StepConstants)
}

extension UpdateRule {
    @inlinable
    public var initialSlot: Slot { Slot() }

    @inlinable
    public static var looksAhead: Bool { false }

    @inlinable
    public func probe(_ w: Lanes, _ slot: Slot, _ now: StepConstants) -> Lanes { w }

    @inlinable
    public static var carriedNumbers: CarriedNumbers<Self> { [:] }
}

/// What a rule remembers of eight weights, side by side in memory.
public protocol LaneSlot: Sendable {
    /// The lanes under the names of PyTorch's optimizer state, such as `momentum_buffer`: what a checkpoint calls them. Every lane
    /// has one; a state that would lack some is not made, and the program ends.
    static var checkpointNames: LaneNames<Self> { get }

    /// All zeros.
    init()
}

/// The lanes of a slot by name, in the slot's order.
public typealias LaneNames<Slot> = KeyValuePairs<String, WritableKeyPath<Slot, Lanes> & Sendable>

/// The numbers that a rule carries from step to step, by name.
public typealias CarriedNumbers<Rule> = KeyValuePairs<String, WritableKeyPath<Rule, Double> & Sendable>

extension LaneSlot {
    @inlinable
    public static var checkpointNames: LaneNames<Self> { [:] }
}

/// One step of an optimizer, as a rule's `prepare` sees it.
public struct Step: Sendable {
    /// Counted from 1, as the papers count: Adam corrects its first step by `1 − β¹`.
    public let number: Int

    /// η, as the schedule has it at this step, and after what a plateau has taken off.
    public let learningRate: Double

    private let clock: Clock

    @usableFromInline
    init(number: Int, learningRate: Double, clock: Clock) {
        self.number = number
        self.learningRate = learningRate
        self.clock = clock
    }

    /// Another schedule's value at this step: a scheduled momentum.
    public func value(of schedule: Schedule) -> Double { schedule.value(clock) }
}
