import Downhill
import TensorBoard

/// What `course train --tensorboard` writes: every step's loss, every epoch's figures, the weights, and at the end the mistakes.
///
/// All of an epoch is written before its checkpoint. A run that is killed between the two makes the epoch again, and the next log begins by
/// saying that what stood after the checkpoint does not count.
struct TrainingLog {
    private let log: EventLog
    private var steps: [(number: Int, loss: Double)] = []

    /// Begins with the configuration and a look at the images, where the training does.
    init(in folder: RunFolder, of configuration: TrainingConfiguration, _ trainer: Trainer<AnyModule>) throws {
        let done = trainer.history.epochs.last?.steps
        log = try EventLog(in: folder.events, goingOnAfter: done ?? -1)
        guard done == nil else { return }
        let json = String(decoding: try configuration.json, as: UTF8.self)
        let montage = Montage(of: trainer.data.train, title: configuration.data).plot
        try log.write(
            [.text("configuration", "```json\n\(json)```"), .picture("images/training", montage)], step: 0)
    }

    mutating func note(step: Int, loss: Double) { steps.append((step, loss)) }

    /// - Parameter isLast: Whether the training ends with this epoch, which is then looked at more closely.
    mutating func write(_ epoch: TrainingHistory.Epoch, of trainer: Trainer<AnyModule>, isLast: Bool) throws {
        var summaries: [Summary] = [
            .scalar("loss/train", epoch.trainLoss), .scalar("loss/test", epoch.testLoss),
            .scalar("error/train", epoch.trainError), .scalar("error/test", epoch.testError),
            .scalar("learning rate", epoch.learningRate),
        ]
        for entry in trainer.model.parameters {
            summaries.append(.histogram("weights/\(entry.name)", Histogram(of: entry.tensor.scalars)))
        }
        if isLast {
            let matrix = ConfusionMatrix(of: trainer.model, on: trainer.data.test)
            try summaries.append(.picture("images/confusion", matrix.plot("Confusion")))
            let mistakes = matrix.worstMistakes("The worst mistakes", among: trainer.data.test)
            try summaries.append(.picture("images/worst mistakes", mistakes))
        }
        let ofSteps = steps.map { (step: $0.number, summary: Summary.scalar("loss/step", $0.loss)) }
        try log.write(ofSteps + summaries.map { (step: epoch.steps, summary: $0) })
        steps = []
    }
}

extension Summary {
    fileprivate static func picture(_ tag: String, _ picture: some Picture) throws -> Summary {
        let bytes = try picture.png()
        let decoded = try PNG.decode(bytes)
        return .image(tag, png: bytes, width: decoded.width, height: decoded.height)
    }
}
