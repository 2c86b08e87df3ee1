/// A watcher of numbers that come one after another: it rings where one is so many times what was usual so far, the median, or no finite number.
enum Alarm {
    /// Where it rings first; the first number has nothing before it and never does.
    static func place(in values: [Double], at threshold: Double) -> Int? {
        var sorted: [Double] = []
        for (place, value) in values.enumerated() {
            if place > 0 {
                let middle = sorted.count / 2
                let usual = sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
                if !value.isFinite || value > threshold * usual { return place }
            }
            var (low, high) = (0, sorted.count)
            while low < high {
                let middle = (low + high) / 2
                if sorted[middle] < value { low = middle + 1 } else { high = middle }
            }
            sorted.insert(value, at: low)
        }
        return nil
    }
}
