import Checking
@testable import Exercise

/// How far a step has moved each layer. In: the number of layers, their sizes, all weights before and after, the gradient. Out: a ratio for each layer, and
/// the cosine between the step and the way downhill.
serve { request in
    let layers = Int(request[0])
    let sizes = request[1...layers].map { Int($0) }
    let numbers = Array(request[(1 + layers)...])
    let count = numbers.count / 3
    var (parts, start): ([Layer], Int) = ([], 0)
    for size in sizes {
        func part(_ list: Int) -> [Double] { Array(numbers[(list * count + start)..<(list * count + start + size)]) }
        parts.append(Layer(before: part(0), after: part(1), gradient: part(2)))
        start += size
    }
    return updateRatios(parts) + [descent(parts) ?? .nan]
}
