import Downhill

/// Descents from random starts among four valleys, the places without slope between them, and the drawing of document C: two valleys of one weight.
struct FourValleys: Study {
    static let place = StyblinskiTang.styblinskiTang
    static let descents = 400

    /// Where 400 descents from the square from −4.5 to 4.5 end, by seed.
    let endsBySeed: [[Snapshot]]
    /// The first of them, step by step.
    let shown: [Trajectory]
    /// Where one valley ends and the next begins, along either weight.
    let edge: Double
    /// The chance that a random start lies in the deepest valley, from the valley's edge.
    let chance: Double
    /// All places without slope.
    let flat: [Point]
    /// From a ridge at η = 0.01: how far from the saddle point after 40 steps.
    let ridgeDistance: Double
    /// Of 37 starts between −1.8 and 1.8 in the drawing: the share that ends in the deeper valley.
    let drawingShare: Double
    /// Where descent from 1.8 in the drawing ends.
    let drawingEnd: Point
    /// The top between the drawing's valleys.
    let top: Point

    init(seeds: [UInt64]) {
        let starts = seeds.map { seed in
            var generator = SplitMix64(seed: seed).split("valleys")
            return (0..<Self.descents).map { _ in
                let x = Scalar(generator.uniform(in: -4.5..<4.5))
                return Point(x, Scalar(generator.uniform(in: -4.5..<4.5)))
            }
        }
        endsBySeed = starts.map { $0.map { Self.descent(from: $0).last } }
        shown = starts[0].prefix(40).map(Self.descent)
        // For each weight by itself the edge is the middle root of 2w³ − 16w + 2.5.
        var edge = 0.1
        for _ in 0..<20 { edge -= (2 * edge * edge * edge - 16 * edge + 2.5) / (6 * edge * edge - 16) }
        self.edge = edge
        chance = (4.5 + edge) / 9 * (4.5 + edge) / 9
        flat = Self.placesWithoutSlope()
        let pass = flat.first { $0.x > 2 && abs($0.y) < 1 } ?? .zero
        ridgeDistance = Double(
            (Descent(on: Self.place, from: [4, pass.y], by: SGD(learningRate: 0.01)).run(atMost: 40).last.point - pass)
                .length)
        func end(_ start: Double) -> Point {
            Descent(on: .doubleWell, from: [Scalar(start), 0], by: SGD(learningRate: 0.01)).run(atMost: 1_000).last
                .point
        }
        drawingShare = Double((-18...18).count { end(Double($0) / 10).x < 0 }) / 37
        drawingEnd = end(1.8)
        top = (0..<30).reduce(Point(0.1, 0)) { w, _ in
            w - DoubleWell.doubleWell.hessian(at: w).solve(DoubleWell.doubleWell.gradient(at: w))
        }
    }

    static func descent(from start: Point) -> Trajectory {
        Descent(on: place, from: start, by: SGD(learningRate: 0.01)).run(atMost: 150)
    }

    /// What Newton's method comes to from a grid of guesses.
    private static func placesWithoutSlope() -> [Point] {
        var points: [Point] = []
        for i in 0..<225 {
            let guess = Point(Scalar(i % 15) * 0.6 - 4.2, Scalar(i / 15) * 0.6 - 4.2)
            let w = (0..<60).reduce(guess) { w, _ in w - place.hessian(at: w).solve(place.gradient(at: w)) }
            if place.gradient(at: w).length < 1e-3, points.allSatisfy({ ($0 - w).length > 0.1 }) { points.append(w) }
        }
        return points
    }

    /// Which of the valleys a place lies in, the deepest being 0.
    static func valley(of w: Point) -> Int {
        let valleys = place.minima
        return valleys.indices.min { (valleys[$0] - w).length < (valleys[$1] - w).length } ?? 0
    }

    var ends: [Snapshot] { endsBySeed.flatMap(\.self) }
    /// The share of the descents that end in the deepest valley, and its standard error.
    var found: Double { Double(ends.count { Self.valley(of: $0.point) == 0 }) / Double(ends.count) }
    var standardError: Double { (chance * (1 - chance) / Double(ends.count)).squareRoot() }
    var foundBySeed: Sample {
        Sample(endsBySeed.map { ends in Double(ends.count { Self.valley(of: $0.point) == 0 }) / Double(ends.count) })
    }

    var saddle: Point { flat.first { Self.isSaddle($0) } ?? .zero }
    static func isSaddle(_ w: Point) -> Bool {
        let curvatures = place.hessian(at: w).eigenvalues
        return curvatures.smallest < 0 && curvatures.largest > 0
    }
    static func isTop(_ w: Point) -> Bool { place.hessian(at: w).eigenvalues.largest < 0 }
}
