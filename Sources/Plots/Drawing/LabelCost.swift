/// What speaks against a place for words: the lowest sum is taken. The unit is a quarter of a cell of the obstacles' map, four by
/// four pixels, that is drawn on.
enum LabelCost {
    /// A cell beneath the words or beside them that is drawn on.
    static let cell = 4.0
    /// A name that costs this, ten cells, does not read: it goes into a legend.
    static let unreadable = 40.0

    /// Words that leave the frame by however little: more than `unreadable`.
    static let leavingFrame = 60.0
    /// Of what lies outside, as a share of the words: the less the better, where all places leave the frame.
    static let outside = 600.0

    /// Words on other words, by the share that is covered: a twentieth of them outweighs a dozen cells, for letters on letters
    /// are lost, and lines beneath letters are not.
    static let words = 1000.0
    /// Words across a leader, or a leader across words: the words would seem to be what it points from.
    static let acrossLeader = 300.0

    /// A name on a leader: rather on three cells that are drawn on than away from its line.
    static let leader = 14.0
    /// A cell that a leader runs across: four times one beneath words, for it seems to end at the line that it crosses.
    static let leaderCell = 16.0

    /// A leader across another line: it would seem to name that one.
    static let acrossLine = 300.0

    /// Another line nearer than a name's own, at worst: more than `unreadable`.
    static let rival = 60.0
    /// By so many pixels a name's own line should be the nearer one, and each that is missing costs so much: all of `rival` where
    /// the other is nearer by six.
    static let lead = 14.0
    static let missingLead = 3.0

    /// A place's rank among those beside a point, at most a few dozen: between places otherwise alike the better side is taken.
    static let rankBeside = 0.9
    /// A place's rank among those along a line, up to 1,153: from the line's end to its start less than nine cells.
    static let rankAlong = 0.03

    /// A height on a level of a landscape: where that runs upright rather than level, and towards the lower left, where paths go
    /// more often than to the upper right.
    static let uprightLevel = 6.0
    static let farFromCorner = 8.0
    /// Where the best place for a height costs this, six cells, it is left away.
    static let noHeight = 24.0
}
