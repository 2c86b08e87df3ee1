import Inspection
import Testing

@Suite struct PathComponentsTests {
    @Test func `a path in a plane has two components that hold everything`() {
        // Along (3, 4)/5 at ±5 and across it at ±1.
        let path: [Parameters] = [[3, 4], [-3, -4], [-0.8, 0.6], [0.8, -0.6]].map { ["w": Tensor($0 + [7])] }
        let components = PathComponents(path, count: 3)
        #expect(components.explained.count == 2)
        #expect(abs(components.explained[0] - 50.0 / 52) < 1e-6)
        #expect(abs(abs(components.coordinates[0][0]) - 5) < 1e-5)
        #expect(abs(abs(components.coordinates[1][2]) - 1) < 1e-5)
        #expect(components.mean["w"]!.scalars.last == 7)
    }

    @Test func `coordinates are those along the directions, which are orthonormal`() {
        var generator = SplitMix64(seed: 1)
        let origin: Parameters = ["a": .zeros([4, 5]), "b": .zeros([3])]
        let path = origin.randomWalk(steps: 9, using: &generator)
        let components = PathComponents(path, count: 4)
        for (i, direction) in components.directions.enumerated() {
            for (point, coordinate) in zip(path, components.coordinates[i]) {
                let offset = point.moved(by: -1, along: components.mean)
                #expect(abs(offset.dot(direction) - coordinate) < 1e-4)
            }
            for (j, other) in components.directions.enumerated() {
                #expect(abs(direction.dot(other) - (i == j ? 1 : 0)) < 1e-5)
            }
        }
    }

    @Test func `a random walk in many dimensions is a cosine with 61 per cent of its variance`() {
        // Antognini and Sohl-Dickstein 2018: λₖ ∝ 1/k², coordinates cos(πkt/T).
        var generator = SplitMix64(seed: 3)
        let path = (["w": .zeros([20_000])] as Parameters).randomWalk(steps: 100, using: &generator)
        let components = PathComponents(path, count: 3)
        for (k, share) in components.explained.enumerated() {
            let limit = 6 / (Double.pi * Double.pi) / Double((k + 1) * (k + 1))
            #expect(abs(share - limit) < 0.02)  // of the order of √(steps/dimensions)·share, and 1/steps
        }
        for (k, coordinates) in components.coordinates.enumerated() {
            let amplitude = coordinates.map(abs).max()!
            let sign: Double = coordinates[0] < 0 ? -1 : 1
            for (t, coordinate) in coordinates.enumerated() {
                let cosine = Elementary.cos(Double.pi * Double(k + 1) * (Double(t) + 0.5) / 101)
                #expect(abs(sign * coordinate / amplitude - cosine) < 0.15)
            }
        }
    }

    @Test func `a step of a random walk is as long as asked for, on average`() {
        var generator = SplitMix64(seed: 3)
        let path = (["w": .zeros([10_000])] as Parameters).randomWalk(steps: 4, length: 3, using: &generator)
        for (a, b) in zip(path, path.dropFirst()) { #expect(abs(b.moved(by: -1, along: a).norm - 3) < 0.15) }
    }
}
