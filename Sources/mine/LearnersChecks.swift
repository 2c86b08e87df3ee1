import Downhill
import Foundation

/// What a learner's checks of lesson 8 say of this training: nothing where they are not written yet.
struct LearnersChecks {
    private let processes: [Part: PartProcess]

    init(_ processes: [Part: PartProcess]) { self.processes = processes }

    /// Whether sixteen digits are known by heart, by a copy of the network.
    func byHeart(_ images: ImageSet, _ network: Network, _ optimizer: Optimizer) throws -> [String] {
        guard let process = processes[.byHeart] else { return [] }
        let (steps, library) = (100, NormPart(forward: nil, backward: nil))
        var (network, optimizer) = (network, optimizer)
        let batch = images.batch(at: Array(0..<images.count))
        var (losses, accuracies): ([Double], [Double]) = ([], [])
        for _ in 0..<steps {
            let (scores, gradient) = try network.scoresAndGradient(batch.images, library) { scores in
                var copy = scores
                let (loss, slopes) = valueAndGradient(at: &copy) { crossEntropy($0, batch.labels) }
                losses.append(Double(loss))
                return Tensor(slopes.flatMap { $0.tensor.scalars }, shape: scores.shape)
            }
            if losses.count > 1 { accuracies.append(Double(accuracy(scores, batch.labels))) }
            try optimizer.update(&network, along: gradient)
        }
        accuracies.append(accuracies.last ?? 0)
        let answer = try process.ask([10, Double(steps)] + losses + accuracies, expecting: 1)[0]
        return [
            answer < 0
                ? "One batch by heart: not within a hundred steps." : "One batch by heart: after \(Int(answer)) steps."
        ]
    }

    func firstLoss(_ scores: [Double], _ labels: [Int]) throws -> [String] {
        guard let process = processes[.firstLoss] else { return [] }
        let request = [10, Double(labels.count)] + labels.map { Double($0) } + scores
        let answer = try process.ask(request, expecting: 2)
        let verdict = ["passed", "warning", "failed"][min(max(Int(answer[1]), 0), 2)]
        return ["The first loss, \(String(format: "%.3f", answer[0])): \(verdict)."]
    }

    func firstStep(from before: Network, to after: Network, along gradient: Parameters) throws -> [String] {
        guard let process = processes[.firstStep] else { return [] }
        let layers = ["first", "norm", "last"]
        let slopes = layers.map { layer in
            gradient.filter { $0.name.hasPrefix(layer + ".") }.flatMap { $0.tensor.scalars.map { Double($0) } }
        }
        let request =
            [Double(layers.count)] + slopes.map { Double($0.count) } + before.numbers + after.numbers
            + slopes.flatMap(\.self)
        let answer = try process.ask(request, expecting: layers.count + 1)
        let ratios = answer.prefix(layers.count).map { String(format: "%.2f %%", 100 * $0) }.joined(separator: ", ")
        return [
            "The first step moves the layers by \(ratios); its cosine with the way downhill is "
                + "\(String(format: "%.2f", answer[layers.count]))."
        ]
    }
}
