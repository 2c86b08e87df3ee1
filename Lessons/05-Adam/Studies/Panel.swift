import Downhill

/// Six settings fixed beforehand, four of them with classes to learn: Adam, gradient descent and momentum at rates half a power of ten apart, and closer where the
/// gain passes what counts as good.
struct Panel: Sendable {
    struct Setting: Sendable {
        let name: String
        let isNetwork: Bool
        let adam, descent, momentum: Sweep

        /// The best of the three rates that anybody would try.
        var bestOfThree: Double { [1e-4, 1e-3, 1e-2].map { adam.gain(at: $0) }.max() ?? 0 }

        /// Whether 0.001 is good in the panel's time.
        var isGoodAtOnce: Bool { adam.gain(at: 1e-3) >= Panel.enough }

        /// The range of good rates of the better of the other two.
        var widthOfOthers: Double { max(descent.width, momentum.width) }

        /// Whether Adam's range is twice as wide as that.
        var isTwiceAsWide: Bool { adam.width > widthOfOthers + Panel.factorOfTwo }
    }

    /// A gain that counts as good: what the ledger says of the effect.
    static let enough = 0.95

    /// In powers of ten.
    static let factorOfTwo = Elementary.log(2.0 as Double) / Elementary.log(10.0 as Double)

    let settings: [Setting]

    /// How many seeds a median is taken over on the digits.
    let seeds: Int

    /// The digits after two epochs in place of twenty.
    let early: (adam: Sweep, descent: Sweep, momentum: Sweep)

    /// What Adam gains at 0.001 in ten times the panel's time, where the panel's is not enough, as a share of what it improves at its best rate in the panel's.
    let gainsInTenfoldTime: [Double?]

    /// The share of the spirals' points that are learned at that rate in the panel's time, and in ten times that.
    let spirals: (short: Double, long: Double)

    init(seeds: [UInt64]) {
        let few = Self.entries[0].seeds(seeds)
        self.seeds = few.count
        let settings = Self.entries.map { entry in
            func sweep(_ rates: ClosedRange<Double>, _ rule: @Sendable (Double) -> any UpdateRule) -> Sweep {
                Sweep(over: rates, start: entry.start, seeds: entry.seeds(seeds)) { entry.cost(rule($0), 1, $1) }
            }
            let slower = entry.slower
            return Setting(
                name: entry.name, isNetwork: entry.isNetwork, adam: sweep(1e-4...1e-2) { Adam(learningRate: $0) },
                descent: sweep(slower * 0.01...slower) { SGD(learningRate: $0) },
                momentum: sweep(slower * 0.001...slower * 0.1) { Momentum(learningRate: $0) })
        }
        self.settings = settings
        let late: [Double?] = zip(Self.entries, settings).map { entry, setting in
            setting.isGoodAtOnce
                ? nil
                : Sweep(rates: [1e-3], start: entry.start, seeds: entry.seeds(seeds)) {
                    entry.cost(Adam(learningRate: $0), 10, $1)
                }.cost
        }
        gainsInTenfoldTime = zip(settings, late).map { setting, cost in cost.map { setting.adam.gain(ofCost: $0) } }
        spirals = (1 - settings[3].adam.cost(at: 1e-3), 1 - (late[3] ?? .nan))
        func sweep(_ rates: ClosedRange<Double>, _ rule: @Sendable (Double) -> any UpdateRule) -> Sweep {
            Sweep(rates: Grid.logarithmic(rates, perDecade: 2), start: 0.9, seeds: few) {
                DigitsTask.error(rule($0), epochs: 2, seed: $1)
            }
        }
        early = (
            sweep(1e-4...1) { Adam(learningRate: $0) }, sweep(1e-3...10) { SGD(learningRate: $0) },
            sweep(1e-4...1) { Momentum(learningRate: $0) }
        )
    }
}
