let bestTail: Double? = fall { t in 1 / (2 * t) }
let slowTail: Double? = fall { t in 0.3 / t.squareRoot() }
let timidTail: Double? = fall { t in 1 / (20 * t) }

/// The mean loss after 100 steps over that after 10,000, from the recursion for the mean square of w.
func fall(_ rate: (Double) -> Double) -> Double {
    var (square, early) = (20.0, 0.0)
    for t in 1...10_000 {
        let η = rate(Double(t))
        square = (1 - 2 * η) * (1 - 2 * η) * square + η * η
        if t == 100 { early = square }
    }
    return early / square
}
