extension Schedule {
    /// Where a warm-up over n steps or epochs begins.
    public enum WarmUp: Sendable, Hashable {
        /// `t/n`: 0, 1/n, 2/n, … The first step, or the whole first epoch, does nothing.
        case fromZero
        /// `(t + 1)/n`: 1/n, 2/n, …, 1.
        case fromOneNth
    }

    /// This schedule after a straight climb to its first value (Goyal et al. 2017). It starts when the climb is over, and counts
    /// its steps or epochs from there, whichever the climb is counted in.
    ///
    ///     .cosine(from: 0.1, over: .epochs(195)).warmedUp(over: .epochs(5))
    public func warmedUp(over period: Period, _ start: WarmUp = .fromOneNth) -> Schedule {
        let climb = Schedule(lasting: [period]) { clock in
            let first = value(Clock(step: 0, stepsPerEpoch: clock.stepsPerEpoch))
            let time = Double(clock.count(in: period)) + (start == .fromZero ? 0 : 1)
            return first * time / Double(max(period.count, 1))
        }
        return climb.then(self)
    }

    /// Another schedule after this one, which starts at its own beginning.
    ///
    /// - Parameter period: When it takes over: at this one's end, if nothing is said. A schedule without an end needs it said.
    public func then(_ next: Schedule, after period: Period? = nil) -> Schedule {
        guard let first = period.map({ [$0] }) ?? length else {
            fatalError("Schedule: one without an end has nothing after it; say when, with then(_:after:).")
        }
        return Schedule(lasting: next.length.map { first + $0 }) { clock in
            let later = clock.since(first)
            return later.step < 0 ? value(clock) : next.value(later)
        }
    }
}
