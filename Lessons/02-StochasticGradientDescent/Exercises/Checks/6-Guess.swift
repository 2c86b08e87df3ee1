import Checking
@testable import Exercise

check { inputs, record in
    switch inputs.words("question") {
    case "a": record("noise without replacement, in percent of that with", noiseInPercent)
    default: record("different digits in a batch of 8", digitsInBatch)
    }
}
