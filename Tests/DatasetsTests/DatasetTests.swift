import Datasets
import Tensors
import Testing

@Suite struct DatasetTests {
    /// Ten points whose coordinate is their own number.
    let points = PointSet(
        points: Tensor((0..<10).map { Scalar($0) }, shape: [10, 1]), labels: (0..<10).map { $0 % 2 }, classes: 2)

    @Test func `An epoch visits every sample once, and its last batch holds what remains`() {
        var generator = SplitMix64(seed: 1)
        let batches = points.batches(of: 4, using: &generator)
        #expect(batches.count == 3)
        #expect(batches.map(\.count) == [4, 4, 2])
        #expect(batches.flatMap(\.indices).sorted() == Array(0..<10))
    }

    @Test func `Every epoch has an order of its own, and the same seed the same orders`() {
        var generator = SplitMix64(seed: 1)
        var again = SplitMix64(seed: 1)
        let first = points.batches(of: 4, using: &generator).flatMap(\.indices)
        let second = points.batches(of: 4, using: &generator).flatMap(\.indices)
        #expect(first != second)
        #expect(first != Array(0..<10))
        #expect(points.batches(of: 4, using: &again).flatMap(\.indices) == first)
        #expect(points.batches(of: 4, using: &again).flatMap(\.indices) == second)
    }

    /// Under a fair shuffle each of 10 samples comes first in 1/10 of 10,000 epochs: 1,000 ± 30, so 850…1,150 is five
    /// standard deviations wide.
    @Test func `Every sample comes first equally often`() {
        var generator = SplitMix64(seed: 2)
        var counts = Array(repeating: 0, count: 10)
        for _ in 0..<10_000 {
            for batch in points.batches(of: 1, using: &generator).prefix(1) { counts[batch.indices[0]] += 1 }
        }
        #expect(counts.allSatisfy { (850...1_150).contains($0) })
    }

    @Test func `Without a generator the order is the set's own`() {
        #expect(points.batches(of: 3).flatMap(\.indices) == Array(0..<10))
    }

    @Test func `Inputs and labels stay together`() {
        var generator = SplitMix64(seed: 3)
        for batch in points.batches(of: 3, using: &generator) {
            #expect(batch.inputs.shape == [batch.count, 1])
            #expect(batch.inputs.scalars == batch.indices.map { Scalar($0) })
            #expect(batch.labels == batch.indices.map { $0 % 2 })
        }
    }

    @Test func `Batches can be walked twice with the same result`() {
        var generator = SplitMix64(seed: 4)
        let batches = points.batches(of: 4, using: &generator)
        #expect(batches.map(\.inputs) == batches.map(\.inputs))
    }

    @Test func `A batch larger than the set holds the whole set, and an empty set has no batch`() {
        #expect(points.batches(of: 64).map(\.count) == [10])
        #expect(PointSet(points: .zeros([0, 2]), labels: [], classes: 1).batches(of: 4).count == 0)
    }

    @Test func `A batch of no samples ends the program`() async {
        await #expect(processExitsWith: .failure) {
            _ = PointSet(points: .zeros([2, 2]), labels: [0, 0], classes: 1).batches(of: 0)
        }
    }

    @Test func `A sample beyond the set ends the program`() async {
        await #expect(processExitsWith: .failure) {
            _ = PointSet(points: .zeros([2, 2]), labels: [0, 0], classes: 1).batch(at: [2])
        }
    }
}
