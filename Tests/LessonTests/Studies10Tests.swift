import Downhill
import Testing

@testable import lesson10

/// What the studies of lesson 10 must give, by theory and by what readers recomputed.
@Suite("Studies of lesson 10")
struct Studies10Tests {
    /// Computed in double precision by PyTorch from the same weights: all second derivatives, and the largest eigenvalue.
    @Test func `lesson 1's network has the curvatures of its whole Hessian, and differences overshoot them`() {
        let found = Curvatures(seeds: [101, 102, 103, 104, 105])
        for (network, expected) in zip(found.lessonOne, [0.63, 0.77, 0.58, 0.88, 0.70]) {
            #expect(abs(network.lanczos - expected) <= 0.005 + 0.01 * expected)
            #expect(network.differences > 1.3 * network.lanczos)
        }
        #expect(found.worst < 0.01)
        // The twin's Hessian in double precision, by torch.autograd.functional.hessian.
        #expect(abs(found.twin - 2.3635) < 0.001)
    }

    @Test func `a descent comes to 2/η, and there jumps across at every step`() {
        let setting = Stability.Setting(.tanh, .squaredError, rate: 0.4, steps: Stability.steps)
        let descent = Stability.descend(setting, seed: 101)
        #expect(descent.limit == 5)
        #expect(abs(descent.plateau - 1) < 0.1)
        #expect(descent.lateFlips > 0.9)
        #expect(descent.losses.count == 1201)
        #expect(descent.sharpness.count == 25)
    }

    /// Peaks that a reader measured every two steps in PyTorch: 4.56 to 5.20 between steps 20 and 26.
    @Test func `with cross-entropy the sharpness passes 2/η early, and sinks far below it`() {
        let setting = Stability.Setting(.tanh, .crossEntropy, rate: Stability.crossRate, steps: 100, fineUntil: 100)
        let descent = Stability.descend(setting, seed: 101)
        #expect(descent.marks.starts(with: [0, 4, 8]))
        let peak = descent.sharpness.max() ?? .nan
        #expect(peak > 1.05 * descent.limit && peak < 1.4 * descent.limit)
        #expect((descent.sharpness.last ?? .nan) < descent.limit)
    }

    @Test func `the thermostat holds about 2/η while the climb is small, and without noise it holds nothing`() {
        for climb in [0.002, 0.02] {
            let swing = Thermostat.run(climb: climb, noise: 1e-3, seed: 101)
            #expect(abs(swing.mean - 1) < 0.02)
            #expect(swing.lowest < 1 && swing.highest > 1)
        }
        #expect(Thermostat.run(climb: 0.1, noise: 1e-3, seed: 101).mean < 0.97)
        // Alone, x has died out to nothing when the curvature passes the limit, or the swings have grown beyond all bounds.
        let alone = Thermostat.run(climb: 0.02, noise: 0, seed: 101)
        #expect(!(abs(alone.mean - 1) < 0.1))
    }

    @Test func `a bowl has one pit, a double well two, and a shallow second one counts by its depth`() {
        func pits(tilt: Scalar, deeperThan depth: Scalar) -> Int {
            let places: [Scalar] = .init(evenly: 31, over: -1.5...1.5)
            return Tensor([0, 0]).lossSurface(along: ["": [1, 0]], ["": [0, 1]], x: places, y: places) { w in
                let well = (w.squared() - 1).squared() * [1, 0]
                return (well + w.squared() * [0, 1] + w * [tilt, 0]).sum()
            }.pits(deeperThan: depth)
        }
        #expect(pits(tilt: 0, deeperThan: 0.1) == 2)
        // Tilted by 1 there is nothing left to climb from the higher well but a trifle; tilted by 2, nothing at all.
        #expect(pits(tilt: 1, deeperThan: 0.5) == 1)
        #expect(pits(tilt: 2, deeperThan: 0) == 1)
        // The highest place between the wells is 1 above both.
        #expect(pits(tilt: 0, deeperThan: 0.9) == 2)
        #expect(pits(tilt: 0, deeperThan: 1.1) == 1)
    }

    @Test func `twenty layers multiply a gradient by the twentieth power of their gain`() {
        let flow = Flow(seeds: [101, 102, 103, 104, 105])
        for (starts, gain) in zip(flow.starts, [1, 0.5, 2]) {
            let predicted = (0..<20).reduce(1.0) { product, _ in product * gain }
            let ratio = Sample(starts.map(\.ratio)).median
            #expect(ratio > predicted / 5 && ratio < predicted * 5)
        }
        // Cut off behind its first layer, a graph loses that layer and its parameters.
        #expect(flow.boxesWhenCut.count < flow.starts[0][0].boxes.count)
    }

    @Test func `a random walk has the components that theory gives it`() {
        for seed in Plane(seeds: [101, 102]).seeds {
            for k in 1...3 { #expect(abs(seed.walk.explained[k - 1] / Plane.predicted(k) - 1) < 0.1) }
        }
    }

    @Test func `Rosenbrock's function bends down on the inside of its bend, and up on its floor`() {
        let lowest = Landscapes.lowestCurvature(of: Rosenbrock())
        #expect(abs(lowest - Double(Rosenbrock().hessian(at: Point(0, 3)).eigenvalues.smallest)) < 1e-3)
        #expect(abs(lowest + 1_198) < 0.1)
        for x in [-2, -1, 0, 0.5, 1] as [Scalar] {
            #expect(Rosenbrock().hessian(at: Point(x, x * x)).eigenvalues.smallest > 0)
        }
    }

    /// What a reader found in PyTorch: filters' lengths undo the size of a whole layer, not that of single units.
    @Test func `measured in filters a twin looks the same if all its units are larger, not if every second is`() {
        var generator = SplitMix64(seed: 101)
        var model = SimpleMLP(inputs: 64, hidden: 32, outputs: 10, using: &generator)
        for _ in 0..<200 {
            let gradient = valueAndGradient(at: &model) { DigitTask.crossEntropy(&$0) }.gradient
            model = model.moved(by: -0.3, along: gradient)
        }
        let direction = model.parameters.randomDirection(using: &generator)
        func rise(of scales: [Scalar]) -> Scalar {
            var twin = model
            twin.hidden.weight = twin.hidden.weight * Tensor(scales, shape: [32, 1])
            twin.hidden.bias = twin.hidden.bias.map { $0 * Tensor(scales) }
            twin.output.weight = twin.output.weight / Tensor(scales, shape: [1, 32])
            let unit = direction.filterNormalized(to: twin.parameters)
            return twin.lossSlice(along: unit, at: [1]) { DigitTask.crossEntropy(&$0) }.losses[0]
        }
        let own = rise(of: Array(repeating: 1, count: 32))
        #expect(abs(rise(of: Array(repeating: 4, count: 32)) / own - 1) < 1e-3)
        #expect(abs(rise(of: (0..<32).map { $0.isMultiple(of: 2) ? 4 : 1 }) / own - 1) > 0.1)
    }

    @Test func `a network and its rescaled twin compute the same, and measured in filters look the same`() {
        for seed in Hidden(seeds: [101]).seeds {
            let middle = seed.plain.losses.count / 2
            #expect(abs(seed.plain.losses[middle] - seed.plainTwin.losses[middle]) < 1e-5)
            for (own, twin) in zip(seed.normalized.losses, seed.normalizedTwin.losses) {
                #expect(abs(own - twin) <= 1e-3 * max(1, own))
            }
            // No direction bends more than the sharpest.
            #expect(seed.random.allSatisfy { $0 < 1.01 * seed.sharpness })
        }
    }
}
