import Plots
import Testing

@Suite struct AngleMarkTests {
    private func arc(_ from: SIMD2<Double>, _ to: SIMD2<Double>, radius: Double = 40) throws -> (
        arc: [Vector], center: Vector
    ) {
        // Shares are places, and a unit of x as long as one of y.
        let drawing = try unitPlot { AngleMark(at: [0.5, 0.5], from: from, to: to, radius: radius).color(.rose) }
            .equalUnits().drawing()
        return (try #require(drawing.lines(.rose).first).points, try #require(drawing.frame).center)
    }

    @Test func `The arc keeps its distance from the place`() throws {
        for radius in [20.0, 46] {
            let (arc, center) = try arc([1, 0], [-1, 2], radius: radius)
            #expect(arc.count > 8 && arc.allSatisfy { abs(($0 - center).norm - radius) < 1e-9 })
        }
    }

    @Test func `It goes from the first direction to the second, whatever their lengths`() throws {
        let (arc, center) = try arc([7, 0], [0, 0.1])
        #expect(((arc[0] - center).normalized - Vector(1, 0)).norm < 1e-9)
        #expect(((arc[arc.count - 1] - center).normalized - Vector(0, -1)).norm < 1e-9)
    }

    /// Its length is the radius times the angle, up to what thirty-two chords leave of it: a share of (θ/32)²/24 < 0.1 %.
    @Test func `It goes the short way round`() throws {
        for (to, degrees) in [([1, 1], 45.0), ([-1, 1], 135), ([-1, -0.2], 168.69), ([0, -1], 90)]
            as [(SIMD2<Double>, Double)]
        {
            let (arc, _) = try arc([1, 0], to)
            let length = zip(arc, arc.dropFirst()).reduce(0) { $0 + ($1.1 - $1.0).norm }
            let angle = degrees * .pi / 180
            #expect(abs(length / 40 - angle) < 0.001 * angle, "\(degrees)°")
        }
    }

    @Test func `Opposite directions are half a turn apart`() throws {
        let (arc, center) = try arc([1, 0], [-1, 0])
        #expect(((arc[arc.count - 1] - center).normalized - Vector(-1, 0)).norm < 1e-9)
        #expect(arc.allSatisfy { abs(($0 - center).norm - 40) < 1e-9 })
    }

    @Test func `Its size in degrees stands beyond the arc, or other words`() throws {
        func drawing(_ words: String?) throws -> Drawing {
            try unitPlot { AngleMark(at: [0.5, 0.5], from: [1, 0], to: [0, 1], words) }.equalUnits().drawing()
        }
        let drawn = try drawing(nil)
        let (size, frame) = (try #require(drawn.text("90°")), try #require(drawn.frame))
        // On the bisector, farther out than the arc's radius of 34.
        let way = size.bounds.center - frame.center
        #expect(way.norm > 34 && way.x > 0 && way.y < 0)
        #expect(try drawing("φ").text("φ") != nil && drawing("φ").text("90°") == nil)
    }

    @Test func `An angle is what lies between`() {
        #expect(abs(AngleMark.degrees([1, 0], [0, 3]) - 90) < 1e-12)
        #expect(abs(AngleMark.degrees([1, 0], [-2, 0]) - 180) < 1e-6)
        #expect(abs(AngleMark.degrees([1, 1], [5, 0]) - 45) < 1e-12)
        #expect(abs(AngleMark.degrees([2, 0], [7, 0])) < 1e-6)
    }
}
