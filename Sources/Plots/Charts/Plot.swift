/// One chart: marks on two axes.
public struct Plot: Picture, StillPicture {
    /// Where the names of series stand.
    public enum Legend: Sendable {
        /// Beside the data; on top for bars that stand side by side, or where names would not fit. In a grid, beside the data of
        /// each panel in which all names fit, and on top if one would stand in none.
        case automatic
        /// Not at all.
        case hidden
        /// In a row above the frame.
        case top
    }

    /// Whether the axes are drawn: their lines, ticks and labels.
    public enum Axes: Sendable { case shown, hidden }

    /// A corner of the frame.
    public enum Corner: Sendable { case topLeading, topTrailing, bottomLeading, bottomTrailing }

    package struct AxisSettings: Equatable, Sendable {
        var label = ""
        var scale = Scale.linear
        var ticks: [Double]?
    }

    package struct Inset: Sendable {
        var corner: Corner
        var width: Double
        var height: Double
        /// One plot; an array because a value type cannot hold itself.
        var plot: [Plot]
    }

    public var title: String
    package var marks: [any Mark]
    package var width: Double
    package var height: Double?
    package var subtitle = ""
    package var alt: String?
    package var xSettings = AxisSettings()
    package var ySettings = AxisSettings()
    package var wishedColors: [(String, Color)] = []
    package var reserved: [String] = []
    package var legend = Legend.automatic
    package var axes = Axes.shown
    /// nil: as the marks need it.
    package var wantsEqualUnits: Bool?
    package var insets: [Inset] = []

    /// - Parameters:
    ///   - width: in logical pixels, at most 720; the file has twice as many.
    ///   - height: 440 unless given; that of a landscape follows from its equal units.
    public init(
        _ title: String = "", width: Double = 720, height: Double? = nil, @MarkBuilder marks: () throws -> [any Mark]
    ) rethrows {
        self.title = title
        self.width = min(width, Plot.widest)
        self.height = height
        self.marks = try marks()
    }

    /// As wide as a column of text: more would be shrunk, letters and all.
    package static let widest = 720.0

    /// Conditions of the measurement, in grey under the title.
    public func subtitle(_ text: String) -> Plot { changing { $0.subtitle = text } }
    /// What the picture shows, for readers who cannot see it.
    public func alt(_ text: String) -> Plot { changing { $0.alt = text } }

    /// What x is, how its values become places, and where its ticks stand if not where they fall by themselves.
    public func xAxis(_ label: String = "", _ scale: Scale = .linear, ticks: [Double]? = nil) -> Plot {
        changing { $0.xSettings = AxisSettings(label: label, scale: scale, ticks: ticks) }
    }

    /// The label stands level above the axis.
    public func yAxis(_ label: String = "", _ scale: Scale = .linear, ticks: [Double]? = nil) -> Plot {
        changing { $0.ySettings = AxisSettings(label: label, scale: scale, ticks: ticks) }
    }

    /// Colours of series by name; the others take the palette's.
    public func colors(_ colors: KeyValuePairs<String, Color>) -> Plot {
        changing { $0.wishedColors = colors.map { ($0.key, $0.value) } }
    }

    /// Hands out palette colours in this order, whether or not each series appears.
    public func series(_ names: String...) -> Plot { changing { $0.reserved = names } }
    /// Hands out palette colours in this order, whether or not each series appears.
    public func series(_ names: [String]) -> Plot { changing { $0.reserved = names } }

    /// Where the names of series stand.
    public func legend(_ legend: Legend) -> Plot { changing { $0.legend = legend } }
    /// Whether the axes are drawn.
    public func axes(_ axes: Axes) -> Plot { changing { $0.axes = axes } }

    /// One unit along x is as long as one along y, as in every landscape.
    public func equalUnits() -> Plot { changing { $0.wantsEqualUnits = true } }

    /// The axes of a landscape are each as long as there is room: for maps whose axes have different units.
    public func freeUnits() -> Plot { changing { $0.wantsEqualUnits = false } }

    /// A small plot in a corner of the frame, its size as shares of the frame's.
    public func inset(_ corner: Corner, width: Double = 0.36, height: Double = 0.4, _ plot: Plot) -> Plot {
        changing { $0.insets.append(Inset(corner: corner, width: width, height: height, plot: [plot])) }
    }

    public var logicalWidth: Double { width }

    public var altText: String {
        if let alt { return alt }
        let names = marks.compactMap(\.style.series).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        let axes = [(ySettings.label, "against"), (xSettings.label, "")].filter { !$0.0.isEmpty }
        var parts = [title].filter { !$0.isEmpty }
        if axes.count == 2 {
            parts.append("\(ySettings.label) against \(xSettings.label)")
        } else if let axis = axes.first {
            parts.append(axis.0)
        }
        if !names.isEmpty { parts.append("Series: " + names.joined(separator: ", ")) }
        return parts.isEmpty ? "A plot" : parts.joined(separator: ". ")
    }

    /// What of the data the axes cannot show, in words for the author; empty if all is there.
    public var problems: [String] { (try? Chart(self).problems) ?? [] }

    package func drawing() throws -> Drawing {
        try Chart(self).drawing()
    }
}
