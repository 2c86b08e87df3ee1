import Downhill
import Foundation
import Testing

@testable import lesson12_mnist

@Suite("Lesson 12 on MNIST: how a rate is chosen, and what was measured")
struct Studies12MNISTTests {
    private func runs(_ losses: [Double: Double], _ settings: RealBattle.Settings) -> [RealBattle.Run] {
        losses.flatMap { rate, loss in
            settings.seeds.map { seed in
                RealBattle.Run(
                    method: .adam, rate: rate, seed: seed, first: 2.3,
                    losses: loss.isFinite ? [1, 1, 1, loss] : [1], testError: 0.5)
            }
        }
    }

    @Test func `the best rate has the least loss in the last epoch, and a run that broke has none`() throws {
        let settings = try RealBattle.Settings(seed: 1)
        let found = runs([0.0001: 0.9, 0.0003: 0.4, 0.001: 0.3, 0.003: .infinity, 0.01: 0.2], settings)
        #expect(throws: BestRate.Edge.self) { try RealBattle.best(.adam, settings, in: found) }
        let inside = found.filter { $0.rate < 0.01 }
        #expect(try RealBattle.best(.adam, settings, in: inside).rate == 0.001)
        #expect(RealBattle.loss(of: found.first { $0.rate == 0.003 } ?? found[0], epoch: 4) == .infinity)
    }

    /// What is committed beside the report.
    private struct Saved: Decodable { let configuration: RealBattle.Settings, results: RealBattle.Results }

    @Test func `the recipe reads 98 per cent, and all methods began at the same losses`() throws {
        let file = Repository.root.appending(path: "Lessons/12-ConvergenceBattle/MNIST.json")
        let saved = try JSONDecoder().decode(Saved.self, from: Data(contentsOf: file))
        #expect(saved.configuration == (try RealBattle.Settings(seed: 1)))
        let battle = try RealBattle(settings: saved.configuration, results: saved.results)
        #expect(battle.accuracies.values.count == 5 && battle.accuracies.median >= 0.98)
        for run in saved.results.runs {
            #expect(run.first == saved.results.runs.first { $0.method == .sgd && $0.seed == run.seed }?.first)
        }
    }
}
