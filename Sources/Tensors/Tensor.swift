/// An array of scalars with a shape: the value that networks compute with.
///
/// Row-major, channels last: an image batch is `[batch, height, width, channels]`. A tensor is a value: a copy is cheap until it is
/// written to, and no copy ever sees another's writes. Inside `valueAndGradient` a tensor also remembers how it was computed.
public struct Tensor: Sendable {
    /// The length of each axis; one scalar alone has none.
    public let shape: Shape
    var buffer: Buffer

    /// Where on the record of a computation this tensor was made; nil outside `valueAndGradient`.
    var place: Tape.Place?

    init(shape: Shape, buffer: Buffer) {
        self.shape = shape
        self.buffer = buffer
    }
}

extension Tensor {
    /// A tensor of the scalars in row-major order.
    public init(_ scalars: some Collection<Scalar>, shape: Shape) {
        guard scalars.count == shape.count else {
            fatalError("Tensor: \(scalars.count) scalars do not fill \(shape), which holds \(shape.count).")
        }
        self.init(shape: shape) { target in _ = target.initialize(from: scalars) }
    }

    /// A vector: `[1, 2, 3]` has shape `[3]`.
    public init(_ scalars: [Scalar]) { self.init(scalars, shape: [scalars.count]) }

    /// A single number, of shape `[]`.
    public init(_ scalar: Scalar) { self.init([scalar], shape: []) }

    /// A tensor that holds the same scalar everywhere.
    public init(repeating scalar: Scalar, shape: Shape) {
        self.init(shape: shape) { target in target.initialize(repeating: scalar) }
    }

    /// Zeros in this shape.
    public static func zeros(_ shape: Shape) -> Tensor { Tensor(repeating: 0, shape: shape) }

    /// Ones in this shape.
    public static func ones(_ shape: Shape) -> Tensor { Tensor(repeating: 1, shape: shape) }

    /// Independent normal numbers of the given mean and standard deviation.
    public static func normal(
        _ shape: Shape, mean: Scalar = 0, deviation: Scalar = 1, using generator: inout SplitMix64
    ) -> Tensor {
        expectFinite("Tensor.normal", "mean", mean)
        expectFinite("Tensor.normal", "deviation", deviation)
        return Tensor(shape: shape) { target in
            for i in 0..<target.count {
                target.initializeElement(at: i, to: mean + deviation * Scalar(generator.normal()))
            }
        }
    }

    /// Independent numbers spread evenly over the half-open range.
    public static func uniform(_ shape: Shape, in range: Range<Scalar>, using generator: inout SplitMix64) -> Tensor {
        let width = range.upperBound - range.lowerBound
        return Tensor(shape: shape) { target in
            for i in 0..<target.count {
                // Rounding may reach the upper bound, which does not belong to the range.
                let scalar = min(range.lowerBound + width * Scalar(generator.uniform()), range.upperBound.nextDown)
                target.initializeElement(at: i, to: scalar)
            }
        }
    }
}

extension Tensor {
    /// The scalars in row-major order.
    public var scalars: [Scalar] { Array(buffer.scalars) }

    /// The only scalar of a tensor that holds one.
    public var item: Scalar {
        guard shape.count == 1 else { fatalError("item: \(shape) holds \(shape.count) scalars, not one.") }
        return buffer.scalars[0]
    }

    /// Reads or writes the scalar at a place, one index an axis.
    public subscript(_ indices: Int...) -> Scalar {
        get { buffer.scalars[offset(of: indices)] }
        set {
            let place = offset(of: indices)
            withUnsafeMutableScalars { $0[place] = newValue }
        }
    }

    private func offset(of indices: [Int]) -> Int {
        guard indices.count == shape.rank, zip(indices, shape.extents).allSatisfy({ 0 <= $0 && $0 < $1 }) else {
            fatalError("subscript: \(indices) is no place in \(shape).")
        }
        return zip(indices, shape.extents).reduce(0) { $0 * $1.1 + $1.0 }
    }

    /// The same values without their history: what a pullback captures, and what outlives a gradient.
    public var detached: Tensor { Tensor(shape: shape, buffer: buffer) }

    /// The number that this tensor is, where it is one and no gradient flows to it: what a literal is.
    var number: Scalar? { shape.rank == 0 && place == nil ? buffer.scalars[0] : nil }

    /// Whether gradients flow through this tensor.
    public var isTracked: Bool { place != nil }
}

extension Tensor {
    /// A tensor whose scalars `fill` initialises, every one of them.
    package init(shape: Shape, fill: (UnsafeMutableBufferPointer<Scalar>) -> Void) {
        self.init(shape: shape, buffer: Buffer(count: shape.count))
        fill(buffer.scalars)
    }

    /// Lets `body` read the scalars in place.
    package func withUnsafeScalars<R>(_ body: (UnsafeBufferPointer<Scalar>) throws -> R) rethrows -> R {
        try body(UnsafeBufferPointer(buffer.scalars))
    }

    /// Lets `body` write the scalars in place; copies them first where another tensor shares them.
    package mutating func withUnsafeMutableScalars<R>(
        _ body: (UnsafeMutableBufferPointer<Scalar>) throws -> R
    ) rethrows -> R {
        if !isKnownUniquelyReferenced(&buffer) { buffer = buffer.copy() }
        return try body(buffer.scalars)
    }
}

extension Tensor: Equatable {
    /// Whether shapes and scalars are equal, as numbers: a NaN equals nothing.
    public static func == (a: Tensor, b: Tensor) -> Bool {
        a.shape == b.shape && a.buffer.scalars.elementsEqual(b.buffer.scalars)
    }
}

extension Tensor: ExpressibleByArrayLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
    CustomStringConvertible
{
    public init(arrayLiteral scalars: Scalar...) { self.init(scalars) }
    public init(integerLiteral scalar: Scalar) { self.init(scalar) }
    public init(floatLiteral scalar: Scalar) { self.init(scalar) }

    /// The shape and the first few scalars.
    public var description: String {
        let shown = buffer.scalars.prefix(8).map { "\($0)" }.joined(separator: ", ")
        return "Tensor(\(shape): \(shown)\(shape.count > 8 ? ", …" : ""))"
    }
}
