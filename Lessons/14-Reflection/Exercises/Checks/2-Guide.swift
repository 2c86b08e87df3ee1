import Checking
@testable import Exercise

check { inputs, record in
    let losses = inputs.list("losses")
    record("the loss explodes", explodes(losses))
    record("the loss swings", swings(losses))
    for (name, varies) in [("known", true), ("not known", false)] {
        let sight = Sighting(
            byHeart: inputs["byHeart"], losses: losses, ratesTried: inputs.list("ratesTried"),
            bestRate: inputs["bestRate"], training: inputs["training"], new: inputs["new"], goal: inputs["goal"],
            isKnownWhatVaries: varies)
        record("advice, if it is \(name) what varies", advice(for: sight).rawValue)
    }
    record("it explodes, if one more loss is infinite", explodes(losses + [.infinity]))
    record("it explodes, if one more loss is NaN", explodes(losses + [.nan]))
}
