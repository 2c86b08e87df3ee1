import Foundation
import Testing

/// The Python that `DOWNHILL_PYTHON` names, else `python3`, if it has PyTorch.
private let python: String? = {
    let name = ProcessInfo.processInfo.environment["DOWNHILL_PYTHON"] ?? "python3"
    let outcome = try? LessonProgram.run(URL(filePath: "/usr/bin/env"), [name, "-c", "import torch"])
    return outcome?.status == 0 ? name : nil
}()

@Suite("Twins in PyTorch")
struct TwinTests {
    @Test(
        "every twin prints the number of its report",
        .enabled(if: python != nil, "no Python with PyTorch here; DOWNHILL_PYTHON names one"))
    func twinsAgree() throws {
        let outcome = try LessonProgram.run(
            URL(filePath: "/usr/bin/env"),
            [try #require(python), Repository.root.appending(path: "scripts/twins.py").path])
        #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    }
}
