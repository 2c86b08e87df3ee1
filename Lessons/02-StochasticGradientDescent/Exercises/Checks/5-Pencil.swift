import Checking
@testable import Exercise

check { inputs, record in
    switch inputs.words("question") {
    case "a": record("the batch size", batchSize)
    case "b": record("the number of updates", updates)
    case "c": record("the height", height)
    default: record("the new height", newHeight)
    }
}
