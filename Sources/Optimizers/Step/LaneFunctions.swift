import CKernels
import Tensors

/// `√x` in every lane, correctly rounded: one instruction, where the standard library's makes a call a lane on Linux.
@inlinable
@inline(__always)
public func squareRoot(_ x: Lanes) -> Lanes { lanes_sqrt(x) }

/// The larger of a and b in every lane.
@inlinable
@inline(__always)
public func maximum(_ a: Lanes, _ b: Lanes) -> Lanes { a.replacing(with: b, where: b .> a) }

/// −1, 0 or 1 in every lane.
@inlinable
@inline(__always)
public func sign(_ x: Lanes) -> Lanes {
    Lanes().replacing(with: 1, where: x .> 0).replacing(with: -1, where: x .< 0)
}
