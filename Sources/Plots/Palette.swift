extension Color {
    public static let blue = Color(0x1F5FBF)
    public static let orange = Color(0xF08A24)
    public static let teal = Color(0x14907A)
    public static let plum = Color(0x6B1F6F)
    public static let sky = Color(0x62B5E5)
    public static let rose = Color(0xD8456B)
    public static let olive = Color(0x9A9A1F)
    public static let ink = Color(0x2E3440)
    public static let grey = Color(0x7A828E)
    public static let lightGrey = Color(0xD5D9DF)
    public static let white = Color(0xFFFFFF)
    public static let black = Color(0x000000)

    /// The colours of series, in the order in which they are handed out. Neighbours differ in lightness as well as in
    /// hue, so that they stay apart for colour-blind readers and in a greyscale print.
    public static let palette: [Color] = [.blue, .orange, .teal, .plum, .sky, .rose, .olive, .ink]
}

/// The greys of the house.
package enum Ink {
    package static let title = Color(0x1B1F27)
    package static let text = Color(0x3B424E)
    package static let faint = Color(0x69717E)
    package static let axis = Color(0x9AA2AE)
    package static let grid = Color(0xE9ECF0)
}
