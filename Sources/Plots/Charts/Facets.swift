/// Small multiples: plots in a grid, comparable because they share their scales.
public struct Facets: Picture, StillPicture {
    /// Along which axes all panels have one range.
    public enum Sharing: Sendable { case none, x, y, both }

    public var title: String
    package var plots: [Plot]
    private let asked: Int
    package var sharing: Sharing
    package var subtitle = ""
    package var alt: String?
    package var width: Double?
    package var height: Double?

    /// Plots in rows of so many columns.
    public init(
        _ title: String = "", columns: Int = 2, sharing: Sharing = .both, @PlotBuilder plots: () throws -> [Plot]
    ) rethrows {
        self.title = title
        asked = max(1, columns)
        self.sharing = sharing
        self.plots = try plots()
    }

    /// Conditions of the measurement, in grey under the title.
    public func subtitle(_ text: String) -> Facets { changing { $0.subtitle = text } }
    /// What the picture shows, for readers who cannot see it.
    public func alt(_ text: String) -> Facets { changing { $0.alt = text } }

    /// In logical pixels, the width at most 720; the height follows from the panels unless given for the columns asked for.
    public func size(width: Double, height: Double? = nil) -> Facets {
        changing {
            $0.width = width
            $0.height = height
        }
    }

    /// Panels side by side: two at most, so that each can be read on a phone.
    package var columns: Int { min(asked, 2, max(plots.count, 1)) }

    /// A height asked for more columns, or a wider picture, says nothing of this one.
    package var fittingHeight: Double? {
        asked <= columns || asked >= plots.count && plots.count <= 2 ? (width ?? 0 > Plot.widest ? nil : height) : nil
    }

    /// What `size` said, at most 720.
    public var logicalWidth: Double { min(width ?? Plot.widest, Plot.widest) }

    public var problems: [String] {
        guard let extents = try? extents() else { return [] }
        return zip(plots, extents).flatMap { plot, extent in
            var setting = Chart.Setting()
            (setting.extent, setting.isPanel) = (extent, true)
            return ((try? Chart(plot, setting).problems) ?? []).map { title.isEmpty ? $0 : "“\(title)”, \($0)" }
        }
    }

    public var altText: String {
        if let alt { return alt }
        let panels = plots.map(\.title).filter { !$0.isEmpty }.joined(separator: "; ")
        return [title, "\(plots.count) panels" + (panels.isEmpty ? "" : ": " + panels)].filter { !$0.isEmpty }
            .joined(separator: ". ")
    }

    package func drawing() throws -> Drawing {
        try FacetLayout(self, extents(), seriesLooks()).drawing()
    }

    package func seriesLooks(_ known: SeriesLooks = SeriesLooks()) -> SeriesLooks {
        plots.reduce(known) { $1.seriesLooks($0) }
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
