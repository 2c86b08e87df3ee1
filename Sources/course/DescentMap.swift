import Downhill

/// A descent drawn on its landscape: a path over contours, or, with one weight, points on a curve.
struct DescentMap {
    private let trajectory: Trajectory
    private let landscape: any Landscape
    private let title: String
    private let domain: Domain

    init(_ trajectory: Trajectory, on landscape: any Landscape, by rule: String, learningRate: Double) {
        self.trajectory = trajectory
        self.landscape = landscape
        title = "\(rule), η = \(learningRate), on \(landscape.formula)"
        domain = landscape.domain.stretched(toHold: trajectory.points)
    }

    /// The first steps of the walk.
    func plot(upTo step: Int) -> Plot {
        let walked = trajectory.snapshots.prefix(step + 1).filter { !$0.diverged }
        return landscape.dimensions == 1 ? curve(walked) : map(walked)
    }

    /// The walk as it happens: 60 pictures at most, and the last one of it all.
    var animation: Animation {
        let frames = min(trajectory.steps + 1, 60)
        return Animation(title, frames: frames, framesPerSecond: 12) { frame in
            plot(upTo: frames == 1 ? 0 : frame * trajectory.steps / (frames - 1))
        }
    }

    private func map(_ walked: [Snapshot]) -> Plot {
        let hasFloor = landscape.minima.contains { landscape.value(at: $0) >= 0 }
        return Plot(title) {
            ContourMark(landscape, over: domain, levels: hasFloor ? .logarithmic(12) : .count(14))
            PathMark(walked.map { SIMD2(Double($0.point.x), Double($0.point.y)) })
        }
        .subtitle(caption(walked))
        .xAxis("w₁", .linear(domain.w1.inDouble))
        .yAxis("w₂", .linear(domain.w2.inDouble))
    }

    private func curve(_ walked: [Snapshot]) -> Plot {
        Plot(title) {
            LineMark(over: domain.w1.inDouble) { w in Double(landscape.value(at: Point(Scalar(w), 0))) }
            PathMark(walked.map { SIMD2(Double($0.point.x), Double($0.loss)) }, by: "steps").unlabelled()
        }
        .subtitle(caption(walked))
        .xAxis("w", .linear(domain.w1.inDouble))
        .yAxis("loss")
    }

    private func caption(_ walked: [Snapshot]) -> String {
        let diverged = walked.last?.step == trajectory.steps - 1 && trajectory.outcome == .diverged
        return "\(walked.last?.step ?? 0) steps\(diverged ? ", then it diverges" : "")"
    }
}

extension Domain {
    /// The part of the plane that holds this one and the points, as far as they lie within twice its size.
    fileprivate func stretched(toHold points: [Point]) -> Domain {
        func stretched(_ range: ClosedRange<Scalar>, _ values: [Scalar]) -> ClosedRange<Scalar> {
            let width = range.upperBound - range.lowerBound
            let margin = width / 20
            let near = values.filter { range.lowerBound - width / 2 < $0 && $0 < range.upperBound + width / 2 }
            let lowest = min(range.lowerBound, (near.min() ?? range.upperBound) - margin)
            let highest = max(range.upperBound, (near.max() ?? range.lowerBound) + margin)
            return lowest...highest
        }
        return Domain(w1: stretched(w1, points.map(\.x)), w2: stretched(w2, points.map(\.y)))
    }
}
