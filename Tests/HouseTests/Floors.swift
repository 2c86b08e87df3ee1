import Foundation

/// The package's modules as its manifest lists them, from the ground up, and what each says that it stands on.
struct Floors {
    struct Module: Equatable {
        let name: String
        let kind: String
        let folder: String
        let dependencies: [String]
    }

    let modules: [Module]

    init(manifest: String) {
        // Comments may hold anything: a bracket, a name.
        let code = manifest.replacing(/\/\/[^\n]*/, with: "")
        let target = /\.(?<kind>systemLibrary|target|executableTarget|testTarget)\(\s*name: "(?<name>\w+)"/
        let starts = code.matches(of: target)
        modules = starts.indices.map { index in
            let end = index + 1 < starts.count ? starts[index + 1].range.lowerBound : code.endIndex
            let settings = code[starts[index].range.upperBound..<end]
            let (kind, name) = (String(starts[index].output.kind), String(starts[index].output.name))
            let list = settings.firstMatch(of: /dependencies: \[(?<list>(?:[^\[\]]|\[[^\]]*\])*)\]/)?.output.list ?? ""
            let own = list.replacing(/\.product\(name: ("\w+"), package: "[^"]*"\)/) { $0.output.1 }
            return Module(
                name: name, kind: kind,
                folder: settings.firstMatch(of: /path: "([^"]*)"/).map { String($0.output.1) }
                    ?? (kind == "testTarget" ? "Tests/" : "Sources/") + name,
                dependencies: own.matches(of: /"([^"]+)"/).map { String($0.output.1) })
        }
    }

    /// All that a module stands on, straight or through others.
    func ground(of name: String) -> Set<String> {
        var found: Set<String> = []
        var open = modules.first { $0.name == name }?.dependencies ?? []
        while let next = open.popLast() {
            guard found.insert(next).inserted else { continue }
            open += modules.first { $0.name == next }?.dependencies ?? []
        }
        return found
    }

    /// The arrows of the manifest that do not point down: to a module that it lists further on. On tests nothing stands, wherever they are.
    var arrowsUp: [String] {
        modules.indices.filter { modules[$0].kind != "testTarget" }.flatMap { floor in
            modules[floor].dependencies.compactMap { dependency in
                guard let other = modules.firstIndex(where: { $0.name == dependency }), other >= floor else {
                    return nil
                }
                return "Package.swift: \(modules[floor].name) stands on \(dependency), which is listed further on"
            }
        }
    }

    /// The arrows of one file that do not point down: imports of modules that its own does not stand on, headers and files of others.
    ///
    /// A test's text may hold sources for the code under test to read, so only what stands at its top counts.
    ///
    /// - Parameter path: From the package, such as `Sources/Tensors/Tensor.swift`.
    func arrowsUp(in path: String, _ text: String) -> [String] {
        guard let module = modules.first(where: { path.hasPrefix($0.folder + "/") }) else {
            return ["\(path): belongs to no module of Package.swift"]
        }
        let ground = ground(of: module.name)
        let known = Set(modules.map(\.name)).union(["ArgumentParser"])
        let isTest = path.hasPrefix("Tests/")
        var found: [String] = []
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            func report(_ what: String) { found.append("\(path):\(number + 1): \(module.name) \(what)") }
            let isImport = line.contains("import ")
            if isTest, !isImport, let first = line.first, first != "/", first != "#" { break }
            if isImport, let name = Self.imported(line), known.contains(name), !ground.contains(name) {
                report("imports \(name), which it does not stand on")
            }
            if line.contains("include"), let header = line.firstMatch(of: /^\s*#\s*include\s+"([^"]+)"/)?.output.1,
                header.contains("..")
            {
                report("includes \(header), a file of another module")
            }
            guard line.contains("Sources/") || line.contains("Tests/") else { continue }
            for reference in line.matches(of: /\b(?:Sources|Tests)\/(\w+)\b/) {
                let name = String(reference.output.1)
                let isOwn = reference.output.0 == module.folder || ground.contains(name)
                if known.contains(name) && !isOwn { report("names a file of \(name), which it does not stand on") }
            }
        }
        return found
    }

    /// The module of `@testable import Tensors`, `public import Tensors` or `import struct Tensors.Tensor`.
    private static func imported(_ line: Substring) -> String? {
        line.firstMatch(of: /^\s*(?:@\w+\s+)*(?:\w+\s+)?import\s+(?:[a-z]+\s+)?(\w+)/).map { String($0.output.1) }
    }
}
