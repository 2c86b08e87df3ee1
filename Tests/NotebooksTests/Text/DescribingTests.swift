import Notebooks
import Testing

@Suite struct DescribingTests {
    private struct Point {
        var x = 1.0 / 3
        var name = "a"
    }

    private struct Named: CustomStringConvertible {
        var description: String { "described" }
    }

    @Test func `values are compact and rounded`() {
        let describing = Describing(.code)
        #expect(describing.block(1.0 / 3) == "0.333333")
        #expect(describing.block([0.1, 0.1 + 0.2]) == "[0.1, 0.3]")
        #expect(describing.block([1.0 / 3, 1][...]) == "[0.333333, 1]")
        #expect(describing.block([[1.0 / 3]]) == "[[0.333333]]")
        #expect(describing.block("text") == "text")
        #expect(describing.block(22134) == "22134")
        #expect(describing.block(Optional(1.0 / 3) as Any) == "0.333333")
        #expect(describing.block(Point()) == "Point(x: 0.333333, name: a)")
        #expect(describing.block(Named()) == "described")
        #expect(describing.block((1.0 / 3, 2)) == "(0.333333, 2)")
        #expect(describing.block(Sample([1, 2, 3, 4, 5])) == "3 (2 to 4) over 5 runs")
        #expect(Describing(.code, as: .fixed(2)).block([1.0 / 3]) == "[0.33]")
    }

    @Test func `a tuple of names takes a line a name`() {
        #expect(Describing(.code).block((plain: 3.25, momentum: 2)) == "plain     3.25\nmomentum  2")
    }

    @Test func `collections without order are sorted`() {
        #expect(Describing(.code).block(["b": 2, "a": 1, "c": 3]) == "[a: 1, b: 2, c: 3]")
        #expect(Describing(.code).block(Set([3, 1, 2])) == "[1, 2, 3]")
    }
}
