import Downhill

extension Curves {
    /// What each bug is, in which model it was planted, and how its curve looks.
    var key: Exhibit {
        let looks = [
            (alike, "as if nothing were wrong"), (slower, "falls, but not so far"), (stuck, "stuck"),
            (jumping, "jumps or explodes"),
        ]
        func look(_ name: String) -> String {
            looks.first { curves, _ in curves.contains { $0.name == name } }?.1 ?? "none"
        }
        return .table(
            Table(
                "The \(Bug.all.count) bugs", columns: ["bug", "what is wrong", "planted in", "curve"],
                rows: Bug.all.map { [$0.name, Self.meanings[$0.name] ?? "?", $0.kind.rawValue, look($0.name)] }))
    }

    private static let meanings = [
        "dead layer": "the hidden biases start at −10, so that no unit ever fires",
        "all weights zero": "all weights start at 0",
        "all units alike": "all weights start the same, so that all hidden units stay copies of one",
        "initial weights × 10": "all weights start ten times too large",
        "reshaped, not transposed":
            "`reshaped` stands where rows and columns should be exchanged: each image becomes a mixture",
        "sum for mean": "the loss is the sum over the batch",
        "softmax twice": "the model ends in a softmax, and the loss has another",
        "ReLU on the scores": "scores below zero are cut off",
        "labels off by one, loss": "the loss takes each 3 for a 4; the accuracy does not",
        "wrong sign": "steps go uphill",
        "first layer detached": "no gradient reaches the first layer",
        "first layer not optimized": "the first layer has a gradient, and the optimizer does not move it",
        "learning rate × 100": "a hundred times the usual rate",
        "learning rate ÷ 100": "a hundredth of it",
        "gradient never cleared": "every step goes along the sum of all gradients so far",
        "gradient one step late": "every step goes along the gradient of the one before",
        "weight decay of 1": "every step also pulls all weights strongly towards 0",
        "pixels from 0 to 255": "the images are not brought to mean 0 and deviation 1",
        "pixel by pixel, 0/0": "each pixel is divided by its own deviation, which is 0 where it is always blank",
        "sorted, not shuffled": "first come all zeros, then all ones, and so on",
        "images, labels apart": "the labels are shuffled without their images",
        "a class missing": "no 9 is among the training images",
        "augmented beyond recognition": "images are moved by up to seven of their eight pixels",
        "digits mirrored": "half of the images are mirrored",
        "labels off by one, file": "each 3 is called a 4, in the file and so everywhere",
        "batch norm in inference": "batch norm uses its running averages while training",
        "tested in training mode": "batch norm uses the statistics of the batch in the test",
        "test images not normalised": "training images are brought to mean 0 and deviation 1, test images are not",
    ]
}
