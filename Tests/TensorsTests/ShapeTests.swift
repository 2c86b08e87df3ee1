import Tensors
import Testing

@Suite struct ShapeTests {
    @Test func `a shape is written as papers write it`() {
        #expect("\(Shape([64, 28, 28]))" == "64×28×28")
        #expect("\(Shape([]))" == "scalar")
    }

    @Test func `the count is the product of the extents`() {
        #expect(Shape([]).count == 1)
        #expect(Shape([3, 4]).count == 12)
        #expect(Shape([3, 0, 4]).count == 0)
    }

    @Test(arguments: [
        ([64, 10], [10], [64, 10]), ([3, 1], [4], [3, 4]), ([], [2, 3], [2, 3]), ([1], [0], [0]),
        ([5, 1, 7], [3, 1], [5, 3, 7]),
        ([0, 1], [1, 4], [0, 4]),
    ])
    func `shapes broadcast as NumPy's do`(a: [Int], b: [Int], expected: [Int]) {
        #expect(Shape(a).broadcast(with: Shape(b)) == Shape(expected))
        #expect(Shape(b).broadcast(with: Shape(a)) == Shape(expected))
    }

    @Test(arguments: [([3], [4]), ([2, 3], [3, 2]), ([0], [2])])
    func `shapes that do not fit do not broadcast`(a: [Int], b: [Int]) {
        #expect(Shape(a).broadcast(with: Shape(b)) == nil)
    }

    @Test func `a negative extent ends the program`() async {
        let exit = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            let extents = [3, -1]
            _ = Shape(extents)
        }
        #expect(exit.says("Shape: [3, -1] has a negative extent"))
    }
}
