import Foundation

// How the checks write and gather their numbers.

/// Three significant digits: `2.3`, `0.0123`, `1.2e-05`.
func brief(_ value: Double) -> String { String(format: "%.3g", value) }

func percent(_ share: Double) -> String { share.isFinite ? String(format: "%.0f %%", 100 * share) : "none" }

func mean(_ values: ArraySlice<Double>) -> Double { values.reduce(0, +) / Double(max(values.count, 1)) }

/// The middle value, the upper of the two middle ones for an even count; NaN for none.
func median(_ values: [Double]) -> Double { values.isEmpty ? .nan : values.sorted()[values.count / 2] }
