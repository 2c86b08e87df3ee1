import Downhill

/// Which way the gradient points: up most steeply, and not always away from the minimum.
struct WayDown: Study {
    /// A place on a landscape.
    struct Place: Sendable {
        let name: String
        /// The gradient by its formula, and its two components by differences.
        let gradient, partials: [Double]
        /// Of 720 directions the one in which a small step raises the loss most: degrees away from the gradient.
        let steepest: Double
        /// The loss here, and the largest after a step of 1/λ, half of it, a quarter and so on, λ being the largest curvature here.
        let loss, lossAfter: Double
    }

    let places: [Place]
    /// Degrees between −∇L and the straight way to the minimum, at the documents' place in the ravine.
    let angle: Double
    /// The share of places from which −∇L points less than a right angle off the way to the minimum.
    let towardOnRegression, towardOnNetwork, towardOnRosenbrock: Double
    /// The share of places at which the sign of ∂L/∂w₁ tells on which side of w₁ the (deepest) minimum lies.
    let sideOnParabola, sideOnRavine, sideOnTurned, sideOnTwoValleys: Double
    /// In the turned ravine, of the places where w₁ has a slope: the share at which its sign tells on which side the loss comes lowest, w₂ as it is.
    let sideGivenTheOther: Double

    init(seed: UInt64) {
        places = [
            Self.place(.ravine, FirstSteps.start), Self.place(.rosenbrock, [-1.2, 1]),
            Self.place(.styblinskiTang, [0.5, 4]),
        ]
        let start = FirstSteps.start
        angle = Point.degrees(between: -Ravine.ravine.gradient(at: start), -start)
        let plane = (0..<40).flatMap { i in (0..<40).map { Point(Scalar(i) * 0.1 - 1.95, Scalar($0) * 0.1 - 1.95) } }
        let line = (0..<40).map { Point(Scalar($0) * 0.1 - 1.95, 0) }
        func share(_ points: [Point], _ agrees: (Point) -> Bool) -> Double {
            Double(points.count(where: agrees)) / Double(points.count)
        }
        func toward(_ place: some Landscape) -> Double {
            let goal = place.minima[0]
            return share(plane) { (place.gradient(at: $0) * ($0 - goal)).sum() > 0 }
        }
        func side(_ place: some Landscape, _ points: [Point]) -> Double {
            let goal = place.minima[0]
            return share(points) { place.gradient(at: $0).x * ($0.x - goal.x) > 0 }
        }
        towardOnRosenbrock = toward(.rosenbrock)
        towardOnRegression = Self.towardOnRegression(seed: seed)
        towardOnNetwork = Self.towardOnNetwork(seed: seed)
        sideOnParabola = side(.parabola, line)
        sideOnRavine = side(.ravine, plane)
        sideOnTurned = side(.rotatedRavine(), plane)
        let sloping = plane.filter { abs(Ravine.rotatedRavine().gradient(at: $0).x) > 0.01 }
        sideGivenTheOther = share(sloping) { Self.tellsTheSide(of: .rotatedRavine(), at: $0) }
        sideOnTwoValleys = side(.doubleWell, line)
    }

    /// Whether ∂L/∂w₁ is positive where the loss comes lower to the left than to the right, looked up in steps of 0.01, and negative elsewhere.
    private static func tellsTheSide(of landscape: some Landscape, at w: Point) -> Bool {
        func lowest(_ step: Scalar) -> Scalar {
            (1...400).map { landscape.value(at: w + Point(step * Scalar($0), 0)) }.min() ?? .infinity
        }
        return (landscape.gradient(at: w).x > 0) == (lowest(-0.01) < lowest(0.01))
    }

    private static func place(_ landscape: some Landscape, _ w: Point) -> Place {
        let (g, h): (Point, Scalar) = (landscape.gradient(at: w), 0.01)
        func slope(_ direction: Point, _ h: Scalar) -> Scalar {
            (landscape.value(at: w + h * direction) - landscape.value(at: w - h * direction)) / (2 * h)
        }
        let rises = (0..<720).map { i -> (direction: Point, slope: Scalar) in
            let direction = Point.direction(degrees: Double(i) / 2)
            return (direction, slope(direction, 0.02))
        }
        let steepest = rises.max { $0.slope < $1.slope }?.direction ?? -g
        let limit = 1 / Double(landscape.hessian(at: w).eigenvalues.largest)
        let after = (0..<5).map { landscape.loss(from: w, rate: limit / Double(1 << $0)) }
        return Place(
            name: landscape.name, gradient: g.list, partials: [Double(slope([1, 0], h)), Double(slope([0, 1], h))],
            steepest: Point.degrees(between: steepest, g), loss: Double(landscape.value(at: w)),
            lossAfter: after.max() ?? .infinity)
    }

    /// The same share at 200 random places of document E's own kind of loss, a linear regression.
    private static func towardOnRegression(seed: UInt64) -> Double {
        var generator = SplitMix64(seed: seed).split("regression")
        let data = TenWeights(using: &generator)
        let agreeing = (0..<200).count { _ in
            let w = (0..<TenWeights.weights).map { _ in 3 * generator.normal() }
            return zip(data.gradient(at: w), zip(w, data.minimum)).reduce(0.0) { $0 + $1.0 * ($1.1.0 - $1.1.1) } > 0
        }
        return Double(agreeing) / 200
    }

    /// The same share of a network's first steps, for the weights that twice as many lead to.
    private static func towardOnNetwork(seed: UInt64) -> Double {
        var model = DigitTask.model(seed: seed)
        var optimizer = Optimizer(SGD(learningRate: 0.3))
        var path: [[Double]] = []
        for _ in 0..<2 * DigitTask.steps {
            path.append(model.parameters.flatMap { $0.tensor.scalars.map { Double($0) } })
            // A step that is refused leaves the model as it is.
            _ = try? optimizer.step(&model) { crossEntropy($0(DigitTask.images), DigitTask.labels) }
        }
        let goal = path[path.count - 1]
        let agreeing = zip(path, path.dropFirst()).prefix(DigitTask.steps).count {
            (w: [Double], next: [Double]) -> Bool in
            let ahead: Double = w.indices.reduce(0) { sum, i in sum + (next[i] - w[i]) * (goal[i] - w[i]) }
            return ahead > 0
        }
        return Double(agreeing) / Double(DigitTask.steps)
    }
}
