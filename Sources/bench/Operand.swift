import CKernels

/// Numbers between −1 and 1 that do not repeat soon, in memory such as tensors have.
final class Operand {
    let start: UnsafeMutablePointer<Float>
    let count: Int

    init(_ count: Int) {
        guard let memory = dh_allocate(count * MemoryLayout<Float>.stride) else {
            fatalError("\(count) numbers do not fit into memory.")
        }
        start = memory.bindMemory(to: Float.self, capacity: count)
        self.count = count
        for i in 0..<count { start[i] = Float((i &* 2_654_435_761) & 0xffff) / 32_768 - 1 }
    }

    deinit { dh_release(start) }
}
