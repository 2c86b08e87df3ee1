/// Any value as compact text: numbers rounded to six significant digits, unordered collections sorted.
package struct Describing {
    private let setting: NumberFormat.Setting
    private let format: NumberFormat?

    package init(_ setting: NumberFormat.Setting, as format: NumberFormat? = nil) {
        self.setting = setting
        self.format = format
    }

    /// A value on its own: a tuple whose every element is named takes a line an element.
    package func block(_ value: Any) -> String {
        let mirror = Mirror(reflecting: value)
        let children = Array(mirror.children)
        let labels = children.compactMap(\.label)
        guard mirror.displayStyle == .tuple, labels.count == children.count,
            !labels.contains(where: { $0.hasPrefix(".") })
        else { return text(value) }
        let width = labels.map(\.count).max() ?? 0
        return zip(labels, children)
            .map { $0 + String(repeating: " ", count: width - $0.count) + "  " + text($1.value) }
            .joined(separator: "\n")
    }

    func text(_ value: Any) -> String {
        switch value {
        case let text as String: return text
        case let number as any BinaryFloatingPoint: return (format ?? .significant(6)).text(Double(number), in: setting)
        case let number as any BinaryInteger: return number.description
        case let sample as Sample:
            return sample.measurement.text(as: format, in: setting) + " over \(sample.values.count) runs"
        default: return structure(value)
        }
    }

    private func structure(_ value: Any) -> String {
        let mirror = Mirror(reflecting: value)
        let children = Array(mirror.children)
        switch mirror.displayStyle {
        case .optional:
            return children.first.map { text($0.value) } ?? "nil"
        case .collection where !(value is any CustomStringConvertible) || Self.isStandard(value):
            return "[" + children.map { text($0.value) }.joined(separator: ", ") + "]"
        case .set:
            return "[" + children.map { text($0.value) }.sorted().joined(separator: ", ") + "]"
        case .dictionary:
            let pairs = children.map { child in
                Mirror(reflecting: child.value).children.map { text($0.value) }.joined(separator: ": ")
            }
            return pairs.isEmpty ? "[:]" : "[" + pairs.sorted().joined(separator: ", ") + "]"
        case .tuple:
            return "(" + children.map(element).joined(separator: ", ") + ")"
        case .struct where !(value is any CustomStringConvertible):
            return "\(type(of: value))(" + children.map(element).joined(separator: ", ") + ")"
        default:
            return String(describing: value)
        }
    }

    /// The standard library's collections describe their elements with every digit, so they are described here instead.
    private static func isStandard(_ value: Any) -> Bool {
        String(reflecting: type(of: value)).hasPrefix("Swift.")
    }

    private func element(_ child: Mirror.Child) -> String {
        guard let label = child.label, !label.hasPrefix(".") else { return text(child.value) }
        return "\(label): \(text(child.value))"
    }
}
