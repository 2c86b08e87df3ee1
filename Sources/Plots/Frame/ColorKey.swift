/// The scale of colours beside a frame.
public struct ColorKey: Equatable, Sendable {
    package var map: ColorMap
    package var label: String
    /// Heights where the colour changes; empty for a continuous scale.
    package var steps: [Double]
    package var lower: Double
    package var upper: Double
}
