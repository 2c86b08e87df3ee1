import Tensors
import Testing

@Suite struct ThreadsTests {
    @Test func `no thread cannot compute`() async {
        let exit = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            Threads.setCount(0)
        }
        #expect(exit.says("Threads: 0 threads cannot compute anything; ask for 1 or more."))
    }
}
