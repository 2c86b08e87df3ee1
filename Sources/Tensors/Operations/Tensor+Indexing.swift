// Parts of tensors, and tensors put together from parts.

extension Tensor {
    /// The entries at these places of the first axis, in that order: the rows of a matrix, the images of a batch.
    ///
    /// A place may occur more than once; its gradients add up.
    public func gathering(_ places: [Int]) -> Tensor {
        guard shape.rank > 0, places.allSatisfy({ 0 <= $0 && $0 < shape[0] }) else {
            shapeMismatch("gathering", shape, [places.count], remedy: "every place must be one of the first axis.")
        }
        let width = shape.count / max(shape[0], 1)
        let result = Tensor(shape: shape.replacing(0, with: places.count)) { target in
            withUnsafeScalars { x in
                for (row, place) in places.enumerated() {
                    for k in 0..<width { target.initializeElement(at: row * width + k, to: x[place * width + k]) }
                }
            }
        }
        return result.recorded(from: self) { [shape] g in
            var gradient = Tensor.zeros(shape)
            gradient.withUnsafeMutableScalars { dx in
                g.withUnsafeScalars { dy in
                    for (row, place) in places.enumerated() {
                        for k in 0..<width { dx[place * width + k] += dy[row * width + k] }
                    }
                }
            }
            return gradient
        }.withTangent(from: self) { ẋ, _ in ẋ.gathering(places) }
    }

    /// Every `step`-th entry within a range of one axis.
    public func sliced(_ range: Range<Int>, along axis: Int, by step: Int = 1) -> Tensor {
        guard 0 <= axis, axis < shape.rank, 0 <= range.lowerBound, range.upperBound <= shape[axis], step > 0 else {
            shapeMismatch("sliced(\(range), along: \(axis), by: \(step))", shape, remedy: "stay within the extents.")
        }
        let part = AxisPart(
            of: shape, axis: axis, start: range.lowerBound, step: step, count: (range.count + step - 1) / step)
        let result = Tensor(shape: shape.replacing(axis, with: part.count)) { target in
            withUnsafeScalars { x in
                part.forEachRun { whole, run, width in
                    for k in 0..<width { target.initializeElement(at: run + k, to: x[whole + k]) }
                }
            }
        }
        return result.recorded(from: self) { g in part.embedded(g) }
            .withTangent(from: self) { ẋ, _ in ẋ.sliced(range, along: axis, by: step) }
    }

    /// Zeros put before and after along one axis.
    public func padded(before: Int, after: Int, along axis: Int) -> Tensor {
        guard 0 <= axis, axis < shape.rank, before >= 0, after >= 0 else {
            shapeMismatch(
                "padded(before: \(before), after: \(after), along: \(axis))", shape, remedy: "pad by 0 or more.")
        }
        let extent = shape[axis]
        let whole = shape.replacing(axis, with: before + extent + after)
        let part = AxisPart(of: whole, axis: axis, start: before, step: 1, count: extent)
        return part.embedded(detached).recorded(from: self) { g in g.sliced(before..<before + extent, along: axis) }
            .withTangent(from: self) { ẋ, _ in ẋ.padded(before: before, after: after, along: axis) }
    }

    /// Tensors put one after the other along an axis; their other extents are equal.
    public static func concatenated(_ tensors: [Tensor], along axis: Int) -> Tensor {
        guard let first = tensors.first, 0 <= axis, axis < first.shape.rank,
            tensors.allSatisfy({
                $0.shape.rank == first.shape.rank
                    && $0.shape.replacing(axis, with: 0) == first.shape.replacing(axis, with: 0)
            })
        else {
            fatalError(
                "concatenated(along: \(axis)): \(tensors.map(\.shape.description).joined(separator: " and ")) do not fit; "
                    + "all extents but that axis must be equal.")
        }
        let starts = tensors.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.shape[axis]) }
        let whole = first.shape.replacing(axis, with: starts[tensors.count])
        var result = Tensor.zeros(whole)
        for (tensor, start) in zip(tensors, starts) {
            AxisPart(of: whole, axis: axis, start: start, step: 1, count: tensor.shape[axis]).copy(
                tensor, into: &result)
        }
        return result.recorded(from: tensors) { [wanted = tensors.map(\.isTracked)] g in
            zip(wanted, zip(starts, starts.dropFirst())).map { isWanted, bounds in
                isWanted ? g.sliced(bounds.0..<bounds.1, along: axis) : nil
            }
        }.withTangent(from: tensors) { tangents, _ in
            concatenated(zip(tangents, tensors).map { $0 ?? .zeros($1.shape) }, along: axis)
        }
    }
}

/// Some of the places along one axis of a whole, evenly spaced.
private struct AxisPart: Sendable {
    let whole: Shape
    let axis: Int, start: Int, step: Int, count: Int

    /// How many scalars lie together at one place of the axis.
    let width: Int

    init(of whole: Shape, axis: Int, start: Int, step: Int, count: Int) {
        self.whole = whole
        self.axis = axis
        self.start = start
        self.step = step
        self.count = count
        width = whole.extents.dropFirst(axis + 1).reduce(1, *)
    }

    /// Calls `body` with where each run of scalars begins in the whole and in the part, and its length. Neighbouring places make
    /// one run.
    @inline(__always)
    func forEachRun(_ body: (_ whole: Int, _ part: Int, _ width: Int) -> Void) {
        let (runs, places) = step == 1 ? (1, count) : (count, 1)
        for outer in 0..<whole.extents.prefix(axis).reduce(1, *) {
            for i in 0..<runs {
                body((outer * whole[axis] + start + i * step) * width, (outer * count + i) * width, places * width)
            }
        }
    }

    func copy(_ part: Tensor, into result: inout Tensor) {
        result.withUnsafeMutableScalars { target in
            part.withUnsafeScalars { x in
                forEachRun { whole, run, width in
                    for k in 0..<width { target[whole + k] = x[run + k] }
                }
            }
        }
    }

    /// The part in its place, among zeros.
    func embedded(_ part: Tensor) -> Tensor {
        var result = Tensor.zeros(whole)
        copy(part, into: &result)
        return result
    }
}
