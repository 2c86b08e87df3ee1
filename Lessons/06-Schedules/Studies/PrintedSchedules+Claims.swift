import Downhill

extension PrintedSchedules {
    var claims: [Claim] { ofExponentials + ofWarmUps + ofSteps + ofCosine + ofTheLoop }

    private var ofExponentials: [Claim] {
        let places = [0, 37, 100, 1_000, 5_000]
        return [
            Claim("E-029") { Condition("0.1 · 0.96⁰", decay(0), equals: 0.1, within: 0.0005) },
            Claim("E-030") { Condition("0.1 · 0.96¹", decay(100), equals: 0.096, within: 0.0005) },
            Claim("E-031") { Condition("0.1 · 0.96²", decay(200), equals: 0.092, within: 0.0005) },
            Claim("E-014") {
                Condition(
                    "library against the formula, steps 0, 37, 100, 1,000, 5,000", places.map { decay($0) },
                    equals: places.map { 0.1 * Elementary.exp(Double($0) / 100 * Elementary.log(0.96)) }, within: 1e-12)
            },
            Claim("C-026") {
                let rates = exponential.values(epochs: 60)
                let ratios = zip(rates.dropFirst(), rates).map { $0 / $1 }
                Condition("largest ratio of successive epochs", ratios.max() ?? .infinity, equals: 0.95, within: 1e-9)
                Condition("smallest ratio of successive epochs", ratios.min() ?? .infinity, equals: 0.95, within: 1e-9)
            },
        ]
    }

    private var ofWarmUps: [Claim] {
        [
            Claim("B-097") {
                Condition(
                    "epochs 0 to 4", warmUp.values(epochs: 5), equals: [0.02, 0.04, 0.06, 0.08, 0.1], within: 1e-12)
            },
            Claim(
                "B-098",
                instead: """
                    Its formula starts at a fifth of the rate, {{printedSchedules.first}}. Document E's formula starts at zero, and its first epoch \
                    moves nothing.
                    """
            ) { Condition("the document's formula, epoch 0", warmUp.values(epochs: 1)[0], equals: 0, within: 1e-12) },
            Claim("E-066") {
                Condition(
                    "library's .fromZero against the formula, epochs 0 to 5", fromZero.values(epochs: 6),
                    equals: [0, 0.02, 0.04, 0.06, 0.08, 0.1], within: 1e-12)
            },
            Claim("B-187b") {
                let rates = twoHundred.values(epochs: 200)
                Condition(
                    "epochs 5, 99, 100, 149, 150, 199", [5, 99, 100, 149, 150, 199].map { rates[$0] },
                    equals: [0.1, 0.1, 0.01, 0.01, 0.001, 0.001], within: 1e-12)
            },
        ]
    }

    private var ofSteps: [Claim] {
        let rates = steps.values(epochs: 160)
        let thirty = everyThirty.values(epochs: 91)
        return [
            Claim("B-092") {
                Condition(
                    "epochs 0, 59, 60, 119, 120, 159", [0, 59, 60, 119, 120, 159].map { rates[$0] },
                    equals: [0.1, 0.1, 0.01, 0.01, 0.001, 0.001], within: 1e-12)
            },
            Claim(
                "B-093",
                untestable:
                    "It is a plan, and no run would contradict it; the same document plans longer in its table of hyperparameters."
            ) {
                Condition("epochs left for the last rate", rates.count { $0 < 0.005 }, equals: 40, within: 0)
            },
            Claim("C-025") {
                Condition(
                    "epochs 29, 30, 60, 90", [29, 30, 60, 90].map { thirty[$0] }, equals: [0.1, 0.01, 0.001, 0.0001],
                    within: 1e-12)
            },
            Claim("C-028") {
                Condition(
                    "a loss that never moves: epochs at the full rate, the first and eleven without progress",
                    onFlat.count { $0 > 0.05 }, equals: 12, within: 0)
                Condition("the rate after the first cut", onFlat[12], equals: 0.01, within: 1e-12)
                Condition(
                    "a loss that falls by a hundredth an epoch: rate after 60", onFalling[59], equals: 0.1,
                    within: 1e-12)
            },
        ]
    }

    private var ofCosine: [Claim] {
        let falls = Self.falls(of: cosine, epochs: 101)
        let steepest = 0.1 * .pi / 200
        return [
            Claim("B-094") {
                Condition(
                    "epochs 0, 25, 50, 100 of 100", [0, 25, 50, 100].map { cosine($0, stepsPerEpoch: 1) },
                    equals: [0.1, 0.05 * (1 + 0.5.squareRoot()), 0.05, 0], within: 1e-9)
            },
            Claim("B-095a") {
                Condition(
                    "largest fall from one epoch to the next, against the wave's steepest slope",
                    falls.max() ?? .infinity,
                    isAtMost: steepest)
                Condition("smallest fall", falls.min() ?? 0, isAbove: 0)
            },
            Claim(
                "C-027",
                instead: """
                    It falls until its T. Trained on for as long again, PyTorch's climbs back to {{printedSchedules.climbed}}; the library's stays down.
                    """
            ) {
                Condition("up to T = 100: smallest fall from one epoch to the next", falls.min() ?? 0, isAbove: 0)
                Condition("up to T = 100: largest fall", falls.max() ?? .infinity, isAtMost: steepest)
                Condition("at T: the rate", cosine(100, stepsPerEpoch: 1), equals: 0, within: 1e-12)
            } beyond: {
                Condition("PyTorch's formula past T: the rate at twice T", cosineWithoutEnd(200), isAtMost: 1e-12)
            },
        ]
    }

    private var ofTheLoop: [Claim] {
        let (now, next) = (decay.values(steps: 32), decay.values(steps: 33).dropFirst())
        return [
            Claim("E-017") {
                Condition(
                    "its formula once a mini-batch: rate after an epoch of 32 batches", decay(32),
                    equals: 0.1 * Elementary.pow(0.96, 0.32), within: 1e-12)
                Condition("smallest fall between batches", zip(now, next).map { $0 - $1 }.min() ?? 0, isAbove: 0)
            },
            Claim(
                "E-062",
                instead: """
                    Right for schedules that count steps. One that is meant in epochs runs out as many times too fast as there are batches: after three \
                    epochs “every 30” has {{printedSchedules.written}} for {{printedSchedules.meant}}.
                    """
            ) {
                Condition(
                    "its own decay, once a batch: rate after an epoch of \(Self.batches) batches", decay(Self.batches),
                    equals: 0.1 * Elementary.pow(0.96, Double(Self.batches) / 100), within: 1e-12)
            } beyond: {
                Condition(
                    "document C's “every 30 epochs”, once a batch: rate after three epochs", written, equals: meant,
                    within: 1e-9)
            },
        ]
    }
}
