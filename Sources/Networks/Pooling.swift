/// The largest scalar of each window of every channel.
public struct MaxPool: StatelessModule {
    /// The window's side, how far apart windows lie, and how many rows surround the image that never win.
    public let window: Int, stride: Int, padding: Int

    /// Windows side by side, unless a stride is given.
    public init(window: Int, stride: Int? = nil, padding: Int = 0) {
        expectWindow("MaxPool", window, stride: stride, padding: padding)
        self.window = window
        self.stride = stride ?? window
        self.padding = padding
    }

    public func forward(_ input: Tensor) -> Tensor {
        input.maxPooled(window: window, stride: stride, padding: padding)
    }
}

/// The mean of each window of every channel.
public struct AveragePool: StatelessModule {
    /// The window's side, how far apart windows lie, and how many rows of zeros surround the image.
    public let window: Int, stride: Int, padding: Int

    /// Whether what lies over the edge counts as zeros, PyTorch's default, or is left out of the mean.
    public let countsPadding: Bool

    /// Windows side by side, unless a stride is given.
    public init(window: Int, stride: Int? = nil, padding: Int = 0, countsPadding: Bool = true) {
        expectWindow("AveragePool", window, stride: stride, padding: padding)
        self.window = window
        self.stride = stride ?? window
        self.padding = padding
        self.countsPadding = countsPadding
    }

    public func forward(_ input: Tensor) -> Tensor {
        input.averagePooled(window: window, stride: stride, padding: padding, countsPadding: countsPadding)
    }
}

/// As PyTorch asks: at most half a window of padding, so that every window holds a pixel.
private func expectWindow(_ layer: String, _ window: Int, stride: Int?, padding: Int) {
    expect(layer, "window", window, atLeast: 1)
    expect(layer, "stride", stride ?? window, atLeast: 1)
    expect(layer, "padding", padding, in: 0...window / 2)
}

/// The mean of every channel over the whole image: `[batch, height, width, channels]` becomes `[batch, channels]`.
public struct GlobalAveragePool: StatelessModule {
    /// It has no settings.
    public init() {}

    public func forward(_ input: Tensor) -> Tensor { input.globallyAveraged() }
}

/// Each sample as one row, images channel by channel as PyTorch has them: `[batch, …]` becomes `[batch, features]`.
public struct Flatten: StatelessModule {
    /// It has no settings.
    public init() {}

    public func forward(_ input: Tensor) -> Tensor { input.flattened() }
}
