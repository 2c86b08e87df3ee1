import Foundation
import TestSupport
import Testing

@Suite struct `Arrows point down` {
    private let floors: Floors

    init() throws {
        floors = Floors(
            manifest: try String(contentsOf: packageRoot.appending(path: "Package.swift"), encoding: .utf8))
    }

    @Test func `in the manifest`() {
        #expect(floors.modules.count > 30)
        #expect(floors.arrowsUp == [])
    }

    @Test func `in every file of the library, the tools and their tests`() throws {
        var read = 0
        for folder in ["Sources", "Tests"] {
            for path in try codeFiles(in: folder) where isOfModule(path) {
                let text = try String(contentsOf: packageRoot.appending(path: path), encoding: .utf8)
                #expect(floors.arrowsUp(in: path, text) == [])
                read += 1
            }
        }
        #expect(read > 500)
    }

    @Test func `as the map of the modules says`() throws {
        let map = try String(contentsOf: packageRoot.appending(path: "Sources/README.md"), encoding: .utf8)
        let rows = map.matches(of: /\n\| (\w+) \| [^|\n]+ \| ([\w, ]*?) ?\| `/)
        for row in rows {
            let module = floors.modules.first { $0.name == String(row.output.1) }
            #expect(module?.dependencies == row.output.2.split(separator: ", ").map(String.init), "\(row.output.1)")
        }
        // The rows of what is on the system and of the programs hold several.
        let libraries = floors.modules.filter { $0.kind == "target" && $0.folder.hasPrefix("Sources/") }.map(\.name)
        #expect(rows.map { String($0.output.1) }.sorted() == libraries.sorted())
        for module in floors.modules where module.folder.hasPrefix("Sources/") {
            #expect(map.contains(try Regex("\n\\|[\\w, ]*\\b\(module.name)\\b")), "no row for \(module.name)")
        }
    }

    /// Not what learners write, nor a program for another machine.
    private func isOfModule(_ path: String) -> Bool {
        path.hasPrefix("Sources/") || (path.hasSuffix(".swift") && !path.hasPrefix("Tests/Exercises/"))
    }

    @Test(arguments: [
        ("Optimizers", "Networks"), ("Plots", "Tensors"), ("Notebooks", "Tensors"), ("Notebooks", "Plots"),
        ("Inspection", "Networks"), ("Tensors", "Numbers"), ("Grading", "Downhill"),
    ])
    func `so that a module does not know what is not its business`(module: String, other: String) {
        #expect(!floors.ground(of: module).contains(other))
    }

    @Test(arguments: [
        ("Sources/Tensors/Tensor.swift", "import Foundation\nimport Networks", ":2: Tensors imports Networks"),
        ("Sources/Plots/Charts/Chart.swift", "@_exported import struct Tensors.Tensor", ":1: Plots imports Tensors"),
        ("Sources/Optimizers/Rules/Adam.swift", "public import Training", ":1: Optimizers imports Training"),
        ("Tests/TensorsTests/TapeTests.swift", "@testable import Networks", ":1: TensorsTests imports Networks"),
        ("Sources/CKernels/gemm.c", "#include \"../Plots/frame.h\"", ":1: CKernels includes ../Plots/frame.h"),
        (
            "Sources/Numbers/Sample.swift", "// See Sources/Training/Trainer.swift.",
            ":1: Numbers names a file of Training"
        ),
        ("Sources/Attic/Old.swift", "", ": belongs to no module"),
    ])
    func `or are found`(path: String, text: String, message: String) throws {
        let found = floors.arrowsUp(in: path, text)
        #expect(found.count == 1 && found[0].hasPrefix(path + message), "\(found)")
    }

    @Test func `or are found in a manifest`() {
        let planted = Floors(
            manifest: """
                .target(name: "Tensors", dependencies: ["Networks", .product(name: "ArgumentParser", package: "x")]),
                .target(name: "Networks"),  // dependencies: ["Plots"]
                """)
        #expect(planted.modules.map(\.dependencies) == [["Networks", "ArgumentParser"], []])
        #expect(planted.arrowsUp == ["Package.swift: Tensors stands on Networks, which is listed further on"])
    }
}
