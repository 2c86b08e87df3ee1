/// The colours that stand for values, and what their scale beside the frame is called.
public struct ValueColors: Sendable {
    package var map: ColorMap
    /// Nil for no scale beside the frame.
    package var barLabel: String?

    package init(_ map: ColorMap, barLabel: String? = nil) {
        self.map = map
        self.barLabel = barLabel
    }

    /// The scale of colours beside the frame, if one was asked for; steps are empty where it is continuous.
    package func key(from lower: Double, to upper: Double, steps: [Double] = []) -> ColorKey? {
        barLabel.map { ColorKey(map: map, label: $0, steps: steps, lower: lower, upper: upper) }
    }
}

/// A mark whose colours stand for values.
public protocol ColorMapped: Mark {
    /// Its colours, and their scale beside the frame.
    var valueColors: ValueColors { get set }
}

extension ColorMapped {
    /// The colours from low to high.
    public func colorMap(_ map: ColorMap) -> Self { changing { $0.valueColors.map = map } }
    /// Shows the scale of colours beside the frame.
    public func colorBar(_ label: String) -> Self { changing { $0.valueColors.barLabel = label } }
}
