import Datasets
import Tensors
import Testing

@Suite struct SpiralsTests {
    @Test func `Without noise every point lies on its arm`() {
        var generator = SplitMix64(seed: 1)
        let spirals = PointSet.spirals(arms: 3, perArm: 50, turns: 0.75, noise: 0, using: &generator)
        #expect(spirals.points.shape == [150, 2])
        #expect(spirals.classes == 3)
        for index in 0..<spirals.count {
            let (x, y) = (Double(spirals.points[index, 0]), Double(spirals.points[index, 1]))
            let t = (x * x + y * y).squareRoot()
            let angle = 2 * Double.pi * (Double(spirals.labels[index]) / 3 + 0.75 * t)
            #expect(abs(x - t * Elementary.cos(angle)) < 1e-6)
            #expect(abs(y - t * Elementary.sin(angle)) < 1e-6)
            let place = Double(index % 50)
            #expect(place / 50 - 1e-6 <= t && t <= (place + 1) / 50 + 1e-6)
        }
    }

    @Test func `Noise moves points, and only the seed decides where`() {
        var first = SplitMix64(seed: 1)
        var second = SplitMix64(seed: 1)
        let spirals = PointSet.spirals(using: &first)
        #expect(spirals == PointSet.spirals(using: &second))
        #expect(spirals != PointSet.spirals(using: &first))
        #expect(spirals.labels == (0..<300).map { $0 / 100 })
    }
}
