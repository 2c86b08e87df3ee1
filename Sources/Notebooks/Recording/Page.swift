/// A page that a lesson writes beside its report.
package struct Page: Sendable {
    /// From the package.
    package var path: String
    package var line: Int
    /// Its text, from that of the report.
    package var markdown: @Sendable (String) -> String

    package init(path: String, line: Int, markdown: @escaping @Sendable (String) -> String) {
        (self.path, self.line, self.markdown) = (path, line, markdown)
    }
}

/// Such a page as it is written.
package struct WovenPage: Sendable, Equatable {
    package var path: String
    package var markdown: String
}
