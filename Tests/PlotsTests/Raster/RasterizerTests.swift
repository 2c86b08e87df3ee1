import Plots
import Testing

@Suite struct RasterizerTests {
    /// The area of a polygon inside a unit square: clipped side by side (Sutherland and Hodgman 1974), then measured.
    private func exactCoverage(_ polygon: [Vector], _ column: Int, _ row: Int) -> Double {
        let (x, y) = (Double(column), Double(row))
        let sides: [(Vector) -> Double] = [{ $0.x - x }, { x + 1 - $0.x }, { $0.y - y }, { y + 1 - $0.y }]
        var corners = polygon
        for side in sides {
            var kept: [Vector] = []
            for (index, b) in corners.enumerated() {
                let a = corners[(index + corners.count - 1) % corners.count]
                let (inA, inB) = (side(a), side(b))
                if (inA < 0) != (inB < 0) { kept.append(a + (b - a) * (inA / (inA - inB))) }
                if inB >= 0 { kept.append(b) }
            }
            corners = kept
        }
        var doubled = 0.0
        for (index, b) in corners.enumerated() {
            doubled += corners[(index + corners.count - 1) % corners.count].cross(b)
        }
        return abs(doubled) / 2
    }

    private func coverage(_ rasterizer: inout Rasterizer) -> [[Double]] {
        var result = [[Double]](repeating: [Double](repeating: 0, count: rasterizer.width), count: rasterizer.height)
        rasterizer.sweep { row, columns, value in
            for column in columns { result[row][column] = Double(value) }
        }
        return result
    }

    @Test func `Coverage of random triangles is the exact area`() {
        var random = Random(seed: 1)
        for _ in 0..<60 {
            let triangle = (0..<3).map { _ in Vector(random.next(in: -4...20), random.next(in: -4...20)) }
            var rasterizer = Rasterizer(width: 16, height: 16)
            rasterizer.add(triangle)
            let measured = coverage(&rasterizer)
            for row in 0..<16 {
                for column in 0..<16 {
                    let exact = exactCoverage(triangle, column, row)
                    // Coverage below 0.002 is dropped; sums along a row are kept in Float.
                    #expect(abs(measured[row][column] - exact) < 0.0021, "\(triangle) at \(column), \(row)")
                }
            }
        }
    }

    @Test func `Pieces that share a border leave no seam`() {
        var rasterizer = Rasterizer(width: 12, height: 12)
        let (a, b, c, d) = (Vector(1.3, 1.7), Vector(10.1, 2.2), Vector(9.4, 10.6), Vector(2.2, 9.9))
        rasterizer.add([a, b, c])
        rasterizer.add([a, c, d])
        let pieces = coverage(&rasterizer)
        rasterizer.add([a, b, c, d])
        let whole = coverage(&rasterizer)
        for row in 0..<12 { for column in 0..<12 { #expect(abs(pieces[row][column] - whole[row][column]) < 1e-5) } }
    }

    @Test func `What was swept is gone`() {
        var rasterizer = Rasterizer(width: 8, height: 8)
        rasterizer.add([Vector(1, 1), Vector(7, 1), Vector(7, 7), Vector(1, 7)])
        #expect(coverage(&rasterizer)[4][4] == 1)
        #expect(coverage(&rasterizer).joined().allSatisfy { $0 == 0 })
    }

    @Test func `The clip box cuts and nothing else`() {
        var rasterizer = Rasterizer(width: 20, height: 20)
        rasterizer.clip = PixelBox(x: 5..<15, y: 4..<12)
        let polygon = [Vector(-3, -6), Vector(30, 3), Vector(11, 26)]
        rasterizer.add(polygon)
        let measured = coverage(&rasterizer)
        for row in 0..<20 {
            for column in 0..<20 {
                let isInside = (5..<15).contains(column) && (4..<12).contains(row)
                let expected = isInside ? exactCoverage(polygon, column, row) : 0
                #expect(abs(measured[row][column] - expected) < 0.0021)
            }
        }
    }

    @Test func `A clip box beyond the picture cuts at the picture`() {
        var rasterizer = Rasterizer(width: 6, height: 6)
        rasterizer.clip = PixelBox(x: -4..<40, y: -3..<50)
        rasterizer.add([Vector(-9, -9), Vector(60, -9), Vector(60, 60), Vector(-9, 60)])
        #expect(coverage(&rasterizer).joined().allSatisfy { $0 == 1 })
    }

    @Test func `Not-a-number and infinity are ignored`() {
        var rasterizer = Rasterizer(width: 4, height: 4)
        rasterizer.add([Vector(.nan, 1), Vector(3, .infinity), Vector(1, 1)])
        #expect(coverage(&rasterizer).joined().allSatisfy { $0.isFinite })
    }
}

/// Reproducible numbers for tests (SplitMix64; Steele, Lea and Flood 2014).
struct Random {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func next(in range: ClosedRange<Double>) -> Double {
        range.lowerBound + Double(next() >> 11) / Double(1 << 53) * (range.upperBound - range.lowerBound)
    }

    mutating func pick<T>(_ choices: [T]) -> T { choices[Int(next() % UInt64(choices.count))] }
}
