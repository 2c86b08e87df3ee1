import Optimizers
import Testing

@Suite struct `A setting's range` {
    @Test(arguments: [
        ("adam", RuleSetting.beta2, 1.0), ("adam", .beta1, 1), ("adam", .beta1, -0.1), ("momentum", .momentum, 1.5),
        ("momentum", .dampening, 1.1), ("nesterov", .momentum, -0.5), ("rmsprop", .smoothing, 1),
        ("adam", .epsilon, -1),
        ("sgd", .weightDecay, -1), ("adamw", .weightDecay, -1), ("adagrad", .rateDecay, -1),
        ("adagrad", .initialAccumulator, -1), ("nadam", .momentumDecay, -1), ("lion", .beta2, .nan),
        ("adam", .epsilon, .infinity),
    ])
    func `is kept by rules`(rule: String, setting: RuleSetting, value: Double) throws {
        let error = #expect(throws: SettingError.self) {
            try NamedRule.named(rule).make(learningRate: 0.1, [setting: value])
        }
        #expect(error?.description == "\(setting.rawValue) is \(value); it is \(setting.range).")
    }

    @Test(arguments: [
        ("one-cycle", ScheduleSetting.startDivisor, "0"), ("one-cycle", .endDivisor, "-1"),
        ("one-cycle", .climb, "1.5"),
        ("exponential", .factor, "-0.5"), ("step", .factor, "-1"), ("polynomial", .power, "-1"),
        ("cosine", .finalRate, "-1"), ("cyclical", .finalRate, "0.2"), ("piecewise", .rates, "0.1,-1"),
        ("restarts", .lengthening, "0"),
    ])
    func `is kept by schedules`(schedule: String, setting: ScheduleSetting, value: String) throws {
        var settings: [ScheduleSetting: String] = [:]
        let needed: [ScheduleSetting: String] = [
            .over: "10", .every: "3", .factor: "0.5", .power: "2", .finalRate: "0", .milestones: "2,4", .rates: "1,2",
        ]
        let named = try NamedSchedule.named(schedule)
        for need in named.needs { settings[need] = needed[need] }
        #expect(throws: Never.self) { try named.make(learningRate: 0.1, settings) }
        settings[setting] = value
        let error = #expect(throws: SettingError.self) { try named.make(learningRate: 0.1, settings) }
        #expect(error?.description.hasPrefix("\(setting.rawValue) is \(value)") == true)
    }

    @Test func `is said in words`() {
        #expect(RuleSetting.beta2.range.description == "a number from 0 to below 1")
        #expect(RuleSetting.dampening.range.description == "a number from 0 to 1")
        #expect(RuleSetting.epsilon.range.description == "a number from 0")
        #expect(ScheduleSetting.startDivisor.range?.description == "a number above 0")
    }

    @Test func `names the rule that was asked for, not the one that it holds`() async {
        let exit = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = AdamW(beta2: 1)
        }
        #expect(exit.map { String(decoding: $0.standardErrorContent, as: UTF8.self).contains("AdamW: ") } == true)
    }

    @Test func `ends the program where a literal lies outside`() async {
        await #expect(processExitsWith: .failure) { _ = Adam(beta2: 1) }
        await #expect(processExitsWith: .failure) { _ = Momentum(learningRate: 0.1, momentum: 1.5) }
        await #expect(processExitsWith: .failure) { _ = SGD(learningRate: -0.1) }
        await #expect(processExitsWith: .failure) { _ = ClippedToNorm(-1) }
        await #expect(processExitsWith: .failure) { _ = ClippedToValue(0) }
        await #expect(processExitsWith: .failure) { _ = L2(-1) }
        await #expect(processExitsWith: .failure) { _ = OneCycle(peak: 1, over: 10, climbShare: 1.5) }
        await #expect(processExitsWith: .failure) { _ = ReduceOnPlateau(factor: 1) }
        await #expect(processExitsWith: .failure) { _ = RangeTest(from: 1, to: 2, steps: 10, smoothing: 1) }
        // A schedule is asked when its time comes.
        await #expect(processExitsWith: .failure) {
            _ = Descent(on: .ravine, by: SGD(learningRate: Schedule { 1 - Double($0) })).run(atMost: 3)
        }
    }
}
