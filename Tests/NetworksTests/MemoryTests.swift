import Networks
import Testing

@Suite struct MemoryTests {
    /// In a process of its own, where no other test allocates.
    @Test func `a thousand steps of training leave memory as the first ones did`() async {
        await #expect(processExitsWith: .success) {
            Threads.setCount(1)  // with several, which of them takes a block first may vary
            var generator = SplitMix64(seed: 1)
            var model = ConvNet(images: [8, 8, 1], width: 2, using: &generator)
            let images = Tensor.normal([4, 8, 8, 1], using: &generator)
            func step() {
                let gradient = valueAndGradient(at: &model) { crossEntropy($0(images), [0, 1, 2, 3]) }.gradient
                model.visit(path: .root) { path, tensor in
                    if let slope = gradient[path.description] { tensor -= 0.01 * slope }
                }
            }
            for _ in 0..<10 { step() }
            let before = BufferPool.now
            for _ in 0..<1_000 { step() }
            #expect(BufferPool.now == before)
        }
    }
}
