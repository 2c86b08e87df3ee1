import Datasets
import Testing

@Suite struct GzipTests {
    @Test func `What gzip packed is unpacked to the same bytes`() throws {
        let labels = try Gzip.unpacked(gzippedLabels, file: "f", atMost: 11)
        #expect(labels == labelFile([7, 0, 9]))
        let zeros = try Gzip.unpacked(gzippedZeros, file: "f", atMost: 100_000)
        #expect(zeros.count == 100_000)
        #expect(zeros.allSatisfy { $0 == 0 })
    }

    @Test func `Unpacking ends at the limit`() {
        #expect(throws: DataError(file: "f", offset: 99_999, .oversized(expected: 99_999))) {
            try Gzip.unpacked(gzippedZeros, file: "f", atMost: 99_999)
        }
    }

    @Test func `A file cut short is refused, wherever the cut is`() {
        for length in 2..<gzippedLabels.count {
            #expect(throws: DataError(file: "f", offset: length, .damagedArchive("it ends too early"))) {
                try Gzip.unpacked(Array(gzippedLabels.prefix(length)), file: "f", atMost: 1_000)
            }
        }
    }

    @Test func `A damaged byte of the content fails the checksum`() {
        var damaged = gzippedLabels
        damaged[damaged.count - 8] ^= 1
        #expect(throws: DataError.self) { try Gzip.unpacked(damaged, file: "f", atMost: 1_000) }
    }

    @Test func `Members that follow each other are one file, whatever they hold`() throws {
        let empty = Array(gzippedLabels.prefix(10)) + [3, 0] + Array(repeating: 0, count: 8)
        let packed = gzippedLabels + empty + gzippedZeros + gzippedLabels
        let content = try Gzip.unpacked(packed, file: "f", atMost: 100_022)
        #expect(content == labelFile([7, 0, 9]) + Array(repeating: 0, count: 100_000) + labelFile([7, 0, 9]))
        #expect(throws: DataError(file: "f", offset: 100_021, .oversized(expected: 100_021))) {
            try Gzip.unpacked(packed, file: "f", atMost: 100_021)
        }
    }

    @Test func `A second member that is cut short or damaged is refused as the first one is`() {
        let packed = gzippedLabels + gzippedLabels
        for length in gzippedLabels.count + 2..<packed.count {
            #expect(throws: DataError(file: "f", offset: length, .damagedArchive("it ends too early"))) {
                try Gzip.unpacked(Array(packed.prefix(length)), file: "f", atMost: 1_000)
            }
        }
        var damaged = packed
        damaged[packed.count - 8] ^= 1
        #expect(throws: DataError.self) { try Gzip.unpacked(damaged, file: "f", atMost: 1_000) }
    }

    @Test func `Bytes after the end are refused`() {
        #expect(
            throws: DataError(file: "f", offset: gzippedLabels.count, .damagedArchive("something follows its end"))
        ) {
            try Gzip.unpacked(gzippedLabels + [0], file: "f", atMost: 1_000)
        }
    }
}
