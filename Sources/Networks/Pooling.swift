/// The largest scalar of each window of every channel.
public struct MaxPool: StatelessModule {
    public let window: Int, stride: Int, padding: Int

    public init(window: Int, stride: Int? = nil, padding: Int = 0) {
        self.window = window
        self.stride = stride ?? window
        self.padding = padding
    }

    public func forward(_ input: Tensor, _ mode: Mode) -> Tensor {
        input.maxPooled(window: window, stride: stride, padding: padding)
    }
}

/// The mean of each window of every channel.
public struct AveragePool: StatelessModule {
    public let window: Int, stride: Int

    public init(window: Int, stride: Int? = nil) {
        self.window = window
        self.stride = stride ?? window
    }

    public func forward(_ input: Tensor, _ mode: Mode) -> Tensor { input.averagePooled(window: window, stride: stride) }
}

/// The mean of every channel over the whole image: `[batch, height, width, channels]` becomes `[batch, channels]`.
public struct GlobalAveragePool: StatelessModule {
    public init() {}

    public func forward(_ input: Tensor, _ mode: Mode) -> Tensor { input.globallyAveraged() }
}

/// Each sample as one row, images channel by channel as PyTorch has them: `[batch, …]` becomes `[batch, features]`.
public struct Flatten: StatelessModule {
    public init() {}

    public func forward(_ input: Tensor, _ mode: Mode) -> Tensor { input.flattened() }
}
