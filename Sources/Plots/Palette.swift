extension Color {
    public static let blue = Color(0x1150C4)
    public static let orange = Color(0xEE8E33)
    public static let teal = Color(0x15837C)
    public static let plum = Color(0x620D77)
    public static let sky = Color(0x6FBDE6)
    public static let rose = Color(0xDF3C77)
    public static let ochre = Color(0xA77E07)
    public static let ink = Color(0x2E3440)
    public static let grey = Color(0x7A828E)
    public static let lightGrey = Color(0xD5D9DF)
    public static let white = Color(0xFFFFFF)
    public static let black = Color(0x000000)

    /// The colours of series, in the order in which they are handed out. Neighbours differ in lightness as well as in
    /// hue, so that they stay apart for colour-blind readers and in a greyscale print.
    public static let palette: [Color] = [.blue, .orange, .teal, .plum, .sky, .rose, .ochre, .ink]
}

/// The greys of the house.
package enum Ink {
    package static let title = Color(0x1B1F27)
    package static let text = Color(0x3B424E)
    package static let faint = Color(0x69717E)
    package static let axis = Color(0x9AA2AE)
    package static let grid = Color(0xE9ECF0)
}
