/// A method of optimization as every figure shows it: one name, one colour, one symbol, one dash.
///
/// A series named after a method takes its look by itself: `by: "Adam"`, `by: "momentum, γ = 0.9"`, `by: "RMSProp, loss × 100"`.
/// Variants of one method in one figure keep its hue and differ in lightness.
public struct Method: Hashable, Sendable {
    public let name: String
    public let color: Color
    public let symbol: Symbol
    /// Lengths of dashes and gaps in logical pixels; empty for a solid line.
    public let dash: [Double]
    private let otherNames: [String]

    private init(_ name: String, _ color: Color, _ symbol: Symbol, dash: [Double] = [], _ otherNames: String...) {
        self.name = name
        self.color = color
        self.symbol = symbol
        self.dash = dash
        self.otherNames = otherNames
    }

    // Relatives share a hue: blue for those without memory, orange for those with a velocity, plum for Adam's family.
    public static let gradientDescent = Method(
        "gradient descent", .blue, .circle, "descent", "plain descent", "plain gradient descent",
        "batch gradient descent",
        "full-batch gradient descent", "steepest descent", "GD")
    public static let sgd = Method(
        "SGD", .sky, .circle, "stochastic gradient descent", "mini-batch gradient descent", "plain SGD")
    public static let momentum = Method(
        "momentum", .orange, .square, "SGD with momentum", "SGD-momentum", "SGD momentum",
        "gradient descent with momentum",
        "heavy ball", "heavy-ball", "Polyak")
    public static let nesterov = Method(
        "Nesterov", .brown, .square, "Nesterov momentum", "SGD with Nesterov", "NAG", "look-ahead momentum")
    public static let adaGrad = Method("AdaGrad", .rose, .plus)
    public static let rmsProp = Method("RMSProp", .teal, .triangle)
    public static let adam = Method("Adam", .plum, .diamond)
    public static let adamW = Method("AdamW", .orchid, .diamond)
    public static let amsGrad = Method("AMSGrad", .orchid, .diamond, dash: [9, 4])
    public static let nAdam = Method("NAdam", .plum, .diamond, dash: [9, 4])
    public static let lion = Method("Lion", .olive, .cross)
    public static let newton = Method("Newton", .ink, .ring, "Newton's method", "Newton’s method")
    /// What was worked out, not measured: drawn broad and pale, beneath every measurement.
    public static let theory = Method("theory", .grey, .ring, "predicted", "prediction", "in theory")

    public static let all: [Method] = [
        .gradientDescent, .sgd, .momentum, .nesterov, .adaGrad, .rmsProp, .adam, .adamW, .amsGrad, .nAdam, .lion,
        .newton,
        .theory,
    ]

    /// The method that a series' name begins with; capitals do not matter, and the longest name wins.
    public static func named(_ series: String) -> Method? {
        let series = series.lowercased()
        var best: (length: Int, method: Method)?
        for method in all {
            for name in [method.name] + method.otherNames where series.hasPrefix(name.lowercased()) {
                // “Adam” does not begin “Adamant”, nor “AdamW”.
                if let next = series.dropFirst(name.count).first, next.isLetter || next.isNumber { continue }
                if name.count > best?.length ?? 0 { best = (name.count, method) }
            }
        }
        return best?.method
    }
}
