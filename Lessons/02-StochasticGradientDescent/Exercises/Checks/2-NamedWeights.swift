import Checking
@testable import Exercise

check { inputs, record in
    let tensors = inputs.has("tensors") ? inputs.words("tensors") : "weight bias"
    var weights = tensors.split(separator: " ").map(String.init).map { NamedTensor(name: $0, values: inputs.list($0)) }
    let names = inputs.words("order").split(separator: " ").map(String.init)
    var (rule, another) = (SGD(learningRate: inputs["learningRate"]), SGD(learningRate: inputs["learningRate"]))
    var numbers = inputs.list("gradients")[...]
    var step = 0
    while !numbers.isEmpty {
        step += 1
        var gradients = names.map { name in
            let size = inputs.list(name).count
            defer { numbers = numbers.dropFirst(size) }
            return NamedTensor(name: name, values: Array(numbers.prefix(size)))
        }
        if inputs.has("broken"), inputs.int("broken") == step {
            for i in gradients.indices where inputs.words("in").contains(gradients[i].name) {
                let place = inputs.has("at") ? inputs.int("at") : gradients[i].values.count - 1
                gradients[i].values[place] = Double(inputs.words("value")) ?? .nan
            }
        }
        do {
            try rule.step(&weights, along: gradients)
            record("error in step \(step)", "none")
        } catch GradientError.notFinite(let name) {
            record("error in step \(step)", "not finite: \(name)")
        }
        for tensor in weights { record("\(tensor.name) after step \(step)", tensor.values) }
        record("steps counted after step \(step)", rule.steps)
    }
    let sound = names.map { NamedTensor(name: $0, values: inputs.list($0).map { _ in 1 }) }
    try another.step(&weights, along: sound)
    record("steps counted by another optimizer after its first", another.steps)
}
