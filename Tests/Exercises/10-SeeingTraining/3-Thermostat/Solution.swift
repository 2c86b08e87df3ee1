let settled: Double? = mean(thermostat(push: 0.02, later: 0.05).suffix(500).map(\.s))
let onItsWay: Double? = thermostat(push: 0.02, later: 0.05)[3_499].s
let factor: Double? = spread(thermostat(push: 0.08)) / spread(thermostat(push: 0.02))

/// Five thousand steps; after three thousand the rate may become another.
func thermostat(push: Double, later: Double = 0.1) -> [(x: Double, s: Double)] {
    var (x, s) = (0.5, 18.0)
    return (0..<5_000).map { step in
        let η = step < 3_000 ? 0.1 : later
        (x, s) = ((1 - η * s) * x, s - η * x * x / 2 + push)
        if abs(x) < 0.01 { x = x < 0 ? -0.01 : 0.01 }
        return (x, s)
    }
}

func mean(_ numbers: [Double]) -> Double { numbers.reduce(0, +) / Double(numbers.count) }

/// The root mean square of x over the last thousand steps.
func spread(_ path: [(x: Double, s: Double)]) -> Double { mean(path.suffix(1_000).map { $0.x * $0.x }).squareRoot() }
