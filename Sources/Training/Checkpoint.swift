import Foundation
import Numbers

/// A training between two epochs, as a file keeps it: whoever continues from it comes to the identical bits.
///
/// The file is of the safetensors format. The model's tensors have PyTorch's names and layouts (`layer1.0.conv1.weight`); what the optimizer
/// remembers of them stands beside them as `optimizer.layer1.0.conv1.weight.momentum_buffer`. The header's metadata hold the rest as
/// JSON, and a checksum of it all.
public struct Checkpoint: Sendable, Equatable {
    /// The model's parameters and statistics.
    public var model: Parameters

    /// All that the optimizer remembers.
    public var optimizer: Optimizer.State

    /// The states of the generators by name.
    public var generators: [String: SplitMix64]

    /// How the training went until then.
    public var history: TrainingHistory

    /// What a trainer must agree on to continue.
    public var settings: [String: String]

    /// Writes the file so that at no instant there is half of it, and that what was there before stays where writing fails.
    ///
    /// - Throws: `CheckpointError` if the file cannot be written.
    public func write(to file: URL) throws(CheckpointError) {
        do {
            try DurableFile.write(try encoded().encoded(), to: file)
        } catch let failure as FileFailure {
            throw CheckpointError(file: file.path, reason: .unwritable("\(failure.reason). \(failure.remedy)"))
        } catch {
            throw CheckpointError(file: file.path, reason: .unwritable("\(error)."))
        }
    }

    /// Reads a file.
    ///
    /// - Throws: `CheckpointError` if it cannot be read, is damaged, or is something else.
    public init(contentsOf file: URL) throws(CheckpointError) {
        let tensors: SafetensorsFile
        do {
            tensors = try SafetensorsFile(contentsOf: file)
        } catch {
            throw CheckpointError(file: file.path, reason: .file(error))
        }
        do {
            try self.init(decoding: tensors)
        } catch {
            throw CheckpointError(file: file.path, reason: error)
        }
    }
}

// The form that the file has.
extension Checkpoint {
    private static let version = "1"
    private static let prefix = "optimizer."

    /// What the metadata say of the optimizer beside its tensors.
    private struct Position: Codable {
        var step: Int
        var numbers: [String: Double]
        var plateau: ReduceOnPlateau?
    }

    init(
        model: Parameters, optimizer: Optimizer.State, generators: [String: SplitMix64], history: TrainingHistory,
        settings: [String: String]
    ) {
        self.model = model
        self.optimizer = optimizer
        self.generators = generators
        self.history = history
        self.settings = settings
    }

    private func encoded() throws -> SafetensorsFile {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        func json(_ value: some Encodable) throws -> String {
            String(decoding: try encoder.encode(value), as: UTF8.self)
        }
        let slots = optimizer.tensors.map { Parameters.Entry(name: Self.prefix + $0.name, tensor: $0.tensor) }
        var file = SafetensorsFile(
            Parameters(Array(model) + slots),
            metadata: [
                "format": "pt", "checkpoint": Self.version, "history": try json(history),
                "generators": try json(generators), "settings": try json(settings),
                "optimizer": try json(
                    Position(step: optimizer.step, numbers: optimizer.numbers, plateau: optimizer.plateau)),
            ])
        file.metadata["checksum"] = Self.checksum(of: file)
        return file
    }

    init(decoding file: SafetensorsFile) throws(CheckpointError.Reason) {
        func text(_ name: String) throws(CheckpointError.Reason) -> String {
            guard let text = file.metadata[name] else { throw .noCheckpoint(missing: name) }
            return text
        }
        func value<Value: Decodable>(_ name: String, as type: Value.Type) throws(CheckpointError.Reason) -> Value {
            do {
                return try JSONDecoder().decode(type, from: Data(try text(name).utf8))
            } catch {
                throw .noCheckpoint(missing: name)
            }
        }
        let version = try text("checkpoint")
        guard version == Self.version else { throw .version(version, known: Self.version) }
        guard try text("checksum") == Self.checksum(of: file) else { throw .damaged }

        let position = try value("optimizer", as: Position.self)
        var slots: [Parameters.Entry] = []
        for entry in file.tensors where entry.name.hasPrefix(Self.prefix) {
            slots.append(.init(name: String(entry.name.dropFirst(Self.prefix.count)), tensor: entry.tensor))
        }
        self.init(
            model: Parameters(file.tensors.filter { !$0.name.hasPrefix(Self.prefix) }),
            optimizer: Optimizer.State(
                step: position.step, tensors: Parameters(slots), numbers: position.numbers, plateau: position.plateau),
            generators: try value("generators", as: [String: SplitMix64].self),
            history: try value("history", as: TrainingHistory.self),
            settings: try value("settings", as: [String: String].self))
    }

    /// A digest of every tensor with its name, and of all the metadata but itself.
    static func checksum(of file: SafetensorsFile) -> String {
        var digest = Digest()
        for entry in file.tensors {
            digest.add(entry.name.utf8)
            digest.add(entry.tensor)
        }
        for (name, text) in file.metadata.sorted(by: { $0.key < $1.key }) where name != "checksum" {
            digest.add(name.utf8)
            digest.add(text.utf8)
        }
        return digest.description
    }
}
