import Checking
@testable import Exercise

check { _, record in
    record("learningRate", learningRate)
    record("momentum", momentum)
}
