// A setting outside its range is a mistake in the program, not in its input: the program ends with whose setting it is, its name, its
// value and the range. NaN is in no range.

/// Ends the program unless the setting lies in the range.
package func expect<Value: Comparable>(
    _ owner: String, _ name: String, _ value: Value, in range: some RangeExpression<Value> & CustomStringConvertible
) {
    guard range.contains(value) else { fatalError("\(owner): \(name) \(value) is not in \(range).") }
}

/// Ends the program unless the setting is a finite number above 0.
package func expectPositive<Value: BinaryFloatingPoint>(_ owner: String, _ name: String, _ value: Value) {
    guard value > 0, value.isFinite else {
        fatalError("\(owner): \(name) \(value) is not above 0 and finite.")
    }
}

/// Ends the program unless the setting is a finite number.
package func expectFinite<Value: BinaryFloatingPoint>(_ owner: String, _ name: String, _ value: Value) {
    guard value.isFinite else { fatalError("\(owner): \(name) \(value) is not finite.") }
}

/// Ends the program unless a count or an extent is at least so much.
package func expect(_ owner: String, _ name: String, _ value: Int, atLeast least: Int) {
    guard value >= least else { fatalError("\(owner): \(name) \(value) is not \(least) or more.") }
}
