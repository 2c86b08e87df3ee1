import Downhill

/// A size that a sentence states: out of what a claim recorded of its own conditions.
struct Size: Sendable {
    /// What sentences call it, behind `quoted.`.
    let name: String
    let claim: String
    /// Words of the condition's name; nil for how many of the decisive ones hold.
    let condition: String?
    private let format: NumberFormat

    /// What one condition measured.
    init(_ name: String, of claim: String, _ condition: String, as format: NumberFormat) {
        (self.name, self.claim, self.condition, self.format) = (name, claim, condition, format)
    }

    /// In how many of the settings that decide it holds: `4 of 8`.
    init(_ name: String, of claim: String) {
        (self.name, self.claim, condition, format) = (name, claim, nil, .integer)
    }

    /// As the report writes it; nil unless exactly one condition fits.
    func text(in conditions: [ClaimsFile.Condition]) -> String? {
        guard let condition else {
            let decisive = conditions.filter { $0.role == "decisive" }
            return decisive.isEmpty ? nil : "\(decisive.count(where: \.holds)) of \(decisive.count)"
        }
        let fitting = conditions.filter { $0.name.contains(condition) }
        return fitting.count == 1 ? fitting[0].measured?.first.map { format.text($0) } : nil
    }
}
