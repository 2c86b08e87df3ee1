import CKernels

/// How values become places along an axis.
public struct Scale: Equatable, Sendable {
    package enum Kind: Equatable, Sendable {
        case linear
        case log
        case categories([String])
    }

    package var kind: Kind
    package var range: ClosedRange<Double>?

    /// Equal differences are equally long; the range comes from the data.
    public static let linear = Scale(kind: .linear)
    /// Equal ratios are equally long, values at or below zero are left out.
    public static let log = Scale(kind: .log)

    /// Equal differences are equally long, over this range.
    public static func linear(_ range: ClosedRange<Double>) -> Scale { Scale(kind: .linear, range: range) }
    /// Equal ratios are equally long, over this range.
    public static func log(_ range: ClosedRange<Double>) -> Scale { Scale(kind: .log, range: range) }
    /// Names in a row, in this order.
    public static func categories(_ names: [String]) -> Scale { Scale(kind: .categories(names)) }
}

/// A scale with its range settled: turns a value into a share of the axis's length.
public struct Axis: Equatable, Sendable {
    package var kind: Scale.Kind
    package var lower: Double
    package var upper: Double

    package init(kind: Scale.Kind, lower: Double, upper: Double) {
        self.kind = kind
        self.lower = lower
        self.upper = upper
    }

    /// Whether names stand along it and not values.
    package var isCategorical: Bool { if case .categories = kind { true } else { false } }

    package func share(of value: Double) -> Double {
        guard !value.isNaN else { return .nan }
        switch kind {
        case .linear, .categories:
            return (value - lower) / (upper - lower)
        case .log:
            if value == .infinity { return .infinity }
            return value > 0
                ? (decimalLogarithm(value) - decimalLogarithm(lower))
                    / (decimalLogarithm(upper) - decimalLogarithm(lower)) : .nan
        }
    }

    /// The value at a share of the axis's length.
    package func value(at share: Double) -> Double {
        switch kind {
        case .linear, .categories: lower + (upper - lower) * share
        case .log: power(of: decimalLogarithm(lower) + (decimalLogarithm(upper) - decimalLogarithm(lower)) * share)
        }
    }
}

private let naturalLogOfTen = dh_log(10)

package func decimalLogarithm(_ value: Double) -> Double {
    dh_log(value) / naturalLogOfTen
}

/// Ten to any exponent.
package func power(of exponent: Double) -> Double {
    dh_exp(exponent * naturalLogOfTen)
}

/// What the data of a plot reach from and to.
public struct Extent: Equatable, Sendable {
    package struct Span: Equatable, Sendable {
        package var lower = Double.infinity
        package var upper = -Double.infinity
        package var lowerPositive = Double.infinity
        package var names: [String] = []
        /// Set by marks that fill the frame from edge to edge.
        package var fixed: ClosedRange<Double>?
        /// Values that rules stand at: labels should name them.
        package var marked: [Double] = []
        /// Points at the border need air around them, lines do not.
        package var needsAir = false

        package init() {}

        package mutating func include(_ value: Double) {
            guard value.isFinite else { return }
            lower = min(lower, value)
            upper = max(upper, value)
            if value > 0 { lowerPositive = min(lowerPositive, value) }
        }

        package mutating func include(_ other: Span) {
            lower = min(lower, other.lower)
            upper = max(upper, other.upper)
            lowerPositive = min(lowerPositive, other.lowerPositive)
            needsAir = needsAir || other.needsAir
            names = names.union(other.names)
            for value in other.marked where !marked.contains(value) { marked.append(value) }
            if let range = other.fixed {
                fixed =
                    fixed.map { min($0.lowerBound, range.lowerBound)...max($0.upperBound, range.upperBound) } ?? range
            }
        }

        /// Makes room for these categories in the order of appearance; a name that stands twice has two places.
        package mutating func include(categories: [String]) {
            names = names.union(categories)
        }
    }

    package var x = Span()
    package var y = Span()
    /// The series that stand side by side as bars, in order of appearance.
    package var bars: [String] = []

    package init() {}

    package mutating func include(_ other: Extent) {
        x.include(other.x)
        y.include(other.y)
        for name in other.bars where !bars.contains(name) { bars.append(name) }
    }
}

extension Axis {
    /// Settles an axis's range: what the scale says, else what the data need.
    package init(_ scale: Scale, _ span: Extent.Span, name: String, plot: String, air: Double) throws {
        var kind = scale.kind
        if !span.names.isEmpty { kind = .categories(span.names) }
        if case .categories(let names) = scale.kind {
            kind = .categories(names)
        }
        if case .categories(let names) = kind {
            let all = names.union(span.names)
            self.init(kind: .categories(all), lower: -0.5, upper: Double(max(all.count, 1)) - 0.5)
            return
        }
        if let range = scale.range ?? span.fixed {
            guard range.lowerBound.isFinite, range.upperBound.isFinite, range.lowerBound < range.upperBound,
                (range.upperBound - range.lowerBound).isFinite, kind == .linear || range.lowerBound > 0
            else {
                throw PlotError.badRange(plot: plot, axis: name, range: range, isLog: kind == .log)
            }
            self.init(kind: kind, lower: range.lowerBound, upper: range.upperBound)
            return
        }
        guard span.lower <= span.upper else { throw PlotError.nothingToDraw(plot: plot, axis: name) }
        if kind == .log {
            guard span.lowerPositive.isFinite else { throw PlotError.nothingPositive(plot: plot, axis: name) }
            let (low, high) = (
                decimalLogarithm(span.lowerPositive), decimalLogarithm(max(span.upper, span.lowerPositive))
            )
            let margin = high - low < 1e-9 ? 0.5 : (high - low) * (span.needsAir ? max(air, 0.05) : air)
            let bounds = (
                max(power(of: low - margin), .leastNormalMagnitude),
                min(power(of: high + margin), .greatestFiniteMagnitude)
            )
            self.init(
                kind: .log, lower: margin == 0 ? span.lowerPositive : bounds.0,
                upper: margin == 0 ? span.upper : bounds.1)
            return
        }
        // Halves, so that a range from -1e308 to 1e308 does not overflow.
        let halfWidth = span.upper / 2 - span.lower / 2
        let scaleOfData = max(abs(span.lower), abs(span.upper))
        var margin = halfWidth * 2 * (span.needsAir ? max(air, 0.04) : air)
        if halfWidth <= scaleOfData * 1e-12 { margin = scaleOfData == 0 ? 1 : scaleOfData * 0.5 }
        var lower = max(span.lower - margin, -Axis.widest)
        var upper = min(span.upper + margin, Axis.widest)
        if span.lower >= 0 && lower < 0 { lower = 0 }
        if span.upper <= 0 && upper > 0 && span.lower < 0 { upper = 0 }
        self.init(kind: .linear, lower: lower, upper: max(upper, lower + .leastNormalMagnitude))
    }

    /// Ends the axis at a tick where one is near, so that what the data reach can be read off.
    package mutating func reachTicks(count: Int) {
        guard kind == .linear else { return }
        let ticks = Ticks.linear(lower, upper, count)
        guard let first = ticks.first, let last = ticks.last, ticks.count > 1 else { return }
        let step = (last - first) / Double(ticks.count - 1)
        let reach = (upper - lower) * 0.05
        // The next tick as `Ticks` will write it, not a sum with a rounding error of its own.
        let wider = Ticks.linear(lower - step, upper + step, count + 2)
        if first - lower > 1e-9 * step, let tick = wider.last(where: { $0 < lower }), lower - tick <= reach {
            lower = tick
        }
        if upper - last > 1e-9 * step, let tick = wider.first(where: { $0 > upper }), tick - upper <= reach {
            upper = tick
        }
    }

    private static let widest = Double.greatestFiniteMagnitude / 4
}

extension [String] {
    /// These names, and behind them those of others that are here less often than there.
    fileprivate func union(_ others: [String]) -> [String] {
        var result = self
        var spare = self.reduce(into: [:]) { $0[$1, default: 0] += 1 }
        for name in others {
            if let count = spare[name], count > 0 {
                spare[name] = count - 1
            } else {
                result.append(name)
            }
        }
        return result
    }
}
