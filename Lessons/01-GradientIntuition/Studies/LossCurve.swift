/// The loss along a descent, at its start and after every so many steps; it ends with infinity where the numbers overflowed.
struct LossCurve: Sendable {
    let losses: [Double]
    /// Steps between two losses.
    let spacing: Int

    init(_ losses: [some BinaryFloatingPoint], every spacing: Int = 1, isWhole: Bool = true) {
        let values = losses.map { Double($0) }
        self.losses = isWhole ? values.map { $0.isFinite ? $0 : .infinity } : values.filter(\.isFinite) + [.infinity]
        self.spacing = spacing
    }

    var start: Double { losses[0] }
    var end: Double { losses[losses.count - 1] }
    var peak: Double { losses.max() ?? .infinity }
    /// The share of its pieces on which the loss rises.
    var rises: Double { Double(zip(losses, losses.dropFirst()).count { $1 > $0 }) / Double(max(losses.count - 1, 1)) }

    /// The standard deviation of the change from one loss to the next.
    var change: Double {
        let changes = zip(losses, losses.dropFirst()).map { $1 - $0 }
        let mean = changes.reduce(0, +) / Double(max(changes.count, 1))
        let squares = changes.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        return (squares / Double(max(changes.count - 1, 1))).squareRoot()
    }

    /// The steps until the loss is at or below a level and stays there; infinite if it is above at the end.
    func steps(to level: Double) -> Double {
        guard end <= level else { return .infinity }
        return Double(((losses.lastIndex { !($0 <= level) } ?? -1) + 1) * spacing)
    }

    /// The loss after a number of steps; of a shorter run the last one.
    func loss(after steps: Int) -> Double { losses[min(max(steps / spacing, 1), losses.count - 1)] }
}
