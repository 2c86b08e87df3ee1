//: # half a step before the error
//: Each tensor is looked at and moved in one loop, so that those before the broken one have already moved. Look at all of them first.

/// Numbers with a name: a model's weights, or their gradient.
struct NamedTensor {
    var name: String
    var values: [Double]
}

enum GradientError: Error {
    case notFinite(String)
}

/// Gradient descent.
struct SGD {
    var learningRate: Double
    var steps = 0

    mutating func step(_ weights: inout [NamedTensor], along gradients: [NamedTensor]) throws {
        for i in weights.indices {
            guard let gradient = gradients.first(where: { $0.name == weights[i].name }) else { continue }
            guard gradient.values.allSatisfy(\.isFinite) else { throw GradientError.notFinite(gradient.name) }
            for j in weights[i].values.indices {
                weights[i].values[j] -= learningRate * gradient.values[j]
            }
        }
        steps += 1
    }
}
