import Testing
import Training

@Suite struct NamedImagesTests {
    @Test func `embedded and drawn sets load by name`() throws {
        #expect(try NamedImages.named("digits").load().train == Digits.load().train)
        let shapes = try NamedImages.named("shapes").load(limit: 30)
        #expect(shapes.train.countsByClass == Array(repeating: 3, count: 10))
        #expect(shapes.test.count == 1_000)
    }

    @Test func `an unknown name lists the known ones`() {
        let error = #expect(throws: UnknownName.self) { try NamedImages.named("cifar10") }
        #expect(error?.nearest == "cifar-10")
        #expect(error?.known == ["digits", "shapes", "mnist", "cifar-10"])
    }

    @Test func `a set that is not there says how to get it`() {
        let error = #expect(throws: DataError.self) { try NamedImages.named("mnist").load(from: "/nowhere") }
        #expect(error?.description.contains("make data") == true)
    }

    @Test func `the first of every class, in the order of the set`() {
        let labels = [2, 0, 0, 1, 0, 2, 1, 2, 0]
        let set = ImageSet(
            height: 1, width: 1, channels: 1, pixels: (0..<9).map { UInt8($0) }, labels: labels,
            classes: ["a", "b", "c"])
        #expect(set.firstOfEveryClass(3).pixels == [0, 1, 3])
        #expect(set.firstOfEveryClass(6).pixels == [0, 1, 2, 3, 5, 6])
        #expect(set.firstOfEveryClass(7).pixels == [0, 1, 2, 3, 4, 5, 6])
        #expect(set.firstOfEveryClass(9).pixels == [0, 1, 2, 3, 4, 5, 6, 7])
        #expect(set.firstOfEveryClass(0).count == 0)
    }
}
