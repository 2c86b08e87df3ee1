/// What a line is to its reader, which decides how broad it is drawn, in logical pixels.
package enum LineKind: Sendable {
    /// What was measured: what a figure is about, and its broadest line but theory's.
    case measured
    /// What was measured, in dashes: they tell it apart already, and broader ones would look like bars.
    case dashed
    /// What other lines are read against: there, but not looked at first.
    case context
    /// What was worked out: shows as a pale rim on either side of a measured line that covers it.
    case theory
    /// An optimizer's way: its dots and heads, which grow with it, must leave room between short steps.
    case path
    /// The upper edge of an area, which has its ground to be seen by.
    case area
    /// The edges of a band: two for each series, so that even four of them do not look like curves of their own.
    case band
    /// A reference across the frame: nearly a line of the axes.
    case rule
    /// A range: as broad as what its ends, eight pixels long, can carry.
    case range
    /// An arrow from place to place, and the arc of an angle between two.
    case arrow
    /// One arrow of a field of hundreds.
    case fieldArrow
    /// A level of a landscape on its filled ground, where the steps of colour show it too.
    case levelOnGround
    /// A level of a landscape on paper.
    case levelOnPaper
    /// An arrow of a diagram, as broad as its boxes' outlines.
    case edge
    /// The arrow that a diagram is about.
    case boldEdge

    package var width: Double {
        switch self {
        case .measured: 2.6
        case .dashed: 2
        case .context: 1.7
        case .theory: 7
        case .path: 2
        case .area: 2
        case .band: 0.9
        case .rule: 1.3
        case .range: 1.8
        case .arrow: 2
        case .fieldArrow: 1.4
        case .levelOnGround: 0.9
        case .levelOnPaper: 1.1
        case .edge: 1.6
        case .boldEdge: 4
        }
    }
}

extension MarkStyle {
    /// What a line is to the reader, as `theory()` or `context()` said it. Where neither did, the series' name, a grey or dashes
    /// speak: only here do they decide it.
    package var lineKind: LineKind {
        if let kind { return kind }
        if series.flatMap(MethodLook.named) == .theory { return .theory }
        if color == .grey || color == .lightGrey { return .context }
        return dash == nil ? .measured : .dashed
    }

    /// Whether its line lies beneath the others: dashes, too, are mostly theory or a reference beside the data's solid lines.
    package var liesBeneath: Bool { dash != nil || lineKind == .theory }

    /// What was asked for, else the kind's own.
    package func width(_ kind: LineKind) -> Double { lineWidth ?? kind.width }
}
