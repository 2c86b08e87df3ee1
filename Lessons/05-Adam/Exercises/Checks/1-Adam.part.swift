import Checking
@testable import Exercise

var rule: Adam?

/// A step. In: the learning rate, the weights, and as many slopes. Out: the weights after it.
serve { request in
    let count = (request.count - 1) / 2
    var weights = Array(request[1...count])
    var adam = rule ?? Adam(beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weights: count)
    adam.step(&weights, along: Array(request[(count + 1)...]), learningRate: request[0])
    rule = adam
    return weights
}
