import CKernels
import Tensors

extension UpdateRule {
    @inlinable
    public func apply(
        to weights: UnsafeMutableBufferPointer<Scalar>, along gradient: UnsafeBufferPointer<Scalar>,
        _ slots: UnsafeMutableBufferPointer<Slot>, _ now: Settings
    ) {
        updateLanes(of: weights, with: gradient) { i, w, g in
            update(&w, along: g, &slots[i], now)
        }
    }
}

/// Hands `body` eight scalars of `a` at a time, to be changed, with the eight of `b` beside them; what is left over at the
/// end is padded with zeros, which go nowhere.
///
/// This is where the module touches memory; rules and transforms see lanes only.
@inlinable
@inline(__always)
func updateLanes(
    of a: UnsafeMutableBufferPointer<Scalar>, with b: UnsafeBufferPointer<Scalar>,
    _ body: (_ i: Int, _ a: inout Lanes, _ b: Lanes) -> Void
) {
    guard let start = UnsafeMutableRawPointer(a.baseAddress), let other = UnsafeRawPointer(b.baseAddress) else {
        return
    }
    let whole = a.count / Lanes.scalarCount
    for i in 0..<whole {
        let offset = i &* MemoryLayout<Lanes>.stride
        var lanes = start.loadUnaligned(fromByteOffset: offset, as: Lanes.self)
        body(i, &lanes, other.loadUnaligned(fromByteOffset: offset, as: Lanes.self))
        start.storeBytes(of: lanes, toByteOffset: offset, as: Lanes.self)
    }
    let rest = whole * Lanes.scalarCount..<a.count
    guard !rest.isEmpty else { return }
    var (lastOfA, lastOfB) = (Lanes(), Lanes())
    for (lane, i) in rest.enumerated() {
        lastOfA[lane] = a[i]
        lastOfB[lane] = b[i]
    }
    body(whole, &lastOfA, lastOfB)
    for (lane, i) in rest.enumerated() { a[i] = lastOfA[lane] }
}

/// Weights that one thread moves at a time: enough to be worth waking it for. Each weight's update is its own, so where the cuts
/// lie changes no bit.
private let weightsInPiece = 1 << 15

/// Calls `body` for consecutive pieces of `0..<count`, on several threads where there are several pieces.
func inPieces(of count: Int, _ body: (Range<Int>) -> Void) {
    let pieces = (count + weightsInPiece - 1) / weightsInPiece
    func piece(_ i: Int) -> Range<Int> { i * weightsInPiece..<min((i + 1) * weightsInPiece, count) }
    guard pieces > 1 else { return body(0..<count) }
    withoutActuallyEscaping(body) { body in
        var work: (Int) -> Void = { body(piece($0)) }
        withUnsafeMutablePointer(to: &work) { work in
            dh_parallel(
                pieces,
                { work, i in work?.assumingMemoryBound(to: ((Int) -> Void).self).pointee(i) },
                work)
        }
    }
}
