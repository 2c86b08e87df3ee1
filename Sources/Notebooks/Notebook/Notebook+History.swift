import Foundation

/// What a long run measured, kept beside the report with the configuration that it was measured under.
package struct SavedHistory<Configuration: Codable, Results: Codable>: Codable {
    package var configuration: Configuration
    package var results: Results

    package init(configuration: Configuration, results: Results) {
        (self.configuration, self.results) = (configuration, results)
    }
}

extension Notebook {
    /// What a long run measures: from the file that keeps it where the report is only rewoven or compared (`--reweave`, `--diff`), else measured
    /// again and saved.
    ///
    /// A saved history that was measured under another configuration is refused, since a report would show settings beside results that nobody
    /// measured. So a configuration holds every setting that the run reads.
    ///
    /// - Parameters:
    ///   - file: the file's name in the lesson's folder, `MNIST.json`.
    ///   - measure: runs the experiment; it is given what was saved before under the same configuration.
    public func history<Configuration: Codable, Results: Codable>(
        _ file: String, of configuration: Configuration, line: Int = #line, measure: (Results?) throws -> Results
    ) -> Results {
        do {
            let home = seed == 1 ? root : root.appending(path: "Runs/seed-\(seed)")
            let path = "Lessons/\(lesson.folder)/\(file)"
            let place = home.appending(path: path)
            let data = try? Data(contentsOf: place)
            let differences = try data.map { try Self.differences(of: $0, from: configuration, path: path) }
            let saved = try data.flatMap { data in
                try differences == []
                    ? JSONDecoder().decode(SavedHistory<Configuration, Results>.self, from: data).results : nil
            }
            if options.isDifference || options.isReweaving {
                if let saved { return saved }
                let what = differences.map {
                    "was measured under another configuration (\($0.joined(separator: "; ")))"
                }
                throw Problem(
                    file: path, what ?? "is missing", remedy: "undo the edit, or measure again: \(lesson.command)")
            }
            let results = try measure(saved)
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            var replacement = FileReplacement()
            replacement.add(path, try encoder.encode(SavedHistory(configuration: configuration, results: results)))
            try replacement.write(under: home)
            return results
        } catch let problem as Problem {
            Self.exit(1, [problem])
        } catch {
            fail("\(error)", line: line)
        }
    }

    /// The settings in which a saved history and a configuration differ, in words.
    package static func differences(of saved: Data, from configuration: some Encodable, path: String) throws -> [String]
    {
        func settings(_ data: Data) throws -> [String: String] {
            let object = try JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed)
            var found: [String: String] = [:]
            func visit(_ value: Any, _ key: String) {
                switch value {
                case let object as [String: Any]: object.forEach { visit($1, key.isEmpty ? $0 : key + "." + $0) }
                case let list as [Any]: list.enumerated().forEach { visit($1, key + ".\($0 + 1)") }
                default: found[key] = "\(value)"
                }
            }
            visit(object, "")
            return found
        }
        guard let object = try? JSONSerialization.jsonObject(with: saved) as? [String: Any],
            let configurationThen = object["configuration"]
        else {
            throw Problem(file: path, "is damaged", remedy: "restore it, or measure again")
        }
        let then = try settings(JSONSerialization.data(withJSONObject: configurationThen, options: .fragmentsAllowed))
        let now = try settings(JSONEncoder().encode(configuration))
        return Set(then.keys).union(now.keys).sorted().filter { then[$0] != now[$0] }
            .map { "\($0): \(then[$0] ?? "nothing") there, \(now[$0] ?? "nothing") in the source" }
    }
}
