import Tensors

extension PointSet {
    /// Interleaved spiral arms in the plane, a class each: no straight line tells them apart.
    ///
    /// Along arm a the radius t grows from 0 to 1 while the angle goes `2π·(a / arms + turns·t)`; normal noise moves
    /// the angle. Points lie evenly along the arm, each at a random place of its own stretch. Shapes: points `[arms ·
    /// perArm, 2]`, arm after arm.
    ///
    /// - Parameters:
    ///   - turns: how often an arm winds around the origin; more is harder.
    ///   - noise: the standard deviation of the angle in radians.
    public static func spirals(
        arms: Int = 3, perArm: Int = 100, turns: Double = 0.75, noise: Double = 0.2, using generator: inout SplitMix64
    ) -> PointSet {
        guard arms >= 1, perArm >= 1 else {
            fatalError("spirals: \(arms) arms of \(perArm) points; there must be at least one of each.")
        }
        var scalars: [Scalar] = []
        for arm in 0..<arms {
            for place in 0..<perArm {
                let t = (Double(place) + generator.uniform()) / Double(perArm)
                let turned = 2 * .pi * (Double(arm) / Double(arms) + turns * t) + noise * generator.normal()
                scalars.append(Scalar(t * Elementary.cos(turned)))
                scalars.append(Scalar(t * Elementary.sin(turned)))
            }
        }
        let labels = (0..<arms).flatMap { Array(repeating: $0, count: perArm) }
        return PointSet(points: Tensor(scalars, shape: [labels.count, 2]), labels: labels, classes: arms)
    }
}
