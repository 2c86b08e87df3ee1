import Checking
@testable import Exercise

check { inputs, record in
    switch inputs.words("question") {
    case "a": record("the sharpness at the edge", sharpness)
    case "b": record("the distance at rest", distance)
    case "c": record("the third quotient", thirdQuotient)
    default: record("the mean curvature of a random slice", seen)
    }
}
