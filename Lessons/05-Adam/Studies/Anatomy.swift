import Downhill

/// One weight in three weathers: slopes that agree, slopes that quarrel, and small slopes that agree.
struct Anatomy: Sendable {
    static let stretch = 80

    /// By step: the slope, both averages after their correction, and the step in η.
    let slopes, average, ruler, steps: [Double]

    /// The root mean square of the steps over each stretch's second half, when m has forgotten the stretch before, over many draws of the same weathers.
    let typicalSteps: [Double]
    static let draws = 5_000

    init(seed: UInt64) {
        let root = SplitMix64(seed: seed)
        var generator = root.split("weather")
        let slopes = Self.slopes(using: &generator)
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

        let draws = (0..<Self.draws).map { draw in
            var generator = root.split("draw \(draw)")
            return Adam(learningRate: 1).steps(under: Self.slopes(using: &generator).map { Scalar($0) })
        }
        typicalSteps = (0..<3).map { number in
            let half = draws.flatMap {
                $0[(number * Self.stretch + Self.stretch / 2)..<((number + 1) * Self.stretch)]
            }
            return (half.reduce(0) { $0 + $1 * $1 } / Double(half.count)).squareRoot()
        }
    }

    /// Slopes that agree, slopes that quarrel, small slopes that agree.
    private static func slopes(using generator: inout SplitMix64) -> [Double] {
        let weathers: [(mean: Double, deviation: Double)] = [(1, 0.3), (0, 1), (0.1, 0.03)]
        return weathers.flatMap { weather in
            (0..<stretch).map { _ in weather.mean + weather.deviation * generator.normal() }
        }
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
                While a weight's slopes agree, a typical step is {{anatomy.agreeing}} η; when they quarrel, {{anatomy.quarrelling}} η ({{anatomy.draws}} draws). Small slopes \
                that agree deserve steps of η and get {{anatomy.small}} η: the ruler still remembers the large ones.
                """)
    }

    var exhibits: [Exhibit] { [figure] }

    var numbers: [Recorded] {
        zip(["agreeing", "quarrelling", "small"], typicalSteps).map { Recorded($0, $1, as: .fixed(2)) } + [
            Recorded("draws", Self.draws)
        ]
    }
}
