import Downhill

/// One weight in three weathers: slopes that agree, slopes that quarrel, and small slopes that agree.
struct Anatomy: Sendable {
    static let stretch = 80

    /// By step: the slope, both averages after their correction, and the step in η.
    let slopes, average, ruler, steps: [Double]

    init(seed: UInt64) {
        var generator = SplitMix64(seed: seed).split("weather")
        let weathers: [(mean: Double, deviation: Double)] = [(1, 0.3), (0, 1), (0.1, 0.03)]
        let slopes = weathers.flatMap { weather in
            (0..<Self.stretch).map { _ in weather.mean + weather.deviation * generator.normal() }
        }
        var stepper = Stepper(Adam(learningRate: 1), at: [0])
        var (average, ruler, steps): ([Double], [Double], [Double]) = ([], [], [])
        for (i, g) in slopes.enumerated() {
            stepper.w = Lanes()
            stepper.advance(along: [Scalar(g)])
            let t = Double(i + 1)
            average.append(Double(stepper.slot.m[0]) / (1 - Elementary.pow(0.9, t)))
            ruler.append((Double(stepper.slot.v[0]) / (1 - Elementary.pow(0.999, t))).squareRoot())
            steps.append(Double(-stepper.w[0]))
        }
        (self.slopes, self.average, self.ruler, self.steps) = (slopes, average, ruler, steps)
    }

    /// The root mean square of the steps over a stretch's second half, when the stretch before is forgotten by m.
    func typicalStep(_ number: Int) -> Double {
        let half = steps[(number * Self.stretch + Self.stretch / 2)..<((number + 1) * Self.stretch)]
        return (half.reduce(0) { $0 + $1 * $1 } / Double(half.count)).squareRoot()
    }
}

extension Anatomy: Study {
    var figure: Exhibit {
        let borders = [Double(Self.stretch) + 0.5, Double(2 * Self.stretch) + 0.5]
        let t = slopes.indices.map { Double($0 + 1) }
        func panel(_ title: String, _ values: [Double], _ name: String, _ color: Color, _ range: ClosedRange<Double>)
            -> Plot
        {
            Plot(title) {
                RuleMark(y: 0)
                RuleMark(x: borders[0])
                RuleMark(x: borders[1])
                LineMark(x: t, y: values).color(color)
            }.xAxis("step", .linear(0...Double(slopes.count))).yAxis(name, .linear(range))
        }
        return .figure(
            Facets("A long step needs slopes that agree; the ruler is slow to forget", columns: 1, sharing: .x) {
                panel("the slopes: agreeing, quarrelling, agreeing and small", slopes, "g", .grey, -3.2...3.2)
                panel("their average", average, "m̂", .orange, -1.2...1.6)
                panel("the ruler", ruler, "√v̂", .teal, 0...1.4)
                panel("the step: one over the other", steps, "step, in η", .plum, -1.2...1.6)
            }.size(width: 720, height: 900), named: "anatomy",
            alt: """
                Four panels below each other over the same steps. The slopes scatter about one, then about zero, then lie small and close. The average \
                follows, the ruler stays near one and sinks slowly at the end, and the step has the average's shape.
                """,
            caption: """
                One weight. While its slopes agree, a typical step is here {{anatomy.agreeing}} η; when they quarrel, {{anatomy.quarrelling}} η. Small slopes \
                that agree deserve steps of η and get {{anatomy.small}} η: the ruler still remembers the large ones, for about a thousand steps.
                """)
    }

    var exhibits: [Exhibit] { [figure] }

    var numbers: [Recorded] {
        ["agreeing", "quarrelling", "small"].enumerated().map { Recorded($1, typicalStep($0), as: .fixed(2)) }
    }
}
