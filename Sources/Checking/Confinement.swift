#if canImport(Glibc)
@preconcurrency import Glibc
#else
import Darwin
#endif

/// Shuts the process that it runs in off from what is not its own, for good: it may read the system's files, write nothing, run nothing, make no
/// connection and signal nobody. What was open before stays open.
///
/// Linux can do so from 5.13 on, step by step more (Landlock); elsewhere nothing happens.
package enum Confinement {
    #if os(Linux)
    private typealias Call = @convention(c) (Int, Int, Int, Int, Int) -> Int

    private enum Number {
        static let createRuleset = 444
        static let addRule = 445
        static let restrictSelf = 446
    }

    private enum Right {
        static let write: UInt64 = 1 << 1
        static let readFile: UInt64 = 1 << 2
        static let readFolder: UInt64 = 1 << 3
    }

    private struct Ruleset {
        var files: UInt64
        var connections: UInt64
        var scopes: UInt64
    }

    /// Where a program of Swift's may still look once it has started: what the C library and Foundation ask for later, the time zone, say.
    private static let readable = [
        "/usr/lib", "/usr/share", "/lib", "/lib64", "/etc/localtime", "/dev/urandom", "/dev/zero", "/proc/self",
    ]

    /// Which edition of Landlock the kernel has; 0 for none.
    private static var edition: Int { max(call(Number.createRuleset, 0, 0, 1, 0), 0) }

    package static var isPossible: Bool { edition > 0 }

    package static func begin() {
        let edition = edition
        guard edition > 0 else { return }
        // Thirteen rights over files at first, one more in the second, third and fifth edition.
        let rights = 13 + [2, 3, 5].count { edition >= $0 }
        var ruleset = Ruleset(files: 1 << UInt64(rights) - 1, connections: 0b11, scopes: 0b11)
        let size = edition >= 6 ? 24 : edition >= 4 ? 16 : 8
        let rules = withUnsafeBytes(of: &ruleset) { call(Number.createRuleset, address($0), size, 0, 0) }
        guard rules >= 0 else { return }
        for path in readable { allow(Right.readFile | (isFolder(path) ? Right.readFolder : 0), under: path, rules) }
        allow(Right.readFile | Right.write, under: "/dev/null", rules)
        let noNewPrivileges = 38
        _ = function("prctl")?(noNewPrivileges, 1, 0, 0, 0)
        _ = call(Number.restrictSelf, rules, 0, 0, 0)
        close(Int32(rules))
    }

    private static func allow(_ rights: UInt64, under path: String, _ rules: Int) {
        let pathOnly: Int32 = 0o10_000_000
        let place = open(path, pathOnly | O_CLOEXEC)
        guard place >= 0 else { return }
        var rule = (rights, place)
        _ = withUnsafeBytes(of: &rule) { call(Number.addRule, rules, 1, address($0), 0) }
        close(place)
    }

    private static func isFolder(_ path: String) -> Bool {
        let place = open(path, O_DIRECTORY | O_CLOEXEC)
        if place >= 0 { close(place) }
        return place >= 0
    }

    private static func address(_ bytes: UnsafeRawBufferPointer) -> Int { Int(bitPattern: bytes.baseAddress) }

    /// A function of the C library that takes as many arguments as it likes, which Swift cannot call by its name.
    private static func function(_ name: String) -> Call? {
        dlsym(nil, name).map { unsafeBitCast($0, to: Call.self) }
    }

    private static func call(_ number: Int, _ a: Int, _ b: Int, _ c: Int, _ d: Int) -> Int {
        function("syscall")?(number, a, b, c, d) ?? -1
    }
    #else
    package static var isPossible: Bool { false }

    package static func begin() {}
    #endif
}
