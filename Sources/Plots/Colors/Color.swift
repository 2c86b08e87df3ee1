import CKernels

/// An opaque colour of the sRGB space, eight bits a channel.
public struct Color: Hashable, Sendable {
    /// From 0 to 255, as sRGB stores it.
    public var red: UInt8
    /// From 0 to 255, as sRGB stores it.
    public var green: UInt8
    /// From 0 to 255, as sRGB stores it.
    public var blue: UInt8

    /// A colour by its three parts, each from 0 to 255.
    public init(red: UInt8, green: UInt8, blue: UInt8) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// `Color(0x3366AA)`
    public init(_ hex: UInt32) {
        self.init(
            red: UInt8(truncatingIfNeeded: hex >> 16), green: UInt8(truncatingIfNeeded: hex >> 8),
            blue: UInt8(truncatingIfNeeded: hex))
    }

    /// Mixes in light, not in code values: half black and half white is what a fine chessboard looks like from afar.
    public func mixed(with other: Color, _ share: Double) -> Color {
        func mix(_ a: UInt8, _ b: UInt8) -> UInt8 {
            let light = Light.linear[Int(a)] * (1 - share) + Light.linear[Int(b)] * share
            return Light.encode(light)
        }
        return Color(red: mix(red, other.red), green: mix(green, other.green), blue: mix(blue, other.blue))
    }

    /// Relative luminance, from 0 (black) to 1 (white), as WCAG defines it.
    public var luminance: Double {
        0.2126 * Light.linear[Int(red)] + 0.7152 * Light.linear[Int(green)] + 0.0722 * Light.linear[Int(blue)]
    }

    /// How well one is read on the other: from 1, not at all, to 21, black on white, as WCAG defines it.
    package func contrast(with other: Color) -> Double {
        let (darker, lighter) = (min(luminance, other.luminance), max(luminance, other.luminance))
        return (lighter + 0.05) / (darker + 0.05)
    }

    /// The same hue, dark enough to be read as text on white (contrast at least 4.5, WCAG AA).
    package var asText: Color {
        var color = self
        while color.contrast(with: .white) < 4.5 {
            color = color.mixed(with: .black, 0.06)
        }
        return color
    }

    package var packed: UInt32 { UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue) }
}

/// The sRGB transfer curve between code values and light.
package enum Light {
    package static let linear: [Double] = (0...255).map { code in
        let s = Double(code) / 255
        return s <= 0.04045 ? s / 12.92 : dh_pow((s + 0.055) / 1.055, 2.4)
    }

    package static func encode(_ light: Double) -> UInt8 {
        let light = min(max(light, 0), 1)
        let s = light <= 0.0031308 ? 12.92 * light : 1.055 * dh_pow(light, 1 / 2.4) - 0.055
        return UInt8((s * 255).rounded())
    }

    /// Light in 65,535 steps for each code value, and the way back in 16,384 steps: blending in integers.
    package static let fine: [Int32] = linear.map { Int32(($0 * 65_535).rounded()) }
    package static let coarse: [UInt8] = (0..<16_384).map { encode((Double($0) + 0.5) / 16_384) }
}
