import Datasets
import Testing

@Suite struct DigitsTests {
    let digits = Digits.load()

    @Test func `The digits are those of the source`() throws {
        let all = try Digits.images(in: Digits.text)
        // FNV-1a over scikit-learn 1.9's `load_digits().data` as bytes, then `.target` as bytes.
        #expect(fingerprint(of: all.pixels + all.labels.map(UInt8.init)) == 0x9975_5255_092D_82A1)
        #expect(all.countsByClass == [178, 182, 177, 183, 181, 182, 181, 179, 174, 180])
    }

    @Test func `Training and test part share no image and miss none`() throws {
        let all = try Digits.images(in: Digits.text)
        let together = digits.train.pixels + digits.test.pixels
        #expect(digits.train.count == 1_442)
        #expect(digits.test.count == 355)
        #expect(together.count == all.pixels.count)
        #expect(together.reduce(0) { $0 + Int($1) } == all.pixels.reduce(0) { $0 + Int($1) })
    }

    @Test func `A fifth of every class is kept for testing`() {
        for (train, test) in zip(digits.train.countsByClass, digits.test.countsByClass) {
            #expect(test == (train + test) / 5)
        }
    }

    @Test func `Pixels go from 0 to 1 in steps of a sixteenth`() {
        let scalars = digits.test.images.scalars
        #expect(digits.test.images.shape == [355, 8, 8, 1])
        #expect(scalars.min() == 0)
        #expect(scalars.max() == 1)
        #expect(scalars.allSatisfy { ($0 * 16).rounded() == $0 * 16 })
    }

    @Test(arguments: [
        ("", 0, DataError.Reason.truncated(needed: 65)),
        (String(repeating: "a", count: 64), 64, .truncated(needed: 65)),
        (String(repeating: "a", count: 64) + "1\naaa", 69, .truncated(needed: 131)),
        (String(repeating: "a", count: 63) + "r1", 63, .malformed("114 is none of the letters a to q")),
        (String(repeating: "a", count: 64) + ":", 64, .labelOutOfRange(10, classes: 10)),
    ])
    func `A damaged copy is refused by offset and reason`(text: String, offset: Int, reason: DataError.Reason) {
        #expect(throws: DataError(file: "embedded digits", offset: offset, reason)) {
            try Digits.images(in: text)
        }
    }
}
