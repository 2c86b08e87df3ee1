import Downhill

extension LossScale: Study {
    var curves: Exhibit {
        .figure(
            Facets("The scale of the loss moves gradient descent's curve and not RMSProp's", columns: 2, sharing: .both)
            {
                Plot("the usual loss, and the loss × 100") {
                    LineMark(
                        x: descent.plain.arrived.map { $0.rate / 100 }, y: descent.plain.arrived.map(\.cost)
                    ).theory()
                    descent.plain.curve(by: "gradient descent")
                    descent.hundredfold.curve(by: "gradient descent, loss × 100")
                    rmsprop.plain.curve(by: "RMSProp")
                    rmsprop.hundredfold.curve(by: "RMSProp, loss × 100")
                }.xAxis("learning rate η", .log(1e-4...10)).yAxis("training loss after 2 epochs", .log(0.1...5))
                Plot("every second column of pixels in other units") {
                    descent.uneven.curve(by: "gradient descent")
                    rmsprop.uneven.curve(by: "RMSProp")
                }.xAxis("learning rate η", .log(1e-4...10)).yAxis("training loss after 2 epochs", .log(0.1...5))
            }, named: "network",
            alt: """
                Training loss against learning rate. Left, gradient descent's curve moves to a hundred times smaller rates when the loss is \
                multiplied by a hundred, RMSProp's two curves lie on each other. Right, both with uneven pixels.
                """,
            caption: """
                A hundred times the loss moves gradient descent's curve and not RMSProp's. With uneven pixels both end higher. Best losses, each good to a fifth of itself, \
                gradient descent and RMSProp: {{lossScale.descent}} and {{lossScale.rmsprop}} with even pixels, {{lossScale.descent.uneven}} \
                and {{lossScale.rmsprop.uneven}} with uneven ones. Medians of {{lossScale.seeds}} seeds, marked at every rate tried; the band is gradient descent's own curve, moved by a hundred.
                """)
    }

    var exhibits: [Exhibit] { [curves] }

    var numbers: [Recorded] {
        [
            Recorded("seeds", atOneRate.plain.values.count),
            Recorded("descent", descent.plain.cost, as: .significant(2)),
            Recorded("rmsprop", rmsprop.plain.cost, as: .significant(2)),
            Recorded("descent.uneven", descent.uneven.cost, as: .significant(2)),
            Recorded("rmsprop.uneven", rmsprop.uneven.cost, as: .significant(2)),
            Recorded("rmsprop.without", without.cost, as: .significant(2)),
            Recorded("descent.without", descentWithout.cost, as: .significant(2)),
            Recorded("descent.rate", descent.plain.rate, as: .significant(1)),
            Recorded("descent.rate.hundredfold", descent.hundredfold.rate, as: .significant(1)),
            Recorded("rmsprop.rate", rmsprop.plain.rate, as: .significant(1)),
            Recorded("rmsprop.rate.hundredfold", rmsprop.hundredfold.rate, as: .significant(1)),
        ]
    }
}
