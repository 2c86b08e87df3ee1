import Checking
@testable import Exercise

check { inputs, record in
    let gradient = backward(
        through: inputs.list("x"), pull: inputs.list("g"), gain: inputs["gain"], epsilon: inputs["epsilon"])
    record("gradient for the offset β", gradient.offset)
    record("gradient for the gain γ", gradient.gain)
    record("gradient for the inputs", gradient.input)
    record("sum of the gradient for the inputs", gradient.input.reduce(0, +))
}
