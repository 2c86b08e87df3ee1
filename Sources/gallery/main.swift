import Foundation

// Draws every mark, scale and annotation into a folder: `Figures/gallery` unless another is named.
let folder = URL(fileURLWithPath: CommandLine.arguments.dropFirst().first ?? "Figures/gallery")
do {
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
} catch {
    FileHandle.standardError.write(Data("gallery: \(error)\n".utf8))
    exit(1)
}
