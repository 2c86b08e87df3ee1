import CKernels

/// How many threads compute. Results do not depend on it, to the last bit.
public enum Threads {
    /// At first what the environment variable `DOWNHILL_THREADS` says, or the number of processors.
    public static var count: Int { Int(dh_threads()) }

    /// Says how many threads kernels use from now on; results do not depend on it.
    public static func setCount(_ count: Int) {
        guard count > 0 else { fatalError("Threads: \(count) threads cannot compute anything; ask for 1 or more.") }
        dh_set_threads(Int32(clamping: count))
    }
}
