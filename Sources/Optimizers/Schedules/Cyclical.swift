import Tensors

extension Schedule {
    /// What becomes of a cyclical schedule's height as it goes on.
    public enum CycleHeight: Sendable, Hashable {
        /// It stays: Smith's `triangular`.
        case constant
        /// It is halved after every cycle: `triangular2`.
        case halving
        /// It is multiplied by a factor at every step or epoch, whichever the schedule counts: `exp_range`.
        case decaying(by: Double)
    }
}

extension Scheduled where Self == Schedule {
    /// Up and down between two values in straight lines, again and again (Smith 2017; PyTorch's `CyclicLR`).
    ///
    /// - Parameters:
    ///   - rising: How long it goes up.
    ///   - falling: How long it goes down, in the same unit; as long as up, if nothing is said.
    public static func cyclical(
        between low: Double, and high: Double, rising: Period, falling: Period? = nil,
        height: Schedule.CycleHeight = .constant
    ) -> Schedule {
        let up = Double(rising.count)
        let length = up + Double(falling?.count ?? rising.count)
        return Schedule(lasting: nil) { clock in
            let time = clock.fraction(of: rising) * up
            let cycle = (time / length).rounded(.down)
            let place = time / length - cycle
            let ratio = up / length
            let climb = place <= ratio ? place / ratio : (place - 1) / (ratio - 1)
            let scale =
                switch height {
                case .constant: 1.0
                case .halving: Elementary.pow(0.5, cycle)
                case .decaying(let factor): Elementary.pow(factor, time)
                }
            return low + (high - low) * climb * scale
        }
    }
}
