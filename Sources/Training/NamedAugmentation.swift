/// An augmentation as it is asked for by name.
public struct NamedAugmentation: Sendable {
    /// What it is asked for by: `crop-and-flip`.
    public let name: String

    /// One line for a list of what there is.
    public let summary: String

    /// What is done to training images; nil for nothing.
    public let augmentation: Augmentation?

    /// Every augmentation that can be asked for by name.
    public static let all = Registry("augmentations", known, name: \.name)

    private static let known = [
        NamedAugmentation(name: "none", summary: "the images as they are", augmentation: nil),
        NamedAugmentation(
            name: "shift", summary: "moved by up to 1 pixel: for small digits", augmentation: Augmentation(padding: 1)),
        NamedAugmentation(
            name: "crop-and-flip", summary: "4 pixels of padding, a random window, mirrored one time in two",
            augmentation: .cropAndFlip),
        NamedAugmentation(
            name: "crop-flip-and-color", summary: "the same, and brightness, contrast and saturation by up to a fifth",
            augmentation: Augmentation(padding: 4, flips: true, brightness: 0.2, contrast: 0.2, saturation: 0.2)),
    ]

    /// The augmentation of that name.
    public static func named(_ name: String) throws(UnknownName) -> NamedAugmentation {
        try all.named(name)
    }
}
