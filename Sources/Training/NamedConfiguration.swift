import Foundation

/// A training that is worth a name: what is known to work.
public struct NamedConfiguration: Sendable {
    /// What it is asked for by: `resnet20-cifar10`.
    public let name: String

    /// One line for a list of what there is.
    public let summary: String

    private let contents: [UInt8]

    /// Every configuration that comes with the library.
    public static let all = Registry(
        "configurations",
        [
            NamedConfiguration(
                name: "simplemlp-digits", summary: "the embedded digits: seconds",
                contents: PackageResources.simplemlp_digits_json),
            NamedConfiguration(
                name: "convnet-shapes", summary: "drawn shapes, stopping early",
                contents: PackageResources.convnet_shapes_json),
            NamedConfiguration(
                name: "simplemlp-mnist", summary: "MNIST with one hidden layer",
                contents: PackageResources.simplemlp_mnist_json),
            NamedConfiguration(
                name: "convnet-cifar10", summary: "CIFAR-10 with three convolutions",
                contents: PackageResources.convnet_cifar10_json),
            NamedConfiguration(
                name: "resnet20-cifar10", summary: "CIFAR-10 as He et al. (2016) trained on it, §4.2: 64,000 steps",
                contents: PackageResources.resnet20_cifar10_json),
        ], name: \.name)

    /// The configuration, to be changed and trained.
    ///
    /// - Throws: `UnknownName`, with the nearest name there is.
    public static func named(_ name: String) throws -> TrainingConfiguration {
        try TrainingConfiguration(decoding: Data(all.named(name).contents))
    }
}
