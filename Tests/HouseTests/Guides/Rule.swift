import Downhill
import Testing

/// The sign of a running mean of the gradient (Bernstein et al. 2018):
///
///     m ← β·m + (1 − β)·g
///     w ← w − η·sign(m)
struct Signum: UpdateRule {
    let learningRate: Schedule
    let beta: Double

    init(learningRate: some Scheduled, beta: Double = 0.9) {
        self.learningRate = learningRate.schedule
        self.beta = beta
    }

    struct Slot: LaneSlot {
        var m = Lanes()
        static let checkpointNames: LaneNames<Slot> = ["momentum_buffer": \.m]
    }

    struct StepConstants {
        var η, β, oneMinusβ: Scalar
    }

    func prepare(_ step: Step) -> StepConstants {
        StepConstants(η: Scalar(step.learningRate), β: Scalar(beta), oneMinusβ: Scalar(1 - beta))
    }

    func update(_ w: inout Lanes, along g: Lanes, _ slot: inout Slot, _ now: StepConstants) {
        slot.m = now.β * slot.m + now.oneMinusβ * g
        w -= now.η * sign(slot.m)
    }
}

@Suite struct `The guide to a rule of one's own` {
    @Test func `steps by hand`() throws {
        let lines = printed {
            var stepper = Stepper(Signum(learningRate: 0.5, beta: 0.5), at: [1, 2])
            stepper.advance(along: [4, -8])  // m is 2 and −4
            stepper.advance(along: [-8, 2])  // m is −3 and −1
            print(stepper.w[0], stepper.w[1])  // 1.0 3.0
            #expect(stepper.slot.m[0] == -3 && stepper.slot.m[1] == -1)
        }
        try expect(lines, shownIn: "\(guides)/WriteARule.md")
    }

    @Test func `walks down a landscape and trains a network`() throws {
        let lines = try printed {
            let walk = Descent(on: .ravine, by: Signum(learningRate: .cosine(from: 0.1, over: 100))).run(atMost: 100)
            print(walk.last.loss)  // 0.0061254194

            var optimizer = Optimizer(Signum(learningRate: 0.001), .clippedToNorm(1))
            var generator = SplitMix64(seed: 1)
            var model = SimpleMLP(inputs: 64, hidden: 16, outputs: 10, using: &generator)
            let batch = Digits.load().train.batch(at: Array(0..<32))
            let first = try optimizer.step(&model) { crossEntropy($0(batch.images), batch.labels) }
            for _ in 1...20 { try optimizer.step(&model) { crossEntropy($0(batch.images), batch.labels) } }
            #expect(crossEntropy(model.inference(batch.images), batch.labels).item < first)
        }
        try expect(lines, shownIn: "\(guides)/WriteARule.md", from: 1)
    }
}
