import Checking
@testable import Exercise

/// An epoch's batches. In: the size of a batch, then the order of the samples. Out: each batch after its length.
serve { request in
    var batches = Batches(order: request.dropFirst().map { Int($0) }, size: Int(request[0]), dropsIncomplete: false)
    var answer: [Double] = []
    while answer.count <= 2 * request.count, let batch = batches.next() {
        answer += [Double(batch.count)] + batch.map { Double($0) }
    }
    return answer
}
