import Checking
@testable import Exercise

check { inputs, record in
    let methods = inputs.words("methods").split(separator: " ").map(String.init)
    let (rates, work) = (inputs.list("rates"), inputs.list("workPerEpoch"))
    let (heldOut, test) = (inputs.list("heldOut"), inputs.list("test"))
    let epochs = heldOut.count / methods.count
    let trainings = methods.indices.map { index in
        let own = (index * epochs)..<((index + 1) * epochs)
        return Training(
            method: methods[index], rate: rates[index], workPerEpoch: work[index], heldOut: Array(heldOut[own]),
            test: Array(test[own]))
    }
    let budget = inputs["budget"]
    for method in Set(methods).sorted() {
        for row in rows(of: method, in: trainings, budget: budget) {
            record("held-out loss of \(method) at the rate \(row.rate)", row.heldOut)
            record("test of \(method) at the rate \(row.rate)", row.test)
        }
    }
    for (place, row) in table(of: trainings, budget: budget).enumerated() {
        record("place \(place + 1)", row.method)
        record("its rate", row.rate)
        record("its held-out loss", row.heldOut)
        record("its test", row.test)
    }
}
