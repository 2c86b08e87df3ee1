import ArgumentParser
import Downhill

/// Which set of images, and how much of it.
struct ImageOptions: ParsableArguments {
    @Option(
        help: .name("The images.", of: NamedImages.all) { "\($0.name): \($0.summary)" },
        completion: .list(NamedImages.all.names))
    var data = "digits"

    @Option(
        help: ArgumentHelp("Where mnist/ and cifar-10-batches-bin/ lie.", valueName: "folder"), completion: .directory)
    var dataFolder = "Data"

    @Option(help: "How many training images to take, as many of every class. All, if nothing is said.")
    var limit: Int?

    func validate() throws {
        if let limit, limit < 1 { throw ValidationError("--limit is \(limit); it is a number from 1.") }
    }

    func load() throws -> Split<ImageSet> { try NamedImages.named(data).load(from: dataFolder, limit: limit) }
}
