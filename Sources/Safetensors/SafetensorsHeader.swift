import Foundation
import Numbers
import Tensors

/// What the header of a safetensors file says, checked against the file.
struct SafetensorsHeader {
    struct Entry {
        let name: String, type: ScalarType, shape: Shape
        let start: Int, end: Int
    }

    /// The format's own limit.
    static let largest = 100_000_000

    /// In the order of the header.
    var entries: [Entry] = []
    var metadata: [String: String] = [:]

    /// How many bytes come before the tensors' own.
    let length: Int

    init(of data: Data) throws(SafetensorsError.Reason) {
        guard data.count >= 8 else { throw .truncated(bytes: data.count, needed: 8) }
        let claimed = data.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        guard claimed <= UInt64(Self.largest) else {
            if let text = StrayText.description(of: data) { throw .text(text) }
            throw .headerTooLarge(claimed)
        }
        guard claimed <= UInt64(data.count - 8) else { throw .truncated(bytes: data.count, needed: claimed + 8) }
        length = Int(claimed) + 8
        try read(JSONScanner(data[data.startIndex + 8..<data.startIndex + length]))
        try checkCoverage(of: data.count - length, fileSize: data.count)
    }

    private mutating func read(_ json: JSONScanner) throws(SafetensorsError.Reason) {
        var json = json
        var names: Set<TensorName> = []
        try json.object { (json, name) throws(SafetensorsError.Reason) in
            guard names.insert(TensorName(name)).inserted else { throw .extent(name: name, "it occurs twice") }
            if name == "__metadata__" {
                try json.object { (json, key) throws(SafetensorsError.Reason) in
                    guard metadata[key] == nil else { throw .extent(name: name, "\(key) occurs twice") }
                    guard json.isAtString else { throw .metadata(key: key) }
                    metadata[key] = try json.string()
                }
            } else {
                entries.append(try Self.entry(named: name, &json))
            }
        }
        try json.end()
    }

    private static func entry(named name: String, _ json: inout JSONScanner) throws(SafetensorsError.Reason) -> Entry {
        var typeName: String?
        var extents: [Int]?
        var offsets: [Int]?
        try json.object { (json, key) throws(SafetensorsError.Reason) in
            switch key {
            case "dtype" where typeName == nil: typeName = try json.string()
            case "shape" where extents == nil: extents = try json.integers()
            case "data_offsets" where offsets == nil: offsets = try json.integers()
            default: throw .extent(name: name, "\(key) does not belong there, or stands there twice")
            }
        }
        guard let typeName, let extents, let offsets, offsets.count == 2 else {
            throw .extent(name: name, "it needs dtype, shape and two data_offsets")
        }
        guard let type = ScalarType(rawValue: typeName) else { throw .type(name: name, typeName) }
        // An axis of length 0 empties the tensor; the strides along the others are as large as they are.
        var size = type.bytes
        for extent in extents where extent > 0 {
            let (product, overflows) = size.multipliedReportingOverflow(by: extent)
            guard !overflows else { throw .extent(name: name, "no memory holds a shape of \(extents)") }
            size = product
        }
        if extents.contains(0) { size = 0 }
        guard offsets[0] <= offsets[1], offsets[1] - offsets[0] == size else {
            throw .extent(
                name: name,
                "\(typeName) of shape \(extents) takes \(size) bytes, not those from \(offsets[0]) to \(offsets[1])")
        }
        return Entry(name: name, type: type, shape: Shape(extents), start: offsets[0], end: offsets[1])
    }

    /// The tensors must fill the rest of the file, each byte belonging to one of them.
    private func checkCoverage(of size: Int, fileSize: Int) throws(SafetensorsError.Reason) {
        var end = 0
        for entry in entries.sorted(by: { ($0.start, $0.end) < ($1.start, $1.end) }) {
            guard entry.start >= end else { throw .overlap(name: entry.name, start: entry.start, previousEnd: end) }
            guard entry.start == end else { throw .gap(from: end, to: entry.start) }
            end = entry.end
        }
        guard end <= size else { throw .truncated(bytes: fileSize, needed: UInt64(length) + UInt64(end)) }
        guard end == size else { throw .gap(from: end, to: size) }
    }

    /// The header of tensors that follow each other in this order, in the scalars of this build.
    static func encode(_ tensors: [(name: String, shape: Shape)], _ metadata: [String: String]) -> String {
        let type = ScalarType.own
        var members: [String] = []
        if !metadata.isEmpty {
            let texts = metadata.sorted { $0.key < $1.key }.map {
                "\(JSONScanner.quoted($0.key)):\(JSONScanner.quoted($0.value))"
            }
            members.append("\"__metadata__\":{\(texts.joined(separator: ","))}")
        }
        var start = 0
        for (name, shape) in tensors {
            let end = start + shape.count * type.bytes
            let extents = shape.extents.map(String.init).joined(separator: ",")
            members.append(
                "\(JSONScanner.quoted(name)):{\"dtype\":\"\(type.rawValue)\",\"shape\":[\(extents)],\"data_offsets\":[\(start),\(end)]}"
            )
            start = end
        }
        return "{\(members.joined(separator: ","))}"
    }
}
