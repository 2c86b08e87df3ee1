import CKernels
import Testing

extension Kernels {
    @Suite struct ParallelTests {
        /// How often each index was seen when dh_parallel ran over `count` of them.
        static func visits(_ count: Int) -> [Int32] {
            var seen = [Int32](repeating: 0, count: count)
            seen.withUnsafeMutableBufferPointer { buffer in
                // Each item writes its own element alone.
                dh_parallel(count, { seen, i in seen?.assumingMemoryBound(to: Int32.self)[i] += 1 }, buffer.baseAddress)
            }
            return seen
        }

        @Test(arguments: [1, 2, 3, 4, 16] as [Int32])
        func `every index is visited once`(threads: Int32) {
            let before = dh_threads()
            defer { dh_set_threads(before) }
            dh_set_threads(threads)
            #expect(dh_threads() == threads)
            for count in [0, 1, 2, 3, 7, 64, 1000] {
                for _ in 0..<50 { #expect(Self.visits(count).allSatisfy { $0 == 1 }) }
            }
        }

        @Test func `calls from several threads at once and from inside an item all finish`() async {
            let before = dh_threads()
            defer { dh_set_threads(before) }
            dh_set_threads(3)
            await withTaskGroup(of: Bool.self) { group in
                for _ in 0..<4 {
                    group.addTask { (0..<200).allSatisfy { _ in Self.visits(20).allSatisfy { $0 == 1 } } }
                }
                for await complete in group { #expect(complete) }
            }
            var inner = [Int32](repeating: 0, count: 8)
            inner.withUnsafeMutableBufferPointer { buffer in
                dh_parallel(
                    8,
                    { seen, i in
                        seen?.assumingMemoryBound(to: Int32.self)[i] = ParallelTests.visits(10).reduce(0, +)
                    }, buffer.baseAddress)
            }
            #expect(inner == [Int32](repeating: 10, count: 8))
        }

        @Test func `a count of threads below one means one`() {
            let before = dh_threads()
            defer { dh_set_threads(before) }
            dh_set_threads(-3)
            #expect(dh_threads() == 1)
        }
    }
}
