import Datasets
import Tensors
import Testing

@Suite struct NormalizationTests {
    let images = ImageSet(
        height: 1, width: 2, channels: 2, pixels: [0, 10, 255, 10, 0, 20, 255, 20], labels: [0, 0], classes: ["a"])

    @Test func `Mean and deviation are measured channel by channel`() {
        let measured = images.measuredNormalization
        #expect(measured.mean == [127.5 / 255, 15.0 / 255])
        #expect(measured.deviation == [127.5 / 255, 5.0 / 255])
    }

    @Test func `A constant channel is measured with deviation 1`() {
        let grey = ImageSet(height: 1, width: 1, channels: 1, pixels: [51, 51], labels: [0, 0], classes: ["a"])
        #expect(grey.measuredNormalization == Normalization(mean: [0.2], deviation: [1]))
    }

    @Test func `Normalised by its own measure, a set has mean 0 and deviation 1`() {
        let digits = Digits.load().train
        let scalars = digits.normalized(by: digits.measuredNormalization).images.scalars.map { Double($0) }
        let mean = scalars.reduce(0, +) / Double(scalars.count)
        let square = scalars.reduce(0) { $0 + $1 * $1 } / Double(scalars.count)
        #expect(abs(mean) < 1e-6)
        #expect(abs(square - 1) < 1e-6)
    }

    @Test func `Each operation is rounded as torchvision rounds it`() {
        let normalized = images.normalized(by: Normalization(mean: [0.4914, 0.4822], deviation: [0.247, 0.2435]))
        let bytes: [Scalar] = [0, 10, 255, 10]
        let mean: [Scalar] = [0.4914, 0.4822]
        let deviation: [Scalar] = [0.247, 0.2435]
        let expected = bytes.enumerated().map { ($1 / 255 - mean[$0 % 2]) / deviation[$0 % 2] }
        #expect(normalized.batch(at: [0]).images.scalars == expected)
    }

    @Test func `A normalisation that does not fit ends the program`() async {
        await #expect(processExitsWith: .failure) {
            _ = ImageSet(height: 1, width: 1, channels: 1, pixels: [1], labels: [0], classes: ["a"])
                .normalized(by: .cifar10)
        }
        await #expect(processExitsWith: .failure) { _ = Normalization(mean: [0], deviation: [0]) }
    }
}
