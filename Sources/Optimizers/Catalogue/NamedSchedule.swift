/// A schedule as it is asked for by name.
///
///     let schedule = try NamedSchedule.named("cosine").make(learningRate: 0.1, [.over: "30 epochs", .warmUp: "5 epochs"])
public struct NamedSchedule: Sendable {
    /// What it is asked for by: `cosine`.
    public let name: String

    /// One line for a list of what there is.
    public let summary: String

    /// The settings that it cannot do without.
    public let needs: [ScheduleSetting]

    /// The settings that have a usual value.
    public let defaults: KeyValuePairs<ScheduleSetting, String>

    /// The settings that any schedule takes: a climb in front of it, from 0 (`zero`) or from 1/n (`one-nth`).
    public static let common: [ScheduleSetting] = [.warmUp, .warmUpFrom]

    private let build: @Sendable (Values) throws(SettingError) -> Parts

    /// A schedule, and the one of the momentum that goes with it.
    public typealias Parts = (learningRate: Schedule, momentum: Schedule?)

    /// Every schedule, in the order in which the course meets them.
    public static let all = Registry("schedules", known, name: \.name)

    private static let known = [
        NamedSchedule("constant", "η") { values throws(SettingError) in (.constant(values.rate), nil) },
        NamedSchedule("step", "η·γ^⌊t/n⌋", needs: [.every], [.factor: "0.1"]) { values throws(SettingError) in
            (.step(from: values.rate, every: try values.period(.every), by: try values.number(.factor)), nil)
        },
        NamedSchedule("multi-step", "η·γ at each milestone", needs: [.milestones], [.factor: "0.1"]) {
            values throws(SettingError) in
            let milestones = try values.periods(.milestones)
            return (.multiStep(from: values.rate, at: milestones, by: try values.number(.factor)), nil)
        },
        NamedSchedule("piecewise", "η, and from each milestone on its own rate", needs: [.milestones, .rates]) {
            values throws(SettingError) in
            let (milestones, rates) = (try values.periods(.milestones), try values.rates(.rates))
            guard rates.count == milestones.count else {
                throw SettingError(.rates, "has \(rates.count) numbers for \(milestones.count) milestones.")
            }
            return (.piecewise([values.rate] + rates, changingAt: milestones), nil)
        },
        NamedSchedule("exponential", "η·γ^(t/n)", needs: [.factor], [.every: "1"]) { values throws(SettingError) in
            (.exponential(from: values.rate, by: try values.number(.factor), every: try values.period(.every)), nil)
        },
        NamedSchedule("staircase", "η·γ^⌊t/n⌋", needs: [.factor, .every]) { values throws(SettingError) in
            let (factor, period) = (try values.number(.factor), try values.period(.every))
            return (.exponential(from: values.rate, by: factor, every: period, staircase: true), nil)
        },
        NamedSchedule("cosine", "half a wave from η to the final rate", needs: [.over], [.finalRate: "0"]) {
            values throws(SettingError) in
            (.cosine(from: values.rate, to: try values.number(.finalRate), over: try values.period(.over)), nil)
        },
        NamedSchedule(
            "restarts", "a cosine again and again", needs: [.every], [.finalRate: "0", .lengthening: "1"]
        ) { values throws(SettingError) in
            let (end, period) = (try values.number(.finalRate), try values.period(.every))
            let factor = try values.wholeNumber(.lengthening)
            return (.cosineWithRestarts(from: values.rate, to: end, every: period, lengthening: factor), nil)
        },
        NamedSchedule("linear", "a straight line from η to the final rate", needs: [.over], [.finalRate: "0"]) {
            values throws(SettingError) in
            (.linear(from: values.rate, to: try values.number(.finalRate), over: try values.period(.over)), nil)
        },
        NamedSchedule("polynomial", "η·(1 − t/T)^p", needs: [.over, .power], [.finalRate: "0"]) {
            values throws(SettingError) in
            let (end, period) = (try values.number(.finalRate), try values.period(.over))
            return (.polynomial(from: values.rate, to: end, over: period, power: try values.number(.power)), nil)
        },
        NamedSchedule("inverse-square-root", "η/√(1 + t/n)", [.every: "1"]) { values throws(SettingError) in
            (.inverseSquareRoot(from: values.rate, scale: try values.period(.every)), nil)
        },
        NamedSchedule(
            "cyclical", "between the final rate and η, up and down; momentum the other way",
            needs: [.every, .finalRate],
            [.falling: "", .height: "constant", .factor: "1"]
        ) { values throws(SettingError) in
            let rising = try values.period(.every)
            let falling = values[.falling].isEmpty ? rising : try values.period(.falling)
            let factor = try values.number(.factor)
            let heights: KeyValuePairs<String, Cyclical.HeightChange> = [
                "constant": .constant, "halving": .halving, "decaying": .decaying(by: factor),
            ]
            let height = try values.choice(.height, heights)
            let low = try values.number(.finalRate)
            guard low <= values.rate else {
                throw SettingError(.finalRate, "is \(low), which is above the learning rate, \(values.rate).")
            }
            let cycle = Cyclical(from: low, to: values.rate, rising: rising, falling: falling, height: height)
            return (cycle.learningRate, cycle.momentum)
        },
        NamedSchedule(
            "one-cycle", "up to η and far down; momentum the other way", needs: [.over],
            [.climb: "0.3", .shape: "cosine", .startDivisor: "25", .endDivisor: "10000", .phases: "two"]
        ) { values throws(SettingError) in
            let cycle = OneCycle(
                peak: values.rate, over: try values.period(.over), climbShare: try values.number(.climb),
                shape: try values.choice(.shape, ["cosine": .cosine, "linear": .linear]),
                startDivisor: try values.number(.startDivisor), endDivisor: try values.number(.endDivisor),
                hasThreePhases: try values.choice(.phases, ["two": false, "three": true]))
            return (cycle.learningRate, cycle.momentum)
        },
    ]

    private init(
        _ name: String, _ summary: String, needs: [ScheduleSetting] = [],
        _ defaults: KeyValuePairs<ScheduleSetting, String> = [:],
        _ build: @escaping @Sendable (Values) throws(SettingError) -> Parts
    ) {
        self.name = name
        self.summary = summary
        self.needs = needs
        self.defaults = defaults
        self.build = build
    }

    /// The schedule of that name.
    public static func named(_ name: String) throws(UnknownName) -> NamedSchedule {
        try all.named(name)
    }

    /// The schedule, with a warm-up in front if one is asked for.
    ///
    /// - Parameters:
    ///   - learningRate: η: the first rate, or the highest.
    ///   - settings: The others, as they are written on a command line.
    public func make(learningRate: Double, _ settings: [ScheduleSetting: String] = [:]) throws(SettingError) -> Parts {
        let known = needs + defaults.map(\.key) + Self.common
        for setting in ScheduleSetting.allCases {
            if settings[setting] != nil, !known.contains(setting) {
                throw SettingError(setting, "is none of \(name)'s: \(known.map(\.rawValue).joined(separator: ", ")).")
            }
            if settings[setting] == nil, needs.contains(setting) {
                throw SettingError(setting, "is missing, and \(name) cannot do without.")
            }
        }
        var texts = Dictionary(uniqueKeysWithValues: defaults.map { ($0, $1) })
        texts[.warmUpFrom] = "one-nth"
        texts.merge(settings) { $1 }
        if let complaint = SettingRange.learningRate.complaint(about: learningRate, as: "learning-rate") {
            throw SettingError(complaint)
        }
        let values = Values(rate: learningRate, texts: texts)
        var made = try build(values)
        if texts[.warmUp] != nil {
            let start = try values.choice(.warmUpFrom, ["zero": Schedule.WarmUp.fromZero, "one-nth": .fromOneNth])
            let period = try values.period(.warmUp)
            made.learningRate = made.learningRate.warmedUp(over: period, start)
            if let momentum = made.momentum {
                made.momentum = Schedule.constant(momentum(0, stepsPerEpoch: 1)).then(momentum, after: period)
            }
        }
        return made
    }

    /// The settings' texts, read as what they stand for.
    private struct Values {
        let rate: Double
        let texts: [ScheduleSetting: String]

        subscript(setting: ScheduleSetting) -> String { texts[setting] ?? "" }

        func number(_ setting: ScheduleSetting) throws(SettingError) -> Double {
            guard let number = Double(self[setting]), number.isFinite else {
                throw SettingError(setting, "is \(self[setting]), which is no number.")
            }
            if let complaint = setting.range?.complaint(about: number, as: setting.rawValue) {
                throw SettingError(complaint)
            }
            return number
        }

        func rates(_ setting: ScheduleSetting) throws(SettingError) -> [Double] {
            let rates = self[setting].split(separator: ",").map { Double($0) ?? .nan }
            guard !rates.isEmpty, rates.allSatisfy(SettingRange.learningRate.contains) else {
                throw SettingError(setting, "is \(self[setting]), which is no list such as 0.01,0.001.")
            }
            return rates
        }

        func wholeNumber(_ setting: ScheduleSetting) throws(SettingError) -> Int {
            guard let number = Int(self[setting]), number > 0 else {
                throw SettingError(setting, "is \(self[setting]), which is no whole number from 1.")
            }
            return number
        }

        func period(_ setting: ScheduleSetting) throws(SettingError) -> Period {
            guard let period = Period(self[setting]) else {
                throw SettingError(setting, "is \(self[setting]), which is no length such as 100 or \"30 epochs\".")
            }
            return period
        }

        func periods(_ setting: ScheduleSetting) throws(SettingError) -> [Period] {
            let periods = self[setting].split(separator: ",").map { Period(String($0)) }
            guard !periods.isEmpty, !periods.contains(nil) else {
                throw SettingError(setting, "is \(self[setting]), which is no list such as \"60 epochs,120 epochs\".")
            }
            return periods.compactMap(\.self)
        }

        func choice<Value>(
            _ setting: ScheduleSetting, _ choices: KeyValuePairs<String, Value>
        ) throws(SettingError) -> Value {
            guard let choice = choices.first(where: { $0.key == self[setting] }) else {
                let known = choices.map(\.key).joined(separator: ", ")
                throw SettingError(setting, "is \(self[setting]); it can be \(known).")
            }
            return choice.value
        }
    }
}
