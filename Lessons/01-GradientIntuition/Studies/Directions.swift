import Downhill

extension Point {
    /// The angle between two directions, from 0 to 180 degrees.
    static func degrees(between a: Point, _ b: Point) -> Double {
        let (ax, ay, bx, by) = (Double(a.x), Double(a.y), Double(b.x), Double(b.y))
        let lengths = ((ax * ax + ay * ay) * (bx * bx + by * by)).squareRoot()
        let cosine = (ax * bx + ay * by) / lengths
        let sine = abs(ax * by - ay * bx) / lengths
        // Each turn adds the sine of what is missing; from a right angle that converges cubically.
        var angle = Double.pi / 2
        for _ in 0..<16 { angle += sine * Elementary.cos(angle) - cosine * Elementary.sin(angle) }
        return angle * 180 / .pi
    }

    /// The direction at an angle from the w₁ axis, of length 1.
    static func direction(degrees: Double) -> Point {
        let angle = degrees * .pi / 180
        return Point(Scalar(Elementary.cos(angle)), Scalar(Elementary.sin(angle)))
    }

    var list: [Double] { [Double(x), Double(y)] }
}

extension Landscape {
    /// The loss after so many steps of gradient descent; infinite where the numbers overflowed.
    func loss(from start: Point? = nil, rate η: Double, steps: Int = 1) -> Double {
        let run = Descent(on: self, from: start, by: SGD(learningRate: η)).run(atMost: steps)
        return run.outcome == .diverged ? .infinity : Double(run.last.loss)
    }
}
