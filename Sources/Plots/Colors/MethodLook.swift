/// How every figure shows a method of optimization: one name, one colour, one symbol, one dash.
///
/// A series named after a method takes its look by itself: `by: "Adam"`, `by: "momentum, γ = 0.9"`, `by: "RMSProp, loss × 100"`.
/// Variants of one method in one figure keep its hue and differ in lightness.
public struct MethodLook: Hashable, Sendable {
    /// What legends call it.
    public let name: String
    /// The colour of its line.
    public let color: Color
    /// What marks its points.
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
    /// All the data at every step, and no memory.
    public static let gradientDescent = MethodLook(
        "gradient descent", .blue, .circle, "descent", "plain descent", "plain gradient descent",
        "batch gradient descent",
        "full-batch gradient descent", "steepest descent", "GD")
    /// A batch at every step, and no memory.
    public static let sgd = MethodLook(
        "SGD", .sky, .circle, "stochastic gradient descent", "mini-batch gradient descent", "plain SGD")
    /// A velocity.
    public static let momentum = MethodLook(
        "momentum", .orange, .square, "SGD with momentum", "SGD-momentum", "SGD momentum",
        "gradient descent with momentum",
        "heavy ball", "heavy-ball", "Polyak")
    /// A velocity that looks ahead.
    public static let nesterov = MethodLook(
        "Nesterov", .brown, .square, "Nesterov momentum", "SGD with Nesterov", "NAG", "look-ahead momentum")
    /// A rate for every weight, which only shrinks.
    public static let adaGrad = MethodLook("AdaGrad", .rose, .plus)
    /// A rate for every weight.
    public static let rmsProp = MethodLook("RMSProp", .teal, .triangle)
    /// A velocity, and a rate for every weight.
    public static let adam = MethodLook("Adam", .plum, .diamond)
    /// Adam with decoupled decay.
    public static let adamW = MethodLook("AdamW", .orchid, .diamond)
    /// Adam whose rates never grow back.
    public static let amsGrad = MethodLook("AMSGrad", .orchid, .diamond, dash: [9, 4])
    /// Adam that looks ahead.
    public static let nAdam = MethodLook("NAdam", .plum, .diamond, dash: [9, 4])
    /// The sign of an averaged gradient.
    public static let lion = MethodLook("Lion", .olive, .cross)
    /// By second derivatives.
    public static let newton = MethodLook("Newton", .ink, .ring, "Newton's method", "Newton’s method")
    /// What was worked out, not measured: drawn broad and pale, beneath every measurement.
    public static let theory = MethodLook("theory", .grey, .ring, "predicted", "prediction", "in theory")

    /// Every method that has a look of its own.
    public static let all: [MethodLook] = [
        .gradientDescent, .sgd, .momentum, .nesterov, .adaGrad, .rmsProp, .adam, .adamW, .amsGrad, .nAdam, .lion,
        .newton,
        .theory,
    ]

    /// The method that a series' name begins with; capitals do not matter, and the longest name wins.
    public static func named(_ series: String) -> MethodLook? {
        let series = series.lowercased()
        var best: (length: Int, method: MethodLook)?
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
