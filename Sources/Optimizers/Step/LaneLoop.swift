import CKernels
import Tensors

extension UpdateRule {
    @inlinable
    public func apply(
        to weights: UnsafeMutableBufferPointer<Scalar>, along gradient: UnsafeBufferPointer<Scalar>,
        _ slots: UnsafeMutableBufferPointer<Slot>, _ now: StepConstants
    ) {
        let memory = UnsafeMutableRawPointer(slots.baseAddress)
        updateLanes(of: weights, with: gradient) { i, w, g in
            if let memory { lanes_prefetch(memory + (i &+ lanesAhead) &* MemoryLayout<Slot>.stride) }
            update(&w, along: g, &slots[i], now)
            if let memory { flushSubnormals(in: memory + i &* MemoryLayout<Slot>.stride, as: Slot.self) }
        }
    }
}

/// Makes zero what a slot remembers once it is subnormal: the velocity of a unit that died, times 0.9 at every step, comes down to four
/// times the smallest number there is and stays there, rounded up again and again, at 150 cycles a product on some processors.
///
/// Beside an ε of the usual size nothing that is forgotten so could have moved a weight that is not itself that small. Without one, ε = 0,
/// Adam in single precision divides by zero where gradients were never above 3 · 10⁻¹⁸; at 8 · 10⁻²² their squares would be lost anyway.
/// PyTorch has it for all arithmetic: `torch.set_flush_denormal(True)`.
@inlinable
@inline(__always)
func flushSubnormals<Slot: LaneSlot>(in slot: UnsafeMutableRawPointer, as: Slot.Type) {
    for offset in stride(from: 0, to: MemoryLayout<Slot>.size, by: MemoryLayout<Lanes>.stride) {
        let remembered = slot.load(fromByteOffset: offset, as: Lanes.self)
        slot.storeBytes(of: lanes_flushed(remembered), toByteOffset: offset, as: Lanes.self)
    }
}

/// How far ahead memory is asked for what comes next. The processor's own guess at it stops at every page of 4 kB.
@inlinable
var lanesAhead: Int { 32 }

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
    let ahead = lanesAhead &* MemoryLayout<Lanes>.stride
    for i in 0..<whole {
        let offset = i &* MemoryLayout<Lanes>.stride
        lanes_prefetch(start + (offset &+ ahead))
        lanes_prefetch(other + (offset &+ ahead))
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

/// Weights that one thread moves at a time, or a little fewer: enough to be worth waking it for. Each weight's update is its own, so
/// where the cuts lie changes no bit.
private let weightsInPiece = 1 << 13

/// Calls `body` for consecutive pieces of `0..<count` of about equal length, on several threads where there are several pieces.
func inPieces(of count: Int, _ body: (Range<Int>) -> Void) {
    let pieces = (count + weightsInPiece - 1) / weightsInPiece
    guard pieces > 1 else { return body(0..<count) }
    // Whole lanes, and a whole line of every tensor's memory.
    let length = ((count + pieces - 1) / pieces + 15) / 16 * 16
    func piece(_ i: Int) -> Range<Int> { min(i * length, count)..<min((i + 1) * length, count) }
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
