/// 1,797 handwritten digits of 8×8 pixels in 17 shades, written by 13 people: a real task that fits into the program.
///
/// Each pixel counts the ink in a 4×4 block of a 32×32 bitmap: 0…16, scaled to 0…1 in batches `[batch, 8, 8, 1]`.
///
/// The test part of "Optical Recognition of Handwritten Digits" (E. Alpaydin and C. Kaynak, UCI Machine Learning
/// Repository, 1998, doi:10.24432/C50P49), in the order in which scikit-learn ships it as `load_digits`; CC BY 4.0.
/// Changed in form only: one letter a pixel.
public enum Digits {
    /// The digits, a fifth of them kept for testing: of every class, each fifth image (1,442 to train, 355 to test).
    ///
    /// So both parts hold all classes, and all writers, in equal measure.
    public static func load() -> Split<ImageSet> {
        do {
            return split(try images(in: text))
        } catch {
            fatalError("Digits: the program's own copy is damaged. \(error)")
        }
    }

    /// All 1,797 images in their original order.
    package static func images(in text: some StringProtocol) throws(DataError) -> ImageSet {
        let bytes = Array(text.utf8)
        let line = side * side + 2  // the letters, the digit, the line's end
        guard (bytes.count + 1).isMultiple(of: line), bytes.count > 1 else {
            throw DataError(file: file, offset: bytes.count, .truncated(needed: (bytes.count / line + 1) * line - 1))
        }
        var pixels: [UInt8] = []
        var labels: [Int] = []
        for start in stride(from: 0, to: bytes.count, by: line) {
            for place in start..<start + side * side {
                guard (lightest...darkest).contains(bytes[place]) else {
                    throw DataError(
                        file: file, offset: place, .malformed("\(bytes[place]) is none of the letters a to q"))
                }
                pixels.append(bytes[place] - lightest)
            }
            let label = Int(bytes[start + side * side]) - Int(UInt8(ascii: "0"))
            guard (0...9).contains(label) else {
                throw DataError(file: file, offset: start + side * side, .labelOutOfRange(label, classes: 10))
            }
            labels.append(label)
        }
        return ImageSet(
            height: side, width: side, channels: 1, pixels: pixels, white: darkest - lightest, labels: labels,
            classes: (0...9).map(String.init))
    }

    /// Every fifth image of each class to the test part, the others to the training part, both in order.
    static func split(_ images: ImageSet) -> Split<ImageSet> {
        var seen = Array(repeating: 0, count: images.classes.count)
        var train: [Int] = []
        var test: [Int] = []
        for (index, label) in images.labels.enumerated() {
            seen[label] += 1
            if seen[label].isMultiple(of: 5) { test.append(index) } else { train.append(index) }
        }
        return Split(train: images[train], test: images[test])
    }

    private static let side = 8
    private static let lightest = UInt8(ascii: "a")
    private static let darkest = UInt8(ascii: "q")
    private static let file = "embedded digits"
}
