import Checking
@testable import Exercise

check { inputs, record in
    switch inputs.words("question") {
    case "a": record("whole epochs before the first cut", wholeEpochs)
    case "b": record("the standard error in percentage points", standardError)
    case "c": record("versions of an image", versions)
    case "d": record("the share that is kept", kept)
    default: record("steps until the share 1/e is left", memory)
    }
}
