import Downhill

extension Counting {
    var numbers: [Recorded] {
        [
            Recorded("mnist", mnist.updates), Recorded("mnistIn32s", mnistIn32s.updates),
            Recorded("photos", photos.updates),
            Recorded("intensity", intensityOf64 / intensityOfOne, as: .significant(2)),
            Recorded("parameters", parameters[0].count), Recorded("networks", parameters.count),
            Recorded("large", parameters.count { $0.count >= 1_000_000 }),
        ]
    }

    var claims: [Claim] { ofUpdates + ofNetworks }

    private var ofUpdates: [Claim] {
        [
            Claim(
                "D-011",
                instead:
                    "It takes as many steps as the batch goes into the set: on document D's MNIST {{counting.mnist}} in batches of $64$ and {{counting.mnistIn32s}} in batches of $32$, on its photos {{counting.photos}}. A set as large as ImageNet makes it thousands."
            ) {
                for epoch in [mnist, photos] {
                    Condition(
                        "\(epoch.name): steps in the work of one batch step", epoch.updates, isAtLeast: 2_000)
                }
            } beyond: {
                Condition("\(imageNet.name): the same", imageNet.updates, isAtLeast: 2_000)
            },
            Claim("D-016") {
                Condition(
                    "10,000 photos in 64s: updates in a pass, images in the last batch", photosIterated,
                    equals: [157, 16], within: 0)
            },
            Claim("D-022") {
                Condition(
                    "MNIST's 60,000 in 64s: updates in a pass, images in the last batch", mnistIterated,
                    equals: [938, 32], within: 0)
            },
            Claim("D-015") {
                Condition(
                    "digits: gradient of a batch of 32 off the mean of its 32 gradients, as a share of its length",
                    batchAgainstMean, isAtMost: 1e-5)
            },
            Claim("D-018") {
                Condition(
                    "a stream of 5,000 samples, none of them stored: the weight, which should be 3", weightFromStream,
                    equals: 3, within: 0.1)
            },
            Claim(
                "D-003",
                untestable: "A figure of speech. Nothing is tried and taken back: the gradient says where to go."
            ) {
                Condition(
                    "trial and error proper, samples to twice the regression's lowest loss: the best of five runs",
                    byTrial.quantile(0), isAtMost: 10_000)
            },
            Claim(
                "E-009",
                pending: """
                    It waits for a graphics processor: there is none here. Such processors live on the arithmetic for each number fetched; in document D's \
                    first layer its batches have {{counting.intensity}} times that of single samples.
                    """),
        ]
    }

    private var ofNetworks: [Claim] {
        [
            Claim("D-023") {
                Condition("inputs of a 28×28 image", flattenedImage, equals: 784, within: 0)
                Condition("scores for a batch of 64", scores, equals: [64, 10], within: 0)
                Condition("parameters: 784·128 + 128 + 128·10 + 10", parameters[0].count, equals: 101_770, within: 0)
            },
            Claim(
                "D-001",
                instead:
                    "Of the networks that the documents build or train {{counting.large}} in {{counting.networks}} have a million and more. Document D's own has {{counting.parameters}} parameters."
            ) {
                for (network, count) in parameters {
                    Condition("\(network): parameters", count, isAtLeast: 1_000_000).onNetwork()
                }
            },
        ]
    }
}
