import Tensors

extension Descent {
    /// The number of steps after which a descent stays near a minimum: nearer than a millionth, or another fraction, of the distance it started from.
    ///
    /// A path that swings passes the minimum long before it stays there, so a first visit is no arrival. It has stayed when it keeps near for as many
    /// steps again as it took to come, and for 40 at least. Infinite if it does not arrive within `limit` steps.
    @inlinable
    public func arrival(at minimum: Point, within fraction: Double = 1e-6, atMost limit: Int) -> Double {
        var goal: Scalar?
        var outside = 0
        for snapshot in self {
            if snapshot.diverged { return .infinity }
            let distance = (snapshot.point - minimum).length
            let near = goal ?? Scalar(fraction) * distance
            goal = near
            if distance >= near {
                outside = snapshot.step
                if outside >= limit { return .infinity }
            } else if snapshot.step - outside > Swift.max(40, outside) {
                return Double(outside + 1)
            }
        }
        return .infinity
    }
}
