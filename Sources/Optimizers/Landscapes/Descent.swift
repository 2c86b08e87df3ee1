import Tensors

/// A walk down a landscape: a sequence of snapshots, the starting point first.
///
///     for snapshot in Descent(on: .ravine, from: [4, 2], by: Momentum(learningRate: 0.02)).prefix(200) {
///         print(snapshot.step, snapshot.point, snapshot.loss)
///     }
///
/// It ends only where the numbers do: a snapshot that is no longer finite says that the descent diverged, and is the last. So put an
/// end to it, with `prefix`, `first(where:)` or `run(atMost:until:)`. Whoever walks it again starts where it starts.
public struct Descent: Sequence, Sendable {
    /// What is walked on.
    public let landscape: any Landscape

    /// Sets out from the start. A search for the best rate walks millions of steps, so what is called at each has been compiled for the landscape and the
    /// rule, where who asks for the descent names them.
    @usableFromInline let setOut: @Sendable () -> () -> Snapshot?

    /// A descent by an update rule.
    ///
    /// - Parameters:
    ///   - landscape: What to descend.
    ///   - start: Where from; where the landscape suggests, if nothing is said.
    ///   - rule: How.
    ///   - transforms: What is done to every gradient before the rule sees it.
    ///   - noise: Something to add to every exact gradient, as batches do. Called once a step.
    @inlinable
    public init(
        on landscape: some Landscape, from start: Point? = nil, by rule: some UpdateRule,
        transforms: [any GradientTransform] = [], noise: GradientNoise? = nil
    ) {
        let start = start ?? landscape.start
        self.init(
            RuleWalker(
                landscape: landscape, stepper: Stepper(rule, at: [start.x, start.y], stepsPerEpoch: 1),
                transforms: transforms, noise: noise))
    }

    /// A descent by Newton's method, which asks the landscape for its Hessian as well.
    public init(on landscape: some Landscape, from start: Point? = nil, by newton: Newton) {
        self.init(NewtonWalker(landscape: landscape, point: start ?? landscape.start, damping: newton.damping))
    }

    @inlinable
    init(_ start: some Walker) {
        landscape = start.landscape
        setOut = {
            var walker = start
            var step = 0
            var isOver = false
            return {
                if isOver { return nil }
                if step > 0 { walker.advance() }
                let snapshot = walker.snapshot(after: step)
                step += 1
                isOver = snapshot.diverged
                return snapshot
            }
        }
    }

    /// A walk under way.
    public struct Iterator: IteratorProtocol {
        @usableFromInline let nextSnapshot: () -> Snapshot?

        @inlinable
        init(_ nextSnapshot: @escaping () -> Snapshot?) { self.nextSnapshot = nextSnapshot }

        @inlinable
        public mutating func next() -> Snapshot? { nextSnapshot() }
    }

    @inlinable
    public func makeIterator() -> Iterator { Iterator(setOut()) }
}

/// Where a descent stands after a number of steps.
public struct Snapshot: Sendable, Hashable {
    /// How many steps have been made: 0 at the start. Each took one evaluation of the gradient.
    public let step: Int

    /// Where it is.
    public let point: Point

    /// The loss there, without noise.
    public let loss: Scalar

    /// The exact gradient at the point.
    public let gradient: Point

    /// The rate of the step to come.
    public let learningRate: Double

    /// How long the gradient there is.
    public var gradientNorm: Scalar { gradient.length }

    /// Whether what the rule remembers has overflowed, so that it will never move again: Adam's mean of squared gradients, say.
    public let isStuck: Bool

    @inlinable
    init(step: Int, point: Point, loss: Scalar, gradient: Point, learningRate: Double, isStuck: Bool) {
        self.step = step
        self.point = point
        self.loss = loss
        self.gradient = gradient
        self.learningRate = learningRate
        self.isStuck = isStuck
    }

    /// Whether the point, the loss, the gradient or what the rule remembers has overflowed: the descent is over.
    @inlinable
    public var diverged: Bool {
        isStuck
            || !(point.x.isFinite && point.y.isFinite && loss.isFinite && gradient.x.isFinite && gradient.y.isFinite)
    }
}

/// Normal noise on a gradient: what computing it from a batch does, in its simplest form.
public struct GradientNoise: Sendable {
    /// σ, of each component.
    public var deviation: Scalar

    /// What draws the noise; each gradient moves it on.
    public var generator: SplitMix64

    /// Gaussian noise of this standard deviation, for each component by itself.
    public init(deviation: Scalar, using generator: SplitMix64) {
        self.deviation = deviation
        self.generator = generator
    }

    @usableFromInline
    mutating func next() -> Point {
        let first = Scalar(generator.normal())
        return deviation * Point(first, Scalar(generator.normal()))
    }
}

/// What takes a descent's steps.
@usableFromInline
protocol Walker: Sendable {
    associatedtype Place: Landscape

    var landscape: Place { get }
    var point: Point { get }

    /// The rate of the step to come.
    var learningRate: Double { get }

    /// Whether what the rule remembers has overflowed.
    var isStuck: Bool { get }

    mutating func advance()
}

extension Walker {
    @inlinable
    func snapshot(after step: Int) -> Snapshot {
        Snapshot(
            step: step, point: point, loss: landscape.value(at: point), gradient: landscape.gradient(at: point),
            learningRate: learningRate, isStuck: isStuck)
    }
}

@usableFromInline
struct RuleWalker<Place: Landscape, Rule: UpdateRule>: Walker {
    @usableFromInline let landscape: Place
    @usableFromInline var stepper: Stepper<Rule>
    @usableFromInline let transforms: [any GradientTransform]
    @usableFromInline var noise: GradientNoise?

    @inlinable
    init(landscape: Place, stepper: Stepper<Rule>, transforms: [any GradientTransform], noise: GradientNoise?) {
        self.landscape = landscape
        self.stepper = stepper
        self.transforms = transforms
        self.noise = noise
    }

    @inlinable var point: Point { Point(stepper.w) }
    @inlinable var learningRate: Double { stepper.learningRate }
    @inlinable var isStuck: Bool { stepper.hasOverflowed }

    @inlinable
    mutating func advance() {
        let (landscape, transforms) = (landscape, transforms)
        let disturbance = noise?.next() ?? .zero
        let shrinkage = transforms.reduce(1) { $0 * $1.shrinkage(of: "w", [2], learningRate: learningRate) }
        stepper.advance(shrinking: shrinkage) { probe in
            let g = landscape.gradient(at: Point(probe)) + disturbance
            if transforms.isEmpty { return Lanes(g) }
            var gradient: Parameters = ["w": Tensor([g.x, g.y])]
            for transform in transforms { transform.apply(to: &gradient, at: ["w": Tensor([probe[0], probe[1]])]) }
            return Lanes(Point(gradient[0].tensor[0], gradient[0].tensor[1]))
        }
    }
}

private struct NewtonWalker<Place: Landscape>: Walker {
    let landscape: Place
    var point: Point
    let damping: Scalar

    var learningRate: Double { Double(damping) }
    var isStuck: Bool { false }

    mutating func advance() {
        point -= damping * landscape.hessian(at: point).solve(landscape.gradient(at: point))
    }
}

extension Point {
    @inlinable
    init(_ lanes: Lanes) { self = Point(lanes[0], lanes[1]) }
}

extension Lanes {
    @inlinable
    init(_ point: Point) {
        self.init()
        self[0] = point.x
        self[1] = point.y
    }
}
