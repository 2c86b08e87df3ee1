/// Where the name of a series came to stand.
package struct NamePlace: Equatable, Sendable {
    package var center: Vector
    /// How much is in the way, in the measure of `LabelCost`.
    package var hindrance: Double
    /// Whether it reads: on next to nothing else, and nearest to its own line.
    package var fits: Bool { hindrance < LabelCost.unreadable }
    /// The same place, settled: it does not speak for a legend.
    var decided: NamePlace { NamePlace(center: center, hindrance: 0) }
}
