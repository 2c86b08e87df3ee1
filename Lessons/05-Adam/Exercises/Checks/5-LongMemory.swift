import Checking
@testable import Exercise

check { inputs, record in
    switch inputs.words("question") {
    case "a": record("typical step under coin tosses, in per cent of η", coinStep)
    default: record("thousands of steps until half of η", thousandsOfSteps)
    }
}
