import Foundation
import TestSupport
import Testing

@Suite struct `The library's public declarations` {
    /// As the compiler knows them: an implementation of a protocol's requirement has the requirement's documentation.
    @Test func `say what they are`() throws {
        let declarations = try declarations(of: "Downhill") + declarations(of: "TensorBoard")
        #expect(declarations.count > 1_500)
        for declaration in declarations where !declaration.isDocumented {
            Issue.record("\(declaration.place) says nothing of itself")
        }
    }

    @Test func `stand in a list of the documentation's first page, and what stands there is declared`() throws {
        let page = try String(contentsOf: packageRoot.appending(path: "\(guides)/Downhill.md"), encoding: .utf8)
        let lists = page.matches(of: /\n- ``(\w+)/).map { String($0.output.1) }
        let declared = try declarations(of: "Downhill").filter { $0.pathComponents.count == 1 && $0.location != nil }
        let names = Set(declared.map(\.baseName))
        for declaration in declared where !lists.contains(declaration.baseName) {
            Issue.record("\(declaration.place) stands in no list of Downhill.md")
        }
        for name in lists where !names.contains(name) { Issue.record("Downhill.md lists \(name), which is not there") }
        #expect(names.count > 100)
    }

    private func declarations(of module: String) throws -> [Declaration] {
        var found: [Declaration] = []
        try withTemporaryFolder { folder in
            try extract(module, into: folder)
            let file = folder.appending(path: "\(module).symbols.json")
            found = try JSONDecoder().decode(SymbolGraph.self, from: Data(contentsOf: file)).symbols
        }
        return found
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

    /// A function's without its labels.
    var baseName: String { String(pathComponents.last?.prefix { $0 != "(" } ?? "") }

    var place: String {
        "\(location?.uri ?? ""):\((location?.position.line ?? 0) + 1): \(pathComponents.joined(separator: "."))"
    }
}
