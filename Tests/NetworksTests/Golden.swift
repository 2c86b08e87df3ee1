import Foundation
import Networks
import Testing

/// The references in `Golden/`, written by `make_golden.py` from PyTorch in double precision.
enum Golden {
    /// How far from a reference a single operation may be, relative to the larger of 1 and the reference.
    ///
    /// In Float that is eight roundings of its 24 bits; the sums here have at most a hundred terms, with partial sums in fused multiply-adds.
    static let tolerance: Double = Scalar.ulpOfOne < 1e-10 ? 1e-10 : 1e-6

    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")

    static func read<Content: Decodable>(_ name: String, as type: Content.Type = Content.self) throws -> Content {
        try JSONDecoder().decode(Content.self, from: Data(contentsOf: folder.appending(path: name)))
    }

    /// The same numbers as `numbers` in `models.py`: the high 16 bits of a linear congruential generator, which Float holds exactly.
    static func numbers(_ seed: Int, _ shape: [Int], scale: Double = 1, offset: Double = 0) -> Tensor {
        var state = seed
        let scalars = (0..<shape.reduce(1, *)).map { _ in
            state = (1_103_515_245 * state + 12345) % (1 << 31)
            return Scalar(offset + scale * (Double(state >> 15) / 32768 - 1))
        }
        return Tensor(scalars, shape: Shape(shape))
    }

    static func labels(_ seed: Int, _ count: Int, classes: Int) -> [Int] {
        numbers(seed, [count]).scalars.map { Int(($0 + 1) / 2 * Scalar(classes)) }
    }

    struct Recipe: Decodable {
        var name: String?
        var shape: [Int]
        var seed: Int
        var scale: Double
        var offset: Double

        var tensor: Tensor { Golden.numbers(seed, shape, scale: scale, offset: offset) }
    }
}

/// Fails unless the shapes agree and every scalar is within `tolerance·max(1, |reference|)` of its reference.
func expectClose(
    _ tensor: Tensor, _ reference: [Double], shape: [Int]? = nil, within tolerance: Double = Golden.tolerance,
    _ name: String,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    if let shape { #expect(tensor.shape == Shape(shape), "\(name)", sourceLocation: sourceLocation) }
    #expect(tensor.shape.count == reference.count, "\(name)", sourceLocation: sourceLocation)
    for (index, (a, b)) in zip(tensor.scalars, reference).enumerated()
    where !(abs(Double(a) - b) <= tolerance * max(1, abs(b))) {
        Issue.record("\(name): scalar \(index) is \(a), not \(b)", sourceLocation: sourceLocation)
        return
    }
}
