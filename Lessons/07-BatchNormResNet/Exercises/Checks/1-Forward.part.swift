import Checking
@testable import Exercise

var layer: BatchNorm?

/// The outputs for a batch. In: 1 in training and 0 in inference, the number of channels, gains, offsets, and the samples. Out: their outputs.
serve { request in
    let channels = Int(request[1])
    let gain = Array(request[2..<(2 + channels)])
    let offset = Array(request[(2 + channels)..<(2 + 2 * channels)])
    let batch = stride(from: 2 + 2 * channels, to: request.count, by: channels).map {
        Array(request[$0..<($0 + channels)])
    }
    var norm = layer ?? BatchNorm(gain: gain, offset: offset)
    (norm.gain, norm.offset) = (gain, offset)
    let outputs = request[0] == 1 ? norm.training(batch) : batch.map { norm.inference($0) }
    layer = norm
    return outputs.flatMap { $0 }
}
