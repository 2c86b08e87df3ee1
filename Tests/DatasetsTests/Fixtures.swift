import Foundation

/// Big-endian words.
func header(_ words: [UInt32]) -> [UInt8] {
    words.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> (24 - 8 * $0)) } }
}

/// A file of 28×28 images in IDX format; `announced` is the count that its header claims.
func imageFile(count: Int, magic: UInt32 = 0x803, announced: UInt32? = nil) -> [UInt8] {
    header([magic, announced ?? UInt32(count), 28, 28]) + (0..<count * 784).map { UInt8(truncatingIfNeeded: $0 * $0) }
}

/// A file of labels in IDX format.
func labelFile(_ labels: [UInt8]) -> [UInt8] { header([0x801, UInt32(labels.count)]) + labels }

/// `labelFile([7, 0, 9])` as gzip packs it.
let gzippedLabels = unhexed("1f8b08000000000002036360e060646060606667e00400a512d3720b000000")

/// 100,000 zeros as gzip packs them, in 133 bytes.
let gzippedZeros = unhexed(
    """
    1f8b0800000000000203edc13101000000c2a0f54f6d0d0fa000000000000000000000000000000000000000000000000000
    0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000
    0000000000000000000000000000000000000000008057037d9511d4a0860100
    """)

/// A record of CIFAR-10: the label, then red, green and blue planes.
func record(label: UInt8) -> [UInt8] {
    [label] + (0..<3).flatMap { channel in (0..<1_024).map { UInt8(truncatingIfNeeded: $0 * 7 + channel * 50) } }
}

private func unhexed(_ digits: String) -> [UInt8] {
    let nibbles = digits.compactMap { $0.hexDigitValue.map(UInt8.init) }
    return stride(from: 0, to: nibbles.count, by: 2).map { nibbles[$0] << 4 | nibbles[$0 + 1] }
}

func withTemporaryFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("Downhill-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.path)
}

func write(_ bytes: [UInt8], to path: String) throws {
    let url = URL(fileURLWithPath: path)
    try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
}

/// The folder that holds Package.swift.
let packageFolder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

/// The package's own data folder, which `make data` fills.
let dataFolder = "\(packageFolder)/Data"

func dataFolderHolds(_ name: String) -> Bool { FileManager.default.fileExists(atPath: "\(dataFolder)/\(name)") }
