/// Something that stands for data in a plot.
///
/// All marks draw in turn, layer by layer: grounds, then theory, then measurements, then what must not be covered.
///
/// Marks are written inside this package alone: what they draw with, of `Extent`, `Frame` and `MarkStyle`, is the package's own, so that
/// lettering, colours and margins are settled in one place. A program outside composes the marks that there are.
public protocol Mark: Sendable {
    /// How it looks, where it is not the house's choice.
    var style: MarkStyle { get set }
    /// Reports what the data reach from and to.
    func measure(_ extent: inout Extent) throws
    /// Areas, landscapes, bands: beneath every line and point.
    func drawGround(in frame: inout Frame)
    /// What was worked out and not measured, beneath what was.
    func drawTheory(in frame: inout Frame)
    /// Draws into a frame whose axes are settled.
    func draw(in frame: inout Frame)
    /// What no other mark may cover: a landscape's minimum, a path's start.
    func drawTop(in frame: inout Frame)
    /// Asks for a name beside the data; called before `draw`, and again to settle the margins.
    func label(in frame: inout Frame)
    /// The scale of colours to show beside the frame, if the mark has one.
    var colorKey: ColorKey? { get }
    /// Whether it shows its series' symbol.
    var hasSymbols: Bool { get }
    /// Whether it draws the plane itself, in which a unit of x should be as long as one of y.
    var isLandscape: Bool { get }
    /// Whether it fills the frame, so that nothing beneath it shows.
    var isOpaque: Bool { get }
    /// Whether it draws its series as a line.
    var hasLine: Bool { get }
    /// What of the data these axes cannot show, in words for the figure's author.
    func problems(_ x: Axis, _ y: Axis) -> [String]
}

extension Mark {
    public func drawGround(in frame: inout Frame) {}
    public func drawTheory(in frame: inout Frame) {}
    public func draw(in frame: inout Frame) {}
    public func drawTop(in frame: inout Frame) {}
    public func label(in frame: inout Frame) {}
    public var colorKey: ColorKey? { nil }
    public var hasSymbols: Bool { false }
    public var isLandscape: Bool { false }
    public var isOpaque: Bool { false }
    public var hasLine: Bool { false }
    public func problems(_ x: Axis, _ y: Axis) -> [String] { [] }
}

/// How a mark looks; what is nil is the house's choice.
public struct MarkStyle: Equatable, Sendable {
    package enum Label: Equatable, Sendable {
        case automatic
        case hidden
        case words(String)
    }

    package var series: String?
    package var color: Color?
    package var lineWidth: Double?
    package var dash: [Double]?
    package var opacity: Double?
    package var symbol: Symbol?
    package var symbolSize: Double?
    package var label = Label.automatic
    /// What its line is to the reader, where that was said.
    package var kind: LineKind?
    /// Whether its words are in bold.
    package var isBold = false
    /// Whether data outside the axes are left out on purpose.
    package var isCropped = false

    package init(series: String? = nil) {
        self.series = series
    }

    /// What is written beside the data.
    package var labelText: String? {
        switch label {
        case .automatic: series
        case .hidden: nil
        case .words(let words): words
        }
    }
}

/// The shape of a point.
public enum Symbol: Sendable, CaseIterable {
    case circle, ring, square, diamond, triangle, cross, plus

    /// Those of series, in the order in which they are handed out.
    package static let ofSeries: [Symbol] = [.circle, .square, .triangle, .diamond, .plus, .cross, .ring]
}

extension Mark {
    private func styled(_ change: (inout MarkStyle) -> Void) -> Self { changing { change(&$0.style) } }

    /// In this colour instead of its series'.
    public func color(_ color: Color) -> Self { styled { $0.color = color } }
    /// In logical pixels.
    public func lineWidth(_ width: Double) -> Self { styled { $0.lineWidth = width } }
    /// With a dashed line.
    public func dashed() -> Self { styled { $0.dash = [7, 5] } }
    /// From 0, which is not there, to 1, through which nothing shows.
    public func opacity(_ opacity: Double) -> Self { styled { $0.opacity = opacity } }
    /// With this shape of points instead of its series'.
    public func symbol(_ symbol: Symbol) -> Self { styled { $0.symbol = symbol } }
    /// Diameter in logical pixels.
    public func symbolSize(_ size: Double) -> Self { styled { $0.symbolSize = size } }
    /// Writes these words beside the data instead of the series' name.
    public func label(_ words: String) -> Self { styled { $0.label = .words(words) } }
    /// Without a name beside the data.
    public func unlabelled() -> Self { styled { $0.label = .hidden } }
    /// Leaves out what lies outside the axes without a warning.
    public func cropped() -> Self { styled { $0.isCropped = true } }
}

/// Collects the marks of a plot; takes `if`, `for` and arrays of marks.
@resultBuilder
public enum MarkBuilder {
    public static func buildExpression(_ mark: some Mark) -> [any Mark] { [mark] }
    public static func buildExpression(_ marks: [some Mark]) -> [any Mark] { marks }
    public static func buildExpression(_ marks: [any Mark]) -> [any Mark] { marks }
    public static func buildExpression(_ nothing: Void) -> [any Mark] { [] }
    public static func buildBlock(_ parts: [any Mark]...) -> [any Mark] { parts.flatMap { $0 } }
    public static func buildArray(_ parts: [[any Mark]]) -> [any Mark] { parts.flatMap { $0 } }
    public static func buildOptional(_ part: [any Mark]?) -> [any Mark] { part ?? [] }
    public static func buildEither(first part: [any Mark]) -> [any Mark] { part }
    public static func buildEither(second part: [any Mark]) -> [any Mark] { part }
    public static func buildLimitedAvailability(_ part: [any Mark]) -> [any Mark] { part }
}
