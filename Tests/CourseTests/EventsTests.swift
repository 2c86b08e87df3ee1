import Downhill
import Foundation
import TestSupport
import Testing

/// What TensorBoard's own reader finds in a run's events, as JSON; nil where this Python has no TensorBoard.
func readEvents(in run: URL) throws -> NSDictionary? {
    let python = ProcessInfo.processInfo.environment["DOWNHILL_PYTHON"] ?? "python3"
    let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "read_events.py").path
    let read = try output(of: URL(filePath: "/usr/bin/env"), [python, script, run.appending(path: "events").path])
    return try JSONSerialization.jsonObject(with: Data(read.output.utf8), options: .fragmentsAllowed) as? NSDictionary
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
            let scalars = try #require(events["scalars"] as? [String: [[Double]]])
            func curve(_ value: (TrainingHistory.Epoch) -> Double) -> [[Double]] {
                history.epochs.map { [Double($0.steps), Double(Float(value($0)))] }
            }
            #expect(scalars["loss/train"] == curve(\.trainLoss))
            #expect(scalars["loss/test"] == curve(\.testLoss))
            #expect(scalars["error/train"] == curve(\.trainError))
            #expect(scalars["error/test"] == curve(\.testError))
            #expect(scalars["learning rate"] == curve(\.learningRate))
            #expect(scalars["loss/step"]?.map(\.[0]) == (1...8).map { Double($0) })

            let histograms = try #require(events["histograms"] as? [String: [[Double]]])
            let checkpoint = try Checkpoint(contentsOf: folder.appending(path: "checkpoint.safetensors"))
            #expect(Set(histograms.keys) == Set(checkpoint.model.names.map { "weights/\($0)" }))
            for entry in checkpoint.model {
                let weights = entry.tensor.scalars.map { Double($0) }
                let expected = [8, Double(weights.count), weights.reduce(0, +), weights.min() ?? 0, weights.max() ?? 0]
                #expect(histograms["weights/\(entry.name)"]?.last == expected)
            }
            let texts = try #require(events["texts"] as? [String: [[Any]]])
            let configuration = try String(contentsOf: folder.appending(path: "configuration.json"), encoding: .utf8)
            #expect(texts["configuration"]?.first?[1] as? String == "```json\n\(configuration)```")
            let images = try #require(events["images"] as? [String: [[Double]]])
            #expect(images.mapValues { $0.map(\.[0]) } == ["images/training": [0], "images/confusion": [8], "images/worst mistakes": [8]])
        }
    }
}
