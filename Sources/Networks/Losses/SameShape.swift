/// A loss of tensors that broadcast would compare every prediction with every target, and still look like a loss.
func expectSameShape(_ loss: String, _ prediction: Tensor, _ target: Tensor) {
    guard prediction.shape == target.shape else {
        fatalError(
            "\(loss): \(prediction.shape) against \(target.shape) would broadcast; reshape one of them to the other's shape."
        )
    }
}
