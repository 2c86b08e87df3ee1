/// 60,000 colour photographs of 32×32 pixels in ten classes (Krizhevsky 2009), 50,000 to train and 10,000 to test.
///
/// From the six files of the official binary version in `<folder>/cifar-10-batches-bin`. `make data` puts them there.
public enum CIFAR10 {
    /// The names of the ten classes, by label.
    public static let classes = [
        "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck",
    ]

    /// Reads both parts; batches are `[batch, 32, 32, 3]` in 0…1, red, green, blue.
    ///
    /// - Parameter folder: the data folder, which holds `cifar-10-batches-bin/`.
    /// - Throws: `DataError`, naming the file, the byte, the reason and the remedy.
    public static func load(from folder: String = "Data") throws(DataError) -> Split<ImageSet> {
        let directory = "\(folder)/cifar-10-batches-bin"
        return Split(
            train: try set((1...5).map { "\(directory)/data_batch_\($0).bin" }),
            test: try set(["\(directory)/test_batch.bin"]))
    }

    private static func set(_ files: [String]) throws(DataError) -> ImageSet {
        var records = Records()
        for path in files {
            let (file, bytes) = try DataFile.bytes(of: path, atMost: recordsInFile * recordSize)
            try records.append(bytes, file: file, count: recordsInFile)
        }
        return records.set
    }

    /// The set that one file of `count` records makes.
    package static func set(in bytes: [UInt8], file: String, count: Int) throws(DataError) -> ImageSet {
        var records = Records()
        try records.append(bytes, file: file, count: count)
        return records.set
    }

    /// Records read so far: each a label and then three planes, red, green and blue, row by row.
    private struct Records {
        var labels: [Int] = []
        var pixels: [UInt8] = []

        mutating func append(_ bytes: [UInt8], file: String, count: Int) throws(DataError) {
            let size = count * recordSize
            guard bytes.count >= size else {
                throw DataError(file: file, offset: bytes.count, .truncated(needed: size), holding: bytes)
            }
            guard bytes.count == size else {
                throw DataError(file: file, offset: size, .oversized(expected: size), holding: bytes)
            }
            for start in stride(from: 0, to: size, by: recordSize) where bytes[start] >= classes.count {
                throw DataError(
                    file: file, offset: start, .labelOutOfRange(Int(bytes[start]), classes: classes.count))
            }
            let first = pixels.count
            pixels.append(contentsOf: repeatElement(0, count: count * 3 * plane))
            for record in 0..<count {
                let source = record * recordSize
                let target = first + record * 3 * plane
                labels.append(Int(bytes[source]))
                for channel in 0..<3 {
                    for place in 0..<plane {
                        pixels[target + 3 * place + channel] = bytes[source + 1 + channel * plane + place]
                    }
                }
            }
        }

        var set: ImageSet {
            ImageSet(height: side, width: side, channels: 3, pixels: pixels, labels: labels, classes: classes)
        }
    }

    private static let side = 32
    private static let plane = side * side
    private static let recordSize = 1 + 3 * plane
    private static let recordsInFile = 10_000
}
