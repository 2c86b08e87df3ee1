import Optimizers
import Tensors
import Testing

@Suite struct `A stepper` {
    @Test func `gives a rule's strides downhill, each measured from the same place`() {
        #expect(SGD(learningRate: 0.5).steps(under: [2, -4]) == [1, -2])
        // v = 1, then 0.5·1 + 0.
        #expect(Momentum(learningRate: 1, momentum: 0.5).steps(under: [1, 0]) == [1, 0.5])
    }

    @Test func `shows what a rule remembers, step by step`() {
        // Momentum's velocity under a gradient that stays: 1, 1.9, 2.71 times it.
        var stepper = Stepper(Momentum(learningRate: 0.1), at: [4, 2])
        var velocities: [Scalar] = []
        for _ in 0..<3 {
            stepper.advance(along: [1, 10])
            velocities.append(stepper.slot.v[0])
        }
        #expect(zip(velocities, [1, 1.9, 2.71]).allSatisfy { isClose($0, $1, within: 1e-6) })
        #expect(stepper.step == 3)
        #expect(stepper.w[2] == 0)
    }

    @Test func `whose rate falls shortens the whole step, or with the rate inside only what is new`() {
        // η = 1, then ¼; γ = ½; g = 1. Outside: v = 1, 1½, so 1 and ⅜. Inside: v = 1, then ½ + ¼.
        func steps(_ rule: some UpdateRule) -> [Scalar] {
            var stepper = Stepper(rule, at: [0])
            stepper.advance(along: [-1])
            let first = stepper.w[0]
            stepper.advance(along: [-1])
            return [first, stepper.w[0] - first]
        }
        let falling = Schedule.step(from: 1, every: 1, by: 0.25)
        #expect(steps(Momentum(learningRate: falling, momentum: 0.5)) == [1, 0.375])
        #expect(steps(Momentum(learningRate: falling, momentum: 0.5, ratePlace: .inVelocity)) == [1, 0.75])
        #expect(steps(NesterovLookahead(learningRate: falling, momentum: 0.5)) == [1, 0.75])
        #expect(steps(Nesterov(learningRate: falling, momentum: 0.5)) == [1.5, 0.4375])
    }

    @Test func `takes a first step of its rate with Adam, whatever the gradient`() {
        for g: Scalar in [1e-3, 1, 1e3] {
            var stepper = Stepper(Adam(learningRate: 0.5, epsilon: 0), at: [0])
            stepper.advance(along: [g])
            #expect(isClose(stepper.w[0], -0.5, within: 1e-6))
        }
    }

    @Test func `takes a longer first step with RMSProp, by 1∕√(1 − β)`() {
        var stepper = Stepper(RMSProp(learningRate: 1, smoothing: 0.9, epsilon: 0), at: [0])
        stepper.advance(along: [7])
        #expect(isClose(stepper.w[0], -(10.0.squareRoot()), within: 1e-6))
    }

    @Test func `ends where each rule of Reddi's counterexample ends`() {
        // Reddi 2018: the gradient is 4 every third step and −1 otherwise, so −1 is best; α = ½/√t, β₁ = 0, β₂ = 1/17, on [−1, 1].
        func end(_ rule: some UpdateRule) -> Scalar {
            var stepper = Stepper(rule, at: [0])
            for t in 0..<3_000 {
                stepper.advance(along: [t % 3 == 0 ? 4 : -1])
                stepper.w = stepper.w.clamped(lowerBound: Lanes(repeating: -1), upperBound: Lanes(repeating: 1))
            }
            return stepper.w[0]
        }
        #expect(end(Adam(learningRate: .inverseSquareRoot(from: 0.5), beta1: 0, beta2: 1 / 17)) > 0.9)
        #expect(end(AMSGrad(learningRate: .inverseSquareRoot(from: 0.5), beta1: 0, beta2: 1 / 17)) < -0.9)
    }
}
