import Datasets
import Testing

@Suite struct OutlineTests {
    @Test(arguments: [
        (SIMD2(0.0, 0.0), -0.5), (SIMD2(0.5, 0.0), -0.5), (SIMD2(1.25, 0.0), 0.25), (SIMD2(0.0, 0.75), 0.25),
        (SIMD2(1.3, 0.9), 0.5), (SIMD2(-1.0, 0.2), 0.0), (SIMD2(0.9, -0.1), -0.1),
    ])
    func `The distance from a rectangle is exact`(point: SIMD2<Double>, distance: Double) {
        let outline = Outline.rectangle(halfWidth: 1, halfHeight: 0.5)
        #expect(abs(outline.signedDistance(from: point) - distance) < 1e-15)
    }

    @Test func `A star is hollow between its points`() {
        let star = Outline.star(corners: 10, radii: [1, 0.4])
        #expect(star.signedDistance(from: SIMD2(0, -0.95)) < 0)
        #expect(star.signedDistance(from: SIMD2(0, 0.95)) > 0)
        #expect(star.signedDistance(from: SIMD2(0, 0.35)) < 0)
    }

    @Test func `Union and difference say inside where sets do`() {
        let disc = Outline.disc(center: .zero, radius: 1)
        let other = Outline.disc(center: SIMD2(1, 0), radius: 0.5)
        #expect(Outline.union([disc, other]).signedDistance(from: SIMD2(1.4, 0)) < 0)
        #expect(Outline.difference(disc, other).signedDistance(from: SIMD2(0.8, 0)) > 0)
        #expect(Outline.difference(disc, other).signedDistance(from: SIMD2(-0.8, 0)) < 0)
    }
}
