import Foundation
import Plots

/// Draws pictures and writes a page that shows each beside the code that made it.
struct Gallery {
    private let folder: URL
    private var page = """
        # What the plots can draw

        Every picture below is made by the code above it; `make gallery` draws them anew. Colours, sizes, ticks and the
        places of names are the defaults. What is not worked out on the spot is made up, to show a mark; its picture says so.

        """

    init(folder: URL) throws {
        self.folder = folder
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    mutating func section(_ title: String, _ text: String) {
        page += "\n## \(title)\n\n\(text)\n"
    }

    /// Draws a picture; its code is read from this call's own source file.
    mutating func show(
        _ name: String, _ caption: String, file: String = #filePath, line: Int = #line,
        _ picture: () throws -> any Picture
    ) throws {
        let picture = try picture()
        for problem in picture.problems { print("\(name).png: \(problem)") }
        let bytes = try picture.png()
        let target = folder.appending(path: "\(name).png")
        if let known = try? Data(contentsOf: target), (try? PNG.samePixels(Array(known), bytes)) == true {
            print("\(name).png is unchanged")
        } else {
            let packed = try picture.png(.thorough)
            try Data(packed).write(to: target, options: .atomic)
            print("\(name).png: \(packed.count) bytes")
        }
        let code = try Gallery.code(of: file, after: line)
        page += "\n\(caption)\n\n```swift\n\(code)\n```\n\n![\(picture.altText)](\(name).png)\n"
    }

    func finish() throws {
        try Data(page.utf8).write(to: folder.appending(path: "README.md"), options: .atomic)
    }

    /// The lines between the call and its closing brace, which stands as far left as the call.
    private static func code(of file: String, after line: Int) throws -> String {
        let lines = try String(contentsOfFile: file, encoding: .utf8).split(
            separator: "\n", omittingEmptySubsequences: false)
        guard lines.indices.contains(line - 1) else { return "" }
        let indent = lines[line - 1].prefix { $0 == " " }
        let body = lines[line...].prefix { $0 != indent + "}" }
        return body.map { String($0.dropFirst(indent.count + 4)) }.joined(separator: "\n")
    }
}
