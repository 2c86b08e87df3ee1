import Downhill

extension OnDigits {
    var numbers: [Recorded] {
        [
            Recorded("seeds", descent.runs.values.count), Recorded("descent", descent.cost),
            Recorded("momentum", momentum.cost),
        ]
    }

    var claims: [Claim] {
        let places = neighbours
        func conditions(_ place: (η: Double, momentum: Double, slower: Double, faster: Double)) -> [Condition] {
            let η = NumberFormat.significant(2).text(place.η)
            return [
                Condition(
                    "η = \(η): loss against descent's at 5.6 times that rate", place.momentum, isBelow: place.slower),
                Condition(
                    "η = \(η): loss against descent's at 18 times that rate", place.momentum, isAbove: place.faster),
            ]
        }
        return [
            Claim(
                "Yuan-2016", says: "Momentum at a small rate η behaves as gradient descent at η/(1 − γ).",
                force: .always
            ) {
                for place in places.filter({ $0.η < 0.02 }) { conditions(place) }
            }
        ]
    }
}
