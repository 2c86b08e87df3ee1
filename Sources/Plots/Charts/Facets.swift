/// Small multiples: plots in a grid, comparable because they share their scales.
public struct Facets: Picture, StillPicture {
    /// Along which axes all panels have one range.
    public enum Sharing: Sendable { case none, x, y, both }

    public var title: String
    package var plots: [Plot]
    package var columns: Int
    package var sharing: Sharing
    package var subtitle = ""
    package var alt: String?
    package var width: Double?
    package var height: Double?

    public init(
        _ title: String = "", columns: Int, sharing: Sharing = .both, @PlotBuilder plots: () throws -> [Plot]
    ) rethrows {
        self.title = title
        self.columns = max(1, columns)
        self.sharing = sharing
        self.plots = try plots()
    }

    private func with(_ change: (inout Facets) -> Void) -> Facets {
        var copy = self
        change(&copy)
        return copy
    }

    /// Conditions of the measurement, in grey under the title.
    public func subtitle(_ text: String) -> Facets { with { $0.subtitle = text } }
    /// What the picture shows, for readers who cannot see it.
    public func alt(_ text: String) -> Facets { with { $0.alt = text } }

    /// In logical pixels; the height follows from the panels unless given.
    public func size(width: Double, height: Double? = nil) -> Facets {
        with {
            $0.width = width
            $0.height = height
        }
    }

    /// What `size` said, else 720, or 960 for three columns and more.
    public var logicalWidth: Double { width ?? (min(columns, plots.count) > 2 ? 960 : 720) }

    public var altText: String {
        if let alt { return alt }
        let panels = plots.map(\.title).filter { !$0.isEmpty }.joined(separator: "; ")
        return [title, "\(plots.count) panels" + (panels.isEmpty ? "" : ": " + panels)].filter { !$0.isEmpty }
            .joined(separator: ". ")
    }

    package func drawing() throws -> Drawing {
        try drawing(extents: extents(), colors: seriesColors())
    }

    package func seriesColors(_ known: SeriesColors = SeriesColors()) -> SeriesColors {
        plots.reduce(known) { $1.seriesColors($0) }
    }

    /// What each panel's data reach, widened to the others' where a scale is shared.
    package func extents() throws -> [Extent] {
        guard !plots.isEmpty else { throw PlotError.noPanels(title) }
        let own = try plots.map { try $0.extent() }
        return Facets.shared(own, sharing)
    }

    package static func shared(_ own: [Extent], _ sharing: Sharing) -> [Extent] {
        var all = Extent()
        for extent in own { all.include(extent) }
        return own.map { extent in
            var extent = extent
            if sharing == .x || sharing == .both { extent.x = all.x }
            if sharing == .y || sharing == .both { extent.y = all.y }
            extent.bars = all.bars
            return extent
        }
    }

    package func drawing(extents: [Extent], colors: SeriesColors) throws -> Drawing {
        let layout = try FacetLayout(self, extents, colors)
        return try layout.drawing()
    }
}

/// Collects the panels of a grid; takes `if` and `for`.
@resultBuilder
public enum PlotBuilder {
    public static func buildExpression(_ plot: Plot) -> [Plot] { [plot] }
    public static func buildExpression(_ plots: [Plot]) -> [Plot] { plots }
    public static func buildBlock(_ parts: [Plot]...) -> [Plot] { parts.flatMap { $0 } }
    public static func buildArray(_ parts: [[Plot]]) -> [Plot] { parts.flatMap { $0 } }
    public static func buildOptional(_ part: [Plot]?) -> [Plot] { part ?? [] }
    public static func buildEither(first part: [Plot]) -> [Plot] { part }
    public static func buildEither(second part: [Plot]) -> [Plot] { part }
}
