/// Something that both sides do: a row of the table for each number of threads.
struct Workload {
    /// What `--only` and pytorch.py know it by.
    var name: String

    /// What the table calls it.
    var title: String

    /// What one call costs, counted.
    var cost = Cost.uncounted

    /// What DESIGN asks of it on one thread, and on all of the machine's.
    var target = Target(), targetOnAllThreads: Target?

    /// Whether more threads than one could make a difference.
    var isThreaded = true

    /// How many times as much as the other side ours does in a call; the other's time is multiplied by it.
    var share = 1

    /// Sets our side up, and returns what is timed.
    let prepare: () throws -> () throws -> Void

    /// What it is held against, set up: a thing of ours as well; PyTorch, where this is nil.
    var beside: (() throws -> () throws -> Void)?

    enum Cost {
        case uncounted
        /// Multiplications and additions, as the textbook's algorithm needs them.
        case operations(Double)
        /// What must pass between processor and memory.
        case bytes(Double)
    }
}

/// What a workload is to reach: at least the floor, and better the goal.
struct Target {
    struct Bounds {
        let floor: Double, goal: Double
    }

    /// The other side's time over ours.
    var ratio: Bounds?

    /// The share of the machine's measured peak.
    var fraction: Bounds?

    /// Seconds a call, at most.
    var seconds: Double?

    var isEmpty: Bool { ratio == nil && fraction == nil && seconds == nil }
}

extension Target {
    static func ratio(_ floor: Double, _ goal: Double) -> Target { Target(ratio: Bounds(floor: floor, goal: goal)) }

    func fraction(_ floor: Double, _ goal: Double) -> Target {
        var target = self
        target.fraction = Bounds(floor: floor, goal: goal)
        return target
    }
}

extension Workload {
    /// All of them, in the table's order.
    static var all: [Workload] {
        trainingSteps + epochs + matrixProducts + convolutions + updates + descents + drawings
    }
}
