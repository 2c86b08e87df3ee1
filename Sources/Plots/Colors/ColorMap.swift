import CKernels

/// A run of colours for a run of values.
public struct ColorMap: Hashable, Sendable {
    /// 256 colours from low to high.
    package let colors: [Color]

    package func color(at share: Double) -> Color {
        guard share.isFinite else { return share > 0 ? colors[255] : colors[0] }
        return colors[Int((min(max(share, 0), 1) * 255).rounded())]
    }

    /// From deep indigo over teal to pale yellow, lightness rising evenly: order shows even in greyscale.
    public static let dusk = ColorMap(stops: [
        Oklab(0.24, 0.035, -0.105), Oklab(0.38, 0.000, -0.125), Oklab(0.52, -0.055, -0.075), Oklab(0.66, -0.100, 0.005),
        Oklab(0.80, -0.085, 0.100), Oklab(0.945, -0.025, 0.125),
    ])
    /// From almost white to slate blue: a ground for coloured paths, on which heights can be told apart.
    public static let mist = ColorMap(stops: [
        Oklab(0.99, 0.000, 0.003), Oklab(0.953, -0.007, -0.014), Oklab(0.912, -0.012, -0.028),
        Oklab(0.867, -0.016, -0.042),
        Oklab(0.815, -0.019, -0.056),
    ])
    /// Blue below, white in the middle, orange above.
    public static let diverging = ColorMap(stops: [
        Oklab(0.42, -0.010, -0.140), Oklab(0.70, -0.030, -0.085), Oklab(0.975, 0.000, 0.002), Oklab(0.72, 0.085, 0.105),
        Oklab(0.50, 0.115, 0.105),
    ])
    /// From white to black.
    public static let grey = ColorMap(stops: [Oklab(1, 0, 0), Oklab(0.15, 0, 0)])

    /// For lines between its fills.
    package var line: Color { colors[255].luminance < 0.6 && colors[0].luminance > 0.6 ? .slate : .white }

    /// Runs smoothly through the stops (Catmull and Rom 1974), evenly spaced.
    private init(stops: [Oklab]) {
        colors = (0...255).map { index in
            let place = Double(index) / 255 * Double(stops.count - 1)
            let segment = min(Int(place), stops.count - 2)
            func stop(_ offset: Int) -> SIMD3<Double> {
                let wanted = segment + offset
                if wanted < 0 { return 2 * stops[0].lab - stops[1].lab }
                if wanted >= stops.count { return 2 * stops[stops.count - 1].lab - stops[stops.count - 2].lab }
                return stops[wanted].lab
            }
            let t = place - Double(segment)
            let (a, b, c, d) = (stop(-1), stop(0), stop(1), stop(2))
            let linear: SIMD3<Double> = (c - a) * t
            let square: SIMD3<Double> = (2 * a - 5 * b + 4 * c - d) * (t * t)
            let cube: SIMD3<Double> = (3 * b - a - 3 * c + d) * (t * t * t)
            return Oklab(lab: b + (linear + square + cube) * 0.5).color
        }
    }
}

/// A colour by lightness and two opponent axes, evenly spaced to the eye (Ottosson 2020).
struct Oklab {
    var lab: SIMD3<Double>

    init(_ lightness: Double, _ a: Double, _ b: Double) {
        lab = SIMD3(lightness, a, b)
    }

    init(lab: SIMD3<Double>) {
        self.lab = lab
    }

    init(_ color: Color) {
        let (r, g, b) = (
            Light.linear[Int(color.red)], Light.linear[Int(color.green)], Light.linear[Int(color.blue)]
        )
        func root(_ light: Double) -> Double { light > 0 ? dh_pow(light, 1 / 3) : 0 }
        let l = root(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
        let m = root(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
        let s = root(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
        lab = SIMD3(
            0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
            1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
            0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s)
    }

    /// The nearest colour that a screen shows: chroma gives way, lightness and hue stay.
    var color: Color {
        for chroma in stride(from: 1.0, through: 0, by: -0.02) {
            let light = linearLight(chroma)
            if light.min() >= -0.001 && light.max() <= 1.001 {
                return Color(red: Light.encode(light.x), green: Light.encode(light.y), blue: Light.encode(light.z))
            }
        }
        let grey = Light.encode(lab.x * lab.x * lab.x)
        return Color(red: grey, green: grey, blue: grey)
    }

    private func linearLight(_ chroma: Double) -> SIMD3<Double> {
        let (lightness, a, b) = (lab.x, lab.y * chroma, lab.z * chroma)
        let l = lightness + 0.3963377774 * a + 0.2158037573 * b
        let m = lightness - 0.1055613458 * a - 0.0638541728 * b
        let s = lightness - 0.0894841775 * a - 1.2914855480 * b
        let (l3, m3, s3) = (l * l * l, m * m * m, s * s * s)
        return SIMD3(
            4.0767416621 * l3 - 3.3077115913 * m3 + 0.2309699292 * s3,
            -1.2684380046 * l3 + 2.6097574011 * m3 - 0.3413193965 * s3,
            -0.0041960863 * l3 - 0.7034186147 * m3 + 1.7076147010 * s3)
    }
}
