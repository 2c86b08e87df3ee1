import Checking
@testable import Exercise

/// After how many steps a batch is known by heart. In: the number of classes, of steps, the loss before each step, the share that is right after it.
/// Out: the steps, or −1.
serve { request in
    let count = Int(request[1])
    let (losses, accuracies) = (request[2..<(2 + count)], request[(2 + count)...])
    var taken = 0
    let steps = stepsUntilKnown(
        classes: Int(request[0]),
        step: {
            taken += 1
            return losses[losses.startIndex + min(taken, count) - 1]
        },
        accuracy: { taken == 0 ? 0 : accuracies[accuracies.startIndex + min(taken, count) - 1] })
    return [steps.map { Double($0) } ?? -1]
}
