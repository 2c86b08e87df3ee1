import Tensors

/// A finite set of samples from which batches are gathered.
///
/// ```swift
/// for batch in digits.train.batches(of: 64, using: &generator) {
///     …  // batch.images, batch.labels
/// }
/// ```
public protocol Dataset<Target>: Sendable {
    /// What belongs to every batch's inputs: labels, `[Int]`, or a `Tensor`.
    associatedtype Target: Sendable

    /// The number of samples.
    var count: Int { get }

    /// The samples at these places, in this order.
    func batch(at indices: [Int]) -> Batch<Target>
}

extension Dataset {
    /// One epoch in a fresh random order: every sample once, the last batch incomplete where `size` does not divide
    /// `count`.
    ///
    /// - Parameter dropsLast: Leaves an incomplete last batch out (PyTorch's `drop_last`). Its samples differ from epoch to epoch.
    public func batches(
        of size: Int, using generator: inout SplitMix64, droppingLast dropsLast: Bool = false
    ) -> Batches<Self> {
        let epoch = generator.split("epoch")
        return Batches(
            source: self, order: generator.permutation(of: count), size: size, dropsLast: dropsLast, epoch: epoch)
    }

    /// One pass in the order of the set, the last batch incomplete where `size` does not divide `count`.
    ///
    /// - Parameter dropsLast: Leaves an incomplete last batch out.
    public func batches(of size: Int, droppingLast dropsLast: Bool = false) -> Batches<Self> {
        Batches(
            source: self, order: Array(0..<count), size: size, dropsLast: dropsLast, epoch: SplitMix64(seed: 0))
    }
}

/// One epoch's batches. Only the order is held: each batch is gathered when its turn comes.
public struct Batches<Source: Dataset>: Sequence, Sendable {
    let source: Source
    let order: [Int]
    let size: Int

    /// A source of randomness of this epoch's own, as it stood before the order was drawn from its parent.
    let epoch: SplitMix64

    init(source: Source, order: [Int], size: Int, dropsLast: Bool, epoch: SplitMix64) {
        guard size >= 1 else { fatalError("batches(of: \(size)): a batch holds at least one sample.") }
        self.source = source
        self.order = dropsLast ? order.dropLast(order.count % size) : order
        self.size = size
        self.epoch = epoch
    }

    /// The number of batches, an incomplete last one included: the steps in an epoch.
    public var count: Int { (order.count + size - 1) / size }
    public var underestimatedCount: Int { count }

    /// The places of the samples, batch after batch; what `makeIterator` gathers.
    func indices(ofBatch number: Int) -> [Int] {
        Array(order[number * size..<Swift.min((number + 1) * size, order.count)])
    }

    public func makeIterator() -> some IteratorProtocol<Batch<Source.Target>> {
        (0..<count).lazy.map { source.batch(at: indices(ofBatch: $0)) }.makeIterator()
    }
}
