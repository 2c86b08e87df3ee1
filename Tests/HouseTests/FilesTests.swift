import Foundation
import TestSupport
import Testing

@Suite struct `A file of the library` {
    @Test func `is short, but for tables of data`() throws {
        let tables = ["Sources/Datasets/Digits+Pixels.swift"]
        for path in try codeFiles(in: "Sources") where !tables.contains(path) {
            let text = try String(contentsOf: packageRoot.appending(path: path), encoding: .utf8)
            #expect(text.count { $0 == "\n" } <= 300, "\(path)")
        }
    }
}

/// The Swift and C files under a folder, from the package.
func codeFiles(in folder: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: packageRoot.appending(path: folder).path)
        .filter { $0.hasSuffix(".swift") || $0.hasSuffix(".c") || $0.hasSuffix(".h") }.map { "\(folder)/\($0)" }
        .sorted()
}
