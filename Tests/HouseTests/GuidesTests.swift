import Foundation
import TestSupport
import Testing

/// The code that pages show stands, line for line, in a file that these tests compile and run.
@Suite struct `A page's code` {
    private static let pages = [
        "README.md", "UseTheLibrary.md", "OneStep.md", "WriteARule.md", "WriteAnOperation.md", "DrawAPlot.md",
        "MakeALesson.md", "Downhill.md",
    ]

    @Test(arguments: pages) func `is compiled`(page: String) throws {
        let path = page == "README.md" ? page : "\(guides)/\(page)"
        let blocks = try swiftBlocks(of: path).filter { !isManifest($0) }
        #expect(!blocks.isEmpty)
        for block in blocks {
            #expect(try compiled().contains { $0.contains(lines(of: block)) }, "\(page):\n\(block)")
        }
    }

    @Test func `of every guide is among them`() throws {
        let all = try FileManager.default.contentsOfDirectory(atPath: packageRoot.appending(path: guides).path)
        let withCode = try all.filter { try $0.hasSuffix(".md") && !swiftBlocks(of: "\(guides)/\($0)").isEmpty }
        #expect(Set(withCode) == Set(Self.pages.dropFirst()))
    }

    @Test func `links to every guide from the first page`() throws {
        let first = try text("\(guides)/Downhill.md")
        let all = try FileManager.default.contentsOfDirectory(atPath: packageRoot.appending(path: guides).path)
        for guide in all where guide.hasSuffix(".md") && guide != "Downhill.md" {
            #expect(first.contains("- <doc:\(guide.dropLast(3))>"), "\(guide)")
        }
    }

    @Test func `depends on products that there are`() throws {
        let manifest = try text("Package.swift")
        let blocks = try swiftBlocks(of: "\(guides)/UseTheLibrary.md").filter(isManifest)
        #expect(blocks.count == 2)
        for product in blocks.flatMap({ $0.matches(of: /\.product\(name: "(\w+)"/) }).map(\.output.1) {
            #expect(manifest.contains(".library(name: \"\(product)\""))
        }
        for trait in blocks.flatMap({ $0.matches(of: /traits: \["(\w+)"\]/) }).map(\.output.1) {
            #expect(manifest.contains("name: \"\(trait)\""))
        }
    }

    @Test func `stands where the map of the modules says`() throws {
        let places = try text("Sources/README.md").matches(of: /`(\w+\/[\w\/+]+\.swift)`/).map { String($0.output.1) }
        #expect(places.count > 30)
        for place in places where !place.hasPrefix("Sources/") {
            #expect(
                FileManager.default.fileExists(atPath: packageRoot.appending(path: "Sources/\(place)").path), "\(place)"
            )
        }
    }

    private func isManifest(_ block: String) -> Bool {
        block.contains("import PackageDescription") || block.hasPrefix("    dependencies:")
    }

    private func swiftBlocks(of path: String) throws -> [String] {
        try text(path).matches(of: /```swift\n((?:[^`]|`(?!``))*)```/).map { String($0.output.1) }
    }

    /// The lines of the files that are compiled with these tests.
    private func compiled() throws -> [[Substring]] {
        try codeFiles(in: "Tests/HouseTests/Guides").map { lines(of: try text($0)) }
    }

    /// Without margins, empty lines and imports.
    private func lines(of code: String) -> [Substring] {
        code.split(whereSeparator: \.isNewline).map { Substring($0.trimmingCharacters(in: .whitespaces)) }
            .filter { !$0.isEmpty && !$0.hasPrefix("import ") }
    }

    private func text(_ path: String) throws -> String {
        try String(contentsOf: packageRoot.appending(path: path), encoding: .utf8)
    }
}
