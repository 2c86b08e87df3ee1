import Datasets
import Foundation
import Testing

@Suite struct MNISTTests {
    @Test func `Images and labels are read in order`() throws {
        let set = try MNIST.set(images: imageFile(count: 3), "images", labels: labelFile([7, 0, 9]), "labels")
        #expect(set.count == 3)
        #expect(set.labels == [7, 0, 9])
        #expect(set.pixels == Array(imageFile(count: 3)[16...]))
        #expect(set.batch(at: [1]).images.shape == [1, 28, 28, 1])
    }

    /// A file, and how it is to be refused.
    struct Malformed: Sendable {
        var bytes: [UInt8]
        var offset: Int
        var reason: DataError.Reason
    }

    static let malformedImages: [Malformed] = [
        Malformed(bytes: [], offset: 0, reason: .truncated(needed: 16)),
        Malformed(bytes: Array(imageFile(count: 3).prefix(15)), offset: 15, reason: .truncated(needed: 16)),
        Malformed(bytes: imageFile(count: 3).dropLast(), offset: 2_367, reason: .truncated(needed: 2_368)),
        Malformed(bytes: imageFile(count: 3) + [0], offset: 2_368, reason: .oversized(expected: 2_368)),
        Malformed(
            bytes: imageFile(count: 3, magic: 0x801), offset: 0, reason: .wrongMagic(found: 0x801, expected: 0x803)),
        Malformed(bytes: imageFile(count: 3, announced: 4), offset: 2_368, reason: .truncated(needed: 3_152)),
        Malformed(
            bytes: imageFile(count: 3, announced: .max), offset: 2_368,
            reason: .truncated(needed: 16 + 784 * Int(UInt32.max))),
        Malformed(
            bytes: header([0x803, .max, .max, .max]), offset: 8,
            reason: .malformed("the header announces more than any file holds")),
        Malformed(bytes: header([0x803, 5, 0, 28]), offset: 8, reason: .malformed("images of 0×28 hold no pixel")),
        Malformed(
            bytes: header([0x803, 1, 2, 3]) + [1, 2, 3, 4, 5, 6], offset: 8,
            reason: .malformed("the images are 2×3, and MNIST's are 28×28")),
    ]

    @Test(arguments: malformedImages)
    func `A malformed image file is refused by offset and reason`(file: Malformed) {
        #expect(throws: DataError(file: "images", offset: file.offset, file.reason)) {
            try MNIST.set(images: file.bytes, "images", labels: labelFile([7, 0, 9]), "labels")
        }
    }

    static let malformedLabels: [Malformed] = [
        Malformed(bytes: labelFile([7, 0]), offset: 4, reason: .countMismatch(images: 3, labels: 2)),
        Malformed(bytes: labelFile([7, 0, 10]), offset: 10, reason: .labelOutOfRange(10, classes: 10)),
        Malformed(bytes: labelFile([7, 0, 9]).dropLast(), offset: 10, reason: .truncated(needed: 11)),
        Malformed(bytes: labelFile([7, 0, 9]) + [1], offset: 11, reason: .oversized(expected: 11)),
        Malformed(bytes: imageFile(count: 3), offset: 0, reason: .wrongMagic(found: 0x803, expected: 0x801)),
    ]

    @Test(arguments: malformedLabels)
    func `A malformed label file is refused by offset and reason`(file: Malformed) {
        #expect(throws: DataError(file: "labels", offset: file.offset, file.reason)) {
            try MNIST.set(images: imageFile(count: 3), "images", labels: file.bytes, "labels")
        }
    }

    @Test(arguments: [
        ("<!DOCTYPE html>\n<html><body>404</body></html>", "a web page (\"<!DOCTYPE html>\")"),
        ("404: Not Found", "text (\"404: Not Found\")"),
        (
            "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12\n",
            "a Git LFS pointer, not the file itself (\"version https://git-lfs.github.com/spec/…\")"
        ),
    ])
    func `Text in the place of a file is called what it is`(text: String, kind: String) {
        let expected = DataError(file: "images", .text(kind))
        #expect(throws: expected) {
            try MNIST.set(images: Array(text.utf8), "images", labels: labelFile([7]), "labels")
        }
        #expect(throws: DataError(file: "f", .text(kind))) {
            try CIFAR10.set(in: Array(text.utf8), file: "f", count: 1)
        }
        #expect(
            expected.description
                == "images: the file is \(kind); a download that went wrong may leave such. Remove the file and run `make data`."
        )
    }

    @Test func `A web page that is longer than the file it replaces is called what it is`() throws {
        let page = "<html>" + String(repeating: "<p>Moved.</p>\n", count: 2_000)
        try withTemporaryFolder { folder in
            try write(imageFile(count: 3), to: "\(folder)/mnist/train-images-idx3-ubyte")
            let file = "\(folder)/mnist/train-labels-idx1-ubyte"
            try write(Array((page + page + page).utf8), to: file)
            let error = #expect(throws: DataError.self) { try MNIST.load(from: folder) }
            #expect(error == DataError(file: file, .text("a web page (\"<html><p>Moved.</p>\")")))
        }
    }

    @Test func `Files are found plain or compressed`() throws {
        try withTemporaryFolder { folder in
            try write(imageFile(count: 3), to: "\(folder)/mnist/train-images-idx3-ubyte")
            try write(gzippedLabels, to: "\(folder)/mnist/train-labels-idx1-ubyte.gz")
            try write(imageFile(count: 3), to: "\(folder)/mnist/t10k-images-idx3-ubyte")
            try write(labelFile([1, 2, 3]), to: "\(folder)/mnist/t10k-labels-idx1-ubyte")
            let mnist = try MNIST.load(from: folder)
            #expect(mnist.train.labels == [7, 0, 9])
            #expect(mnist.test.labels == [1, 2, 3])
        }
    }

    @Test func `A missing file is named with the remedy`() throws {
        try withTemporaryFolder { folder in
            let error = #expect(throws: DataError.self) { try MNIST.load(from: folder) }
            #expect(error?.file == "\(folder)/mnist/train-images-idx3-ubyte")
            #expect(error?.reason == .missing)
            #expect(error?.description.contains("Run `make data`") == true)
        }
    }

    @Test func `A folder in a file's place is refused`() throws {
        try withTemporaryFolder { folder in
            try write([], to: "\(folder)/mnist/train-images-idx3-ubyte/file")
            let error = #expect(throws: DataError.self) { try MNIST.load(from: folder) }
            #expect(error?.reason == .unreadable("it is not a regular file"))
        }
    }

    /// A sparse file of a terabyte: reading it would fail, so only its size can have been looked at.
    @Test func `A file beyond the largest possible size is not read`() throws {
        try withTemporaryFolder { folder in
            let path = "\(folder)/mnist/train-images-idx3-ubyte"
            try write([], to: path)
            let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
            try file.truncate(atOffset: 1 << 40)
            try file.close()
            let limit = 16 + 60_000 * 784
            #expect(throws: DataError(file: path, offset: limit, .oversized(expected: limit))) {
                try MNIST.load(from: folder)
            }
        }
    }

    @Test(.enabled(if: dataFolderHolds("mnist"), "make data has not been run"))
    func `The real files hold the counts and the mean that are known`() throws {
        let mnist = try MNIST.load(from: dataFolder)
        #expect(
            mnist.train.countsByClass == [5_923, 6_742, 5_958, 6_131, 5_842, 5_421, 5_918, 6_265, 5_851, 5_949])
        #expect(mnist.test.countsByClass == [980, 1_135, 1_032, 1_010, 982, 892, 958, 1_028, 974, 1_009])
        let measured = mnist.train.measuredNormalization
        #expect(abs(measured.mean[0] - Normalization.mnist.mean[0]) < 5e-5)
        #expect(abs(measured.deviation[0] - Normalization.mnist.deviation[0]) < 5e-5)
    }
}
