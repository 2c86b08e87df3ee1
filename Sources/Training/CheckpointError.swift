/// A checkpoint that cannot be written, read or continued from, and why.
public struct CheckpointError: Error, Equatable, CustomStringConvertible {
    /// What is wrong with it.
    public enum Reason: Error, Equatable, Sendable {
        /// The system's reason for not writing it.
        case unwritable(String)
        /// No safetensors file, or half of one.
        case file(SafetensorsError)
        /// A safetensors file that is none of a training.
        case noCheckpoint(missing: String)
        /// It was written by a version of the format that this one does not know.
        case version(String, known: String)
        /// What it holds is not what was written.
        case damaged
        /// It was trained with other settings.
        case settings([Difference])
        /// Its tensors are not those of the model.
        case model(StateDictionaryError)
        /// What it holds of the optimizer is not what the rule remembers.
        case optimizer(OptimizerError)
    }

    /// A setting that the checkpoint and the trainer have different values of, or only one has.
    public struct Difference: Equatable, Sendable, CustomStringConvertible {
        /// The setting.
        public let name: String

        /// What the checkpoint says; nil if nothing.
        public let saved: String?

        /// What the trainer has; nil if nothing.
        public let wanted: String?

        public var description: String {
            "\(name) was \(saved ?? "not set") there and is \(wanted ?? "not set") here"
        }
    }

    /// The file's path.
    public let file: String

    /// What is wrong with it.
    public let reason: Reason

    public var description: String {
        switch reason {
        case .unwritable(let cause): "\(file) cannot be written: \(cause) What was there before is unchanged."
        case .file(let error): error.description
        case .noCheckpoint(let missing):
            "\(file) is a safetensors file, but no checkpoint of a training: its metadata lack a legible \(missing)."
        case .version(let version, let known):
            "\(file) is a checkpoint of version \(version), and this program reads version \(known)."
        case .damaged:
            "\(file) is damaged: its contents do not add up to its checksum. Restore a copy of it, or start anew."
        case .settings(let differences):
            """
            \(file) is of another training: \(differences.map(\.description).joined(separator: "; ")). \
            Continue with its settings, or start anew in another folder.
            """
        case .model(let error): "\(file) is of another model. \(error)"
        case .optimizer(let error): "\(file) is of another optimizer: \(error)"
        }
    }
}
