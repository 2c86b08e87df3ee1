import Downhill

/// Clipping by the norm, in numbers.
struct Shortening: Study {
    /// For some gradients of two parameters: the norm before, the norm after clipping at 1, and the cosine between the two.
    let before, after, cosines: [Double]

    /// The last gradient of them, shorter than 1, entry by entry, before and after.
    let short: (before: [Double], after: [Double])

    /// Every entry of every gradient after clipping, by the library, and by the document's two lines in Double.
    let clipped, byHand: [Double]

    /// The weights (3, 4) after one step of 0.1 along the gradient of 30·w₁² + 30·w₂², clipped at 1.
    let step: [Double]

    /// How far a step of 0.1 along a gradient of norm 10,000 moves: the one weight there is; all weights of a network of 784-128-10 together; and one of
    /// those, root mean square.
    let one, together, each: Double
    let weights: Int

    init(seed: UInt64) {
        var generator = SplitMix64(seed: seed).split("gradients")
        let gradients: [Parameters] = [10_000, 50, 1.5, 0.3].map { norm in
            let a = Tensor.normal([3, 4], using: &generator)
            let b = Tensor.normal([5], using: &generator)
            let factor = Scalar(norm / (a.scalars + b.scalars).reduce(0.0) { $0 + Double($1 * $1) }.squareRoot())
            return ["a": a * factor, "b": b * factor]
        }
        func entries(_ gradient: Parameters) -> [Double] { gradient.flatMap { $0.tensor.scalars.map { Double($0) } } }
        func length(_ entries: [Double]) -> Double { entries.reduce(0) { $0 + $1 * $1 }.squareRoot() }
        let shortened = gradients.map { gradient in
            var copy = gradient
            ClippedToNorm(1).apply(to: &copy)
            return copy
        }
        before = gradients.map { length(entries($0)) }
        after = shortened.map { length(entries($0)) }
        cosines = zip(gradients, shortened).map { a, b in
            let (a, b) = (entries(a), entries(b))
            return zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } / (length(a) * length(b))
        }
        short = (entries(gradients[3]), entries(shortened[3]))
        clipped = shortened.flatMap(entries)
        byHand = gradients.flatMap { gradient -> [Double] in
            let entries = entries(gradient)
            let norm = length(entries)
            return norm > 1 ? entries.map { 1 / norm * $0 } : entries
        }

        func moved(_ start: Parameters, along gradient: Parameters, _ transforms: [any GradientTransform] = [])
            -> Parameters
        {
            var weights = start
            var descent = Optimizer(SGD(learningRate: 0.1), transforms: transforms)
            do {
                try descent.update(&weights, along: gradient)
            } catch {
                fatalError("Shortening: \(error)")
            }
            return weights
        }
        // The gradient of 30·w² is 60·w: at (3, 4) it is (180, 240), and 300 long.
        step = entries(moved(["w": [3, 4]], along: ["w": [180, 240]], [ClippedToNorm(1)]))

        one = entries(moved(["w": [0]], along: ["w": [10_000]]))[0]
        let network = SimpleMLP(inputs: 784, hidden: 128, outputs: 10, using: &generator).parameters
        let direction = Parameters(
            network.map { .init(name: $0.name, tensor: .normal($0.tensor.shape, using: &generator)) })
        let scale = Scalar(10_000 / length(entries(direction)))
        let gradient = Parameters(direction.map { .init(name: $0.name, tensor: $0.tensor * scale) })
        let still = Parameters(network.map { .init(name: $0.name, tensor: .zeros($0.tensor.shape)) })
        let changes = entries(moved(still, along: gradient))
        weights = changes.count
        together = length(changes)
        each = together / Double(weights).squareRoot()
    }
}

extension Shortening {
    var exhibits: [Exhibit] { [.text(step)] }

    var numbers: [Recorded] {
        [
            Recorded("first", step[0], as: .fixed(4)), Recorded("weights", weights),
            Recorded("each", each, as: .fixed(1)),
        ]
    }

    private func largestDifference(_ a: [Double], _ b: [Double]) -> Double {
        zip(a, b).map { abs($0 - $1) }.max() ?? .nan
    }

    var claims: [Claim] {
        [
            Claim(
                "B-107",
                instead: """
                    The step is $1000$ long, and a single weight would change by that. Spread over the {{shortening.weights}} weights of document D's \
                    network, each moves by about {{shortening.each}}. Chaos all the same.
                    """
            ) {
                Condition("one weight, a slope of 10,000, rate 0.1: its change", one, equals: -1_000, within: 1e-3)
                Condition("a network: length of the step", together, equals: 1_000, within: 0.1)
            } beyond: {
                Condition(
                    "a network: change of a weight, root mean square", each, equals: 1_000, within: .relative(0.1))
            },
            Claim("B-108") {
                Condition(
                    "four gradients, three above the limit and one below, against the document's lines in Double: largest difference of an entry",
                    largestDifference(clipped, byHand), isAtMost: 1e-5)
                Condition(
                    "the gradient below the limit, before and after: largest difference of an entry",
                    largestDifference(short.after, short.before), equals: 0, within: 0)
            },
            Claim("B-109") {
                Condition("norm before", before[0], equals: 10_000, within: 0.1)
                Condition("norm after clipping at 1", after[0], equals: 1, within: 1e-5)
            },
            Claim("B-110") {
                Condition(
                    "cosine of the angle between the gradient and the clipped one", cosines,
                    equals: cosines.map { _ in 1.0 }, within: 1e-6)
            },
            Claim("B-111a") {
                Condition("longest of the clipped gradients", after.max() ?? .nan, isAtMost: 1 + 1e-5)
            },
        ]
    }
}
