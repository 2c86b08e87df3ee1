import Downhill

extension DepthRuns {
    /// How far chance moves the difference of two networks' test errors: a standard deviation, from the images alone.
    private var chance: Double {
        let error = last(.residual20) { $0.testError }
        return (2 * error * (1 - error) / Double(settings.testImages)).squareRoot()
    }

    private var imagesSeen: Int { settings.trainingImages * settings.epochs }

    var numbers: [Recorded] {
        func error(_ name: String, _ network: Network) -> Recorded {
            Recorded(name, last(network) { $0.trainError }, as: .percent(1))
        }
        return [
            error("plain20", .plain20), error("plain56", .plain56), error("residual20", .residual20),
            error("residual56", .residual56),
            Recorded(
                "difference", abs(last(.residual56) { $0.testError } - last(.residual20) { $0.testError }),
                as: .percent(1)),
            Recorded("chance", chance, as: .percent(1)), Recorded("images", settings.trainingImages),
            Recorded("testImages", settings.testImages), Recorded("epochs", settings.epochs),
            // He 2015 takes 64,000 steps of 128 images.
            Recorded("fewer", 64_000 * 128 / imagesSeen),
        ]
    }

    var claims: [Claim] {
        func error(
            _ name: String, above margin: Double = 0.02, _ value: (TrainingHistory.Epoch) -> Double
        ) -> Condition {
            Condition(
                "without shortcuts: \(name), 56 layers above 20", last(.plain56, value), isAbove: last(.plain20, value),
                by: margin, as: .percent(1)
            ).onNetwork()
        }
        return [
            Claim("B-171") {
                error("training error") { $0.trainError }
                error("test error") { $0.testError }
            },
            Claim("B-078a") {
                error("training error") { $0.trainError }
                Condition(
                    "without shortcuts: test error less training error, 56 layers against 20 and two points",
                    last(.plain56) { $0.testError - $0.trainError },
                    isAtMost: last(.plain20) { $0.testError - $0.trainError } + 0.02, as: .percent(1)
                ).onNetwork()
            },
            Claim(
                "B-078b",
                pending:
                    "It takes a training until the error falls no more: at the full rate it still fell, after one part in {{depthRuns.fewer}} of the paper's budget. (On the lesson's digits twenty plain layers are only slow.)"
            ),
            Claim(
                "B-077",
                untestable:
                    "The document says neither which networks these are, nor how long they were trained, nor on how many images."
            ) {
                Condition(
                    "plain-20: training accuracy of the last epoch", last(.plain20) { 1 - $0.trainError }, equals: 0.78,
                    within: 0.03, as: .percent(1)
                ).onNetwork()
            },
            Claim(
                "B-090",
                pending:
                    "It takes networks that are “trained properly”: the paper's budget, of which the runs here have had one part in {{depthRuns.fewer}}."
            ),
            Claim(
                "B-170", pending: "It takes the paper's budget, and ResNet-110, which is not trained here."
            ),
        ]
    }
}
