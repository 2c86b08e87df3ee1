import Foundation
import TestSupport
import Testing

@Suite struct `course under hardship` {
    @Test func `without enough memory it says so, and does not crash`() throws {
        #if os(Linux)
        try withTemporaryFolder { folder in
            for kilobytes in [400_000, 500_000, 700_000] {
                let run = try output(
                    of: URL(filePath: "/bin/sh"),
                    [
                        "-c",
                        """
                        ulimit -v \(kilobytes); DOWNHILL_THREADS=1 '\(courseProgram.path)' train --model resnet20 --data shapes \
                            --batch 2000 --epochs 1 --out '\(folder.path)/\(kilobytes)'
                        """,
                    ])
                #expect(run.status == 1, "\(kilobytes): \(run)")
                #expect(run.remarks.contains("There is no memory for another "), "\(run.remarks)")
            }
        }
        #endif
    }

    @Test(arguments: ["abc", "0", "2x", "1000"]) func `a thread count that is none is told`(count: String) throws {
        let run = try output(
            of: URL(filePath: "/bin/sh"), ["-c", "DOWNHILL_THREADS=\(count) '\(courseProgram.path)' descend --steps 1"])
        #expect(run.status == 0)
        #expect(run.remarks.contains("DOWNHILL_THREADS=\(count): no number from 1 to 256; using "))
    }
}
