/// Pictures in time: one APNG that browsers play and any other reader shows as a still of the last frame.
public struct Animation: Picture {
    private enum Frames: Sendable {
        case plots([Plot])
        case facets([Facets])
    }

    public var title: String
    private var frames: Frames
    private var framesPerSecond: Double
    private var lastSeconds = 2.0
    private var subtitle = ""
    private var alt: String?

    /// - Parameter title: stands on every frame whose plot has none of its own.
    public init(_ title: String = "", of plots: [Plot], framesPerSecond: Double = 12) {
        self.title = title
        frames = .plots(plots)
        self.framesPerSecond = framesPerSecond
    }

    /// Grids of panels as frames.
    public init(_ title: String = "", of facets: [Facets], framesPerSecond: Double = 12) {
        self.title = title
        frames = .facets(facets)
        self.framesPerSecond = framesPerSecond
    }

    /// One plot for each frame number from 0.
    public init(
        _ title: String = "", frames: Int, framesPerSecond: Double = 12, _ plot: (Int) throws -> Plot
    ) rethrows {
        self.init(title, of: try (0..<max(frames, 0)).map(plot), framesPerSecond: framesPerSecond)
    }

    /// One grid of panels for each frame number from 0.
    public init(
        _ title: String = "", frames: Int, framesPerSecond: Double = 12, _ facets: (Int) throws -> Facets
    ) rethrows {
        self.init(title, of: try (0..<max(frames, 0)).map(facets), framesPerSecond: framesPerSecond)
    }

    /// Stands under the title on every frame whose plot has no subtitle of its own.
    public func subtitle(_ text: String) -> Animation { changing { $0.subtitle = text } }
    /// What the picture shows, for readers who cannot see it.
    public func alt(_ text: String) -> Animation { changing { $0.alt = text } }
    /// Seconds on the last frame before it starts anew.
    public func holding(last seconds: Double) -> Animation { changing { $0.lastSeconds = seconds } }

    public var logicalWidth: Double {
        switch frames {
        case .plots(let plots): plots.first?.logicalWidth ?? 720
        case .facets(let facets): facets.first?.logicalWidth ?? 720
        }
    }

    public var altText: String {
        if let alt { return alt }
        let last: String
        switch frames {
        case .plots(let plots): last = plots.last?.altText ?? ""
        case .facets(let facets): last = facets.last?.altText ?? ""
        }
        return ["Animation", title, last == title ? "" : last].filter { !$0.isEmpty }.joined(separator: ": ")
    }

    /// Those of any frame, each once.
    public var problems: [String] {
        let all =
            switch frames {
            case .plots(let plots): plots.map(titled).flatMap(\.problems)
            case .facets(let facets): facets.flatMap(\.problems)
            }
        return all.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    /// The frames' drawings, on axes that hold for all of them, so that nothing jumps.
    package func drawings() throws -> [Drawing] {
        switch frames {
        case .plots(let plots):
            guard !plots.isEmpty else { throw PlotError.noFrames(title) }
            let plots = plots.map(titled)
            var extent = Extent()
            for plot in plots { extent.include(try plot.extent()) }
            var setting = Chart.Setting()
            setting.extent = extent
            setting.looks = plots.reduce(SeriesLooks()) { $1.seriesLooks($0) }
            func settle() throws {
                let margins = try plots.map { try Chart($0, setting).margins() }
                setting.margins = margins.dropFirst().reduce(margins[0]) { $0.union($1) }
            }
            try settle()
            // Names stand where the last frame has room for them: they do not jump, and the still shows them best.
            var names = try Chart(plots[plots.count - 1], setting).drawn().names
            if !names.values.allSatisfy(\.fits), plots.allSatisfy({ $0.legend == .automatic }) {
                setting.needsLegend = true
                try settle()
                names = try Chart(plots[plots.count - 1], setting).drawn().names
            }
            setting.fixedNames = names.filter { $0.value.fits }.mapValues(\.center)
            return try plots.map { try Chart($0, setting).drawn().drawing }
        case .facets(let facets):
            guard let first = facets.first else { throw PlotError.noFrames(title) }
            let looks = facets.reduce(SeriesLooks()) { $1.seriesLooks($0) }
            var extents = try first.extents()
            for frame in facets.dropFirst() {
                for (index, extent) in try frame.extents().enumerated() where index < extents.count {
                    extents[index].include(extent)
                }
            }
            extents = Facets.shared(extents, first.sharing)
            let layouts = try facets.map { frame in
                var frame = frame
                if frame.title.isEmpty { frame.title = title }
                if frame.subtitle.isEmpty { frame.subtitle = subtitle }
                guard frame.plots.count == first.plots.count else { throw PlotError.unequalFrames(title) }
                return try FacetLayout(frame, extents, looks)
            }
            guard let last = layouts.last else { throw PlotError.noFrames(title) }
            var naming = try last.naming()
            naming.places = try last.drawn(naming).places
            return try layouts.map { try $0.drawn(naming).drawing }
        }
    }

    private func titled(_ plot: Plot) -> Plot {
        var plot = plot
        if plot.title.isEmpty { plot.title = title }
        if plot.subtitle.isEmpty { plot.subtitle = subtitle }
        return plot
    }

    public func png(_ effort: PNG.Effort) throws -> [UInt8] {
        let drawings = try drawings()
        guard let first = drawings.first else { throw PlotError.noFrames(title) }
        // What all frames begin with (grid, contours) is drawn once.
        let common = drawings.dropFirst().reduce(first.commands.count) { count, drawing in
            zip(first.commands, drawing.commands).prefix(count).prefix { $0 == $1 }.count
        }
        var ground = Renderer(width: first.width, height: first.height)
        ground.perform(first.commands[..<common])
        var strip = FrameStrip(title: title, alt: altText, merging: !drawings.contains(where: \.hasGradient))
        guard let delay = Delay(framesPerSecond: framesPerSecond) else {
            throw PlotError.badDelay(title, "\(framesPerSecond) frames a second")
        }
        guard let last = Delay(seconds: lastSeconds) else {
            throw PlotError.badDelay(title, "\(lastSeconds) seconds on the last frame")
        }
        for (index, drawing) in drawings.enumerated() {
            guard drawing.width == first.width, drawing.height == first.height else {
                throw PlotError.unequalFrames(title)
            }
            var renderer = ground
            renderer.perform(drawing.commands[common...])
            strip.add(renderer.bitmap, for: index == drawings.count - 1 ? last : delay)
        }
        return try strip.encoded(effort)
    }
}
