/// A set of images as it is asked for by name.
public struct NamedImages: Sendable {
    /// What it is asked for by: `cifar-10`.
    public let name: String

    /// One line for a list of what there is.
    public let summary: String

    private let read: @Sendable (_ folder: String) throws(DataError) -> Split<ImageSet>

    /// Every data set that can be asked for by name.
    public static let all = Registry("data sets", known, name: \.name)

    private static let known = [
        NamedImages(name: "digits", summary: "1,797 digits of 8×8 pixels, embedded") { _ throws(DataError) in
            Digits.load()
        },
        NamedImages(name: "shapes", summary: "6,000 figures of 32×32 colour pixels, drawn on the spot") {
            _ throws(DataError) in Shapes.load()
        },
        NamedImages(name: "mnist", summary: "70,000 digits of 28×28 pixels; make data fetches them") {
            folder throws(DataError) in try MNIST.load(from: folder)
        },
        NamedImages(name: "cifar-10", summary: "60,000 photographs of 32×32 colour pixels; make data fetches them") {
            folder throws(DataError) in try CIFAR10.load(from: folder)
        },
    ]

    /// The data set of that name.
    public static func named(_ name: String) throws(UnknownName) -> NamedImages {
        try all.named(name)
    }

    /// Both parts, their pixels scaled to 0…1 when they are gathered.
    ///
    /// - Parameters:
    ///   - folder: The data folder, for sets that lie there.
    ///   - limit: How many training images to take, as many of every class: the first of each. All, if nothing is said.
    /// - Throws: `DataError`, naming the file, the byte, the reason and the remedy.
    public func load(from folder: String = "Data", limit: Int? = nil) throws(DataError) -> Split<ImageSet> {
        let data = try read(folder)
        guard let limit else { return data }
        return Split(train: data.train.firstOfEveryClass(limit), test: data.test)
    }
}

extension ImageSet {
    /// So many images in all, as many of every class, the first of each in the order of the set. Where they do not divide evenly the first
    /// classes have one more; a class that has too few gives all it has.
    public func firstOfEveryClass(_ count: Int) -> ImageSet {
        guard count >= 0 else { fatalError("firstOfEveryClass: \(count) images cannot be taken.") }
        var room = classes.indices.map { count / classes.count + ($0 < count % classes.count ? 1 : 0) }
        return self[
            labels.indices.filter { index in
                room[labels[index]] -= 1
                return room[labels[index]] >= 0
            }]
    }
}
