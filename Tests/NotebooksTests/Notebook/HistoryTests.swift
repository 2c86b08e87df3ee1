import Foundation
import Notebooks
import Testing

@Suite struct HistoryTests {
    private struct Configuration: Codable {
        var rate = 0.1
        var widths = [784, 128]
    }

    private func saved(_ configuration: Configuration) throws -> Data {
        try JSONEncoder().encode(SavedHistory(configuration: configuration, results: [1.0]))
    }

    @Test func `a history measured under other settings is told by what differs`() throws {
        let data = try saved(Configuration())
        #expect(try Notebook.differences(of: data, from: Configuration(), path: "MNIST.json") == [])
        let other = Configuration(rate: 0.2, widths: [784, 64])
        #expect(
            try Notebook.differences(of: data, from: other, path: "MNIST.json")
                == ["rate: 0.1 there, 0.2 in the source", "widths.2: 128 there, 64 in the source"])
    }

    @Test func `a damaged history is named`() {
        #expect {
            try Notebook.differences(of: Data("{".utf8), from: Configuration(), path: "Lessons/MNIST.json")
        } throws: {
            ($0 as? Problem)?.description == "Lessons/MNIST.json: error: is damaged; restore it, or measure again"
        }
    }
}
