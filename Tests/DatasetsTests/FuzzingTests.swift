import Datasets
import Foundation
import Tensors
import Testing

/// Files mangled at random, at most 4 kB each: loaders must answer with a set or an error, within the memory that the
/// input itself takes.
///
/// `FUZZ_CASES` sets how many cases each loader gets; `make verify` asks for 100,000.
@Suite struct FuzzingTests {
    static let cases = ProcessInfo.processInfo.environment["FUZZ_CASES"].flatMap(Int.init) ?? 2_000

    /// Whether a loader took the bytes, and how many bytes of pixels it made of them.
    typealias Loader = (_ bytes: [UInt8]) throws(DataError) -> Int

    @Test func `IDX images`() {
        fuzz([imageFile(count: 1), imageFile(count: 3), imageFile(count: 5)]) { bytes throws(DataError) in
            try MNIST.set(images: bytes, "f", labels: labelFile([7, 0, 9]), "labels").pixels.count
        }
    }

    @Test func `IDX labels`() {
        fuzz([labelFile([7, 0, 9]), labelFile([])]) { bytes throws(DataError) in
            _ = try MNIST.set(images: imageFile(count: 3), "images", labels: bytes, "f")
            return 0
        }
    }

    @Test func `CIFAR-10`() {
        fuzz([record(label: 3)]) { bytes throws(DataError) in
            try CIFAR10.set(in: bytes, file: "f", count: 1).pixels.count
        }
    }

    @Test func `Embedded digits`() {
        fuzz([Array(Digits.text.utf8.prefix(66 * 20 - 1))]) { bytes throws(DataError) in
            try Digits.images(in: String(decoding: bytes, as: UTF8.self)).pixels.count
        }
    }

    /// A deflated byte unpacks to at most 1,032, and the limit holds.
    @Test func `Gzip archives`() {
        fuzz([gzippedLabels, gzippedZeros], growth: 1_032) { bytes throws(DataError) in
            let unpacked = try Gzip.unpacked(bytes, file: "f", atMost: 200_000)
            #expect(unpacked.count <= 200_000)
            return unpacked.count
        }
    }

    #if os(Linux)
    /// In a process that may take no more than 256 MB beyond what it has, a loader that believed these headers would die.
    @Test func `Absurd headers make no loader ask for memory`() async {
        await #expect(processExitsWith: .success) {
            let pages = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8).prefix { $0 != " " }
            let most = rlim_t((Int(pages) ?? 0) * sysconf(Int32(_SC_PAGESIZE)) + 256 << 20)
            var limit = rlimit(rlim_cur: most, rlim_max: most)
            #expect(setrlimit(Int32(RLIMIT_AS.rawValue), &limit) == 0)
            for count: UInt32 in [1 << 20, 1 << 24, .max] {
                #expect(throws: DataError.self) {
                    try MNIST.set(
                        images: imageFile(count: 3, announced: count), "images", labels: labelFile([7, 0, 9]), "labels")
                }
                #expect(throws: DataError.self) {
                    try MNIST.set(
                        images: imageFile(count: 3), "images", labels: header([0x801, count, 7]), "labels")
                }
            }
        }
    }
    #endif

    /// Mangles the files, and checks that a loader's answers are no larger than their input, `growth` times.
    private func fuzz(_ files: [[UInt8]], growth: Int = 1, _ load: Loader) {
        var generator = SplitMix64(seed: 1)
        var refused = 0
        for _ in 0..<Self.cases {
            let bytes = mangled(files[generator.index(below: files.count)], using: &generator)
            do {
                let made = try load(bytes)
                #expect(made <= growth * bytes.count)
            } catch {
                #expect(error.file == "f" || error.file == "labels" || error.file == "embedded digits")
                #expect(error.offset >= 0)
                #expect(!error.description.isEmpty)
                refused += 1
            }
        }
        // Mangling that changes nothing would test nothing.
        #expect(refused > Self.cases / 4)
    }

    private func mangled(_ file: [UInt8], using generator: inout SplitMix64) -> [UInt8] {
        var bytes = file
        for _ in 0...generator.index(below: 4) {
            switch generator.index(below: 5) {
            case 0 where !bytes.isEmpty:
                bytes[generator.index(below: bytes.count)] ^= 1 << UInt8(generator.index(below: 8))
            case 1: bytes.removeLast(generator.index(below: bytes.count + 1))
            case 2:
                let room = 4_096 - bytes.count
                if room > 0 {
                    for _ in 0...generator.index(below: min(room, 64)) {
                        bytes.append(UInt8(generator.index(below: 256)))
                    }
                }
            case 3:
                // The header, where counts stand: anything from small to absurd.
                for place in bytes.indices.prefix(16) where generator.index(below: 4) == 0 {
                    bytes[place] = [0, 1, 0x7F, 0x80, 0xFF][generator.index(below: 5)]
                }
            default:
                if !bytes.isEmpty { bytes.removeSubrange(0..<generator.index(below: min(bytes.count, 4))) }
            }
        }
        return Array(bytes.prefix(4_096))
    }
}
