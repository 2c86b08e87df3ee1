import Numbers

/// A kind of model that can be asked for by name, as on the command line or in a configuration.
public struct Architecture: Sendable, CustomStringConvertible {
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
    public static let all: [Architecture] =
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
    /// - Throws: `UnknownArchitecture` with the nearest name there is.
    public static func named(_ name: String) throws(UnknownArchitecture) -> Architecture {
        guard let found = all.first(where: { $0.name == name.lowercased() }) else {
            throw UnknownArchitecture(name: name)
        }
        return found
    }
}

/// There is no architecture of the name that was asked for.
public struct UnknownArchitecture: Error, Equatable, CustomStringConvertible {
    public let name: String

    public init(name: String) { self.name = name }

    /// The known name that takes the fewest changes of a letter, if they are few.
    public var nearest: String? { Architecture.all.map(\.name).nearest(to: name) }

    public var description: String {
        "There is no model \"\(name)\". " + (nearest.map { "Did you mean \"\($0)\"? " } ?? "")
            + "There are: \(Architecture.all.map(\.name).joined(separator: ", "))."
    }
}
