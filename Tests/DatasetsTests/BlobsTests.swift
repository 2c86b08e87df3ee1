import Datasets
import Tensors
import Testing

@Suite struct BlobsTests {
    /// The mean of 10,000 points scatters by 0.5 / 100 and their variance by 0.25 · √(2 / 10,000); five of each are
    /// allowed.
    @Test func `Each class has its centre and its deviation`() {
        var generator = SplitMix64(seed: 1)
        let centers = [[-1.0, 2.0, 0.0], [3.0, 0.0, 1.0]]
        let blobs = PointSet.blobs(at: centers, perClass: 10_000, deviation: 0.5, using: &generator)
        #expect(blobs.points.shape == [20_000, 3])
        #expect(blobs.labels == (0..<20_000).map { $0 / 10_000 })
        for label in 0..<2 {
            for axis in 0..<3 {
                let values = (0..<10_000).map { Double(blobs.points[label * 10_000 + $0, axis]) }
                let mean = values.reduce(0, +) / 10_000
                let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 10_000
                #expect(abs(mean - centers[label][axis]) < 5 * 0.005)
                #expect(abs(variance - 0.25) < 5 * 0.25 * (2.0 / 10_000).squareRoot())
            }
        }
    }

    @Test func `Centres of different dimension end the program`() async {
        await #expect(processExitsWith: .failure) {
            var generator = SplitMix64(seed: 1)
            _ = PointSet.blobs(at: [[0, 0], [1]], using: &generator)
        }
    }
}
