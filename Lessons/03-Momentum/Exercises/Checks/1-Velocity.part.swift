import Checking
@testable import Exercise

var rule: Momentum?

/// A step. In: the learning rate, the weights, and as many slopes. Out: the weights after it.
serve { request in
    let count = (request.count - 1) / 2
    var weights = Array(request[1...count])
    var momentum = rule ?? Momentum(momentum: 0.9, weights: count)
    momentum.step(&weights, along: Array(request[(count + 1)...]), learningRate: request[0])
    rule = momentum
    return weights
}
