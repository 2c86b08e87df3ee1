import Foundation

struct Recipe {
    var steps: Int
    var batchSize: Int
    var firstRate: Double
    /// After how many steps the rate is divided by ten.
    var cuts: [Int]
    /// How many steps it warms up.
    var warmUp: Int

    /// The rate of a step; the first step is number 0.
    func rate(at step: Int) -> Double {
        var rate = firstRate
        for cut in cuts where step >= cut { rate /= 10 }
        if step < warmUp { rate /= 10 }
        return rate
    }

    /// The epoch of a step, from 1, with so many images.
    func epoch(of step: Int, images: Int) -> Int {
        let stepsPerEpoch = (images + batchSize - 1) / batchSize
        return step / stepsPerEpoch + 1
    }

    /// The same in another number of steps.
    func shortened(to steps: Int) -> Recipe {
        var recipe = scaled(by: Double(steps) / Double(self.steps))
        recipe.steps = steps
        return recipe
    }

    /// The same for batches of another size.
    func withBatches(of size: Int) -> Recipe {
        var recipe = scaled(by: Double(batchSize) / Double(size))
        recipe.firstRate *= Double(size) / Double(batchSize)
        recipe.batchSize = size
        return recipe
    }

    private func scaled(by ratio: Double) -> Recipe {
        func scaled(_ count: Int) -> Int { Int((Double(count) * ratio).rounded()) }
        var recipe = self
        recipe.steps = scaled(steps)
        recipe.cuts = cuts.map(scaled)
        recipe.warmUp = scaled(warmUp)
        return recipe
    }
}
