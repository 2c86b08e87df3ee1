import Checking
@testable import Exercise

check { inputs, record in
    switch inputs.words("question") {
    case "a": record("steps of gradient descent over steps of momentum", timesAsMany)
    default: record("growth of momentum's steps", growth)
    }
}
