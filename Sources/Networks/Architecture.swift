/// A kind of model that can be asked for by name, as on the command line or in a configuration.
public struct Architecture: Sendable, CustomStringConvertible {
    /// What it is asked for by: `resnet20`.
    public let name: String

    /// One line for a list of what there is.
    public let summary: String

    private let make: @Sendable (_ images: Shape, _ classes: Int, _ generator: inout SplitMix64) -> any Module

    /// A model of this kind, its parameters drawn at random.
    ///
    /// - Parameter images: The shape of one sample, `[height, width, channels]`.
    public func model(for images: Shape, classes: Int, using generator: inout SplitMix64) -> AnyModule {
        AnyModule(make(images, classes, &generator))
    }

    public var description: String { "\(name): \(summary)" }

    /// Every architecture, in the order in which the course meets them.
    public static let all = Registry("models", known, name: \.name)

    private static let known =
        [
            Architecture(name: "simplemlp", summary: "one hidden layer of 128 rectified units") {
                images, classes, generator in
                SimpleMLP(inputs: images.count, hidden: 128, outputs: classes, using: &generator)
            },
            Architecture(name: "convnet", summary: "three convolutions with batch norm and max pooling") {
                images, classes, generator in
                ConvNet(images: images, classes: classes, using: &generator)
            },
        ] + depths.map { .deep("plainnet", depth: $0, .none) }
        + depths.map { .deep("resnet", depth: $0, .paddedIdentity) }

    private static let depths = [20, 32, 44, 56, 110]

    private static func deep(_ kind: String, depth: Int, _ shortcut: Shortcut) -> Architecture {
        let shortcuts = shortcut == .none ? "without shortcuts" : "with a shortcut around every two"
        return Architecture(name: "\(kind)\(depth)", summary: "\(depth) layers \(shortcuts)") {
            images, classes, generator in
            ResNet(depth: depth, channels: images[2], classes: classes, shortcut: shortcut, using: &generator)
        }
    }

    /// The architecture of this name, in upper or lower case.
    ///
    /// - Throws: `UnknownName`, with the nearest name there is.
    public static func named(_ name: String) throws(UnknownName) -> Architecture {
        try all.named(name)
    }
}
