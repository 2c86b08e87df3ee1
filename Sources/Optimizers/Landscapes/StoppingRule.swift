import Tensors

/// When a descent is taken to have converged. None of these knows where the minimum is, so each can be fooled.
public enum StoppingRule: Sendable, Hashable {
    /// `‖∇L‖ < ε`: fooled by a plateau and by a saddle.
    case gradientNorm(below: Scalar)

    /// `|L(t) − L(t − 1)| < ε`: fooled by a small learning rate, and by steps that jump to and fro at the same height.
    case lossChange(below: Scalar)

    /// `L < ε`: for a loss whose lowest value is known to be 0.
    case loss(below: Scalar)

    /// `‖w − w*‖ < ε`: for a landscape whose minimum is known.
    case distance(below: Scalar, to: Point)

    @inlinable
    func isMet(by snapshot: Snapshot, after previous: Snapshot?) -> Bool {
        switch self {
        case .gradientNorm(let ε): snapshot.gradientNorm < ε
        case .lossChange(let ε): previous.map { abs(snapshot.loss - $0.loss) < ε } ?? false
        case .loss(let ε): snapshot.loss < ε
        case .distance(let ε, let minimum): (snapshot.point - minimum).length < ε
        }
    }
}

/// A descent that has been walked to its end.
public struct Trajectory: Sendable {
    /// How a descent can end.
    public enum Outcome: Sendable, Hashable {
        /// The stopping rule was met at the last snapshot.
        case converged
        /// Something overflowed: the last snapshot is not finite.
        case diverged
        /// The steps ran out first.
        case unfinished
    }

    /// All of them, the starting point first.
    public let snapshots: [Snapshot]

    /// How it ended.
    public let outcome: Outcome

    @usableFromInline
    init(snapshots: [Snapshot], outcome: Outcome) {
        self.snapshots = snapshots
        self.outcome = outcome
    }

    /// How many steps were made, which is how many gradients they took.
    public var steps: Int { snapshots.count - 1 }

    /// Where it was, step by step.
    public var points: [Point] { snapshots.map(\.point) }

    /// The losses, step by step.
    public var losses: [Scalar] { snapshots.map(\.loss) }

    /// Where it ended.
    public var last: Snapshot { snapshots[snapshots.count - 1] }
}

extension Descent {
    /// Walks until a stopping rule is met, the numbers overflow, or the steps run out.
    @inlinable
    public func run(atMost steps: Int, until rule: StoppingRule? = nil) -> Trajectory {
        var snapshots: [Snapshot] = []
        for snapshot in prefix(Swift.max(steps, 0) + 1) {
            let isMet = rule?.isMet(by: snapshot, after: snapshots.last) ?? false
            snapshots.append(snapshot)
            if snapshot.diverged { return Trajectory(snapshots: snapshots, outcome: .diverged) }
            if isMet { return Trajectory(snapshots: snapshots, outcome: .converged) }
        }
        return Trajectory(snapshots: snapshots, outcome: .unfinished)
    }

    /// How many steps it takes until a rule is met; nil if it diverges first or takes more than `limit`.
    @inlinable
    public func steps(until rule: StoppingRule, atMost limit: Int) -> Int? {
        let trajectory = run(atMost: limit, until: rule)
        return trajectory.outcome == .converged ? trajectory.steps : nil
    }
}
