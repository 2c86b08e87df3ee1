import Downhill

/// Document C's three rates and its table of symptoms, on nine settings that were fixed beforehand.
struct RatePanel: Study {
    /// Half a power of ten apart: a neighbour is 3.2 times as large, which is between 2 and 5, and the next but one ten times.
    static let rates = Grid.logarithmic(0.0001...100, perDecade: 2)

    struct Row: Sendable {
        let setting: PanelSetting
        /// By rate, by seed.
        let curves: [[LossCurve]]
        /// By seed: the lowest loss that a rate of the grid ends at, and the loss that counts as arrived.
        let lowest, levels: [Double]
        /// The rate that gets there in the fewest steps, and its curves.
        let best: BestRate
        let bestCurves: [LossCurve]
        /// The first rate on the way up from the best that improves less than a tenth of what the best does, and its curves.
        let tooHigh: (rate: Double, curves: [LossCurve])?
    }

    let rows: [Row]
    /// The digits all at once with four times the hidden units, and the rate that gets there in the fewest steps.
    let wide: (setting: PanelSetting, best: BestRate)
    /// On w² at the document's three rates, of which the first is 2/λ: the drawing's three curves.
    let high = Factor.walk(1, steps: 100), low = Factor.walk(0.0001, steps: 100), right = Factor.walk(0.01, steps: 100)
    /// The last loss of a ravine with κ = 1,000 after 200 steps over the first: at its best rate, and at 3.2 times that.
    let narrow: (best: Double, raised: Double)
    /// Losses that swing: the share of the steps on which each rises, its end, and the higher of its ends at a half and at a fifth of the rate.
    struct Swing: Sendable {
        let name: String
        let isNetwork: Bool
        let rises, end, eased: Sample
    }

    let swings: [Swing]
    /// Digits in small batches at 0.1: their losses swing, since no two batches are alike. The standard deviation of the change from one to the next, at
    /// 0.1 and at a fifth of that.
    let batches: (swing: Swing, change: Sample, easedChange: Sample)
    static let smallBatch = 8

    init(seeds: [UInt64]) throws {
        let settings = PanelSetting.all(seeds: seeds)
        let runs = settings.flatMap { setting in
            Self.rates.flatMap { η in setting.seeds.map { (setting: setting, η: η, seed: $0) } }
        }
        var curves = runs.concurrentMap { $0.setting.curve($0.η, $0.seed) }[...]
        rows = try settings.map { setting in
            let own = Self.rates.map { _ in
                defer { curves = curves.dropFirst(setting.seeds.count) }
                return Array(curves.prefix(setting.seeds.count))
            }
            return try Row(setting, own)
        }
        wide = try Self.wideDigits(seeds: seeds)
        func narrow(_ η: Double) -> Double {
            Ravine(condition: 1_000).loss(rate: η, steps: 200) / Double(Ravine(condition: 1_000).value(at: [4, 2]))
        }
        self.narrow = (narrow(1.0 / 1_001), narrow(3.2 / 1_001))
        swings = [
            Self.swing("Rosenbrock’s valley, η = 0.0032", 0.0032, settings[2]),
            Self.swing("four valleys, η = 0.1", 0.1, settings[4]),
            Self.swing("digits, all at once, η = 1.6", 1.6, settings[6]),
        ]
        batches = Self.inSmallBatches(seeds: seeds)
    }

    /// From a tenth of the rate that suits a quarter of the units to ten times as much.
    private static func wideDigits(seeds: [UInt64]) throws -> (setting: PanelSetting, best: BestRate) {
        let setting = PanelSetting.digits("digits, all at once, 64 hidden units", hidden: 64, seeds: seeds)
        let rates = rates.filter { (0.09...11).contains($0) }
        let curves = rates.map { η in seeds.concurrentMap { setting.curve(η, $0) } }
        return (setting, try Row.search(setting, at: rates, curves).best)
    }

    static func inSmallBatches(seeds: [UInt64]) -> (swing: Swing, change: Sample, easedChange: Sample) {
        let runs = seeds.concurrentMap { seed in
            func trial(_ η: Double) -> (rises: Double, change: Double, end: Double) {
                let trial = Trial(
                    by: SGD(learningRate: η), on: DigitTask.all, batchSize: smallBatch, epochs: 1, seed: seed,
                    of: { SimpleMLP(inputs: 64, hidden: 32, outputs: 10, using: &$0) })
                let curve = LossCurve(trial.batchLosses)
                return (curve.rises, curve.change, trial.loss(on: DigitTask.all))
            }
            let (stated, half, fifth) = (trial(0.1), trial(0.05), trial(0.02))
            return (stated: stated, eased: max(half.end, fifth.end), easedChange: fifth.change)
        }
        let swing = Swing(
            name: "digits, batches of \(smallBatch), η = 0.1", isNetwork: true, rises: Sample(runs.map(\.stated.rises)),
            end: Sample(runs.map(\.stated.end)), eased: Sample(runs.map(\.eased)))
        return (swing, Sample(runs.map(\.stated.change)), Sample(runs.map(\.easedChange)))
    }

    private static func swing(_ name: String, _ η: Double, _ setting: PanelSetting) -> Swing {
        let runs = setting.seeds.concurrentMap { seed in
            let eased = max(setting.curve(η / 2, seed).end, setting.curve(η / 5, seed).end)
            let curve = setting.curve(η, seed)
            return (rises: curve.rises, end: curve.end, eased: eased)
        }
        return Swing(
            name: name, isNetwork: setting.isNetwork, rises: Sample(runs.map(\.rises)), end: Sample(runs.map(\.end)),
            eased: Sample(runs.map(\.eased)))
    }

    /// The place of a rate in the grid.
    static func index(of η: Double) -> Int {
        rates.indices.min { abs(rates[$0] / η - 1) < abs(rates[$1] / η - 1) } ?? 0
    }

    func row(_ name: String) -> Row { rows.first { $0.setting.name == name } ?? rows[0] }
}

/// A setting whose steps do not suffice to see whether a rate takes three times as many as the best.
struct TooShort: Error {
    let setting: String
    let steps: Int
    let needed: Double
}

extension RatePanel.Row {
    init(_ setting: PanelSetting, _ curves: [[LossCurve]]) throws {
        self.setting = setting
        self.curves = curves
        (lowest, levels, best) = try Self.search(setting, at: RatePanel.rates, curves)
        guard setting.isNetwork || 3 * best.cost <= Double(setting.steps) else {
            throw TooShort(setting: setting.name, steps: setting.steps, needed: best.cost)
        }
        let rate = best.rate
        bestCurves =
            RatePanel.rates.firstIndex(of: rate).map { curves[$0] }
            ?? setting.seeds.concurrentMap { setting.curve(rate, $0) }
        tooHigh = Self.tooHigh(setting, curves, above: rate, lowest)
    }

    /// From the best rate up to the first of the grid that is too high: landscapes and the regression in steps of a hundredth, networks in steps of a third.
    private static func tooHigh(
        _ setting: PanelSetting, _ curves: [[LossCurve]], above best: Double, _ lowest: [Double]
    ) -> (rate: Double, curves: [LossCurve])? {
        let rates = RatePanel.rates
        guard let last = rates.indices.first(where: { rates[$0] > best && gain(curves[$0], lowest) < 0.1 }) else {
            return nil
        }
        for rate in Grid.logarithmic(best...rates[last], perDecade: setting.isNetwork ? 8 : 200).dropFirst()
        where rate < rates[last] {
            let curves = setting.seeds.concurrentMap { setting.curve(rate, $0) }
            if gain(curves, lowest) < 0.1 { return (rate, curves) }
        }
        return (rates[last], curves[last])
    }

    /// The lowest loss by seed, what counts as arrived, and the rate that gets there first, from the curves at some rates and from those around the best of them.
    static func search(
        _ setting: PanelSetting, at rates: [Double], _ curves: [[LossCurve]]
    ) throws -> (lowest: [Double], levels: [Double], best: BestRate) {
        let lowest = setting.seeds.indices.map { seed in curves.map { $0[seed].end }.min() ?? .infinity }
        let levels = zip(curves[0], lowest).map { setting.goal * $0.start + (1 - setting.goal) * $1 }
        let steps = curves.map { Self.steps($0, to: levels) }
        let fastest = steps.indices.min { steps[$0] < steps[$1] } ?? 0
        let around = Array(rates[max(fastest - 1, 0)...min(fastest + 1, steps.count - 1)])
        // A few steps more or less come and go within a fiftieth of a rate: a coarser grid would pass by the best.
        let grid = setting.isNetwork ? around : Grid.logarithmic(around[0]...around[around.count - 1], perDecade: 200)
        let places = setting.seeds.indices.map { UInt64($0) }
        let best = try BestRate.search(over: grid, seeds: places, resolution: setting.isNetwork ? 0.5 : 0.01) {
            η, place in
            let place = Int(place)
            let curve = rates.firstIndex(of: η).map { curves[$0][place] } ?? setting.curve(η, setting.seeds[place])
            return curve.steps(to: levels[place])
        }
        return (lowest, levels, best)
    }

    /// The median of the steps to the levels.
    private static func steps(_ curves: [LossCurve], to levels: [Double]) -> Double {
        Sample(zip(curves, levels).map { $0.steps(to: $1) }).median
    }

    func steps(at index: Int) -> Double { Self.steps(curves[index], to: levels) }

    /// The median of what a rate improves, as a share of what the best of the grid does; minus infinity where it diverges.
    func gain(at index: Int) -> Double { Self.gain(curves[index], lowest) }

    private static func gain(_ curves: [LossCurve], _ lowest: [Double]) -> Double {
        Sample(zip(curves, lowest).map { $0.end.isFinite ? ($0.start - $0.end) / ($0.start - $1) : -.infinity }).median
    }

    func end(at index: Int) -> Double { median(curves[index], \.end) }

    func median(_ curves: [LossCurve], _ value: (LossCurve) -> Double) -> Double { Sample(curves.map(value)).median }

    /// The lowest losses of the first three steps at the first too high rate and at 0.01; nothing where 0.01 is too high itself.
    var firstSteps: (high: Double, atHundredth: Double)? {
        let hundredth = RatePanel.index(of: 0.01)
        guard let tooHigh, gain(at: hundredth) >= 0.1 || RatePanel.rates[hundredth] < best.rate else { return nil }
        return (
            atFirst(tooHigh.rate, tooHigh.curves), atFirst(RatePanel.rates[hundredth], curves[hundredth])
        )
    }

    /// The smallest rate of the grid that raises the loss by nine times its start's size, which is to ten times where it is above zero.
    var exploding: Int? {
        curves.indices.first { median(curves[$0]) { ($0.peak - $0.start) / abs($0.start) } >= 9 }
    }

    /// The median loss after a tenth of the steps.
    func afterTenth(_ curves: [LossCurve]) -> Double { median(curves) { $0.loss(after: setting.steps / 10) } }
    var bestAfterTenth: Double { afterTenth(bestCurves) }
    /// The median of the lowest loss that the first three steps reach.
    func atFirst(_ η: Double, _ curves: [LossCurve]) -> Double {
        Sample(
            zip(setting.seeds, curves).map { seed, curve in
                let beginning = setting.beginning?(η, seed) ?? curve
                return (1...3).map { beginning.loss(after: $0) }.min() ?? .infinity
            }
        ).median
    }
    /// The best rate's after a third of them.
    var bestAfterThird: Double { median(bestCurves) { $0.loss(after: setting.steps / 3) } }

    /// Whether a rate takes at most three times the steps of the best. Networks are still learning at the end, so there losses are compared.
    func isEfficient(at index: Int) -> Bool {
        setting.isNetwork ? end(at: index) <= bestAfterThird : steps(at: index) <= 3 * best.cost
    }
}
