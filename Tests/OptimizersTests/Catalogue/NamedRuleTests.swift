import Optimizers
import Tensors
import Testing

@Suite struct `A rule by name` {
    @Test func `is made with its usual settings`() throws {
        let (rule, transforms) = try NamedRule.named("adam").make(learningRate: 0.01)
        let adam = try #require(rule as? Adam)
        #expect(adam.learningRate(0) == 0.01 && adam.beta1(0) == 0.9 && adam.beta2 == 0.999 && adam.epsilon == 1e-8)
        #expect(transforms.isEmpty)
    }

    @Test func `takes a weight decay as its own or as L2`() throws {
        let own = try NamedRule.named("adamw").make(learningRate: 0.01, [.weightDecay: 0.3])
        #expect((own.rule as? AdamW)?.weightDecay == 0.3)
        #expect(own.transforms.isEmpty)
        #expect(
            try NamedRule.named("adam").make(learningRate: 0.01, [.weightDecay: 0.3]).transforms.map(\.description)
                == [L2(0.3).description])
        let decoupled = try NamedRule.named("adam").make(learningRate: 0.01, [.weightDecay: 0.3, .decoupled: 1])
        #expect(decoupled.transforms.map(\.description) == [DecoupledDecay(0.3).description])
        #expect(throws: UnknownName.self) { try NamedRule.named("adamw").make(learningRate: 0.01, [.decoupled: 1]) }
    }

    @Test func `takes a schedule for its momentum`() throws {
        let cycle = OneCycle(peak: 0.1, over: 10)
        let (rule, _) = try NamedRule.named("momentum").make(learningRate: cycle.learningRate, momentum: cycle.momentum)
        let momentum = try #require(rule as? Momentum)
        #expect(momentum.momentum(0) == 0.95)
        #expect(isClose(momentum.momentum(2), 0.85, within: 1e-15))
    }

    @Test func `refuses a setting that it does not read`() throws {
        let error = #expect(throws: UnknownName.self) {
            try NamedRule.named("sgd").make(learningRate: 0.1, [.beta1: 0.9])
        }
        #expect(error?.description == "beta1 is not among the settings of sgd. There are none.")
    }

    @Test(arguments: [("Adm", "adam"), ("sdg", "sgd"), ("nesterov-look-ahead", "nesterov-lookahead")])
    func `that is misspelt is told the nearest`(misspelt: String, nearest: String) {
        let error = #expect(throws: UnknownName.self) { try NamedRule.named(misspelt) }
        #expect(error?.nearest == nearest)
        #expect(error?.description.contains("Did you mean \(nearest)?") == true)
    }

    @Test func `that is like no other is told none`() throws {
        let error = try #require(throws: UnknownName.self) { try NamedRule.named("zzzzzzz") }
        #expect(error.nearest == nil)
    }
}
