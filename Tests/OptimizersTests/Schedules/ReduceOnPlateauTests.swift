import Foundation
import Optimizers
import Testing

@Suite struct `Reduce on plateau` {
    @Test(arguments: Golden.schedules.plateaus)
    func `lowers the rate when the reference does`(golden: Golden.Plateau) {
        let settings = golden.settings
        var plateau = ReduceOnPlateau(
            factor: settings["factor"] ?? 0.1, patience: settings["patience"].map { Int($0) } ?? 10,
            threshold: settings["absolute"].map { .absolute($0) } ?? .relative(settings["relative"] ?? 1e-4),
            cooldown: settings["cooldown"].map { Int($0) } ?? 0, minimum: settings["minimum"] ?? 0)
        for (epoch, (loss, expected)) in zip(Golden.schedules.losses, golden.rates).enumerated() {
            let found = plateau.rate(from: 0.1)
            #expect(abs(found - expected) <= 1e-12 * expected, "epoch \(epoch): \(found) instead of \(expected)")
            plateau.observe(loss: loss, scheduled: 0.1)
        }
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
