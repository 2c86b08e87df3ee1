extension Split<ImageSet> {
    /// Both parts as tensors, for other programs: `train.images` and `test.images`, `[count, height, width, channels]` from 0 to 1, and
    /// `train.labels` and `test.labels`, each a whole number.
    public var exported: SafetensorsFile {
        let parts = [("train", train), ("test", test)].flatMap { name, images in
            let plain = images.normalized(by: .none(channels: images.channels))
            return [
                Parameters.Entry(name: "\(name).images", tensor: plain.images),
                Parameters.Entry(name: "\(name).labels", tensor: Tensor(images.labels.map { Scalar($0) })),
            ]
        }
        return SafetensorsFile(Parameters(parts), metadata: ["format": "pt", "classes": "\(train.classes)"])
    }
}
