import Checking
@testable import Exercise

check { inputs, record in
    let (losses, accuracies) = (inputs.list("losses"), inputs.list("accuracies"))
    for name in ["", ", in a second training"] {
        var taken = 0
        let steps = stepsUntilKnown(
            classes: inputs.int("classes"),
            step: {
                taken += 1
                return losses[min(taken, losses.count) - 1]
            },
            accuracy: { accuracies[min(taken, accuracies.count - 1)] })
        record("known by heart after so many steps\(name)", steps.map { "\($0)" } ?? "never")
        record("steps taken\(name)", taken)
    }
}
