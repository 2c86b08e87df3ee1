/// A tensor's name as a key: two names are one only if all their characters are, one by one.
///
/// Swift holds strings for equal that differ in how an accent is composed; files, and PyTorch, do not.
package struct TensorName: Hashable, Sendable {
    package let text: String

    package init(_ text: String) { self.text = text }

    package static func == (a: TensorName, b: TensorName) -> Bool { a.text.utf8.elementsEqual(b.text.utf8) }

    package func hash(into hasher: inout Hasher) {
        var text = text
        text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
}
