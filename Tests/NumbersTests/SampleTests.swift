import Numbers
import Testing

@Suite struct SampleTests {
    @Test func `quartiles interpolate as NumPy does`() {
        let sample = Sample([4, 1, 3, 2])
        #expect(sample.median == 2.5)
        #expect(sample.lowerQuartile == 1.75)
        #expect(sample.upperQuartile == 3.25)
        #expect(sample.interquartileRange == 1.5)
    }

    @Test func `the mean is the sum over the count`() {
        #expect(Sample([4, 1, 3, 4]).mean == 3)
        #expect(Sample([Double]()).mean.isNaN)
    }

    @Test func `whole numbers and floats make samples`() {
        #expect(Sample([1, 2, 6] as [Int]).median == 2)
        #expect(Sample([1, 2, 6] as [Float]).median == 2)
    }

    @Test func `a run that is not a number spoils the median`() {
        #expect(Sample([1, .nan, 2]).median.isNaN)
        #expect(Sample([] as [Double]).median.isNaN)
    }

    @Test func `runs that all diverge agree`() {
        let sample = Sample([Double](repeating: .infinity, count: 5))
        #expect(sample.median == .infinity)
        #expect(sample.interquartileRange == 0)
    }

    @Test func `runs of which some diverge scatter without bound`() {
        #expect(Sample([1, 2, .infinity, .infinity, 3]).interquartileRange == .infinity)
    }
}
