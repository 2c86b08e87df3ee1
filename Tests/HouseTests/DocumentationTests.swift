import Foundation
import TestSupport
import Testing

@Suite struct `The library's public declarations` {
    /// As the compiler knows them: an implementation of a protocol's requirement has the requirement's documentation.
    @Test func `say what they are`() throws {
        try withTemporaryFolder { folder in
            let modules = ["Downhill", "TensorBoard"]
            for module in modules { try extract(module, into: folder) }
            var declarations: [Declaration] = []
            for module in modules {
                let file = folder.appending(path: "\(module).symbols.json")
                declarations += try JSONDecoder().decode(SymbolGraph.self, from: Data(contentsOf: file)).symbols
            }
            #expect(declarations.count > 1_500)
            for declaration in declarations where !declaration.isDocumented {
                Issue.record("\(declaration.place) says nothing of itself")
            }
        }
    }

    private func extract(_ module: String, into folder: URL) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            packageRoot.appending(path: "scripts/symbols").path, productsFolder.path, module, folder.path,
        ]
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }
}

/// What the compiler writes about a module, as far as it is read here.
private struct SymbolGraph: Decodable {
    let symbols: [Declaration]
}

private struct Declaration: Decodable {
    let pathComponents: [String]
    let kind: Kind
    let docComment: Comment?
    let location: Location?

    struct Kind: Decodable { let identifier: String }
    struct Comment: Decodable {
        let lines: [Line]
        struct Line: Decodable { let text: String }
    }
    struct Location: Decodable {
        let uri: String
        let position: Position
        struct Position: Decodable { let line: Int }
    }

    /// An enumeration says what its plain cases are, and the language what a result builder's functions are for. What is
    /// nowhere written down the compiler made.
    var isDocumented: Bool {
        let name = pathComponents.last ?? ""
        return location == nil || docComment?.lines.contains { $0.text.contains { !$0.isWhitespace } } == true
            || (kind.identifier == "swift.enum.case" && !name.contains("(")) || name.hasPrefix("build")
    }

    var place: String {
        "\(location?.uri ?? ""):\((location?.position.line ?? 0) + 1): \(pathComponents.joined(separator: "."))"
    }
}
