import ArgumentParser
import Foundation

/// `make gallery`: every mark, scale and annotation, drawn into a folder.
@main
struct Draw: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gallery", abstract: "Draws every mark, scale and annotation, and a page that shows them.")

    @Argument(help: "The folder for them.") var folder = "Figures/gallery"

    func run() throws {
        let folder = URL(fileURLWithPath: folder)
        var gallery = try Gallery(folder: folder)
        try drawDefaults(&gallery)
        try drawLines(&gallery)
        try drawBars(&gallery)
        try drawPlanes(&gallery)
        try drawTables(&gallery)
        try drawGrids(&gallery)
        try drawMotion(&gallery)
        try drawLettering(&gallery)
        try gallery.finish()
        print(folder.appending(path: "README.md").path)
    }
}
