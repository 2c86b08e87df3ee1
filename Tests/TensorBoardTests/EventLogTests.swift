import Foundation
import TensorBoard
import TestSupport
import Testing

@Suite struct EventLogTests {
    /// Four summaries, as in the records below.
    private static let summaries: [(step: Int, summary: Summary)] = [
        (700, .scalar("loss/train", 0.1)), (700, .histogram("weights", Histogram(of: [-1.0, 0, 2, 3], buckets: 2))),
        (-1, .image("p", png: Array("PNG".utf8), width: 300, height: 2)), (700, .text("configuration", "η = 0.1")),
    ]

    /// What TensorBoard's own protocol buffers and `RecordWriter` (2.20) make of them, after the version and a start after step 391.
    private static let golden = """
        GAAAAAAAAACjf0siCQAAEED8VNlBGg1icmFpbi5FdmVudDoyM40v6RAAAAAAAAAAlfv+GAkAABBA/FTZQRCIAzoCCAGLOSx2IQAAAAAAAAABe+z2CQAAEED8
        VNlBELwFKhMKEQoKbG9zcy90cmFpbhXNzMw9uRHwtGwAAAAAAAAA9dqw1wkAABBA/FTZQRC8BSpeClwKB3dlaWdodHMqUQkAAAAAAADwvxEAAAAAAAAIQBkA
        AAAAAAAQQCEAAAAAAAAQQCkAAAAAAAAsQDIQAAAAAAAA8D8AAAAAAAAIQDoQAAAAAAAAAEAAAAAAAAAAQBIY5WQpAAAAAAAAADf/XwAJAAAQQPxU2UEQ////
        ////////ASoTChEKAXAiDAgCEKwCGAMiA1BOR5guZxE9AAAAAAAAAGBJ8ewJAAAQQPxU2UEQvAUqLwotCg1jb25maWd1cmF0aW9uQhIIBxIEEgIIAUIIzrcg
        PSAwLjFKCAoGCgR0ZXh0OgyUvw==
        """

    @Test func `writes the bytes that TensorBoard's own writer does`() throws {
        try withTemporaryFolder { folder in
            let log = try EventLog(in: folder, goingOnAfter: 391) { 1_700_000_000.25 }
            for (step, summary) in Self.summaries { try log.write([summary], step: step) }
            let golden = try #require(Data(base64Encoded: Self.golden, options: .ignoreUnknownCharacters))
            #expect(try Data(contentsOf: log.file) == golden)
        }
    }

    @Test func `begins a file of its own each time, in the order of their names`() throws {
        try withTemporaryFolder { folder in
            let logs = try (0..<11).map {
                try EventLog(in: folder.appending(path: "log"), goingOnAfter: $0 == 0 ? nil : $0)
            }
            let names = logs.map(\.file.lastPathComponent)
            #expect(names == names.sorted() && Set(names).count == 11)
            #expect(names.allSatisfy { $0.contains("tfevents") })
        }
    }

    @Test func `a disk that is full leaves whole records`() throws {
        try withTemporaryFolder { folder in
            let log = try EventLog(in: folder)
            try log.write([.scalar("kept", 1)], step: 1)
            let before = try Data(contentsOf: log.file)
            signal(SIGXFSZ, SIG_IGN)
            var former = rlimit()
            getrlimit(limitedFileSize, &former)
            var limit = rlimit(rlim_cur: rlim_t(before.count + 100), rlim_max: former.rlim_max)
            setrlimit(limitedFileSize, &limit)
            defer { setrlimit(limitedFileSize, &former) }
            #expect(throws: (any Error).self) {
                try log.write([.text("lost", String(repeating: "x", count: 1_000))], step: 2)
            }
            #expect(try Data(contentsOf: log.file) == before)
        }
    }

    /// A file that may not grow stands for a disk that is full.
    #if os(Linux)
    private let limitedFileSize = __rlimit_resource_t(RLIMIT_FSIZE.rawValue)
    #else
    private let limitedFileSize = RLIMIT_FSIZE
    #endif
}
