import Downhill
import Synchronization

/// The pixel reader on digits by gradient descent, as the gradient is and clipped at 1, at every rate, without gates and with them; and what could be
/// seen coming.
struct Reading: Sendable {
    static let images = 480
    static let epochs = 4
    static let batch = 16

    let free, clipped: BestRate

    /// The same with gates: the losses at the best rate, one a seed.
    let gatedFree, gatedClipped: [Double]

    /// The largest gradient norm of runs without clipping, and the median of runs at the best rate with it.
    let largestNorm, usualNorm: Double

    /// Runs without clipping at rates above the best whose loss blew up, to ten times its usual size so far or beyond all numbers; and in how many of
    /// them an alarm at three times the usual norm rang a step or more before.
    let blown, warned: Int

    /// In how many runs at the best rate, none of which blew up, it rang.
    let needless: Int

    /// Runs whose rate grows until they blow up: how many steps the alarm rang before the loss showed it, one number a seed.
    let leads: Sample

    /// The share of steps at the best rate with clipping in which something was clipped.
    let clippedShare: Double

    /// - Parameter more: The seeds of what is counted, and of the gated readers at their best rates, which `seeds` find; it begins with these.
    init(seeds: [UInt64], more: [UInt64]) throws {
        let images = Self.learned
        // What was run for a search is looked at again below.
        let kept = Mutex<[Key: Run]>([:])
        func search(_ grid: [Double], limit: Double) throws -> BestRate {
            try BestRate.search(over: grid, seeds: seeds, resolution: 3) { η, seed in
                let run = Self.run(SGD(learningRate: η), limit: limit, on: images, seed: seed) {
                    PixelReader(using: &$0)
                }
                kept.withLock { $0[Key(rate: η, limit: limit, seed: seed)] = run }
                return run.end
            }
        }
        func runs(at rates: [Double], limit: Double) -> [Run] {
            let all = kept.withLock { $0 }
            return rates.flatMap { rate in seeds.compactMap { all[Key(rate: rate, limit: limit, seed: $0)] } }
        }
        free = try search(Grid.logarithmic(1e-4...0.03, perDecade: 2), limit: .infinity)
        clipped = try search(Array(Grid.logarithmic(0.01...3, perDecade: 2).dropFirst()), limit: 1)
        func gated(limit: Double) throws -> [Double] {
            @Sendable func loss(_ rate: Double, _ seed: UInt64) -> Double {
                Self.run(SGD(learningRate: rate), limit: limit, on: images, seed: seed) { GatedReader(using: &$0) }.end
            }
            let best = try BestRate.search(over: Self.gatedRates, seeds: seeds, resolution: 3, loss)
            return best.runs.values + Array(more.dropFirst(seeds.count)).concurrentMap { loss(best.rate, $0) }
        }
        (gatedFree, gatedClipped) = (try gated(limit: .infinity), try gated(limit: 1))
        let bestFree = free.rate
        let wild = runs(at: free.trials.map(\.rate).filter { $0 > bestFree }, limit: .infinity)
        largestNorm = wild.flatMap(\.norms).filter(\.isFinite).max() ?? .nan
        let blownUp = wild.filter { $0.lossAlarm != nil }
        blown = blownUp.count
        warned = blownUp.count { ($0.lead(at: Cliff.threshold) ?? 0) > 0 }
        needless = runs(at: [bestFree], limit: .infinity).count { $0.rings(at: Cliff.threshold) }
        leads = Sample(
            more.concurrentMap { seed in
                let growing = SGD(learningRate: .exponential(from: bestFree, by: Self.growth))
                let run = Self.run(growing, limit: .infinity, until: 10, on: images, seed: seed) {
                    PixelReader(using: &$0)
                }
                return Double(run.lead(at: Cliff.threshold) ?? 0)
            })
        let norms = runs(at: [clipped.rate], limit: 1).flatMap(\.norms)
        usualNorm = Sample(norms).median
        clippedShare = Double(norms.count { $0 > 1 }) / Double(norms.count)
    }

    /// In how many of these runs it came a step or more before.
    var led: Int { leads.values.count { $0 > 0 } }

    /// The losses at a rate of 0.1 with clipping, one a seed.
    var clippedAtTenth: [Double] { clipped.trials.first { abs($0.rate / 0.1 - 1) < 1e-6 }?.runs ?? [] }

    private static let gatedRates = [0.5, 1.2, 2.8]

    static let learned: ImageSet = {
        let digits = Digits.load().train.prefix(images)
        return digits.normalized(by: digits.measuredNormalization)
    }()

    /// By how much a growing rate grows a step: to about a thousand times its start in 120 steps.
    static let growth = 1.06

    private struct Key: Hashable {
        let rate, limit: Double
        let seed: UInt64
    }

    struct Run: Sendable {
        /// The loss over all the images at the end; infinite where it diverged.
        let end: Double
        /// Before each step, the gradient's norm before clipping and the loss.
        let norms, losses: [Double]

        /// Where the loss is ten times its usual size so far; where it never was and yet no number is left, the end.
        var lossAlarm: Int? { Alarm.place(in: losses, at: 10) ?? (end.isFinite ? nil : norms.count) }

        func rings(at threshold: Double) -> Bool { Alarm.place(in: norms, at: threshold) != nil }

        /// How many steps the norm rang before the loss; nothing where one of them never rang.
        func lead(at threshold: Double) -> Int? {
            guard let lossAlarm, let normAlarm = Alarm.place(in: norms, at: threshold) else { return nil }
            return lossAlarm - normAlarm
        }
    }

    private static func run(
        _ rule: SGD, limit: Double, until epochs: Int = epochs, on images: ImageSet, seed: UInt64,
        of make: (inout SplitMix64) -> some Module
    ) -> Run {
        var generator = SplitMix64(seed: seed)
        var model = make(&generator)
        var optimizer = limit.isFinite ? Optimizer(rule, .clippedToNorm(limit)) : Optimizer(rule)
        var (norms, losses): ([Double], [Double]) = ([], [])
        for _ in 0..<epochs {
            for batch in images.batches(of: Self.batch, using: &generator) {
                do {
                    let loss = try optimizer.step(
                        &model, inspecting: { norms.append($0.map(\.tensor.squaredNorm).reduce(0, +).squareRoot()) }
                    ) { crossEntropy($0(batch.images), batch.labels) }
                    losses.append(Double(loss))
                } catch {
                    return Run(end: .infinity, norms: norms, losses: losses)
                }
            }
        }
        let end = Evaluation(of: model, on: images, batchSize: images.count).loss
        return Run(end: end.isFinite ? end : .infinity, norms: norms, losses: losses)
    }
}
