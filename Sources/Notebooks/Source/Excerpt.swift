/// A declaration of the library or of a study, cut out with its documentation.
package struct Excerpt: Sendable, Equatable {
    /// The file, relative to the package.
    package let path: String
    package let code: String
}

/// A file of Swift, of the library or a lesson's studies, from which lessons show declarations.
package struct SourceFile: Sendable {
    package let path: String
    package let text: String

    package init(path: String, text: String) {
        self.path = path
        self.text = text
    }
}

extension Excerpt {
    /// The one declaration that a name such as `Momentum`, `Momentum.update` or `update(_:along:)` means; ` in ` and a
    /// part of a path narrow the search: `Momentum in Optimizers`.
    ///
    /// - Parameter bodyOnly: whether to cut out only what stands between the braces.
    package static func find(_ request: String, in library: [SourceFile], bodyOnly: Bool = false) -> Result<
        Excerpt, Failure
    > {
        let parts = request.split(separator: " in ", maxSplits: 1).map(String.init)
        guard let name = parts.first else { return .failure(Failure(message: "no declaration is named")) }
        let base = name.prefix { $0 != "(" }
        let labels = name.count > base.count ? String(name.dropFirst(base.count)) : nil
        let path = base.split(separator: ".").map(String.init)
        guard let last = path.last else { return .failure(Failure(message: "no declaration is named")) }
        var found: [(declaration: Declaration, excerpt: Excerpt)] = []
        for file in library where file.text.contains(last) {
            if parts.count > 1, !file.path.contains(parts[1]) { continue }
            let source = SwiftSource(file.text)
            for declaration in Declaration.all(in: source) where declaration.path.suffix(path.count) == path[...] {
                if let labels, declaration.labels != labels { continue }
                let code = bodyOnly ? declaration.bodyCode(in: source) : declaration.code(in: source)
                guard let code else { continue }
                let excerpt = Excerpt(path: file.path, code: code)
                found.append((declaration, excerpt))
            }
        }
        let outermost = found.map(\.declaration.path.count).min() ?? 0
        let nearest = found.filter { $0.declaration.path.count == outermost }
        let originals = nearest.filter { !$0.declaration.isExtension }
        let candidates = originals.isEmpty ? nearest : originals
        if candidates.count == 1 { return .success(candidates[0].excerpt) }
        if candidates.isEmpty {
            return .failure(
                Failure(message: "no declaration of the library or of the lesson's studies is named \(request)"))
        }
        let places = candidates.map {
            "\($0.declaration.path.joined(separator: "."))\($0.declaration.labels ?? "") in \($0.excerpt.path)"
        }
        return .failure(Failure(message: "\(request) may be any of: \(places.joined(separator: "; "))"))
    }

    package struct Failure: Error, Equatable {
        package let message: String

        package init(message: String) {
            self.message = message
        }
    }
}
