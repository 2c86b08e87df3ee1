/// The extents of a tensor, outermost first: `[batch, height, width, channels]`; `[]` is a single number.
public struct Shape: Hashable, Sendable, ExpressibleByArrayLiteral, CustomStringConvertible {
    /// The number of axes: 0 for a single number, 2 for a matrix.
    public let rank: Int

    /// The number of scalars in a tensor of this shape: the product of the extents, 1 for `[]`.
    public let count: Int

    /// The extents where they are few, so that a tensor is copied without a list to count references to; zeros beyond the last.
    private let few: SIMD4<Int32>

    /// The extents where they are many, or one of them is long.
    private let many: [Int]?

    /// A shape of these extents, none below zero.
    public init(_ extents: [Int]) {
        guard extents.allSatisfy({ $0 >= 0 }) else {
            fatalError("Shape: \(extents) has a negative extent; an extent counts elements, so it is 0 or more.")
        }
        rank = extents.count
        count = extents.reduce(1, *)
        var few = SIMD4<Int32>.zero
        let areFew = extents.count <= few.scalarCount && extents.allSatisfy { $0 <= Int32.max }
        if areFew { for axis in extents.indices { few[axis] = Int32(extents[axis]) } }
        self.few = few
        many = areFew ? nil : extents
    }

    public init(arrayLiteral extents: Int...) { self.init(extents) }

    /// The length of each axis.
    public var extents: [Int] { many ?? (0..<rank).map { Int(few[$0]) } }

    /// The length of an axis, counted from 0.
    public subscript(axis: Int) -> Int {
        precondition(0 <= axis && axis < rank, "Shape: there is no axis \(axis) in a shape of \(rank).")
        return many?[axis] ?? Int(few[axis])
    }

    /// The length of the innermost axis; nil of a single number.
    var last: Int? { rank > 0 ? self[rank - 1] : nil }

    /// The extents with a multiplication sign between them, as papers write them: `3×4`, or `scalar`.
    public var description: String {
        extents.isEmpty ? "scalar" : extents.map(String.init).joined(separator: "×")
    }
}

extension Shape {
    /// This shape with another extent along one axis.
    func replacing(_ axis: Int, with extent: Int) -> Shape {
        var extents = extents
        extents[axis] = extent
        return Shape(extents)
    }

    /// This shape without one of its axes.
    func removing(_ axis: Int) -> Shape {
        var extents = extents
        extents.remove(at: axis)
        return Shape(extents)
    }
}

extension Shape {
    /// The shape that two operands broadcast to, as NumPy does it: aligned at the last axis, an extent of 1 repeats.
    ///
    /// `[64, 10]` with `[10]` gives `[64, 10]`; `[3, 1]` with `[4]` gives `[3, 4]`; `[3]` with `[4]` gives nil.
    public func broadcast(with other: Shape) -> Shape? {
        let rank = max(rank, other.rank)
        let left = padded(to: rank)
        let right = other.padded(to: rank)
        var extents: [Int] = []
        for (a, b) in zip(left, right) {
            guard a == b || a == 1 || b == 1 else { return nil }
            extents.append(a == 1 ? b : a)
        }
        return Shape(extents)
    }

    /// Whether repeating a tensor of this shape as a whole fills one of `other`.
    func isSuffix(of other: Shape) -> Bool {
        rank <= other.rank && (0..<rank).allSatisfy { self[$0] == other[other.rank - rank + $0] }
    }

    /// The extents with ones put in front until there are `rank` of them.
    func padded(to rank: Int) -> [Int] {
        Array(repeating: 1, count: rank - self.rank) + extents
    }
}

/// Ends the program over operands that do not fit, naming the operation, the shapes and a remedy.
///
/// A shape mistake is a mistake in the program, not in its input, so it cannot be caught, only mended.
func shapeMismatch(_ operation: String, _ shapes: Shape..., remedy: String) -> Never {
    fatalError("\(operation): \(shapes.map(\.description).joined(separator: " and ")) do not fit; \(remedy)")
}
