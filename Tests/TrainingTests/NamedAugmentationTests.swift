import Testing
import Training

@Suite struct NamedAugmentationTests {
    @Test func `each name stands for another augmentation`() throws {
        for named in NamedAugmentation.all {
            #expect(try NamedAugmentation.named(named.name).augmentation == named.augmentation)
        }
        #expect(Set(NamedAugmentation.all.map { "\($0.augmentation as Any)" }).count == NamedAugmentation.all.count)
        #expect(try NamedAugmentation.named("crop-and-flip").augmentation == .cropAndFlip)
    }

    @Test func `an unknown name lists the known ones`() {
        let error = #expect(throws: UnknownName.self) { try NamedAugmentation.named("crop-and-flop") }
        #expect(error?.nearest == "crop-and-flip")
    }
}
