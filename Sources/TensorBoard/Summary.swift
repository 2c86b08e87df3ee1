/// Something that TensorBoard shows under a tag, at one step of a training.
public struct Summary: Sendable, Equatable {
    /// Its name; what stands before a slash groups: `loss/train`.
    public let tag: String

    let content: Content

    enum Content: Sendable, Equatable {
        case scalar(Float)
        case histogram(Histogram)
        case image(png: [UInt8], width: Int, height: Int, channels: Int)
        case text(String)
    }

    /// A point of a curve. TensorBoard keeps single precision.
    public static func scalar(_ tag: String, _ value: some BinaryFloatingPoint) -> Summary {
        Summary(tag: tag, content: .scalar(Float(value)))
    }

    /// A distribution, which TensorBoard draws as a ridge.
    public static func histogram(_ tag: String, _ histogram: Histogram) -> Summary {
        Summary(tag: tag, content: .histogram(histogram))
    }

    /// A picture, encoded as PNG.
    ///
    /// - Parameter channels: 1 for grey, 3 for colours, 4 for colours with opacity.
    public static func image(_ tag: String, png: [UInt8], width: Int, height: Int, channels: Int = 3) -> Summary {
        Summary(tag: tag, content: .image(png: png, width: width, height: height, channels: channels))
    }

    /// Words, in Markdown.
    public static func text(_ tag: String, _ markdown: String) -> Summary {
        Summary(tag: tag, content: .text(markdown))
    }

    /// As `Summary.Value` of TensorFlow's `summary.proto`.
    var message: ProtobufMessage {
        var value = ProtobufMessage()
        value.add(1, tag)
        switch content {
        case .scalar(let number): value.add(2, number)
        case .histogram(let histogram): value.add(5, histogram.message)
        case .image(let png, let width, let height, let channels):
            var image = ProtobufMessage()
            image.add(1, height)
            image.add(2, width)
            image.add(3, channels)
            image.add(4, png)
            value.add(4, image)
        case .text(let markdown):
            value.add(8, Self.tensor(of: markdown))
            var (plugin, metadata) = (ProtobufMessage(), ProtobufMessage())
            plugin.add(1, "text")
            metadata.add(1, plugin)
            value.add(9, metadata)
        }
        return value
    }

    /// A `TensorProto` of one string.
    private static func tensor(of text: String) -> ProtobufMessage {
        let typeOfStrings = 7
        var (tensor, shape, extent) = (ProtobufMessage(), ProtobufMessage(), ProtobufMessage())
        extent.add(1, 1)
        shape.add(2, extent)
        tensor.add(1, typeOfStrings)
        tensor.add(2, shape)
        tensor.add(8, text)
        return tensor
    }
}
