import Foundation

/// Processes that a learner's code started and that left its process group. They are known by a mark in the environment, which
/// every child inherits.
enum OrphanProcesses {
    static let variable = "DOWNHILL_WORKER"

    /// Ends what bears a mark, and returns when it is gone. Only Linux has /proc; elsewhere nothing is found.
    static func end(mark: String) {
        // What is told to end takes a moment to, and may have started another meanwhile.
        for _ in 0..<100 {
            let found = bearers(of: mark)
            if found.isEmpty { return }
            for id in found { kill(id, SIGKILL) }
            usleep(10_000)
        }
    }

    private static func bearers(of mark: String) -> [pid_t] {
        let needle = Data("\(variable)=\(mark)".utf8)
        return ((try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []).compactMap { name in
            guard let id = pid_t(name), let environment = FileManager.default.contents(atPath: "/proc/\(name)/environ"),
                environment.range(of: needle) != nil
            else {
                return nil
            }
            return id
        }
    }
}
