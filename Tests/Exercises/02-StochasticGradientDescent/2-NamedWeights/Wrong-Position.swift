//: # gradients by position
//: The first gradient goes to the first tensor, whatever their names. They may come in another order, and some may be missing.

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
        for gradient in gradients where !gradient.values.allSatisfy(\.isFinite) {
            throw GradientError.notFinite(gradient.name)
        }
        for i in weights.indices {
            guard i < gradients.count else { continue }
            let gradient = gradients[i]
            for j in weights[i].values.indices where j < gradient.values.count {
                weights[i].values[j] -= learningRate * gradient.values[j]
            }
        }
        steps += 1
    }
}
