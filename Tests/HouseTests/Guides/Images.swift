import Downhill
import Foundation
import Testing

/// A network trained on drawn shapes, as the page does.
private func trainsOnShapes() throws -> Trainer<ConvNet> {
    let drawn = Shapes.load(train: 1_000, test: 200)
    let normalization = drawn.train.measuredNormalization
    let shapes = drawn.map { $0.normalized(by: normalization) }

    let (epochs, warmUp) = (5, 20)
    let steps = epochs * shapes.train.batches(of: 32).count
    let rate = Schedule.cosine(from: 0.003, over: .steps(steps - warmUp)).warmedUp(over: .steps(warmUp))
    let optimizer = Optimizer(Adam(learningRate: rate), .clippedToNorm(1), .decayed(0.01, on: .matrices))

    var generator = SplitMix64(seed: 1)
    let model = ConvNet(images: [32, 32, 3], width: 8, using: &generator)
    var trainer = Trainer(model, by: optimizer, on: shapes, batchSize: 32)
    for _ in 1...epochs { print(try trainer.trainEpoch().testError) }
    return trainer
}

/// Writes into the folder that it is called in: compiled only.
func keepsWeights(of trainer: Trainer<ConvNet>) throws {
    let file = URL(filePath: "shapes.safetensors")
    try SafetensorsFile(trainer.model.stateDictionary).write(to: file)
    let trained = try ConvNet(images: [32, 32, 3], width: 8, loading: SafetensorsFile(contentsOf: file).tensors)
    #expect(trained.parameters == trainer.model.parameters)
}

@Suite struct `The guide for other packages, on images` {
    @Test func `learns shapes`() throws {
        let lines = try printed {
            let history = try trainsOnShapes().history
            #expect(try #require(history.epochs.last).testError < 0.7)  // a guess is wrong nine times in ten
        }
        #expect(lines.count == 5)
        try expect(lines, shownIn: "\(guides)/UseTheLibrary.md", from: 5)
    }
}
