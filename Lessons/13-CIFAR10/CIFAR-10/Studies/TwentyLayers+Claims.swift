import Downhill

extension TwentyLayers {
    private var gain: Double { trainings.accuracy(Self.he) - trainings.accuracy(Baseline.scheduled) }
    private var ofShortcuts: Double { trainings.accuracy(Self.short) - trainings.accuracy(Self.plain) }

    /// Ours beside what He's paper reports; nothing, while ours is not whole.
    private var besidePaper: String {
        guard trainings.areWhole([Self.he]) else { return "" }
        let (error, paper) = (1 - trainings.accuracy(Self.he), 0.0875)
        let points = NumberFormat.fixed(2).text(100 * abs(error - paper))
        // Of two networks on ten thousand images.
        let double = NumberFormat.fixed(1).text(200 * (2 * paper * (1 - paper) / 10_000).squareRoot())
        return """
             Ours gets \(NumberFormat.percent(2).text(error)) wrong, \(points) points \(error > paper ? "more" : "fewer"); two deviations of such \
            a difference are \(double).
            """
    }

    var numbers: [Recorded] {
        [
            Recorded("he", trainings.text(trainings.accuracy(Self.he), by: [Self.he])),
            Recorded("cnn", trainings.text(trainings.accuracy(Baseline.scheduled), by: [Baseline.scheduled])),
            Recorded("besidePaper", besidePaper),
            Recorded("adam", trainings.text(trainings.accuracy(Self.adam), by: [Self.adam])),
            Recorded("gain", trainings.text(100 * gain, by: [Self.he, Baseline.scheduled], as: .fixed(1))),
            Recorded("ofShortcuts", trainings.text(100 * ofShortcuts, by: [Self.short, Self.plain], as: .fixed(1))),
        ]
    }

    var claims: [Claim] {
        func mean(_ name: String) -> String { "\(name): test accuracy, mean of the last five epochs" }
        return [
            trainings.claim(
                "B-133", by: [Self.he], accuracy: trainings.accuracy(Self.he), equals: 0.91, mean(Self.he),
                instead: "{{twentyLayers.he}}."),
            trainings.claim(
                "B-134", by: [Self.adam], accuracy: trainings.accuracy(Self.adam), equals: 0.89, mean(Self.adam),
                instead: "{{twentyLayers.adam}} after thirty epochs."),
            trainings.claim(
                "B-137a", by: [Self.he, Baseline.scheduled],
                instead: "{{twentyLayers.gain}} points: {{twentyLayers.he}} less {{twentyLayers.cnn}}.",
                [
                    Condition(
                        "points of accuracy, \(Self.he) less \(Baseline.scheduled)", 100 * gain, equals: 7, within: 2,
                        as: .fixed(1)
                    ).onNetwork()
                ]),
            trainings.claim(
                "B-137b", by: [Self.short, Self.plain], force: .always,
                instead: "Take the shortcuts away, and {{twentyLayers.ofShortcuts}} points go.",
                [
                    Condition(
                        "points of accuracy that twenty layers lose without their shortcuts", 100 * ofShortcuts,
                        isAtLeast: 3.5, as: .fixed(1)
                    ).onNetwork()
                ]),
            Claim(
                "B-138a",
                untestable: "A note on the author's own networks. Ours have one behind every convolution as well."),
        ]
    }
}
