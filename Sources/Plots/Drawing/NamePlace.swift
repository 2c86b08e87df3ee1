/// Where the name of a series came to stand.
package struct NamePlace: Equatable, Sendable {
    package var center: Vector
    /// How much is in the way: 4 for each cell of 4 × 4 pixels already drawn on, up to 60 if another line is nearer than its own.
    package var hindrance: Double
    /// Whether it reads: on next to nothing else, and nearest to its own line.
    package var fits: Bool { hindrance < 40 }
    /// The same place, settled: it does not speak for a legend.
    var decided: NamePlace { NamePlace(center: center, hindrance: 0) }
}
