import Downhill

/// Document B's baseline, three convolutions with batch norm, for 200 epochs: without augmentation, with it, with a falling rate, with Adam. Beside it a pair
/// of thirty epochs, both with a falling rate, that differs by augmentation alone.
struct Baseline: Sendable {
    static let (plain, augmented, scheduled) = ("baseline-plain", "baseline-augmented", "baseline-scheduled")
    static let (adam, adamScheduled) = ("baseline-adam", "baseline-adam-scheduled")
    static let (shortPlain, shortAugmented) = ("unaugmented-short", "augmented-short")
    /// The same network by Adam at 0.001: thirty epochs without augmentation, and twenty with it.
    static let (plainAdam, augmentedAdam) = ("unaugmented-adam", FourRules.rules[3].names)
    /// With augmentation at smaller rates that stay, 0.001 and 0.01, for twenty epochs, and without decay.
    static let (slowAugmented, fasterAugmented) = (FourRules.rules[1].names, FourRules.fasterMomentum)
    static let names = [plain, augmented, scheduled, adam, adamScheduled, shortPlain, shortAugmented, plainAdam]

    /// The last epochs of document B's three phases.
    static let phases = [60, 120, 200]

    let trainings: Trainings

    init(_ trainings: Trainings) { self.trainings = trainings }

    /// The share of training images answered rightly while learning, at the end.
    func learned(_ name: String) -> Double { 1 - trainings.mean(name, \.trainError) }

    /// Accuracy on the training images as they are less that on the test images, at the end.
    func gap(_ name: String) -> Double { trainings.mean(name, \.testError) - trainings.mean(name, \.fitError) }
}
