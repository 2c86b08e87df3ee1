extension Color {
    /// The first of the series' colours.
    public static let blue = Color(0x0234DA)
    /// The second of the series' colours.
    public static let orange = Color(0xDF7A0C)
    /// The third of the series' colours.
    public static let teal = Color(0x167D70)
    /// The fourth of the series' colours.
    public static let plum = Color(0x53026D)
    /// A relative of blue.
    public static let sky = Color(0x0E8AC1)
    /// A clear red.
    public static let rose = Color(0xBC083C)
    /// A relative of orange.
    public static let brown = Color(0x603301)
    /// A relative of plum.
    public static let orchid = Color(0xA85FC0)
    /// A dark yellow.
    public static let olive = Color(0x7A7A12)
    /// A grey with blue in it.
    public static let slate = Color(0x44546B)
    /// Nearly black: letters and axes.
    public static let ink = Color(0x1A212D)
    /// The grey of reference lines and of what is theory.
    public static let grey = Color(0x7A828E)
    /// The grey of grid lines.
    public static let lightGrey = Color(0xD5D9DF)
    /// The paper's.
    public static let white = Color(0xFFFFFF)
    /// Black itself.
    public static let black = Color(0x000000)

    /// The colours of series, in the order in which they are handed out: hues for a screen, and a ladder of lightness for
    /// colour-blind readers and a greyscale print. A line wants a contrast of 3 on white (WCAG 2.2, 1.4.11), which leaves
    /// lightnesses up to 61 of 100: the first four share them in steps of 12, the other four stand between those.
    public static let palette: [Color] = [.blue, .orange, .teal, .plum, .sky, .rose, .brown, .ink]
}

/// The greys of the house.
package enum Ink {
    package static let title = Color(0x1B1F27)
    package static let text = Color(0x3B424E)
    package static let faint = Color(0x69717E)
    package static let axis = Color(0x5B6472)
    package static let zero = Color(0xA9B0BB)
    package static let grid = Color(0xE6E9ED)
}
