import Foundation
import Notebooks

@testable import Grading
@testable import Plots
@testable import Training

/// Every reader by the name that `scripts/fuzz` is given. Whatever the bytes, it answers with a value or an error; whatever ends the program is a fault.
private let readers: [String: @Sendable (Data) throws -> Void] = [
    "checkpoint": { bytes in
        // With its checksum put right, so that what lies behind that is reached.
        var file = try SafetensorsFile(bytes)
        file.metadata["checksum"] = Checkpoint.checksum(of: file)
        let checkpoint = try Checkpoint(decoding: file)
        var optimizer = Optimizer(SGD(learningRate: 0.1))
        try optimizer.restore(checkpoint.optimizer)
        _ = EarlyStopping(patience: 1).isOver(checkpoint.history)
    },
    "cifar-10": { _ = try CIFAR10.set(in: Array($0), file: "f", count: 1) },
    "claims": { _ = try ClaimsFile(decoding: $0).encoded() },
    "configuration": { try TrainingConfiguration(decoding: $0).check() },
    "expectations": { _ = try JSONDecoder().decode(Expectations.self, from: $0) },
    "gzip": { _ = try Gzip.unpacked(Array($0), file: "f", atMost: 1 << 20) },
    "history": { _ = try JSONDecoder().decode(TrainingHistory.self, from: $0).csv },
    "ledger": { _ = Ledger(try JSONDecoder().decode([Statement].self, from: $0)).statements.map(\.id) },
    "mnist-images": { _ = try MNIST.set(images: Array($0), "f", labels: [0, 0, 8, 1, 0, 0, 0, 1, 7], "labels") },
    "mnist-labels": { bytes in
        let image: [UInt8] = [0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 28, 0, 0, 0, 28] + Array(repeating: 0, count: 784)
        _ = try MNIST.set(images: image, "images", labels: Array(bytes), "f")
    },
    "png": { _ = try PNG.decode(checked(Array($0))) },
    "safetensors": { bytes in
        let file = try SafetensorsFile(bytes)
        _ = try SafetensorsFile(file.encoded())
        for entry in file.tensors { _ = entry.tensor + entry.tensor }
    },
    "sheet": { _ = try JSONDecoder().decode(Sheet.self, from: $0).cases.map(\.given) },
    "wrong-answers": { bytes in
        // The list, and behind a zero the solution.
        let texts = bytes.split(separator: 0, maxSplits: 1).map { String(decoding: $0, as: UTF8.self) }
        _ = try texts.first.map { try WrongAnswer.all(in: $0, of: texts[texts.count - 1], called: "f") }
    },
]

/// A PNG with the checksums of its chunks put right.
private func checked(_ file: [UInt8]) -> [UInt8] {
    var (file, place) = (file, PNG.signature.count)
    while place + 12 <= file.count {
        let end = place + 8 + PNG.number(file[place..<place + 4])
        guard end + 4 <= file.count else { break }
        file.replaceSubrange(end..<end + 4, with: PNG.bigEndian(PNG.checksum(Array(file[place + 4..<end]))))
        place = end + 4
    }
    return file
}

private let reader = {
    let name = ProcessInfo.processInfo.environment["READER"] ?? ""
    guard let reader = readers[name] else {
        fatalError("There is no reader “\(name)”; there are \(readers.keys.sorted().joined(separator: ", ")).")
    }
    return reader
}()

/// What libFuzzer calls, with ever other bytes.
@_cdecl("LLVMFuzzerTestOneInput") public func tryOut(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    try? reader(Data(UnsafeBufferPointer(start: start, count: count)))
    return 0
}
