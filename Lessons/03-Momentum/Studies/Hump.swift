import Downhill

/// A ball that rolls from the right into the shallow valley of `(w² − 1)² + 0.3·w`, with the deep one behind a hump.
struct Hump: Study {
    struct Roll {
        let start, η: Double
        let descent, momentum: [Double]

        /// The top between the valleys.
        var hump: Double {
            Double(
                (-20...20).map { Scalar($0) / 100 }.max {
                    DoubleWell.doubleWell.value(at: [$0, 0]) < DoubleWell.doubleWell.value(at: [$1, 0])
                } ?? 0)
        }
        /// The first step at which momentum is beyond it.
        var crossing: Int { momentum.firstIndex { $0 < hump } ?? .max }

        var isCarried: Bool { (descent.last ?? 0) > 0 && (momentum.last ?? 0) < 0 }
    }

    /// From far out, from nearby and from further out still, at the same rate.
    let far, near, farther: Roll
    /// The first and the last of the starts in a row, a twentieth apart, from which momentum alone crosses the hump, at that rate.
    let carried: ClosedRange<Double>
    /// The next such row further out, to where a start a twentieth further comes back.
    let again: ClosedRange<Double>
    /// From far out, momentum's longest step, and the way from the bottom of the first valley to the top of the hump: a leap would have to be as long.
    let longest, width: Double

    init() {
        func walk(_ start: Double, _ rule: some UpdateRule) -> [Double] {
            Descent(on: .doubleWell, from: [Scalar(start), 0], by: rule).run(atMost: 1_500).points.map { Double($0.x) }
        }
        func roll(_ start: Double) -> Roll {
            Roll(
                start: start, η: 0.01, descent: walk(start, SGD(learningRate: 0.01)),
                momentum: walk(start, Momentum(learningRate: 0.01)))
        }
        far = roll(1.8)
        near = roll(1.5)
        farther = roll(2.4)
        let rows = (24...80).map { Double($0) / 20 }.split { !roll($0).isCarried }.map {
            ($0.first ?? 0)...($0.last ?? 0)
        }
        (carried, again) = (rows.first ?? 0...0, rows.dropFirst().first ?? 0...0)
        longest = zip(far.momentum, far.momentum.dropFirst()).map { abs($1 - $0) }.max() ?? 0
        width = (far.descent.last ?? 0) - far.hump
    }
}
