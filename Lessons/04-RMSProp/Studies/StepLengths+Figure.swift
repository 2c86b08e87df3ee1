import Downhill

extension StepLengths: Study {
    var lengths: Exhibit {
        let times = (1...60).map { Double($0) }
        return .figure(
            Facets("RMSProp takes out the slope's size, and notices a change late", columns: 2, sharing: .none) {
                Plot("the slope stays the same") {
                    LineMark(x: times, y: times.map(Self.predictedRMSProp)).theory()
                    LineMark(x: times, y: times.map(Self.predictedAdaGrad)).theory()
                    PointMark(x: times, y: steady.rmsprop, by: "RMSProp").unlabelled()
                    PointMark(x: times, y: steady.adagrad, by: "AdaGrad").unlabelled()
                    TextMark("RMSProp", at: [times[40], steady.rmsprop[40]], .above).color(.teal)
                    TextMark("AdaGrad", at: [times[40], steady.adagrad[40]], .above, distance: 9).color(.rose)
                }.xAxis("step").yAxis("length of the step, in η", .log(0.1...10))
                Plot("slope 1, then 10, then 1 again") {
                    RectangleMark(x: 40...80)
                    LineMark(hill.map { Double($0) }, by: "gradient descent")
                    LineMark(overTheHill.rmsprop, by: "RMSProp")
                    LineMark(overTheHill.adagrad, by: "AdaGrad")
                }.xAxis("step").yAxis("length of the step, in η", .log(0.01...20))
            }, named: "steps",
            alt: """
                Two line charts of step lengths. Under a constant slope RMSProp's fall to η and AdaGrad's keep falling. Where the slope \
                rises tenfold RMSProp's steps leap and settle; where it falls again they are short for a while.
                """,
            caption: """
                Left: points measured, bands predicted, $1/\\sqrt{1-\\beta^t}$ and $1/\\sqrt t$. Right: on the steep stretch (shaded) gradient \
                descent steps ten times as far. RMSProp leaps to {{stepLengths.leap}} η at its edge, settles at η, and creeps at \
                {{stepLengths.creep}} η when the slope is gentle again, until the steep stretch is forgotten. AdaGrad does not forget.
                """)
    }

    var exhibits: [Exhibit] { [lengths] }

    var numbers: [Recorded] {
        [
            Recorded("leap", ontoHill, as: .significant(2)), Recorded("creep", offHill, as: .significant(1)),
            Recorded("onGentle", firstOnGentle, as: .fixed(4)), Recorded("onSteep", firstOnSteep, as: .fixed(4)),
        ]
    }
}
