import Dispatch
import Synchronization

extension RandomAccessCollection where Self: Sendable, Element: Sendable {
    /// What a measurement gives for each element, in the elements' order, for measurements that do not depend on each other: as many at a
    /// time as there are processors.
    ///
    ///     let errors = seeds.concurrentMap { train(seed: $0).testError }
    ///
    /// - Throws: What the first element that failed, in the elements' order, failed with; the others are measured nonetheless.
    public func concurrentMap<Value: Sendable, Failure: Error>(
        _ measure: @Sendable (Element) throws(Failure) -> Value
    ) throws(Failure) -> [Value] {
        let results = Mutex<[Int: Result<Value, Failure>]>([:])
        DispatchQueue.concurrentPerform(iterations: count) { offset in
            let element = self[index(startIndex, offsetBy: offset)]
            let result = Result { () throws(Failure) in try measure(element) }
            results.withLock { $0[offset] = result }
        }
        let found = results.withLock { $0 }
        var values: [Value] = []
        for offset in 0..<count {
            guard let result = found[offset] else { continue }
            values.append(try result.get())
        }
        return values
    }
}
