import Foundation
import Plots
import Testing

/// What is promised of every committed figure, the gallery's included.
@Suite struct FiguresTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Figures")
        .standardizedFileURL

    private static let files: [URL] = {
        let all = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.allObjects as? [URL]
        return (all ?? []).filter { $0.pathExtension == "png" }.sorted { $0.path < $1.path }
    }()

    @Test func `All figures together stay under 14 MB`() throws {
        #expect(FiguresTests.files.count > 50)
        let sizes = try FiguresTests.files.map { try Data(contentsOf: $0).count }
        #expect(sizes.reduce(0, +) < 14_000_000)
    }

    @Test(arguments: files) func `A figure decodes, is wide enough, light enough, and says what it shows`(
        file: URL
    ) throws {
        let bytes = try [UInt8](Data(contentsOf: file))
        #expect(bytes.count <= 600_000)
        let image = try PNG.decode(bytes)
        #expect(image.width >= 600)
        #expect(image.pixelsPerMeter == PNG.Source.doubleDensity)
        #expect(image.text["Title"]?.isEmpty == false)
        #expect(image.text["Description"]?.isEmpty == false)
        #expect(image.frames.count <= 60)
        // The picture at rest is the last frame, which shows how it all ended.
        if let last = image.frames.last { #expect(last.pixels == image.pixels) }
    }
}
