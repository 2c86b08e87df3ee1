import Datasets
import Tensors
import Testing

@Suite struct ImageSetTests {
    /// Three colour images of 1×2 pixels, bytes 0, 1, 2, … and 17.
    let images = ImageSet(
        height: 1, width: 2, channels: 3, pixels: Array(0...17), white: 100, labels: [1, 0, 1], classes: ["a", "b"])

    @Test func `Pixels are scaled so that white becomes 1`() {
        let batch = images.batch(at: [2, 0])
        #expect(batch.images.shape == [2, 1, 2, 3])
        let bytes: [Scalar] = [12, 13, 14, 15, 16, 17, 0, 1, 2, 3, 4, 5]
        #expect(batch.images.scalars == bytes.map { $0 / 100 })
        #expect(batch.labels == [1, 1])
        #expect(batch.indices == [2, 0])
    }

    @Test func `Features go channel by channel, as PyTorch flattens`() {
        let bytes: [Scalar] = [0, 3, 1, 4, 2, 5]
        #expect(images.batch(at: [0]).features == Tensor(bytes.map { $0 / 100 }, shape: [1, 6]))
    }

    @Test func `Features of grey images are the pixels row by row`() {
        let digits = Digits.load().train.batch(at: [0, 1])
        #expect(digits.features == digits.images.reshaped(to: [2, 64]))
    }

    @Test func `A selection keeps order, labels, classes and normalisation`() {
        let normalization = Normalization(mean: [0.1, 0.2, 0.3], deviation: [1, 2, 4])
        let chosen = images.normalized(by: normalization)[[2, 1]]
        #expect(chosen.pixels == [12, 13, 14, 15, 16, 17, 6, 7, 8, 9, 10, 11])
        #expect(chosen.labels == [1, 0])
        #expect(chosen.classes == images.classes)
        #expect(chosen.normalization == normalization)
        #expect(images.prefix(2).labels == [1, 0])
        #expect(images.prefix(9) == images)
    }

    @Test func `Sorting by class keeps the order within a class`() {
        #expect(images.sortedByClass().labels == [0, 1, 1])
        #expect(images.sortedByClass().pixels == [6, 7, 8, 9, 10, 11, 0, 1, 2, 3, 4, 5, 12, 13, 14, 15, 16, 17])
    }

    @Test func `New labels leave the pixels alone`() {
        let relabelled = images.relabelled([0, 0, 1])
        #expect(relabelled.labels == [0, 0, 1])
        #expect(relabelled.pixels == images.pixels)
        #expect(relabelled.countsByClass == [2, 1])
    }

    @Test func `A set whose parts do not fit ends the program`() async {
        await #expect(processExitsWith: .failure) {
            _ = ImageSet(height: 2, width: 2, channels: 1, pixels: [1, 2, 3], labels: [0], classes: ["a"])
        }
        await #expect(processExitsWith: .failure) {
            _ = ImageSet(height: 1, width: 1, channels: 1, pixels: [1], labels: [1], classes: ["a"])
        }
        await #expect(processExitsWith: .failure) {
            _ = ImageSet(height: 1, width: 1, channels: 1, pixels: [1], labels: [0], classes: ["a"]).batch(at: [1])
        }
    }
}
