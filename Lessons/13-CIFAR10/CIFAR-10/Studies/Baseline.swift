import Downhill

/// Document B's baseline, three convolutions with batch norm. It names SGD's rate, 0.01 without a schedule and 0.1 with one (lines 1176 and 1177), and momentum
/// as a variant: so by SGD first, and by momentum and by Adam beside it. A pair of thirty epochs, both with a falling rate, differs by augmentation alone.
struct Baseline: Sendable {
    static let (plain, augmented, scheduled) = (
        "baseline-sgd-plain", "baseline-sgd-augmented", "baseline-sgd-scheduled"
    )
    /// By momentum, all from the rate 0.1.
    static let (plainMomentum, augmentedMomentum, scheduledMomentum) =
        ("baseline-plain", "baseline-augmented", "baseline-scheduled")
    static let (adam, adamScheduled) = ("baseline-adam", "baseline-adam-scheduled")
    static let (shortPlain, shortAugmented) = ("unaugmented-short", "augmented-short")
    /// The same network by Adam at 0.001: thirty epochs without augmentation, and twenty with it.
    static let (plainAdam, augmentedAdam) = ("unaugmented-adam", FourRules.rules[3].names)
    /// By momentum at 0.01, augmented, for twenty epochs and without decay.
    static let fasterAugmented = FourRules.fasterMomentum
    static let names = [
        plain, augmented, scheduled, plainMomentum, augmentedMomentum, scheduledMomentum, adam, adamScheduled,
        shortPlain,
        shortAugmented, plainAdam,
    ]

    /// The last epochs of document B's three phases.
    static let phases = [60, 120, 200]

    /// Behind so many epochs the gain of augmentation is told, since document B gives no length.
    static let lengths = [20, 30, 40, 50]

    /// Of so many epochs before the first fall the second, longer mean is taken: the test error jumps at a rate of 0.1.
    static let long = 30

    let trainings: Trainings

    init(_ trainings: Trainings) { self.trainings = trainings }

    /// The share of training images answered rightly while learning, at the end.
    func learned(_ name: String) -> Double { 1 - trainings.mean(name, \.trainError) }

    /// Accuracy on the training images as they are less that on the test images, at the end.
    func gap(_ name: String) -> Double { trainings.mean(name, \.testError) - trainings.mean(name, \.fitError) }
}
