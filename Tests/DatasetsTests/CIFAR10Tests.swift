import Datasets
import Tensors
import Testing

@Suite struct CIFAR10Tests {
    @Test func `Planes become pixels of red, green and blue`() throws {
        let set = try CIFAR10.set(in: record(label: 3) + record(label: 9), file: "f", count: 2)
        #expect(set.labels == [3, 9])
        let images = set.batch(at: [1]).images
        #expect(images.shape == [1, 32, 32, 3])
        // Row 2, column 5 is place 69 of each plane.
        for channel in 0..<3 {
            let byte = (69 * 7 + channel * 50) % 256
            #expect(images[0, 2, 5, channel] == Scalar(byte) / 255)
        }
    }

    @Test func `Features return to the order of the file`() throws {
        let set = try CIFAR10.set(in: record(label: 3), file: "f", count: 1)
        let expected = record(label: 3).dropFirst().map { Scalar($0) / 255 }
        #expect(set.batch(at: [0]).features.scalars == expected)
    }

    @Test func `A file cut short is refused at its end`() {
        for length in [0, 3_073, 6_145] {
            let bytes = Array((record(label: 3) + record(label: 4)).prefix(length))
            #expect(throws: DataError(file: "f", offset: length, .truncated(needed: 6_146))) {
                try CIFAR10.set(in: bytes, file: "f", count: 2)
            }
        }
    }

    @Test func `A file that goes on is refused where it should end`() {
        #expect(throws: DataError(file: "f", offset: 3_073, .oversized(expected: 3_073))) {
            try CIFAR10.set(in: record(label: 3) + [0], file: "f", count: 1)
        }
    }

    @Test func `A label beyond the classes is refused where it stands`() {
        #expect(throws: DataError(file: "f", offset: 3_073, .labelOutOfRange(10, classes: 10))) {
            try CIFAR10.set(in: record(label: 3) + record(label: 10), file: "f", count: 2)
        }
    }

    @Test func `A missing file is named with the remedy`() throws {
        try withTemporaryFolder { folder in
            #expect(throws: DataError(file: "\(folder)/cifar-10-batches-bin/data_batch_1.bin", .missing)) {
                try CIFAR10.load(from: folder)
            }
        }
    }

    @Test(.enabled(if: dataFolderHolds("cifar-10-batches-bin"), "make data has not been run"))
    func `The real files hold the counts and the means that are known`() throws {
        let cifar = try CIFAR10.load(from: dataFolder)
        #expect(cifar.train.countsByClass == Array(repeating: 5_000, count: 10))
        #expect(cifar.test.countsByClass == Array(repeating: 1_000, count: 10))
        let measured = cifar.train.measuredNormalization
        for channel in 0..<3 {
            #expect(abs(measured.mean[channel] - Normalization.cifar10.mean[channel]) < 5.1e-5)
            #expect(abs(measured.deviation[channel] - Normalization.cifar10.deviation[channel]) < 5.1e-5)
        }
    }
}
