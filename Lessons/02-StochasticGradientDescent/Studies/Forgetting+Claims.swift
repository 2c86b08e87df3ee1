import Downhill

extension Forgetting {
    var numbers: [Recorded] {
        [
            Recorded("nines", ninesAtTheEnd, as: .percent(0)), Recorded("others", othersAtTheEnd, as: .percent(0)),
            Recorded("classes", classesSorted, as: .fixed(1)),
            Recorded("classesShuffled", classesShuffled, as: .fixed(1)),
            Recorded("before", before.median, as: .percent(0)), Recorded("after", after.median, as: .percent(0)),
        ]
    }

    var claims: [Claim] {
        [
            Claim(
                "E-021",
                instead:
                    "It is one where classes come one after the other. Sorted by class the digits lose half of their accuracy; as they are stored, which is mixed, reading them in the same order every epoch costs less than two points."
            ) {
                Condition(
                    "digits sorted by class: accuracy without a shuffle, against with one", sorted, isBelow: shuffled,
                    by: 0.02, as: .percent(1)
                ).onNetwork()
            } beyond: {
                Condition(
                    "digits as they are stored: accuracy without a shuffle, against with one", stored,
                    isBelow: shuffled, by: 0.02, as: .percent(1)
                ).onNetwork()
                Condition(
                    "regression sorted by its answers: where the loss settles without a shuffle, over with one",
                    sortedRegression / shuffledRegression, isAbove: 1.1)
            },
            Claim("E-057a") {
                Condition(
                    "trained networks after one epoch in order of class: accuracy on the digits 0 to 8, against before",
                    after, isBelow: before, by: 0.1,
                    as: .percent(0)
                ).onNetwork()
                Condition(
                    "new networks after 5 epochs: accuracy shuffled above sorted", shuffled, isAbove: sorted, by: 0.1,
                    as: .percent(0)
                ).onNetwork()
            },
            Claim("E-057b") {
                Condition(
                    "classes in a batch of 32: shuffled above sorted", classesShuffled, isAbove: classesSorted, by: 2)
            },
        ]
    }
}
