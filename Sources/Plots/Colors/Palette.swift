extension Color {
    public static let blue = Color(0x0234DA)
    public static let orange = Color(0xDF7A0C)
    public static let teal = Color(0x167D70)
    public static let plum = Color(0x53026D)
    public static let sky = Color(0x0E8AC1)
    public static let rose = Color(0xBC083C)
    public static let brown = Color(0x603301)
    public static let orchid = Color(0xA85FC0)
    public static let olive = Color(0x7A7A12)
    public static let slate = Color(0x44546B)
    public static let ink = Color(0x1A212D)
    public static let grey = Color(0x7A828E)
    public static let lightGrey = Color(0xD5D9DF)
    public static let white = Color(0xFFFFFF)
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
    package static let axis = Color(0x9AA2AE)
    package static let grid = Color(0xE9ECF0)
}
