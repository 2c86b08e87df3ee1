import Downhill

extension Start: Study {
    var figure: Exhibit {
        let shown = (0..<160).map { Int(Elementary.pow(Double(Self.steps), Double($0) / 159).rounded()) - 1 }
        let t = shown.map { Double($0 + 1) }
        func pick(_ values: [Double]) -> [Double] { shown.map { values[$0] } }
        return .figure(
            Facets("Without the correction Adam's first steps are too long, not too short", columns: 2, sharing: .x) {
                Plot("the averages, as a part of what they average") {
                    LineMark(x: t, y: t.map { 1 - Elementary.pow(0.9, $0) }).theory()
                    LineMark(x: t, y: t.map { 1 - Elementary.pow(0.999, $0) }).theory()
                    LineMark(x: t, y: pick(m), by: "m, β₁ = 0.9").color(.orange)
                    LineMark(x: t, y: pick(v), by: "v, β₂ = 0.999").color(.teal)
                }.xAxis("step", .log(1...5_000)).yAxis("part", .linear(0...1.1))
                Plot("the step that follows") {
                    LineMark(x: t, y: t.map(Self.predicted)).theory()
                    LineMark(x: t, y: pick(corrected), by: "Adam")
                    LineMark(x: t, y: pick(uncorrected), by: "uncorrected").color(.rose)
                }.xAxis("step", .log(1...5_000)).yAxis("length of the step, in η", .linear(0...7))
            }, named: "start",
            alt: """
                Left, m and v under a steady slope, rising from nearly zero to one, v a hundred times later. Right, the corrected step is level at η; \
                the uncorrected one starts at three η, rises above six and sinks to one over thousands of steps.
                """,
            caption: """
                Under a slope that stays the same the uncorrected step is longest, {{start.peak}} η, at step {{start.when}}. Pale: theory, $1-\\beta^t$ and \
                $(1-\\beta_1^t)/\\sqrt{1-\\beta_2^t}$.
                """)
    }

    var exhibits: [Exhibit] { [figure] }

    var numbers: [Recorded] {
        [
            Recorded("first", uncorrected[0]), Recorded("peak", uncorrected[peak]), Recorded("when", peak + 1),
            Recorded("thousand", uncorrected[999]), Recorded("slopes", arrival(m)), Recorded("squares", arrival(v)),
        ]
    }

    var claims: [Claim] {
        [
            Claim("B-045") {
                Condition("what the correction divides m by, at step 100", m[99], equals: 1, within: 1e-3)
                Condition("what it divides v by, at step 5,000", v[4_999], equals: 1, within: 0.01)
            },
            Claim("B-046a") {
                Condition(
                    "slopes of +1 and −1, where the ruler is 1: distance from the running average of the slopes, corrected",
                    gapOfAverage,
                    isBelow: 1e-3)
                Condition(
                    "noisy slopes of sizes 0.1, 1 and 10: distance from momentum's average over RMSProp's ruler, both corrected",
                    gapOfParts, isBelow: 1e-3)
                Condition(
                    "slopes of +1 and −1 without the correction: distance from (1 − β₁ᵗ)/√(1 − β₂ᵗ) times Adam's step",
                    gapOfFactor, isBelow: 1e-3)
            },
        ]
    }
}
