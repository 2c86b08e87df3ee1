import Downhill
import Foundation
import TestSupport
import Testing

/// What TensorBoard's own reader finds in a run's events, by tag: a step and what was noted there.
struct Events: Decodable, Equatable {
    let scalars: [String: [[Double]]]
    /// Step, count, sum, smallest and largest.
    let histograms: [String: [[Double]]]
    /// Step, width and height.
    let images: [String: [[Double]]]
    let texts: [String: [String]]
}

/// What a run's events hold; nil where this Python has no TensorBoard.
func readEvents(in run: URL) throws -> Events? {
    let python = ProcessInfo.processInfo.environment["DOWNHILL_PYTHON"] ?? "python3"
    let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "read_events.py").path
    let read = try output(of: URL(filePath: "/usr/bin/env"), [python, script, run.appending(path: "events").path])
    return read.status == 0 ? try JSONDecoder().decode(Events.self, from: Data(read.output.utf8)) : nil
}

@Suite struct `course train --tensorboard` {
    @Test func `writes what TensorBoard reads: tags, steps and values to the bit`() throws {
        try withTemporaryFolder { folder in
            let run = try course(
                "train", "--limit", "100", "--batch", "32", "--epochs", "2", "--tensorboard", "--out", folder.path)
            #expect(run.status == 0, "\(run.remarks)")
            guard let events = try readEvents(in: folder) else { return }
            let history = try JSONDecoder().decode(
                TrainingHistory.self, from: Data(contentsOf: folder.appending(path: "history.json")))
            func curve(_ value: (TrainingHistory.Epoch) -> Double) -> [[Double]] {
                history.epochs.map { [Double($0.steps), Double(Float(value($0)))] }
            }
            #expect(events.scalars["loss/train"] == curve(\.trainLoss))
            #expect(events.scalars["loss/test"] == curve(\.testLoss))
            #expect(events.scalars["error/train"] == curve(\.trainError))
            #expect(events.scalars["error/test"] == curve(\.testError))
            #expect(events.scalars["learning rate"] == curve(\.learningRate))
            #expect(events.scalars["loss/step"]?.map(\.[0]) == (1...8).map { Double($0) })

            let checkpoint = try Checkpoint(contentsOf: folder.appending(path: "checkpoint.safetensors"))
            #expect(Set(events.histograms.keys) == Set(checkpoint.model.names.map { "weights/\($0)" }))
            for entry in checkpoint.model {
                let weights = entry.tensor.scalars.map { Double($0) }
                let expected = [8, Double(weights.count), weights.reduce(0, +), weights.min() ?? 0, weights.max() ?? 0]
                #expect(events.histograms["weights/\(entry.name)"]?.last == expected)
            }
            let configuration = try String(contentsOf: folder.appending(path: "configuration.json"), encoding: .utf8)
            #expect(events.texts["configuration"] == ["```json\n\(configuration)```"])
            #expect(
                events.images.mapValues { $0.map(\.[0]) } == [
                    "images/training": [0], "images/confusion": [8], "images/worst mistakes": [8],
                ])
        }
    }
}
