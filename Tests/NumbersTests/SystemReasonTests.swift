import Foundation
import Numbers
import TestSupport
import Testing

@Suite struct SystemReasonTests {
    private func reason(_ attempt: () throws -> Void) -> String? {
        do { try attempt() } catch { return error.systemReason }
        return nil
    }

    @Test func `what cannot be read or written is told in the system's words`() throws {
        try withTemporaryFolder { folder in
            let file = folder.appending(path: "file")
            #expect(reason { _ = try Data(contentsOf: file) } == String(cString: strerror(ENOENT)))
            #expect(reason { _ = try Data(contentsOf: folder) } == String(cString: strerror(EISDIR)))
            try Data().write(to: file)
            #expect(
                reason { _ = try Data(contentsOf: file.appending(path: "in it")) } == String(cString: strerror(ENOTDIR))
            )
            #expect(
                reason { _ = try FileManager.default.contentsOfDirectory(atPath: file.path) }
                    == String(cString: strerror(ENOTDIR)))
            #expect(reason { throw POSIXError(.ENOSPC) } == String(cString: strerror(ENOSPC)))
        }
    }

    @Test func `where the system has none, it is Foundation's`() {
        let error = CocoaError(.formatting)
        #expect(error.systemReason == error.localizedDescription)
    }
}
