import Plots
import Testing

@Suite struct ColorTests {
    /// What a reader without red cones (protanopia), without green cones (deuteranopia) or without colour sees
    /// (Viénot, Brettel and Mollon 1999), in linear light.
    enum Sight: CaseIterable {
        case all, noRed, noGreen, grey

        func see(_ color: Color) -> SIMD3<Double> {
            let light = SIMD3(
                Light.linear[Int(color.red)], Light.linear[Int(color.green)], Light.linear[Int(color.blue)])
            switch self {
            case .all: return light
            case .grey: return SIMD3(repeating: color.luminance)
            case .noRed:
                let yellow = 0.11238 * light.x + 0.88762 * light.y
                return SIMD3(yellow, yellow, 0.00401 * light.x - 0.00401 * light.y + light.z)
            case .noGreen:
                let yellow = 0.29275 * light.x + 0.70725 * light.y
                return SIMD3(yellow, yellow, -0.02234 * light.x + 0.02234 * light.y + light.z)
            }
        }
    }

    /// CIE lightness, 0 to 100.
    private func lightness(_ luminance: Double) -> Double {
        luminance > 0.008856 ? 116 * cubeRoot(luminance) - 16 : 903.3 * luminance
    }

    private func cubeRoot(_ value: Double) -> Double {
        var root = 1.0
        for _ in 0..<60 { root = (2 * root + value / (root * root)) / 3 }
        return root
    }

    /// Distance in Oklab (Ottosson 2020), times 100: about 2 is just visible.
    private func distance(_ a: SIMD3<Double>, _ b: SIMD3<Double>) -> Double {
        func lab(_ c: SIMD3<Double>) -> SIMD3<Double> {
            let l = cubeRoot(max(1e-9, 0.4122214708 * c.x + 0.5363325363 * c.y + 0.0514459929 * c.z))
            let m = cubeRoot(max(1e-9, 0.2119034982 * c.x + 0.6806995451 * c.y + 0.1073969566 * c.z))
            let s = cubeRoot(max(1e-9, 0.0883024619 * c.x + 0.2817188376 * c.y + 0.6299787005 * c.z))
            return SIMD3(
                0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
                1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
                0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s)
        }
        let d = lab(a) - lab(b)
        return 100 * (d * d).sum().squareRoot()
    }

    @Test(arguments: Sight.allCases) func `The first four colours stay apart for every reader`(sight: Sight) {
        let first = Color.palette.prefix(4).map(sight.see)
        for (index, a) in first.enumerated() {
            for b in first.dropFirst(index + 1) { #expect(distance(a, b) > 10) }
        }
    }

    /// Lines want a contrast of 3 on white, so a luminance up to 1.05/3 − 0.05 = 0.3 and a lightness up to 61.6. Two colours can
    /// then differ by 25 and stay clear of black; four share 38 in three steps, eight share 45 in seven. Half a code value
    /// moves a lightness by less than 0.3.
    @Test(arguments: [(2, 25.0), (4, 12.8 - 0.3), (8, 6.4 - 0.3)]) func `Without colour, series differ in lightness`(
        count: Int, step: Double
    ) {
        let levels = Color.palette.prefix(count).map { lightness($0.luminance) }.sorted()
        for (a, b) in zip(levels, levels.dropFirst()) { #expect(b - a > step, "\(levels)") }
    }

    @Test func `A line in a series' colour can be seen on white`() {
        for color in Color.palette { #expect(1.05 / (color.luminance + 0.05) >= 3) }
    }

    @Test(arguments: [Sight.all, .noRed, .noGreen]) func `All eight stay apart with and without red or green`(
        sight: Sight
    ) {
        let all = Color.palette.map(sight.see)
        for (index, a) in all.enumerated() {
            for (other, b) in all.enumerated().dropFirst(index + 1) {
                #expect(distance(a, b) > 7.5, "\(index) and \(other)")
            }
        }
    }

    enum Ramp: CaseIterable {
        case dusk, mist, grey

        var map: ColorMap {
            switch self {
            case .dusk: .dusk
            case .mist: .mist
            case .grey: .grey
            }
        }
    }

    @Test(arguments: Ramp.allCases) func `A map's lightness runs one way, in even steps`(ramp: Ramp) {
        let map = ramp.map
        let levels = stride(from: 0.0, through: 1, by: 0.1).map { lightness(map.color(at: $0).luminance) }
        let steps = zip(levels, levels.dropFirst()).map { $1 - $0 }
        let mean = steps.reduce(0, +) / Double(steps.count)
        for step in steps { #expect(step / mean > 0.55 && step / mean < 1.5, "\(steps)") }
    }

    @Test func `The diverging map is lightest in the middle`() {
        let levels = stride(from: 0.0, through: 1, by: 0.05).map { ColorMap.diverging.color(at: $0).luminance }
        #expect(levels.max() == levels[10])
    }

    @Test func `Text in a series' colour can be read on white`() {
        for color in Color.palette { #expect(1.05 / (color.asText.luminance + 0.05) >= 4.5) }
    }

    @Test func `A map takes any number`() {
        #expect(ColorMap.dusk.color(at: .nan) == ColorMap.dusk.color(at: 0))
        #expect(ColorMap.dusk.color(at: .infinity) == ColorMap.dusk.color(at: 1))
        #expect(ColorMap.dusk.color(at: -3) == ColorMap.dusk.color(at: 0))
    }
}
