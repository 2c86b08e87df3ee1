import Networks
import Testing

@Suite struct AccuracyTests {
    @Test func `the share of right answers`() {
        #expect(accuracy(Tensor([1, 2, 4, 3], shape: [2, 2]), [1, 1]) == 0.5)
        #expect(accuracy(.zeros([0, 3]), []) == 0)
    }
}
