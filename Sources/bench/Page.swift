import Foundation

/// Sources/bench/README.md: the tables of all machines that were measured, which lie in Sources/bench/Tables.
enum Page {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()

    /// Keeps a machine's table in place of its last one, and writes the page anew.
    static func keep(_ report: Report) throws -> URL {
        let tables = folder.appending(path: "Tables")
        let name = report.machine.name.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: "-")
        try FileManager.default.createDirectory(at: tables, withIntermediateDirectories: true)
        try Data(report.table.utf8).write(to: tables.appending(path: "\(name).md"), options: .atomic)

        let files = try FileManager.default.contentsOfDirectory(at: tables, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "md" }.sorted { $0.path < $1.path }
        let all = try files.map { try String(contentsOf: $0, encoding: .utf8) }.joined(separator: "\n")
        let page = folder.appending(path: "README.md")
        try Data(text(around: all).utf8).write(to: page, options: .atomic)
        return page
    }

    private static func text(around tables: String) -> String {
        """
        # Our speed beside PyTorch's

        `make bench` measures a machine and writes this page. Both sides run in one go with the same number of threads, taking turns; a turn begins with a while that
        does not count, since the other side's threads look for work for some milliseconds before they sleep. Ours is timed as a learner uses it, with differentiation, memory and
        optimizer. The other side is PyTorch in its faster memory layout (channels last), with its fused update rules: eager, or compiled by `torch.compile` where the row says so.
        In the rows of an epoch both sides are ours: `Trainer`, and the bare steps on batches that were prepared before.

        Times are medians over the alternations, with quartiles; the ratio is taken turn by turn. *Of peak* is a share of what the machine can do at most. Where a workload's
        operations are counted, as the textbook's algorithm needs them, one that needs fewer may pass 100 %: Winograd's, or a convolution that leaves out the zeros around an image.
        The peak there is that of fused multiply-adds that wait for nothing; for the update rules it is the bandwidth of memory beyond every cache, of which part of theirs
        may lie within. Both are measured anew after each of our turns.
        PyTorch descends Rosenbrock's valley for a thousand steps, and its time counts ten times.
        PyTorch's update rules do not look for infinities and NaN in gradients; ours has `valueAndGradient` do so, in the step rows' time.

        To measure your machine:

            make bench                                     # python3 has PyTorch
            DOWNHILL_PYTHON=path/to/python make bench      # another Python has it
            swift run -c release bench --isa avx2          # both sides held to AVX2: a table of its own
            swift run -c release bench --only mlp          # one workload, printed only

        Without PyTorch our side is timed alone and this page stays as it is. matplotlib is timed where it is installed. An otherwise idle machine gives the truest numbers.

        \(tables)
        """
    }
}
