/// Why a picture could not be drawn.
public enum PlotError: Error, Equatable, CustomStringConvertible {
    /// A mark has another number of values for x than for y.
    case lengths(mark: String, x: Int, y: Int)
    /// No mark has a finite value along an axis.
    case nothingToDraw(plot: String, axis: String)
    /// A logarithmic axis has no value above zero.
    case nothingPositive(plot: String, axis: String)
    /// An axis cannot have this range.
    case badRange(plot: String, axis: String, range: ClosedRange<Double>, isLog: Bool)
    /// A mark's rows and columns are no grid.
    case badGrid(mark: String, reason: String)
    /// An edge names a node that there is not.
    case unknownNode(String)
    /// An animation without frames.
    case noFrames(String)
    /// An animation whose frames have different sizes or panels.
    case unequalFrames(String)
    /// A time that a file cannot store.
    case badDelay(String, String)
    /// A grid without plots.
    case noPanels(String)
    /// A size that leaves no room to draw in, or is out of all bounds.
    case tooSmall(plot: String, width: Double, height: Double)

    public var description: String {
        switch self {
        case .lengths(let mark, let x, let y):
            "\(mark): \(x) values for x but \(y) for y; give as many of one as of the other"
        case .nothingToDraw(let plot, let axis):
            "Plot “\(plot)”: no finite value along \(axis); add data or give the axis a range, as in .linear(0...1)"
        case .nothingPositive(let plot, let axis):
            "Plot “\(plot)”: a log axis (\(axis)) needs at least one value above zero; use .linear or shift the data"
        case .badRange(let plot, let axis, let range, let isLog):
            "Plot “\(plot)”: \(axis) cannot reach from \(range.lowerBound) to \(range.upperBound); "
                + (isLog ? "a log axis needs 0 < lower < upper" : "it needs finite bounds, lower < upper")
        case .badGrid(let mark, let reason): "\(mark): \(reason)"
        case .unknownNode(let name): "GraphMark: an edge names “\(name)”, which is no node; add it to `nodes`"
        case .noFrames(let title): "Animation “\(title)”: no frames; give at least one"
        case .unequalFrames(let title):
            "Animation “\(title)”: every frame needs the same size and the same number of panels"
        case .badDelay(let title, let time):
            "Animation “\(title)”: \(time) cannot be stored; a time is a fraction of a second of whole numbers from 1 to 65,535, "
                + "such as 12, 29.97 or 0.5 frames a second"
        case .noPanels(let title): "Facets “\(title)”: no plots; give at least one"
        case .tooSmall(let plot, let width, let height):
            "Plot “\(plot)”: \(width) × \(height) leaves no room to draw in; make it at least 160 × 120, at most 4000 × 4000"
        }
    }
}
