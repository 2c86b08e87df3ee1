/// 70,000 handwritten digits of 28×28 grey pixels (LeCun, Cortes and Burges; described in LeCun, Bottou, Bengio and
/// Haffner 1998).
///
/// 60,000 to train and 10,000 to test, from the four official files, plain or gzip, in `<folder>/mnist`. `make data`
/// puts them there.
public enum MNIST {
    /// Reads both parts; batches are `[batch, 28, 28, 1]` in 0…1, 0 the background.
    ///
    /// - Parameter folder: the data folder, which holds `mnist/`.
    /// - Throws: `DataError`, naming the file, the byte, the reason and the remedy.
    public static func load(from folder: String = "Data") throws(DataError) -> Split<ImageSet> {
        Split(
            train: try part("train", of: folder, count: 60_000), test: try part("t10k", of: folder, count: 10_000))
    }

    private static func part(_ prefix: String, of folder: String, count: Int) throws(DataError) -> ImageSet {
        let (imageFile, imageBytes) = try DataFile.bytes(
            of: "\(folder)/mnist/\(prefix)-images-idx3-ubyte", atMost: 16 + count * side * side)
        let (labelFile, labelBytes) = try DataFile.bytes(
            of: "\(folder)/mnist/\(prefix)-labels-idx1-ubyte", atMost: 8 + count)
        return try set(images: imageBytes, imageFile, labels: labelBytes, labelFile)
    }

    /// The set that two files of IDX make together.
    package static func set(
        images imageBytes: [UInt8], _ imageFile: String, labels labelBytes: [UInt8], _ labelFile: String
    ) throws(DataError) -> ImageSet {
        let images = try IDX.images(in: imageBytes, file: imageFile)
        guard images.rows == side, images.columns == side else {
            throw DataError(
                file: imageFile, offset: 8,
                .malformed("the images are \(images.rows)×\(images.columns), and MNIST's are \(side)×\(side)"))
        }
        let labels = try IDX.labels(in: labelBytes, classes: 10, file: labelFile)
        guard images.count == labels.count else {
            throw DataError(file: labelFile, offset: 4, .countMismatch(images: images.count, labels: labels.count))
        }
        return ImageSet(
            height: side, width: side, channels: 1, pixels: images.pixels, labels: labels,
            classes: (0...9).map(String.init))
    }

    private static let side = 28
}
