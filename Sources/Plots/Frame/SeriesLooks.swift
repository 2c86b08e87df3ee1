/// Which colour, symbol and dash each series of a figure has: asked for, or its method's, or the next of the palette in order
/// of appearance.
package struct SeriesLooks: Equatable, Sendable {
    private struct Series: Equatable, Sendable {
        var name: String
        var wishedColor: Color?
        var wishedSymbol: Symbol?
        /// Whether symbols are kept for it, and whether a mark shows them.
        var hasSymbol = false
        var showsSymbol = false
        var look = Look(color: .ink, symbol: .circle, dash: [])
    }

    private struct Look: Equatable, Sendable {
        var color: Color
        var symbol: Symbol
        var dash: [Double]
    }

    private var series: [Series] = []
    /// The dashes of a method's variants, in their order.
    private static let dashes: [[Double]] = [[9, 4], [3, 3], [9, 3, 3, 3]]

    package init() {}

    private func index(of name: String) -> Int? { series.firstIndex { $0.name == name } }

    package subscript(name: String) -> Color? { index(of: name).map { series[$0].look.color } }

    package func dash(of name: String) -> [Double]? { index(of: name).map { series[$0].look.dash } }

    /// The symbol that a series' marks show, if they show any.
    package func symbol(of name: String) -> Symbol? {
        index(of: name).flatMap { series[$0].showsSymbol ? series[$0].look.symbol : nil }
    }

    package var all: [(name: String, color: Color)] { series.map { ($0.name, $0.look.color) } }

    /// A series seen before keeps the colour it was first given.
    package mutating func add(_ name: String, _ color: Color?) {
        guard index(of: name) == nil else { return }
        series.append(Series(name: name, wishedColor: color))
        settle()
    }

    /// Gives a series the symbol asked for, or else keeps what it has, or else gives it its method's or the next.
    ///
    /// - Parameter isShown: whether a mark of the series shows it; else it is only set aside.
    package mutating func addSymbol(_ name: String, _ wished: Symbol?, isShown: Bool = true) {
        guard let index = index(of: name) else { return }
        series[index].hasSymbol = true
        if isShown { series[index].showsSymbol = true }
        if let wished { series[index].wishedSymbol = wished }
        settle()
    }

    /// Hands out the looks anew: methods first, so that no other series takes one's colour or symbol.
    private mutating func settle() {
        let methods = series.map { $0.wishedColor == nil ? MethodLook.named($0.name) : nil }
        let spoken = Set(methods.compactMap { $0?.color } + series.compactMap(\.wishedColor))
        let free = Color.palette.filter { !spoken.contains($0) }
        let colors = free.isEmpty ? Color.palette : free
        let kept = Set(methods.compactMap { $0?.symbol })
        let symbols = Symbol.ofSeries.filter { !kept.contains($0) }
        var (colored, symbolized) = (0, 0)
        var shades: [MethodLook: [Color]] = [:]
        for index in series.indices {
            var look = Look(color: .ink, symbol: .circle, dash: [])
            if let method = methods[index] {
                let used = shades[method] ?? []
                let others = MethodLook.all.filter { $0 != method }.map(\.color)
                let shade = method.color.shade(besides: used, unlike: others)
                shades[method] = used + [shade]
                // In greyscale a lightness alone does not tell one variant from another method.
                let dashes = SeriesLooks.dashes.filter { $0 != method.dash }
                let dash = used.isEmpty ? method.dash : dashes[(used.count - 1) % dashes.count]
                look = Look(color: shade, symbol: method.symbol, dash: dash)
            } else {
                look.color = series[index].wishedColor ?? colors[colored % colors.count]
                if series[index].wishedColor == nil { colored += 1 }
                if series[index].hasSymbol, !symbols.isEmpty {
                    look.symbol = symbols[symbolized % symbols.count]
                    symbolized += 1
                }
            }
            look.symbol = series[index].wishedSymbol ?? look.symbol
            series[index].look = look
        }
    }
}

extension Color {
    /// The hue of theory: light enough to lie beneath every measurement, with as much colour as that leaves.
    package var pale: Color {
        let own = Oklab(self)
        return Oklab(0.83, own.lab.y * 0.62, own.lab.z * 0.62).color
    }

    /// The colour itself, or its hue at the lightness that stands farthest from those of its shades in use and can be told from
    /// what is kept for others.
    package func shade(besides used: [Color], unlike others: [Color] = []) -> Color {
        guard !used.isEmpty else { return self }
        let own = Oklab(self)
        let taken = used.map { Oklab($0).lab.x }
        // From where a hue can just be told to where a line can just be seen on white.
        let ladder = stride(from: 0.36, through: 0.76, by: 0.02)
        func distance(_ lightness: Double) -> Double { taken.map { abs($0 - lightness) }.min() ?? 0 }
        let kept = others.map(Oklab.init)
        let free = ladder.filter { lightness in
            kept.allSatisfy { kept in
                let way = SIMD3(lightness, own.lab.y, own.lab.z) - kept.lab
                return (way * way).sum() >= 0.12 * 0.12
            }
        }
        let lightness = (free.isEmpty ? Array(ladder) : free).max { distance($0) < distance($1) } ?? own.lab.x
        return Oklab(lightness, own.lab.y, own.lab.z).color
    }
}
