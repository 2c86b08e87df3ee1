import ArgumentParser
import Downhill

/// `course data`: what a set of images holds.
struct DataCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "data",
        abstract: "Look into a set of images.",
        discussion: """
            Counts, classes, and each channel's mean and deviation; a damaged file is named, with the byte and the reason.

            \(examples("data --data shapes --figure shapes.png"))
            """)

    @OptionGroup(title: "Images") var images: ImageOptions

    @Option(help: .file("A file for ten training images of every class, as PNG."), completion: .png)
    var figure: String?

    @Option(
        help: ArgumentHelp(
            "A file for the images as tensors that other programs read, in the safetensors format.", valueName: "file"),
        completion: .file(extensions: ["safetensors"]))
    var export: String?

    func run() throws {
        try Output.check(["figure": figure, "export": export])
        let data = try images.load()
        var output = Output()
        if let figure { try output.add(Montage(of: data.train, title: images.data).plot, to: figure) }
        if let export { output.add(data.exported.encoded(), to: export) }
        try output.write()
        try Output.say(Self.summary(of: data))
    }

    private static func summary(of data: Split<ImageSet>) -> String {
        let width = max(data.train.classes.map(\.count).max() ?? 0, 8)
        func row(_ name: String, _ cells: String...) -> String {
            name.padded(to: width) + cells.map { $0.indented(to: 12) }.joined()
        }
        func rounded(_ value: Double) -> String { NumberFormat.fixed(4).text(value) }
        let counts = zip(data.train.countsByClass, data.test.countsByClass)
        let normalization = data.train.measuredNormalization
        let moments = zip(normalization.mean, normalization.deviation).enumerated()
        return
            ([
                "to train  \(data.train)", "to test   \(data.test)", "",
                row("class", "to train", "to test"),
            ]
            + zip(data.train.classes, counts).map { name, counts in row(name, "\(counts.0)", "\(counts.1)") }
            + ["", row("channel", "mean", "deviation")]
            + moments.map { row("\($0.offset)", rounded($0.element.0), rounded($0.element.1)) })
            .joined(separator: "\n")
    }
}

/// The first images of every class, a class a column.
struct Montage {
    let plot: Plot

    init(of images: ImageSet, title: String, rows: Int = 10) {
        let columns = images.classes.indices.map { label in
            images.labels.indices.filter { images.labels[$0] == label }.prefix(rows).map { Optional($0) }
        }
        let grid = (0..<(columns.map(\.count).max() ?? 0)).flatMap { row in
            columns.map { row < $0.count ? $0[row] : nil }
        }
        plot = Plot(title, width: 800, height: 840) { images.grid(of: grid, columns: images.classes.count) }
            .subtitle("the first \(rows) training images of every class")
            .xAxis("", .categories(images.classes))
            .yAxis("", .linear(0...1), ticks: [])
    }
}

extension String {
    func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
    func indented(to width: Int) -> String { String(repeating: " ", count: max(0, width - count)) + self }
}
