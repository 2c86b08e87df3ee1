import Downhill
import Foundation

/// One workload on one number of threads, measured.
struct Measurement {
    let workload: Workload
    let threads: Int
    let target: Target

    /// Seconds of a call.
    let ours: Spread, theirs: Spread?

    /// The other side's time over ours, turn by turn, so that what slows the machine down for a while slows down both.
    let ratio: Spread?

    /// Our share of what the machine could do at most, turn by turn for the same reason: of its multiply-adds, or of its
    /// memory's bandwidth.
    let fraction: Double?
}

/// The two sides, taking turns.
struct Comparison {
    let turns: Turns
    let pytorch: PyTorch?

    func measure(_ workload: Workload, threads: Int, ofAll all: Int) throws -> Measurement {
        Threads.setCount(threads)
        let call = try workload.prepare()
        let other = try otherSide(of: workload, threads: threads)
        let limit = limit(for: workload.cost, threads: threads)
        var ours: [Double] = []
        var theirs: [Double] = []
        var shares: [Double] = []
        // The first turn warms up.
        for turn in 0...turns.count {
            // So does the beginning of every turn: caches are the other side's until then, and its threads look for
            // more work for some milliseconds before they sleep.
            _ = try seconds(for: turns.warmUp, call)
            let mine = try seconds(for: turns.duration, call)
            let least = limit?()
            _ = try other(turns.warmUp)
            let others = try other(turns.duration)
            guard turn > 0 else { continue }
            ours.append(mine)
            if let least { shares.append(least / mine) }
            if let others { theirs.append(Double(workload.share) * others) }
        }
        let target = threads > 1 && threads == all ? workload.targetOnAllThreads ?? workload.target : workload.target
        return Measurement(
            workload: workload, threads: threads, target: target, ours: Spread(ours),
            theirs: theirs.isEmpty ? nil : Spread(theirs),
            ratio: theirs.isEmpty ? nil : Spread(zip(theirs, ours).map { $0 / $1 }),
            fraction: shares.isEmpty ? nil : Spread(shares).median)
    }

    /// Takes the mean seconds of a call of the other side, called for so long; nil where there is none.
    private func otherSide(of workload: Workload, threads: Int) throws -> (Double) throws -> Double? {
        if let beside = workload.beside {
            let call = try beside()
            return { try seconds(for: $0, call) }
        }
        return { [pytorch] in try pytorch?.seconds(of: workload.name, threads: threads, for: $0) }
    }

    /// Measures the seconds that the machine needs at least, just now, for what a workload costs.
    private func limit(for cost: Workload.Cost, threads: Int) -> (() -> Double)? {
        let duration = turns.duration / 5
        switch cost {
        case .uncounted: return nil
        case .operations(let count):
            return { count / Machine.operationsPerSecond(threads: threads, for: duration) }
        case .bytes(let count):
            let streams = Machine.Streams()
            return { count / streams.bytesPerSecond(for: duration) }
        }
    }
}
