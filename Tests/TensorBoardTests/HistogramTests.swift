import TensorBoard
import Testing

@Suite struct HistogramTests {
    @Test(arguments: [
        [3.0, 3, 3], [0.1, 0.2, 0.3, 0.4], [-1e300, 1e300, 0], [1, .nan, .infinity, 2], [],
        [.leastNonzeroMagnitude, 0],
    ])
    func `has a place for every finite number, and only for those`(numbers: [Double]) {
        let histogram = Histogram(of: numbers, buckets: 7)
        let finite = numbers.filter(\.isFinite)
        #expect(histogram.counts.reduce(0, +) == Double(finite.count))
        #expect(histogram.limits.last == finite.max() ?? 0)
        var below = -Double.infinity
        for (limit, count) in zip(histogram.limits, histogram.counts) {
            #expect(Double(finite.count { below < $0 && $0 <= limit }) == count || limit == below)
            below = limit
        }
    }
}
