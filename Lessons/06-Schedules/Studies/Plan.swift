import Downhill

/// The schedules that are compared, each from a top rate η over T steps.
enum Plan: String, CaseIterable, Sendable {
    case fixed
    /// Document B's: a tenth after three eighths of the way, a hundredth after three quarters.
    case steps = "B’s steps"
    case cosine
    case linear = "straight line"
    case oneCycle = "one-cycle"

    func rate(from η: Double, over T: Int) -> Schedule {
        switch self {
        case .fixed: .constant(η)
        case .steps: .multiStep(from: η, at: [.steps(T * 3 / 8), .steps(T * 3 / 4)])
        case .cosine: .cosine(from: η, over: .steps(T))
        case .linear: .linear(from: η, over: .steps(T))
        case .oneCycle: .oneCycle(peak: η, over: .steps(T))
        }
    }

    /// Its rates step by step, from a top rate of 1: those from any other are as many times as large.
    func shape(over T: Int) -> [Double] { rate(from: 1, over: T).values(steps: T) }

    /// Momentum with this schedule; one-cycle's friction changes with its rate, as its authors have it.
    func momentum(from η: Double, over T: Int, at place: Momentum.RatePlace = .atStep) -> Momentum {
        if self == .oneCycle {
            let cycle = OneCycle(peak: η, over: .steps(T))
            return Momentum(learningRate: cycle.learningRate, momentum: cycle.momentum, ratePlace: place)
        }
        return Momentum(learningRate: rate(from: η, over: T), ratePlace: place)
    }

    /// Adam with this schedule; under one-cycle its β₁ changes as momentum does.
    func adam(from η: Double, over T: Int) -> Adam {
        if self == .oneCycle {
            let cycle = OneCycle(peak: η, over: .steps(T))
            return Adam(learningRate: cycle.learningRate, beta1: cycle.momentum)
        }
        return Adam(learningRate: rate(from: η, over: T))
    }
}
