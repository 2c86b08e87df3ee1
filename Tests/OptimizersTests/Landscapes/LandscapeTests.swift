import Optimizers
import Tensors
import Testing

@Suite struct `A landscape` {
    static let all: [any Landscape] =
        NamedLandscape.all + [
            Ravine(condition: 100, degrees: 30), Parabola(curvature: 7), DoubleWell(tilt: 0), DoubleWell(tilt: 2),
        ]

    /// Points all over the domain.
    static func points(of landscape: any Landscape, count: Int = 20) -> [Point] {
        var generator = SplitMix64(seed: 5)
        let domain = landscape.domain
        return (0..<count).map { _ in
            func draw(_ range: ClosedRange<Scalar>) -> Scalar {
                range.lowerBound + (range.upperBound - range.lowerBound) * Scalar(generator.uniform())
            }
            let w1 = draw(domain.w1)
            return Point(w1, draw(domain.w2))
        }
    }

    /// The step of a central difference, and its error as a part of the numbers it is made from: rounding makes it ε/h, and
    /// cutting off the series h² times the third derivative, which is a few thousand on Rosenbrock's function.
    static let h: Scalar = isDouble ? 1e-6 : 5e-3
    static let tolerance: Scalar = isDouble ? 1e-8 : 1e-3

    @Test(arguments: all)
    func `has the slope that its height has`(landscape: any Landscape) {
        for w in Self.points(of: landscape) {
            let g = landscape.gradient(at: w)
            for (axis, direction) in [Point(1, 0), Point(0, 1)].enumerated() {
                let step = Self.h * max(1, abs(w[axis]))
                let (up, down) = (landscape.value(at: w + step * direction), landscape.value(at: w - step * direction))
                let difference = (up - down) / (2 * step)
                let size = 1 + abs(up) + abs(difference)
                #expect(abs(difference - g[axis]) <= Self.tolerance * size, "∂\(axis + 1) at \(w): \(difference), \(g)")
            }
        }
    }

    @Test(arguments: all)
    func `has the curvature that its slope has`(landscape: any Landscape) {
        for w in Self.points(of: landscape) {
            let hessian = landscape.hessian(at: w)
            for (axis, direction) in [Point(1, 0), Point(0, 1)].enumerated() {
                let step = Self.h * max(1, abs(w[axis]))
                let (up, down) = (
                    landscape.gradient(at: w + step * direction), landscape.gradient(at: w - step * direction)
                )
                let difference = (up - down) / (2 * step)
                let size = 1 + up.length + difference.length
                #expect(
                    (difference - hessian * direction).length <= Self.tolerance * size,
                    "along \(axis + 1) at \(w): \(difference), \(hessian)")
            }
        }
    }

    @Test(arguments: all)
    func `is level at its minima, and rises around them`(landscape: any Landscape) {
        for minimum in landscape.minima {
            let steepest = landscape.hessian(at: minimum).eigenvalues.largest
            #expect(landscape.gradient(at: minimum).length <= steepest * 16 * .ulpOfOne * max(1, minimum.length))
            for direction in [Point(1, 0), Point(-1, 0), Point(0, 1), Point(0, -1)] {
                #expect(landscape.value(at: minimum + 0.1 * direction) >= landscape.value(at: minimum))
            }
        }
        let heights = landscape.minima.map { landscape.value(at: $0) }
        #expect(heights == heights.sorted())
    }

    @Test(arguments: all)
    func `of one weight does not depend on the other`(landscape: any Landscape) {
        guard landscape.dimensions == 1 else { return }
        for w in Self.points(of: landscape) {
            #expect(landscape.value(at: w) == landscape.value(at: Point(w.x, w.y + 1)))
            #expect(landscape.gradient(at: w).y == 0)
        }
    }

    @Test func `starts inside its domain and has a name of its own`() {
        for landscape in NamedLandscape.all {
            #expect(landscape.domain.w1.contains(landscape.start.x) && landscape.domain.w2.contains(landscape.start.y))
        }
        #expect(Set(NamedLandscape.all.map(\.name)).count == NamedLandscape.all.count)
    }

    @Test func `has the numbers that the course quotes`() {
        #expect(Ravine().gradient(at: [4, 2]) == [8, 40])
        #expect(Ravine().hessian(at: [4, 2]) == Hessian(2, 0, 20))
        #expect(Ravine().hessian(at: .zero).condition == 10)
        #expect(isClose(Ravine(condition: 10, degrees: 45).hessian(at: .zero).condition, 10, within: 1e-5))
        #expect(Rosenbrock().value(at: [1, 1]) == 0)
        let curvatures = Rosenbrock().hessian(at: [1, 1]).eigenvalues
        #expect(isClose(curvatures.largest, 1001.6006, within: 1e-6))
        #expect(isClose(curvatures.smallest, 0.39936, within: isDouble ? 1e-5 : 1e-3))
        #expect(isClose(StyblinskiTang().minima[0].x, -2.903534, within: 1e-6))
        #expect(StyblinskiTang().minima.count == 4)
        #expect(DoubleWell().minima.count == 2)
        #expect(DoubleWell(tilt: 2).minima.count == 1)
        #expect(Plateau().value(at: [1, 0]) == 0.5)
    }

    @Test func `is found by name, and a near miss is told`() throws {
        #expect(try NamedLandscape.named("ravine", condition: 50).hessian(at: .zero).w22 == 100)
        #expect(try NamedLandscape.named("ravine").formula == "w₁² + 10·w₂²")
        let error = #expect(throws: UnknownName.self) { try NamedLandscape.named("rosenbrok") }
        #expect(error?.nearest == "rosenbrock")
        #expect(throws: UnknownName.self) { try NamedLandscape.named("saddle", condition: 3) }
    }
}

@Suite struct `A Hessian` {
    @Test func `solves what it multiplies`() {
        let hessian = Hessian(3, 1, 2)
        let x = hessian.solve([5, 5])
        #expect(isClose(x.x, 1, within: 1e-6) && isClose(x.y, 2, within: 1e-6))
        #expect((hessian * x - [5, 5]).length < 1e-5)
    }

    @Test func `without curvature along a direction does not move along it`() {
        #expect(Hessian(2, 0, 0).solve([6, 5]) == [3, 0])
        #expect(Hessian(0, 0, 4).solve([6, 8]) == [0, 2])
        #expect(Hessian(1, 1, 1).solve([2, 2]) == [1, 1])
        #expect(Hessian(0, 0, 0).solve([1, 1]) == .zero)
    }
}
