import Downhill

/// How long gradients were, phase by phase of a schedule, and in the same epochs at a fixed rate.
struct Norms: Sendable {
    let trainings: Trainings

    init(_ trainings: Trainings) { self.trainings = trainings }

    /// The median over some epochs, counted from 1, of each epoch's mean norm; not a number where they are not all there.
    func norm(_ name: String, _ epochs: ClosedRange<Int>) -> Double {
        median(trainings.history(name).gradientNorm, epochs)
    }

    /// The same of the length of all kernels in front of a batch norm, taken together.
    func length(_ name: String, _ epochs: ClosedRange<Int>) -> Double { median(lengths(name), epochs) }

    /// The length of all kernels taken together, epoch by epoch.
    func lengths(_ name: String) -> [Double] {
        let history = trainings.history(name)
        let kernels = history.layers.filter { $0.key.contains("conv") }.sorted { $0.key < $1.key }.map(\.value.weight)
        return (0..<history.count).map { epoch in
            kernels.reduce(0) { $0 + $1[epoch] * $1[epoch] }.squareRoot()
        }
    }

    /// The share of a phase's epochs whose mean norm lies where document B has it.
    func shareInRange(_ name: String, _ phase: (epochs: ClosedRange<Int>, low: Double, high: Double)) -> Double {
        let norms = trainings.history(name).gradientNorm
        guard norms.count >= phase.epochs.upperBound else { return .nan }
        let those = norms[(phase.epochs.lowerBound - 1)..<phase.epochs.upperBound]
        return Double(those.count { (phase.low...phase.high).contains($0) }) / Double(those.count)
    }

    private func median(_ values: [Double], _ epochs: ClosedRange<Int>) -> Double {
        values.count >= epochs.upperBound ? Sample(values[(epochs.lowerBound - 1)..<epochs.upperBound]).median : .nan
    }

    /// Document B's phases, and its ranges.
    static let phases = [
        (epochs: 1...60, low: 2.0, high: 2.5), (epochs: 61...120, low: 1.5, high: 1.8),
        (epochs: 121...200, low: 1.2, high: 1.5),
    ]

    /// Those of ResNet-20's thirty epochs.
    static let shortPhases = [1...15, 16...23, 24...30]
}
