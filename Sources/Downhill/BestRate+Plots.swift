extension BestRate {
    /// The rates at which the method arrived, in increasing order, and what they cost.
    public var arrived: [Trial] { trials.filter(\.cost.isFinite) }

    /// What it costs at every rate that was tried, as far as it arrives: a line, with a point for each.
    public func curve(by series: String) -> [any Mark] {
        let (rates, costs) = (arrived.map(\.rate), arrived.map(\.cost))
        return [LineMark(x: rates, y: costs, by: series), PointMark(x: rates, y: costs, by: series)]
    }
}
