import Downhill

/// A network of 64 inputs, 16 hidden units and 10 outputs reads 200 handwritten digits; every step takes the gradient over all of them.
enum DigitTask {
    static let steps = 120
    /// Whole batches of 64.
    static let all = Digits.load().train.prefix(1_408)
    static let images = all.prefix(200).images
    static let labels = all.prefix(200).labels

    struct Training: Sendable {
        /// The loss before every step, and at the end; infinite where the numbers overflowed.
        let losses: [Double]
        let model: SimpleMLP

        var final: Double { losses[losses.count - 1] }
        /// How many of 16 hidden units are silent on every digit.
        var deadUnits: Int {
            let responses = model.hidden.inference(DigitTask.images.flattened()).scalars  // 16 for each digit
            return (0..<16).count { unit in
                stride(from: unit, to: responses.count, by: 16).allSatisfy { responses[$0] <= 0 }
            }
        }
    }

    static func model(seed: UInt64, hidden: Int = 16) -> SimpleMLP {
        var generator = SplitMix64(seed: seed)
        return SimpleMLP(inputs: 64, hidden: hidden, outputs: 10, using: &generator)
    }

    static func loss(_ model: SimpleMLP) -> Double { Double(crossEntropy(model.inference(images), labels).item) }

    static func train(_ η: Double, seed: UInt64, hidden: Int = 16, steps: Int = DigitTask.steps) -> Training {
        var model = model(seed: seed, hidden: hidden)
        var optimizer = Optimizer(SGD(learningRate: η))
        var losses: [Double] = []
        do {
            for _ in 0..<steps {
                losses.append(Double(try optimizer.step(&model) { crossEntropy($0(images), labels) }))
            }
        } catch {
            return Training(losses: losses + [.infinity], model: model)
        }
        return Training(losses: losses + [loss(model)], model: model)
    }

    /// The largest curvature of the loss at a model, by exact products with the Hessian.
    static func curvature(at model: SimpleMLP, seed: UInt64) -> Double {
        var generator = SplitMix64(seed: seed).split("curvature")
        let start = model.parameters.randomDirection(using: &generator)
        return model.largestCurvatures(from: start) { crossEntropy($0(images), labels) }.first?.value ?? .infinity
    }
}

extension SimpleMLP {
    /// How many weights it has, biases among them.
    var weights: Int { parameters.reduce(0) { $0 + $1.tensor.shape.count } }
}
