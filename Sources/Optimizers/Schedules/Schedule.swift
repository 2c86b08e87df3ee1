/// A setting as a pure function of the step: a learning rate that falls, a momentum that rises.
///
/// A number is a constant, and everything else says what it does over which length of training:
///
///     SGD(learningRate: 0.1)
///     SGD(learningRate: .cosine(from: 0.1, over: 1_000))
///     SGD(learningRate: rate)
///     SGD(learningRate: .step(from: 0.1, every: .epochs(30), by: 0.1).warmedUp(over: .epochs(5)))
///
/// Steps count from 0 here: `schedule(0)` is the value at the first step. (In a rule's formula, t counts from 1.)
public struct Schedule: Sendable {
    @usableFromInline let value: @Sendable (Clock) -> Double

    /// The stretches after which it has said all it has to say, one after the other; nil where it has no end.
    let length: [Period]?

    /// The value that it always has, if it is known to have one.
    let constant: Double?

    init(lasting length: [Period]?, _ value: @escaping @Sendable (Clock) -> Double) {
        self.length = length
        self.value = value
        constant = nil
    }

    fileprivate init(constant: Double) {
        length = nil
        value = { _ in constant }
        self.constant = constant
    }

    /// A schedule of your own.
    ///
    /// - Parameter value: The setting at a step, counted from 0.
    public init(_ value: @escaping @Sendable (_ step: Int) -> Double) {
        self.init(lasting: nil) { value($0.step) }
    }

    /// The value at a step, counted from 0.
    ///
    /// - Parameter stepsPerEpoch: What a schedule that counts epochs needs to know.
    public func callAsFunction(_ step: Int, stepsPerEpoch: Int? = nil) -> Double {
        value(Clock(step: step, stepsPerEpoch: stepsPerEpoch))
    }

    /// The values at the first steps: what a plot of the schedule shows.
    public func values(steps: Int, stepsPerEpoch: Int? = nil) -> [Double] {
        (0..<steps).map { self($0, stepsPerEpoch: stepsPerEpoch) }
    }

    /// The values at the starts of the first epochs.
    public func values(epochs: Int) -> [Double] { values(steps: epochs, stepsPerEpoch: 1) }
}

extension Schedule: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
    public init(floatLiteral value: Double) { self = .constant(value) }
    public init(integerLiteral value: Int) { self = .constant(Double(value)) }
}

extension Scheduled where Self == Schedule {
    /// The same value for ever: what a number is where a `Scheduled` is asked for.
    public static func constant(_ value: Double) -> Schedule {
        Schedule(constant: value)
    }
}
