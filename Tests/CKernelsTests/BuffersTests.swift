import CKernels
import Testing

extension Kernels {
    @Suite struct BuffersTests {
        @Test(arguments: [0, 1, 64, 255, 256, 257, 1000, 4096, 1_000_003])
        func `blocks are aligned, writable and distinct`(bytes: Int) throws {
            let a = try #require(dh_allocate(bytes)), b = try #require(dh_allocate(bytes))
            #expect(a != b)
            #expect(Int(bitPattern: a) % 64 == 0 && Int(bitPattern: b) % 64 == 0)
            a.initializeMemory(as: UInt8.self, repeating: 1, count: bytes)
            b.initializeMemory(as: UInt8.self, repeating: 2, count: bytes)
            #expect((0..<bytes).allSatisfy { a.load(fromByteOffset: $0, as: UInt8.self) == 1 })
            dh_release(a)
            dh_release(b)
        }

        // The statistics count what the whole process does, so these run in a process of their own.

        /// In use and kept may exceed what ever was in use by its half, or by 16 MB.
        static func staysWithinBounds(_ now: dh_buffer_statistics) -> Bool {
            now.kept + now.in_use <= now.most_in_use + max(now.most_in_use / 2, 16 << 20)
        }

        @Test func `a released block is used again`() async {
            await #expect(processExitsWith: .success) {
                dh_trim_buffers()
                let start = dh_buffer_statistics()
                #expect(start.kept == 0)
                for _ in 0..<100 {
                    let blocks = try [100_000, 200_000, 50_000].map { try #require(dh_allocate($0)) }
                    blocks.forEach(dh_release)
                }
                let end = dh_buffer_statistics()
                #expect(end.in_use == start.in_use)
                #expect(end.fresh - start.fresh + (end.reused - start.reused) == 300)
                #expect(BuffersTests.staysWithinBounds(end))
                if end.kept > 0 { #expect(end.fresh - start.fresh == 3) }  // AddressSanitizer's build keeps nothing
                dh_trim_buffers()
                #expect(dh_buffer_statistics().kept == 0)
            }
        }

        @Test func `sizes that keep changing do not pile up`() async {
            await #expect(processExitsWith: .success) {
                for size in stride(from: 1_000_000, through: 100_000_000, by: 1_000_000) {
                    dh_release(dh_allocate(size))
                    #expect(BuffersTests.staysWithinBounds(dh_buffer_statistics()))
                }
            }
        }

        @Test func `a tiny model's sizes stay, however they take turns`() async {
            await #expect(processExitsWith: .success) {
                func step() {
                    for size in stride(from: 1_000, through: 200_000, by: 1_000) { dh_release(dh_allocate(size)) }
                }
                step()
                let start = dh_buffer_statistics()
                for _ in 0..<10 { step() }
                let end = dh_buffer_statistics()
                if end.kept > 0 { #expect(end.fresh == start.fresh) }  // AddressSanitizer's build keeps nothing
            }
        }

        @Test func `an impossible size is refused, not served`() {
            #expect(dh_allocate(Int.max) == nil)
        }

        @Test func `many threads allocate and release at once`() async {
            await withTaskGroup(of: Bool.self) { group in
                for task in 0..<8 {
                    group.addTask {
                        var generator = SplitMix64(state: UInt64(task))
                        return (0..<500).allSatisfy { _ in
                            let size = Int.random(in: 8..<20_000, using: &generator)
                            guard let block = dh_allocate(size) else { return false }
                            defer { dh_release(block) }
                            block.storeBytes(of: task, as: Int.self)
                            return block.load(as: Int.self) == task
                        }
                    }
                }
                for await intact in group { #expect(intact) }
            }
        }
    }
}
