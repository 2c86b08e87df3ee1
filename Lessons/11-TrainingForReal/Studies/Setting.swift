import Downhill

/// A network and images for it: what decay, augmentation and early stopping are tried on.
struct Setting: Sendable {
    enum Network: Sendable { case hiddenLayer, twoHiddenLayers, convolutions }

    let name: String
    let network: Network

    /// The images to learn from, others to choose by, and others for the end.
    let learned, heldOut, test: ImageSet

    /// A change that leaves the class of such an image what it is.
    let augmentation: Augmentation

    let batch: Int

    init(
        _ name: String, _ network: Network, learned: ImageSet, heldOut: ImageSet, test: ImageSet,
        augmentation: Augmentation, batch: Int = 16
    ) {
        let normalization = learned.measuredNormalization
        self.name = name
        self.network = network
        self.learned = learned.normalized(by: normalization)
        self.heldOut = heldOut.normalized(by: normalization)
        self.test = test.normalized(by: normalization)
        self.augmentation = augmentation
        self.batch = batch
    }

    /// The network, its weights as a seed draws them.
    func model(hidden: Int = 64, seed: UInt64) -> AnyModule {
        var generator = SplitMix64(seed: seed).split("weights")
        switch network {
        case .hiddenLayer:
            return AnyModule(SimpleMLP(inputs: learned.features, hidden: hidden, outputs: 10, using: &generator))
        case .twoHiddenLayers:
            return AnyModule(
                Sequential(
                    Flatten(), Linear(inputs: learned.features, outputs: 48, using: &generator), Activation.relu,
                    Linear(inputs: 48, outputs: 48, using: &generator), Activation.relu,
                    Linear(inputs: 48, outputs: 10, using: &generator)))
        case .convolutions:
            return AnyModule(
                Sequential(
                    Convolution(inputs: 1, outputs: 6, kernel: 3, padding: 1, using: &generator), Activation.relu,
                    MaxPool(window: 2), Convolution(inputs: 6, outputs: 12, kernel: 3, padding: 1, using: &generator),
                    Activation.relu, MaxPool(window: 2), Flatten(), Linear(inputs: 48, outputs: 10, using: &generator)))
        }
    }
}

extension Setting {
    /// How many digits are learned from, and how many are held out.
    static let digitsLearned = 400

    private static let loaded = Digits.load()

    /// 400 of the digits that travel with the course; 400 others are held out, and the test digits are for the end.
    static func digits(_ network: Network) -> Setting {
        Setting(
            "digits, \(network.words)", network, learned: loaded.train.prefix(digitsLearned),
            heldOut: loaded.train[digitsLearned..<2 * digitsLearned], test: loaded.test,
            augmentation: Augmentation(padding: 1), batch: network == .convolutions ? 32 : 16)
    }

    /// All the digits there are to learn from.
    static func allDigits(_ network: Network) -> Setting {
        Setting(
            "all digits, \(network.words)", network, learned: loaded.train, heldOut: loaded.test, test: loaded.test,
            augmentation: Augmentation(padding: 1), batch: 32)
    }

    /// The same where one label in five, of those learned from and of those held out, has been drawn anew at random. The test digits are right.
    static func mislabelled(_ network: Network, seed: UInt64) -> Setting {
        var generator = SplitMix64(seed: seed).split("wrong labels")
        let plain = digits(network)
        func spoiled(_ images: ImageSet) -> ImageSet {
            images.relabelled(
                images.labels.map { generator.index(below: 5) == 0 ? generator.index(below: 10) : $0 })
        }
        return Setting(
            "digits with wrong labels, \(network.words)", network, learned: spoiled(plain.learned),
            heldOut: spoiled(plain.heldOut), test: plain.test, augmentation: plain.augmentation)
    }

    /// The same where every digit, those of the test set too, has been moved once by up to a pixel each way: as in photographs, the place says
    /// nothing of the class.
    static func moved(_ network: Network, all: Bool = false, seed: UInt64) -> Setting {
        var generator = SplitMix64(seed: seed).split("moves")
        let plain = all ? allDigits(network) : digits(network)
        func shaken(_ images: ImageSet) -> ImageSet {
            images.moved { _ in (generator.index(below: 3) - 1, generator.index(below: 3) - 1) }
        }
        return Setting(
            "\(all ? "all " : "")moved digits, \(network.words)", network, learned: shaken(plain.learned),
            heldOut: shaken(plain.heldOut),
            test: shaken(plain.test), augmentation: plain.augmentation, batch: plain.batch)
    }
}

extension Setting.Network {
    var words: String {
        switch self {
        case .hiddenLayer: "one hidden layer"
        case .twoHiddenLayers: "two hidden layers"
        case .convolutions: "convolutions"
        }
    }
}

extension ImageSet {
    /// The same images, each moved over a ground of 0 by as many pixels as `shift` says of its place in the set.
    func moved(_ shift: (_ index: Int) -> (down: Int, right: Int)) -> ImageSet {
        var result: [UInt8] = []
        for index in 0..<count {
            let (down, right) = shift(index)
            for row in 0..<height {
                for column in 0..<width {
                    let (y, x) = (row - down, column - right)
                    let isInside = (0..<height).contains(y) && (0..<width).contains(x)
                    for channel in 0..<channels {
                        result.append(isInside ? pixels[((index * height + y) * width + x) * channels + channel] : 0)
                    }
                }
            }
        }
        return ImageSet(
            height: height, width: width, channels: channels, pixels: result, white: white, labels: labels,
            classes: classes
        ).normalized(by: normalization)
    }
}
