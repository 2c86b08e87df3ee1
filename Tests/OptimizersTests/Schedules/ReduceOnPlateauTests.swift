import Foundation
import Optimizers
import Testing

@Suite struct `Reduce on plateau` {
    @Test(arguments: Golden.schedules.plateaus)
    func `lowers the rate when the reference does`(golden: Golden.Plateau) {
        let settings = golden.settings
        var plateau = ReduceOnPlateau(
            settings["max"] == nil ? .min : .max, factor: settings["factor"] ?? 0.1,
            patience: settings["patience"].map { Int($0) } ?? 10,
            threshold: settings["absolute"].map { .absolute($0) } ?? .relative(settings["relative"] ?? 1e-4),
            cooldown: settings["cooldown"].map { Int($0) } ?? 0, minimum: settings["minimum"] ?? 0,
            smallestChange: settings["smallest-change"] ?? 1e-8)
        for (epoch, (loss, expected)) in zip(Golden.schedules.losses, golden.rates).enumerated() {
            let found = plateau.rate(from: 0.1)
            #expect(abs(found - expected) <= 1e-12 * expected, "epoch \(epoch): \(found) instead of \(expected)")
            plateau.observe(loss: settings["max"] == nil ? loss : 1 - loss, scheduled: 0.1)
        }
    }

    @Test func `takes no rise for progress below zero`() {
        for (mode, best, worse) in [(ReduceOnPlateau.Mode.min, -2.0, -1.9999), (.max, -2.0, -2.0001)] {
            var plateau = ReduceOnPlateau(mode, patience: 0)
            plateau.observe(loss: best, scheduled: 1)
            plateau.observe(loss: worse, scheduled: 1)
            #expect(plateau.best == best && plateau.reduction == 0.1)
        }
    }

    @Test func `holds its minimum under a falling schedule`() {
        var plateau = ReduceOnPlateau(patience: 0, minimum: 1e-3)
        let schedule = Schedule.exponential(from: 0.1, by: 0.5)
        for step in 0..<20 {
            #expect(plateau.rate(from: schedule(step)) >= 1e-3)
            plateau.observe(loss: 1, scheduled: schedule(step))
        }
        #expect(plateau.rate(from: schedule(20)) == 1e-3)
    }

    @Test func `waits as long as an integer counts`() {
        let plateau = ReduceOnPlateau(patience: .max, cooldown: .max)
        #expect(plateau.patience == .max && plateau.cooldown == .max)
    }

    @Test func `takes a NaN for no progress`() {
        var plateau = ReduceOnPlateau(patience: 0)
        plateau.observe(loss: .nan, scheduled: 1)
        #expect(plateau.reduction == 0.1)
    }

    @Test func `survives a checkpoint before its first loss and after`() throws {
        var plateau = ReduceOnPlateau(patience: 1, cooldown: 2)
        for loss in [Double?.none, 3, 3, 3, 3] {
            if let loss { plateau.observe(loss: loss, scheduled: 1) }
            #expect(try JSONDecoder().decode(ReduceOnPlateau.self, from: JSONEncoder().encode(plateau)) == plateau)
        }
    }
}
