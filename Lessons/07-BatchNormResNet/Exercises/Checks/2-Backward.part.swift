import Checking
@testable import Exercise

/// The way back through every channel. In: ε, the number of channels, gains, then the inputs and the pulls, sample by sample. Out: what reaches
/// the inputs, sample by sample, the gains and the offsets.
serve { request in
    let channels = Int(request[1])
    let gains = request[2..<(2 + channels)]
    let numbers = Array(request[(2 + channels)...])
    let samples = numbers.count / 2 / channels
    var inputs = [Double](repeating: 0, count: samples * channels)
    var (gainSlopes, offsetSlopes): ([Double], [Double]) = ([], [])
    for (channel, gain) in gains.enumerated() {
        let places = (0..<samples).map { $0 * channels + channel }
        let slopes = backward(
            through: places.map { numbers[$0] }, pull: places.map { numbers[samples * channels + $0] }, gain: gain,
            epsilon: request[0])
        for (place, slope) in zip(places, slopes.input) { inputs[place] = slope }
        gainSlopes.append(slopes.gain)
        offsetSlopes.append(slopes.offset)
    }
    return inputs + gainSlopes + offsetSlopes
}
