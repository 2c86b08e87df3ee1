//: # 1 · He's recipe, by steps
//: “Rate 0.1, divided by ten after 32,000 and after 48,000 steps, 64,000 in all, in batches of 128.” A program needs this as a rate for every step; and who has less time, or room for smaller batches, wants the same recipe in another size.
//:
//: A recipe may begin with a *warm-up*: that many steps at a tenth of what would be their rate otherwise (He used it for 110 layers). So a cut that falls into the warm-up divides there, too; and two cuts at the same step divide twice.
//:
//: **To do.** Write all four. `rate(at:)`, for steps counted from 0. `epoch(of:images:)`: in which epoch, counted from 1, that step is, if the last, incomplete batch of an epoch is a step too. `shortened(to:)`: the same recipe in another number of steps, cuts and warm-up in
//: proportion, each to the nearest step (a half goes up). `withBatches(of:)`: for another size of batch, such that warm-up, cuts and end come after as many *images* as before (each to the nearest step again), and the first rate in proportion to the size.
//:
//: **By hand first.** A recipe has 8 steps and cuts after 4 and 6, rate 0.1, batches of 128. Which steps are at 0.1? At which rate is step 6? Which cuts has it with batches of 64, and which rate?

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
        fatalError("not written yet")
    }

    /// The epoch of a step, from 1, with so many images.
    func epoch(of step: Int, images: Int) -> Int {
        fatalError("not written yet")
    }

    /// The same in another number of steps.
    func shortened(to steps: Int) -> Recipe {
        fatalError("not written yet")
    }

    /// The same for batches of another size.
    func withBatches(of size: Int) -> Recipe {
        fatalError("not written yet")
    }
}
