import Foundation
import Plots

/// What differs between two versions of a lesson's files: text by bytes, figures by the pixels of every frame.
func differences(of files: [String], figures: [String], committed: URL, fresh: URL) -> [String] {
    files.filter { !isSame($0, committed, fresh) { $0 == $1 } }.map { "\($0) differs" }
        + figures.filter { !isSame($0, committed, fresh) { (try? PNG.samePixels([UInt8]($0), [UInt8]($1))) ?? false } }
        .map { "\($0) shows other pixels" }
}

private func isSame(_ file: String, _ a: URL, _ b: URL, by equal: (Data, Data) -> Bool) -> Bool {
    guard let left = try? Data(contentsOf: a.appending(path: file)),
        let right = try? Data(contentsOf: b.appending(path: file))
    else { return false }
    return equal(left, right)
}

/// The names of the PNG files in a folder, in order.
func figures(in folder: URL) -> [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".png") }.sorted()
}
