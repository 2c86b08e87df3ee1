import Optimizers
import Testing

@Suite struct `A schedule` {
    @Test(arguments: Golden.schedules.cases)
    func `has the reference's values`(golden: Golden.Schedule) throws {
        let settings = try golden.settings.map { (try #require(ScheduleSetting(rawValue: $0.key)), $0.value) }
        let made = try NamedSchedule.named(golden.schedule)
            .make(learningRate: golden.learningRate, Dictionary(uniqueKeysWithValues: settings))
        for (epoch, expected) in golden.rates.enumerated() {
            let found = made.learningRate(epoch, stepsPerEpoch: 1)
            #expect(isClose(found, expected, within: 1e-13), "epoch \(epoch): \(found) instead of \(expected)")
        }
        guard let momenta = golden.momenta else { return }
        let momentum = try #require(made.momentum)
        for (epoch, expected) in momenta.enumerated() {
            let found = momentum(epoch, stepsPerEpoch: 1)
            #expect(isClose(found, expected, within: 1e-13), "momentum \(epoch): \(found) instead of \(expected)")
        }
    }

    @Test(arguments: Golden.schedules.cycles)
    func `that cycles moves momentum or β₁ as PyTorch does`(golden: Golden.Cycle) throws {
        let settings = try golden.settings.map { (try #require(ScheduleSetting(rawValue: $0.key)), $0.value) }
        let schedule = try NamedSchedule.named(golden.schedule)
            .make(learningRate: golden.learningRate, Dictionary(uniqueKeysWithValues: settings))
        let rule = try NamedRule.named(golden.rule).make(schedule).rule
        let end = Descent(on: .ravine, from: [4, 2], by: rule).run(atMost: 100).last.point
        for (found, reference) in zip([end.x, end.y], golden.end) {
            #expect(isClose(found, reference, within: isDouble ? 1e-12 : 1e-5))
        }
    }

    @Test func `converts its periods where one counts steps and the other epochs`() {
        let mixed = Schedule.cyclical(between: 0, and: 1, rising: .steps(5), falling: .epochs(2))
        let steps = Schedule.cyclical(between: 0, and: 1, rising: .steps(5), falling: .steps(20))
        #expect(mixed.values(steps: 60, stepsPerEpoch: 10) == steps.values(steps: 60))
        let other = Schedule.cyclical(between: 0, and: 1, rising: .epochs(1), falling: .steps(5))
        #expect(
            other.values(steps: 16, stepsPerEpoch: 10)[10] == 1 && other.values(steps: 16, stepsPerEpoch: 10)[15] == 0)
    }

    @Test func `of each name has a reference`() {
        #expect(Set(Golden.schedules.cases.map(\.schedule)) == Set(NamedSchedule.all.map(\.name)))
    }

    @Test func `that counts epochs changes from one epoch to the next only`() {
        let schedule = Schedule.cosine(from: 1, over: .epochs(4))
        let values = schedule.values(steps: 12, stepsPerEpoch: 3)
        #expect(values[0] == values[2])
        #expect(values[2] != values[3])
        #expect(values[3] == schedule(1, stepsPerEpoch: 1))
        #expect(values[11] == schedule(3, stepsPerEpoch: 1))
    }

    @Test func `stays at its end value after its end`() {
        #expect(Schedule.cosine(from: 1, to: 0.25, over: 10).values(steps: 14).suffix(4).allSatisfy { $0 == 0.25 })
        #expect(Schedule.linear(from: 1, to: 0.25, over: 10)(1_000) == 0.25)
        #expect(Schedule.polynomial(from: 1, to: 0.25, over: 10, power: 2)(1_000) == 0.25)
        #expect(Schedule.oneCycle(peak: 1, over: 10)(1_000) == Schedule.oneCycle(peak: 1, over: 10)(9))
    }

    @Test func `warms up from 1∕n or from zero`() {
        // The two warm-ups of the course's documents, over 5 epochs to 0.1.
        let documentB = Schedule.constant(0.1).warmedUp(over: .epochs(5))
        for (value, expected) in zip(documentB.values(epochs: 7), [0.02, 0.04, 0.06, 0.08, 0.1, 0.1, 0.1]) {
            #expect(isClose(value, expected, within: 1e-16))
        }
        let documentE = Schedule.constant(0.1).warmedUp(over: .epochs(5), .fromZero)
        for (value, expected) in zip(documentE.values(epochs: 7), [0, 0.02, 0.04, 0.06, 0.08, 0.1, 0.1]) {
            #expect(isClose(value, expected, within: 1e-16))
        }
    }

    @Test func `is followed by another, in another unit`() {
        let schedule = Schedule.linear(from: 1, to: 0, over: .epochs(2)).then(.linear(from: 8, to: 0, over: 4)).then(7)
        #expect(schedule.values(steps: 10, stepsPerEpoch: 2) == [1, 1, 0.5, 0.5, 8, 6, 4, 2, 7, 7])
        #expect(Schedule.constant(3).then(.constant(4), after: 2).values(steps: 4) == [3, 3, 4, 4])
    }

    @Test func `is a literal where it is constant`() {
        let rate: Schedule = 0.1
        #expect(rate(0) == 0.1 && rate(1_000_000) == 0.1)
        #expect(Schedule { step in Double(step) / 2 }(3) == 1.5)
    }

    @Test func `that counts epochs must be told how many steps one has`() async {
        await #expect(processExitsWith: .failure) {
            _ = Schedule.step(from: 1, every: .epochs(2), by: 0.5)(3)
        }
    }

    @Test func `without an end must be told when to stop`() async {
        await #expect(processExitsWith: .failure) { _ = Schedule.constant(1).then(2) }
    }

    @Test func `has periods that read as they are written`() {
        for period: Period in [.steps(1), .steps(1000), .epochs(1), .epochs(30)] {
            #expect(Period(period.description) == period)
        }
        #expect(Period("100") == .steps(100))
        for bad in ["", "0", "-3", "epochs", "3 weeks", "3 epochs more", "2.5"] { #expect(Period(bad) == nil) }
    }

    @Test func `named with a bad setting says which and why`() throws {
        let step = try NamedSchedule.named("step")
        #expect(throws: SettingError.self) { try step.make(learningRate: 0.1) }
        let error = #expect(throws: SettingError.self) {
            try step.make(learningRate: 0.1, [.every: "30 epochs", .power: "2"])
        }
        #expect(error?.description.hasPrefix("power is none of step's") == true)
        #expect(throws: SettingError.self) { try step.make(learningRate: 0.1, [.every: "often"]) }
        #expect(throws: SettingError.self) { try step.make(learningRate: 0.1, [.every: "3", .factor: "half"]) }
        let unknown = #expect(throws: UnknownName.self) { try NamedSchedule.named("cosin") }
        #expect(unknown?.nearest == "cosine")
    }
}
