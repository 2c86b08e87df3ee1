import Checking
@testable import Exercise

check { inputs, record in
    let recipe = Recipe(
        steps: inputs.int("steps"), batchSize: inputs.int("batchSize"), firstRate: inputs["firstRate"],
        cuts: inputs.ints("cuts"), warmUp: inputs.int("warmUp"))
    for step in inputs.ints("at") { record("rate of step \(step)", recipe.rate(at: step)) }
    for step in inputs.ints("at") {
        record("epoch of step \(step)", recipe.epoch(of: step, images: inputs.int("images")))
    }
    func tell(_ other: Recipe, _ name: String) {
        record("\(name): cuts", other.cuts)
        record("\(name): steps", other.steps)
        record("\(name): warm-up", other.warmUp)
        record("\(name): first rate", other.firstRate)
        record("\(name): size of a batch", other.batchSize)
        record("\(name): rate of its last step", other.rate(at: other.steps - 1))
    }
    tell(recipe.shortened(to: inputs.int("shortened")), "shortened")
    tell(recipe.withBatches(of: inputs.int("batches")), "with other batches")
}
