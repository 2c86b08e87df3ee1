import CKernels

/// A small, fast source of random numbers with 64 bits of state: the same seed gives the same bits everywhere.
///
/// Adds an odd constant and scrambles the sum (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014). What is drawn from it
/// — integers, permutations, normal numbers — is defined here rather than by the standard library, whose algorithms may change
/// from one release to the next.
public struct SplitMix64: RandomNumberGenerator, Sendable, Codable, Equatable {
    /// All that it remembers: a generator made with it as its seed goes on from here.
    public private(set) var state: UInt64

    /// A generator of its own for every seed.
    public init(seed: UInt64) { state = seed }

    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        return Self.scrambled(state)
    }

    private static func scrambled(_ value: UInt64) -> UInt64 {
        var z = value
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// A generator of its own for one purpose, such as `"shuffling"`: unaffected by how much is drawn for any other.
    public func split(_ purpose: String) -> SplitMix64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325  // FNV-1a over the name's bytes
        for byte in purpose.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        return SplitMix64(seed: Self.scrambled(state ^ Self.scrambled(hash)))
    }
}

extension SplitMix64 {
    /// A number spread evenly over [0, 1), a multiple of 2⁻⁵³.
    public mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

    /// A number spread evenly over the half-open range.
    public mutating func uniform(in range: Range<Double>) -> Double {
        range.lowerBound + (range.upperBound - range.lowerBound) * uniform()
    }

    /// A whole number spread evenly over `0..<bound` (Lemire 2019, with rejection, so without bias).
    public mutating func index(below bound: Int) -> Int {
        guard bound > 0 else {
            fatalError("index(below: \(bound)): there is no whole number from 0 to below \(bound).")
        }
        let width = UInt64(bound)
        var product = next().multipliedFullWidth(by: width)
        if product.low < width {
            let threshold = (0 &- width) % width
            while product.low < threshold { product = next().multipliedFullWidth(by: width) }
        }
        return Int(product.high)
    }

    /// A number from the standard normal distribution (Box and Muller 1958; one of the pair is used, so that the state
    /// alone says what comes next).
    public mutating func normal() -> Double {
        let radius = (-2 * dh_log(1 - uniform())).squareRoot()
        return radius * dh_cos(2 * .pi * uniform())
    }

    /// The numbers `0..<count` in random order, every order equally likely (Fisher and Yates 1938).
    public mutating func permutation(of count: Int) -> [Int] {
        var order = Array(0..<count)
        for i in stride(from: count - 1, to: 0, by: -1) { order.swapAt(i, index(below: i + 1)) }
        return order
    }
}
